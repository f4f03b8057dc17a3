import type { LocalDate } from '../core/kernel/civil.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { DecisionBody, MatterEvent } from '../core/model/decision.ts'
import type { eventKinds } from '../core/model/event-kinds.ts'
import type { FactId, PartyId } from '../core/model/ids.ts'

export type EventKind = (typeof eventKinds)[number]
export const eventGroups = ['letters', 'authority', 'court', 'facts'] as const
export type EventGroup = (typeof eventGroups)[number]

/** What may be written down of one kind of event. `reference`, `authority`: its own places; any other name: a field. */
export type EventForm = { readonly kind: EventKind; readonly group: EventGroup; readonly fields: readonly string[]; /** Set by a court for a day to come. */ readonly isAhead?: boolean }

const of = (group: EventGroup, kinds: readonly (readonly [kind: EventKind, ...fields: readonly string[]])[]): readonly EventForm[] => kinds.map(([kind, ...fields]) => ({ kind, group, fields, ...(kind === 'evidence.limit' || kind === 'hearing.setFor' ? { isAhead: true } : {}) }))

/** Everything that starts, stops or moves a clock, what the court did, and the facts the grounds look at. What moves a clock is recorded beside the clock. */
export const eventForms: readonly EventForm[] = [
  ...of('letters', [
    ['stopLetter.deliveredAt', 'reference'],
    ['rightsRequest.deliveredAt', 'reference'],
    ['demand.deliveredAt', 'reference'],
    ['complaint.receivedAt', 'reference'],
    ['decision.receivedAt', 'reference'],
    ['review.receivedAt', 'reference'],
    ['obligor.agreed'],
    ['lastInfringement.knownAt'],
  ]),
  ...of('authority', [
    ['nfraComplaint.receivedAt', 'authority', 'reference'],
    ['nfraApplication.receivedAt', 'authority', 'reference'],
    ['xinfangOpinion.receivedAt', 'authority', 'reference'],
    ['xinfangRecheck.requested', 'authority', 'reference'],
    ['xinfangRecheck.receivedAt', 'authority', 'reference'],
    ['samrComplaint.receivedAt', 'authority', 'reference'],
    ['samrComplaint.acceptedAt', 'authority', 'reference'],
    ['carrierAppeal.receivedAt', 'authority', 'reference'],
    ['mediation.requested', 'authority', 'reference'],
    ['police.reported', 'authority', 'reference'],
    ['police.openedAt', 'authority', 'reference'],
    ['procuratorateSuggestion.receivedAt', 'authority', 'reference'],
    ['authority.receivedAt', 'authority', 'reference'],
    ['authority.answered', 'authority', 'reference'],
    ['authority.refused', 'authority', 'reference'],
    ['authority.dutyEndedAt', 'authority', 'reference'],
    ['review.acceptedAt', 'authority', 'reference'],
    ['review.decided', 'authority', 'reference'],
  ]),
  ...of('court', [
    ['suit.submittedAt', 'authority'],
    ['suit.filed', 'authority'],
    ['suit.docketed', 'reference', 'authority', 'judge'],
    ['evidence.limit', 'reference'],
    ['hearing.setFor', 'reference'],
    ['opposing.evidence', 'opinion'],
    ['judgment.servedAt', 'reference'],
    ['ruling.servedAt', 'reference'],
  ]),
  ...of('facts', [
    ['visit', 'place', 'what'],
    ['quote-answer'],
    ['quote-compared', 'items'],
    ['published-check', 'place', 'absent'],
    ['privacy-rules', 'owner', 'version', 'recipient'],
    ['link', 'kind', 'missing'],
    ['onlinePosts', 'platform', 'account', 'content', 'price'],
    ['opt-out', 'sender', 'signature'],
  ]),
]

export type EventDraft = { readonly kind: EventKind; readonly on: LocalDate; readonly party?: PartyId; readonly source?: Sha256; readonly words: string; readonly values: Readonly<Record<string, string>> }

/** A draft as the fact that is laid down; what was left empty is not written. */
export const eventOf = ({ kind, on, party, source, words, values }: EventDraft): DecisionBody => {
  const filled = Object.fromEntries(Object.entries(values).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])))
  const { reference, authority, ...fields } = filled
  return {
    kind: 'record-event',
    event: {
      kind,
      on,
      ...(party === undefined ? {} : { party }),
      ...(reference === undefined ? {} : { reference }),
      ...(authority === undefined ? {} : { authority }),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
      ...(Object.keys(fields).length === 0 ? {} : { fields }),
      proofs: source === undefined ? [] : [{ source }],
    },
  }
}

/** What may happen to a clock that runs. */
export const clockMoves = ['deadline.done', 'deadline.extended', 'deadline.suspended', 'deadline.resumed', 'deadline.restarted'] as const
export type ClockMove = (typeof clockMoves)[number]

/** Which clock it is, as its line on the screen knows it. */
export type ClockOf = { readonly clock: string; readonly startedBy?: string; readonly month?: string; readonly party?: PartyId }

export const moveOf = (move: ClockMove, { clock, startedBy, month, party }: ClockOf, given: { readonly on: LocalDate; readonly until?: LocalDate; readonly source?: Sha256; readonly words: string }): DecisionBody =>
  eventOf({
    kind: move,
    on: given.on,
    words: given.words,
    ...(party === undefined ? {} : { party }),
    ...(given.source === undefined ? {} : { source: given.source }),
    values: { deadline: clock, ...(startedBy === undefined ? {} : { started: startedBy }), ...(month === undefined ? {} : { month }), ...(given.until === undefined ? {} : { until: given.until }) },
  })

/** 质证意见 on a paper of the other side: the record before it is taken back and a new one takes its place. */
export const opinionOf = (decision: FactId, event: MatterEvent, opinion: string): readonly DecisionBody[] => [
  { kind: 'undo', decision },
  { kind: 'record-event', event: { ...event, fields: { ...event.fields, opinion: opinion.trim() } } },
]
