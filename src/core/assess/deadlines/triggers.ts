import type { LocalDate } from '../../kernel/civil.ts'
import { beijingDateOf, plusMs, startOfBeijingDay } from '../../kernel/instant.ts'
import type { DeadlineData } from '../../law/shapes.ts'
import { dayOf, type CaseFile, type Dossier, type EventRecord } from '../case-file.ts'
import type { Trigger } from './run-clock.ts'

/** Days on which a clock of deadlines.json began to run, from what was recorded. */
export const triggersOf = (file: CaseFile, clock: DeadlineData): readonly Trigger[] => {
  switch (clock.triggerField) {
    case 'lastInfringement.knownAt':
      return limitationStarts(file)
    case 'complaint.receivedAt':
      return [...fromEvents(file, clock), ...spokenComplaints(file)]
    case 'authority.dutyEndedAt':
    case 'authority.receivedAt':
    case 'sms.receivedAt':
    case 'incident.startedAt':
      // Reckoned from other clocks, or from the calls themselves.
      return []
    default:
      return fromEvents(file, clock)
  }
}

const fromEvents = (file: CaseFile, clock: DeadlineData): readonly Trigger[] => file.events.filter((e) => e.kind === clock.triggerField).map((e) => ({ ...who(e), on: e.on, isDone: isAnswered(file, clock.id, e) }))

export const who = (e: EventRecord): Pick<Trigger, 'party' | 'authority' | 'reference' | 'startedBy'> => ({
  startedBy: [e.decision],
  ...(e.party === undefined ? {} : { party: e.party }),
  ...(e.authority === undefined ? {} : { authority: e.authority }),
  ...(e.reference === undefined ? {} : { reference: e.reference }),
})

/** What ends a clock of somebody else: their answer. */
const answers: Readonly<Record<string, readonly string[]>> = {
  'insurer-decision': ['decision.receivedAt'],
  'insurer-review-apply': ['review.receivedAt'],
  'insurer-review-decide': ['review.decided'],
  'nfra-forward': ['authority.answered'],
  'nfra-receipt': ['authority.answered', 'xinfangOpinion.receivedAt'],
  'nfra-act': ['authority.answered', 'xinfangOpinion.receivedAt'],
  'review-decision': ['review.decided'],
  'xinfang-recheck': ['xinfangRecheck.requested'],
  'samr-handle': ['authority.answered', 'samrComplaint.acceptedAt'],
  'carrier-appeal': ['authority.answered'],
  docket: ['suit.docketed'],
}

const isAnswered = (file: CaseFile, clock: string, e: EventRecord): boolean => file.events.some((a) => (answers[clock] ?? []).includes(a.kind) && a.on >= e.on && a.party === e.party && (a.authority === undefined || e.authority === undefined || a.authority === e.authority) && (a.reference === undefined || e.reference === undefined || a.reference === e.reference)) || (clock === 'insurer-decision' && repliedAfter(file, e.party, e.on))

const repliedAfter = (file: CaseFile, party: Trigger['party'], on: LocalDate): boolean => file.dossiers.some((d) => d.respondent !== undefined && d.respondent.id === party && d.replies.some((r) => r.at.to > startOfBeijingDay(on)))

/** A complaint by phone or face to face is received when it is made; a letter when it arrives (event `complaint.receivedAt`). */
const spokenComplaints = (file: CaseFile): readonly Trigger[] =>
  file.dossiers.flatMap((dossier) =>
    dossier.respondent === undefined || !['insurer', 'intermediary'].includes(dossier.respondent.kind)
      ? []
      : dossier.complaints
          .filter((c) => ['phone', 'chat', 'in-person'].includes(c.mode) && isToRespondent(c.body, dossier))
          .map((c): Trigger => {
            const on = beijingDateOf(plusMs(c.at.to, -1))
            return { startedBy: [c.decision], on, isDone: repliedAfter(file, dossier.respondent?.id, on), ...(c.party === undefined ? {} : { party: c.party }), ...(c.reference === undefined ? {} : { reference: c.reference }) }
          }),
  )

/** 受理单位: the company itself ('insurer': the form's own word for it), not an authority's hotline. */
const isToRespondent = (body: string | undefined, { respondent }: Dossier): boolean => body !== undefined && respondent !== undefined && (body === 'insurer' || body === '保险公司' || [respondent.name, respondent.details.fullName, ...respondent.aliases].some((name) => name !== undefined && name !== '' && body.includes(name)))

const restarts = new Set(['rightsRequest.deliveredAt', 'stopLetter.deliveredAt', 'demand.deliveredAt', 'suit.filed', 'mediation.requested', 'police.reported', 'obligor.agreed'])

/** Three years from the last call by a known organisation, or the day recorded; each demand that arrived begins them anew (CC-195). */
const limitationStarts = (file: CaseFile): readonly Trigger[] =>
  file.dossiers.flatMap((dossier): readonly Trigger[] => {
    const { respondent, calls, messages, events } = dossier
    if (respondent === undefined) return []
    const told = events.filter((e) => e.kind === 'lastInfringement.knownAt').at(-1)
    const days = [calls.at(-1), messages.at(-1)].flatMap((i) => (i === undefined ? [] : [dayOf(i)])).sort()
    const base = told?.on ?? days.at(-1)
    if (base === undefined) return []
    const later = events.filter((e) => restarts.has(e.kind) && e.on > base).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).at(-1)
    const notes = [...(later === undefined ? [] : (['restarted'] as const)), ...(told === undefined ? (['needs-check'] as const) : [])]
    return [{ party: respondent.id, startedBy: [...(later === undefined ? [] : [later.decision]), ...(told === undefined ? [] : [told.decision])], on: later?.on ?? base, notes, isDone: false }]
  })
