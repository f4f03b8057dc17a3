import { groupsOf } from '../../core/kernel/list.ts'
import { daysOf, type LocalDate } from '../../core/kernel/civil.ts'
import type { When } from '../../core/kernel/when.ts'
import { isCountedCall, provenBy, type AttributedIncident } from '../../core/model/incident.ts'
import type { IncidentId, ObservationId, PartyId } from '../../core/model/ids.ts'
import type { CoverageGap } from '../../core/model/log.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { IdentityBasis } from '../../core/model/party.ts'
import type { LogKind } from '../../core/model/reading-run.ts'
import { afterPleadable, afterRefusal } from './after-refusal.ts'
import { callersOf, type Callers } from './callers.ts'
import { levelsOf, type LevelCount } from './levels.ts'
import { dayOf, inScope, inTime, isToOwner, partyNameOf, standingOf, type Look } from './matter-page.ts'
import { oncePer } from '../../core/kernel/once-per.ts'
import { openRecordings } from './recording-links.ts'
import { reviewQueue } from './review.ts'
import { kindOfSource } from './source-kind.ts'

/** What the list is narrowed to. Absent: everything in scope. */
export type IncidentFilter = { readonly only?: 'after-refusal' | 'uncounted' | 'doubtful' | 'conflict' | 'message'; readonly party?: PartyId | 'unknown'; readonly agent?: PartyId; readonly number?: string; readonly day?: LocalDate }

export type IncidentRow = {
  readonly id: IncidentId
  /** Its number among the counted, in time; the uncounted have none. */
  readonly number?: number
  readonly when?: When
  readonly otherNumber: string
  readonly party?: string
  readonly identity?: IdentityBasis
  readonly callerName?: string
  readonly kind: AttributedIncident['kind']
  readonly direction: NonNullable<AttributedIncident['direction']>
  readonly wasAnswered?: boolean
  readonly durationSeconds?: number
  readonly ringSeconds?: number
  readonly knew: readonly string[]
  readonly strength: number
  readonly proofs: readonly LogKind[]
  readonly afterRefusal?: number
  readonly counted: boolean
  readonly hasConflict: boolean
  readonly isDoubtful: boolean
}

/** A day's heading, or an incident of it. The table twin asks for lines, never for all rows. */
export type IncidentLine = { readonly kind: 'day'; readonly day: LocalDate | null; readonly counted: number; readonly messages: number; readonly after: number; readonly daysToExpiry?: number } | { readonly kind: 'incident'; readonly row: IncidentRow }

/** Calls in the lower bound; what stands on one source, and messages, are told apart and never added in. */
export type IncidentsPage = {
  readonly counted: number
  readonly uncounted: number
  readonly messages: number
  readonly afterRefusal: number
  /** Of those after a refusal, the ones a packet may speak of. */
  readonly afterPleadable: number
  readonly doubtful: number
  readonly conflicts: number
  /** Recordings that wait for the owner to say whose call they are. */
  readonly recordings: number
  /** How strongly the counted calls are shown to have rung. */
  readonly levels: readonly LevelCount[]
  /** 无记录 within the calls' own time: nothing may be concluded from these days. */
  readonly gaps: readonly CoverageGap[]
  readonly parties: readonly { readonly id: PartyId | 'unknown'; readonly name?: string; readonly counted: number }[]
  /** Persons and numbers of the chosen party, or of all. */
  readonly callers: Callers
  /** How many lines the filtered list has. */
  readonly lines: number
}

/** An incident with what the list needs of it; its row is made when it is shown. */
export type IncidentEntry = { readonly incident: AttributedIncident; readonly day: LocalDate | undefined; readonly number?: number; readonly afterRefusal?: number; readonly counted: boolean; readonly isDoubtful: boolean }
type Sorted = { readonly entries: readonly IncidentEntry[]; readonly byId: ReadonlyMap<IncidentId, IncidentEntry> }

/** Everything in scope that came to the owner, in time. */
export const incidentEntries = oncePer((view: MatterView): Sorted => {
  const after = afterRefusal(view)
  const doubtful = new Set(reviewQueue(view).flatMap((e) => (e.isDone ? [] : [e.observation])))
  let number = 0
  const entries = inScope(view).filter(isToOwner).sort(inTime).map((incident): IncidentEntry => {
    const isCall = isCountedCall(incident)
    if (isCall) number += 1
    const refusal = after.get(incident.id)
    return {
      incident,
      day: dayOf(incident),
      ...(isCall ? { number } : {}),
      ...(refusal === undefined ? {} : { afterRefusal: refusal.n }),
      counted: isCall || (incident.kind === 'message' && incident.counted),
      isDoubtful: doubtful.size > 0 && incident.supportedBy.some((o) => doubtful.has(o)),
    }
  })
  return { entries, byId: new Map(entries.map((e) => [e.incident.id, e])) }
})

