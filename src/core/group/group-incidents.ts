import type { Issue } from '../kernel/issue.ts'
import { compareText, joinedLists, sameItems } from '../kernel/list.ts'
import type { AttributionConflict, AttributionEdge, PartyCount, Proposal } from '../model/attribution.ts'
import type { Decision } from '../model/decision.ts'
import type { ObservationId } from '../model/ids.ts'
import type { AttributedIncident, Incident } from '../model/incident.ts'
import type { NameReader } from '../model/naming.ts'
import type { Observation } from '../model/observation.ts'
import type { Party } from '../model/party.ts'
import type { StrengthLevels, Tolerances } from '../model/registry.ts'
import type { Thread } from '../model/thread.ts'
import { changedBetween, differing, everything, sameAttributions } from './changed.ts'
import { countsOf } from './counts.ts'
import { ruledEdges } from './edges.ts'
import { hear, neverHeard, touchedKeys, type Heard } from './hear.ts'
import { judge, type Judged, type ScopeAsked } from './judge.ts'
import { entriesOf, numbersOf, type Entries, type Numbers } from './numbers.ts'
import { partiesOf, type Parties } from './parties.ts'
import { groupRulings, keyReader, type GroupRulings, type KeyOf } from './rulings.ts'
import { threadsOf } from './threads.ts'

export type GroupInput = {
  /** By windows of time: one that has not changed is the same list as before. */
  readonly windows: readonly (readonly Incident[])[]
  readonly observations: ReadonlyMap<ObservationId, Observation>
  readonly standing: readonly Decision[]
  readonly names: NameReader
  readonly tolerances: Tolerances
  readonly strengths: StrengthLevels
  /** Absent: decided. */
  readonly scope?: ScopeAsked
}

export type Grouped = {
  readonly incidents: readonly AttributedIncident[]
  readonly threads: readonly Thread[]
  readonly parties: readonly Party[]
  readonly edges: readonly AttributionEdge[]
  readonly proposals: readonly Proposal[]
  readonly conflicts: readonly AttributionConflict[]
  readonly counts: readonly PartyCount[]
  readonly issues: readonly Issue[]
  /** Hand the whole back as `previous`: what has not changed is not worked out again. */
  readonly memo: Memo
}
type Memo = { readonly input: GroupInput; readonly keyOf: KeyOf; readonly parties: Parties; readonly rulings: GroupRulings; readonly heard: readonly Heard[]; readonly numbers: Numbers; readonly entries: Entries; readonly judged: readonly Judged[] }

/** Incidents → scope, who is behind them and how well that is known, threads and counts. */
export const groupIncidents = (input: GroupInput, previous?: Grouped): Grouped => {
  const { standing } = input
  const memo = judgedAll(input, previous?.memo.keyOf ?? keyReader(), previous !== undefined && isComparable(input, previous.memo.input) ? previous.memo : undefined)
  const { parties, rulings, judged } = memo
  const signs = [...memo.entries.values()]
  const conflicts = [...parties.conflicts, ...judged.flatMap((j) => notesOf(j))]
  return {
    incidents: joinedLists(judged.map((j) => j.incidents)),
    threads: threadsOf(judged),
    parties: parties.parties,
    edges: [...ruledEdges(standing, rulings, parties), ...signs.flatMap((e) => e.edges)],
    proposals: signs.flatMap((e) => e.proposals),
    conflicts: conflicts.sort((a, b) => compareText(a.about, b.about) || compareText(a.kind, b.kind)),
    counts: countsOf(judged, standing),
    issues: rulings.withoutProof.map((decision) => ({ code: 'attribution-without-proof', severity: 'warn', params: { decision } })),
    memo,
  }
}

/** In the order of the incidents. */
const notesOf = ({ heard, notes }: Judged): readonly AttributionConflict[] => (notes.size === 0 ? [] : heard.incidents.flatMap((incident) => notes.get(incident) ?? []))

const judgedAll = (input: GroupInput, keyOf: KeyOf, before: Memo | undefined): Memo => {
  const { tolerances, names, strengths } = input
  const parties = before?.parties ?? partiesOf(input.standing, names)
  const rulings = groupRulings(input.standing, input.observations, parties.theSame, keyOf, before?.rulings)
  const heard = hear(input, rulings.said, keyOf, before === undefined ? neverHeard : { heard: before.heard, observations: before.input.observations, spoken: differing(before.rulings.said, rulings.said, sameItems) })
  const touched = before === undefined ? 'all' : touchedKeys(before.heard, heard)
  const numbers = numbersOf(heard, touched, before?.numbers)
  const ruledAnew = before === undefined ? new Set<string>() : differing(before.rulings.ofNumber, rulings.ofNumber, sameAttributions)
  const entries = entriesOf({ numbers, ofNumber: rulings.ofNumber, tolerances, names, parties }, (key) => touched === 'all' || touched.has(key) || ruledAnew.has(key), before?.entries ?? new Map())
  const changed = before === undefined ? everything : changedBetween(before, rulings, entries)
  const judged = judge(heard, { entries, rulings, parties, scope: input.scope ?? 'decided', strengths }, changed, before?.judged ?? [])
  return { input, keyOf, parties, rulings, heard, numbers, entries, judged }
}

/** Names, parties or the way scope is asked for have not changed: then what was worked out before may be kept. */
const isComparable = (now: GroupInput, before: GroupInput): boolean =>
  now.names === before.names && now.tolerances === before.tolerances && now.strengths === before.strengths && now.scope === before.scope && sameRulings(before.standing, now.standing)

const namesParties = ({ body }: Decision): boolean => body.kind === 'declare-party' || body.kind === 'judge-identity'
const sameRulings = (a: readonly Decision[], b: readonly Decision[]): boolean => {
  const [x, y] = [a.filter(namesParties), b.filter(namesParties)]
  return x.length === y.length && x.every((d, i) => d.id === y[i]?.id && d.body === y[i].body)
}
