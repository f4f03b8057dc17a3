/**
 * Kinds of `MatterEvent` that start, stop or move a clock, or that a ground looks at. The clocks' own are the `triggerField` of deadlines.json.
 * A kind that is not here is kept and shown, and starts nothing.
 */
export const eventKinds = [
  'complaint.receivedAt',
  'decision.receivedAt',
  'review.receivedAt',
  'nfraComplaint.receivedAt',
  'nfraApplication.receivedAt',
  'authority.dutyEndedAt',
  'authority.receivedAt',
  'authority.answered',
  // An express refusal: outside the rule for silence (ADREV-23).
  'authority.refused',
  'xinfangRecheck.requested',
  'review.acceptedAt',
  'review.decided',
  'xinfangOpinion.receivedAt',
  'xinfangRecheck.receivedAt',
  'samrComplaint.receivedAt',
  'samrComplaint.acceptedAt',
  'police.openedAt',
  'carrierAppeal.receivedAt',
  'lastInfringement.knownAt',
  'judgment.servedAt',
  'ruling.servedAt',
  'suit.submittedAt',
  'procuratorateSuggestion.receivedAt',
  // A letter of ours arrived: these also restart the limitation period (CC-195, LIM-8).
  'rightsRequest.deliveredAt',
  'stopLetter.deliveredAt',
  'demand.deliveredAt',
  // Other restarts of the limitation period (LIM-10, 12, 13, CC-195).
  'suit.filed',
  'mediation.requested',
  'police.reported',
  'obligor.agreed',
  // What moves a running clock; `fields.deadline` names it.
  'deadline.extended',
  'deadline.suspended',
  'deadline.resumed',
  'deadline.restarted',
  'deadline.done',
  // After filing.
  'suit.docketed',
  'evidence.limit',
  'hearing.setFor',
  'opposing.evidence',
  // Facts the grounds look at.
  'visit',
  'quote-answer',
  'published-check',
  'privacy-rules',
  'quote-compared',
  'opt-out',
  'onlinePosts',
  'link',
  'groupRows',
  'carrierFacts',
  'document',
] as const
