import type { Duplicate } from '../model/log.ts'
import type { ObservationId } from '../model/ids.ts'
import type { Incident } from '../model/incident.ts'
import type { Tolerances } from '../model/registry.ts'
import { compareText } from '../kernel/list.ts'
import { firstPairRule, type Matcher, type Measures } from './between-logs.ts'
import { buildIncidents } from './build-incidents.ts'
import { incidentRows, type Incidents } from './incident-rows.ts'
import type { Levels } from './incident.ts'
import { joinRows, type Joined } from './join.ts'
import type { Links } from './links.ts'
import { lowerBound } from './lower-bound.ts'
import { noRulings, type RowRulings } from './rulings.ts'
import { groupsOf, type Groups } from './untimed.ts'
import type { WindowRows } from './window-rows.ts'

/** The incidents of one window as they stand, with what the matter as a whole must know of them. `first`: the earliest row of each. */
export type Settled = Groups & { readonly incidents: readonly Incident[]; readonly first: readonly number[]; readonly duplicates: readonly Duplicate[] }

/** Which incidents stand for a call of their own: 1. */
export type Count = (matcher: Matcher, incidents: Incidents) => Uint8Array

/** The rows of a window joined: what people ruled, then what the links propose; and how many calls that is at the least. */
export const settle = (window: WindowRows, measures: Measures, between: Links, rulings: RowRulings, levels: Levels, count: Count = lowerBound): Settled => {
  const { tolerances } = measures
  const links = concat(window.same.links, between)
  const join = (by: RowRulings): Joined => joinRows(window, links, priorities(tolerances), by)
  const joined = join(rulings)
  const incidents = incidentRows(joined.sets)
  const hasRulings = rulings.same.length + rulings.apart.size > 0
  const automatic = hasRulings ? incidentRows(join(noRulings).sets) : incidents
  const counted = count({ ...window, ...measures }, incidents)
  const built = buildIncidents({ window, incidents, automatic, counted, links, taken: joined.taken, rulings, levels, tolerances })
  return { incidents: built, first: firstRows(incidents), duplicates: duplicatesOf(window), ...groupsOf(window, incidents, counted) }
}

const priorities = ({ pairs }: Tolerances): ((rule: number) => number) => (rule) => (rule < firstPairRule ? rule : firstPairRule + (pairs[rule - firstPairRule]?.priority ?? 0))

const concat = (a: Links, b: Links): Links => ({ a: [...a.a, ...b.a], b: [...a.b, ...b.b], rule: [...a.rule, ...b.rule], offsetMs: [...a.offsetMs, ...b.offsetMs] })

const firstRows = (incidents: Incidents): readonly number[] => Array.from({ length: incidents.count }, (_, c) => incidents.members(c)[0]!)

const duplicatesOf = ({ rows, same }: WindowRows): readonly Duplicate[] => {
  const byKept = new Map<ObservationId, ObservationId[]>()
  const keptOf = new Map<number, number>()
  for (const [kept, again] of same.duplicates) {
    const first = keptOf.get(kept) ?? kept
    keptOf.set(again, first)
    const id = rows.observations[first]!.id
    byKept.set(id, [...(byKept.get(id) ?? []), rows.observations[again]!.id])
  }
  return [...byKept].map(([kept, again]) => ({ kept, same: again.sort(compareText) }))
}