type SaidParts = { readonly knew: readonly string[]; readonly name?: string }

const saidByObservation = oncePer((view: MatterView): ReadonlyMap<ObservationId, readonly SaidParts[]> => {
  const by = new Map<ObservationId, SaidParts[]>()
  for (const { body } of standingOf(view, 'record-said')) {
    const part = { knew: (body.said.knew ?? []).map((k) => k.what), ...(body.said.claimedName === undefined ? {} : { name: body.said.claimedName }) }
    for (const o of body.observations) by.set(o, [...(by.get(o) ?? []), part])
  }
  return by
})

/** The strongest kind first, as law README §5.1 ranks them. */
const proofOrder: readonly LogKind[] = ['bill', 'recording', 'phone', 'messages', 'chat', 'screenshot', 'table', 'diary']

// eslint-disable-next-line complexity -- every branch is one absent value; there is no rule in it.
export const rowOf = (view: MatterView, entry: IncidentEntry): IncidentRow => {
  const { incident: i, number, afterRefusal: after } = entry
  const said = saidByObservation(view)
  const heard = said.size === 0 ? [] : i.supportedBy.flatMap((o) => said.get(o) ?? [])
  const party = partyNameOf(view, i.respondent)
  const callerName = heard.find((s) => s.name !== undefined)?.name ?? partyNameOf(view, i.agent)
  return {
    id: i.id,
    ...(number === undefined ? {} : { number }),
    ...(i.startedAt === undefined ? {} : { when: i.startedAt }),
    otherNumber: i.otherNumber?.text ?? '',
    ...(party === undefined ? {} : { party }),
    ...(i.identity === undefined ? {} : { identity: i.identity }),
    ...(callerName === undefined ? {} : { callerName }),
    kind: i.kind,
    direction: i.direction ?? 'unknown',
    ...(i.wasAnswered === undefined ? {} : { wasAnswered: i.wasAnswered }),
    ...(i.durationSeconds === undefined ? {} : { durationSeconds: i.durationSeconds }),
    ...(i.ringSeconds === undefined ? {} : { ringSeconds: i.ringSeconds }),
    knew: [...new Set(heard.flatMap((s) => s.knew))],
    strength: i.strength,
    proofs: [...new Set(provenBy(i).map((o) => kindOfSource(view, view.observations.get(o)?.source)))].sort((a, b) => proofOrder.indexOf(a) - proofOrder.indexOf(b)),
    ...(after === undefined ? {} : { afterRefusal: after }),
    counted: entry.counted,
    hasConflict: i.conflicts.length > 0,
    isDoubtful: entry.isDoubtful,
  }
}

const isWanted: Readonly<Record<NonNullable<IncidentFilter['only']>, (entry: IncidentEntry) => boolean>> = {
  'after-refusal': (e) => e.afterRefusal !== undefined,
  uncounted: (e) => !e.counted,
  doubtful: (e) => e.isDoubtful,
  conflict: (e) => e.incident.conflicts.length > 0,
  message: (e) => e.incident.kind === 'message',
}

export const passes =
  ({ only, party, agent, number, day }: IncidentFilter): ((entry: IncidentEntry) => boolean) =>
  (entry) =>
    (only === undefined || isWanted[only](entry)) &&
    (party === undefined || (entry.incident.respondent ?? 'unknown') === party) &&
    (agent === undefined || entry.incident.agent === agent) &&
    (number === undefined || (entry.incident.otherNumber?.text ?? '') === number) &&
    (day === undefined || entry.day === day)

type DayLine = Extract<IncidentLine, { readonly kind: 'day' }>
type ListLine = DayLine | IncidentEntry

/** Lists of the filters last asked for: a scroll asks for the same one again and again. */
const keptLists = 4
const listsOf = oncePer(() => new Map<string, readonly ListLine[]>())

const linesOf = (view: MatterView, filter: IncidentFilter): readonly ListLine[] => {
  const lists = listsOf(view)
  const key = JSON.stringify(filter)
  const known = lists.get(key)
  if (known !== undefined) return known
  const lines = inDays(view, incidentEntries(view).entries.filter(passes(filter)))
  if (lists.size >= keptLists) lists.clear()
  lists.set(key, lines)
  return lines
}

/** Newest day first; within a day the latest first, as a person remembers. */
const inDays = (view: MatterView, kept: readonly IncidentEntry[]): readonly ListLine[] => {
  const lines: ListLine[] = []
  for (let end = kept.length; end > 0; ) {
    const day = kept[end - 1]?.day
    let from = end - 1
    while (from > 0 && kept[from - 1]?.day === day) from -= 1
    const its = kept.slice(from, end).reverse()
    lines.push(dayLine(view, day, its))
    for (const entry of its) lines.push(entry)
    end = from
  }
  return lines
}

const dayLine = (view: MatterView, day: LocalDate | undefined, its: readonly IncidentEntry[]): DayLine => {
  const calls = its.filter((e) => e.number !== undefined)
  const expiry = view.profile.policy.expiryDate
  return { kind: 'day', day: day ?? null, counted: calls.length, messages: messagesIn(its), after: calls.filter((e) => e.afterRefusal !== undefined).length, ...(day === undefined || expiry === undefined ? {} : { daysToExpiry: daysOf(expiry) - daysOf(day) }) }
}

const messagesIn = (entries: readonly IncidentEntry[]): number => entries.filter((e) => e.incident.kind === 'message' && e.counted).length

export const incidentsPage = ({ view }: Look, filter: IncidentFilter): IncidentsPage => ({ ...totalsOf(view), callers: callersWithin(view, filter.party), lines: linesOf(view, filter).length })

const callersByParty = oncePer(() => new Map<PartyId | 'unknown' | undefined, Callers>())

const callersWithin = (view: MatterView, party: IncidentFilter['party']): Callers => {
  const known = callersByParty(view)
  const callers = known.get(party) ?? callersOf(view, incidentEntries(view).entries.filter(passes(party === undefined ? {} : { party })))
  known.set(party, callers)
  return callers
}

const totalsOf = oncePer((view: MatterView): Omit<IncidentsPage, 'lines' | 'callers'> => {
  const { entries } = incidentEntries(view)
  const calls = entries.filter((e) => e.number !== undefined)
  const pleadable = afterPleadable(view)
  return {
    counted: calls.length,
    uncounted: entries.filter((e) => !e.counted).length,
    messages: messagesIn(entries),
    afterRefusal: calls.filter((e) => e.afterRefusal !== undefined).length,
    afterPleadable: pleadable.size === 0 ? 0 : calls.filter((e) => pleadable.has(e.incident.id)).length,
    doubtful: entries.filter((e) => e.isDoubtful).length,
    conflicts: entries.filter((e) => e.incident.conflicts.length > 0).length,
    recordings: openRecordings(view),
    levels: levelsOf(calls.map((e) => e.incident)),
    gaps: gapsWithin(view, calls),
    parties: partiesOf(view, calls),
  }
})

const partiesOf = (view: MatterView, calls: readonly IncidentEntry[]): IncidentsPage['parties'] =>
  [...groupsOf(calls, (e): PartyId | 'unknown' => e.incident.respondent ?? 'unknown')]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([id, its]) => {
      const name = id === 'unknown' ? undefined : partyNameOf(view, id)
      return { id, counted: its.length, ...(name === undefined ? {} : { name }) }
    })

const gapsWithin = (view: MatterView, calls: readonly IncidentEntry[]): readonly CoverageGap[] => {
  const [first, last] = [calls.find((e) => e.day !== undefined)?.day, calls.findLast((e) => e.day !== undefined)?.day]
  return first === undefined || last === undefined ? [] : view.coverage.gaps.filter((gap) => gap.to >= first && gap.from <= last)
}

export const incidentLines = ({ view }: Look, filter: IncidentFilter, offset: number, limit: number): readonly IncidentLine[] =>
  linesOf(view, filter)
    .slice(offset, offset + limit)
    .map((line) => ('incident' in line ? { kind: 'incident', row: rowOf(view, line) } : line))

/** Where an incident stands in the list, for a jump that is farther than the lines in sight. */
export const incidentIndex = ({ view }: Look, filter: IncidentFilter, id: IncidentId): number => linesOf(view, filter).findIndex((l) => 'incident' in l && l.incident.id === id)
