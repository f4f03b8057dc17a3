import { compareText } from '../kernel/list.ts'
import { toIncidentId, type IncidentId, type ObservationId } from '../model/ids.ts'
import type { Incident, MergeReason } from '../model/incident.ts'
import type { Tolerances } from '../model/registry.ts'
import { firstPairRule } from './between-logs.ts'
import type { Incidents } from './incident-rows.ts'
import { toIncident, type Levels } from './incident.ts'
import type { Links } from './links.ts'
import type { RowRulings } from './rulings.ts'
import { duplicateRule, forwardedLegRule, sameRecordRule } from './same-log.ts'
import type { WindowRows } from './window-rows.ts'

const nothing: readonly never[] = []

export type Build = {
  readonly window: WindowRows
  readonly incidents: Incidents
  /** The incidents there would be without people's rulings. */
  readonly automatic: Incidents
  readonly counted: Uint8Array
  readonly links: Links
  readonly taken: Uint8Array
  readonly rulings: RowRulings
  readonly levels: Levels
  readonly tolerances: Tolerances
}

/** The incidents of a window, in the order of their earliest rows. */
export const buildIncidents = (b: Build): readonly Incident[] => {
  const { window, incidents } = b
  const reasons = reasonsOf(b)
  const ruled = new Set(b.rulings.same.flat())
  return Array.from({ length: incidents.count }, (_, c): Incident => {
    const members = incidents.members(c)
    return toIncident(window, b.levels, { members, unconfirmed: unconfirmedIn(window, members, ruled), counted: b.counted[c] === 1, reasons: reasons.get(c) ?? nothing, formerIds: formerIds(b, members) })
  })
}

/** Recordings beside another record that no person has put there. A recording alone is its own proof of what it holds. */
const unconfirmedIn = ({ rows }: WindowRows, members: readonly number[], ruled: ReadonlySet<number>): readonly number[] => {
  if (members.length === 1) return nothing
  const recordings = members.filter((i) => rows.observations[i]!.kind === 'recording')
  return recordings.length === 0 || recordings.length === members.length ? nothing : recordings.filter((i) => !ruled.has(i))
}

/** One of the calls a row "(n)" stands for whose time is not shown. */
export const untimedIncident = (of: Incident, row: ObservationId, k: number, counted: boolean): Incident => ({
  id: toIncidentId(`${row}#${String(k)}`),
  formerIds: nothing,
  supportedBy: [row],
  kind: of.kind,
  scope: of.scope,
  ...(of.otherNumber === undefined ? {} : { otherNumber: of.otherNumber }),
  ...(of.direction === undefined ? {} : { direction: of.direction }),
  ...(of.otherLabel === undefined ? {} : { otherLabel: of.otherLabel }),
  strength: of.strength,
  strengths: of.strengths,
  counted,
  conflicts: nothing,
  reasons: nothing,
  untimed: true,
})

/** Ids this incident has had or would have without what people ruled: whoever kept one finds it again. */
const formerIds = ({ window: { rows }, automatic, incidents }: Build, members: readonly number[]): readonly IncidentId[] => {
  if (automatic === incidents) return members.length === 1 ? nothing : members.map((i) => rows.observations[i]!.id).sort(compareText).slice(1).map(toIncidentId)
  const ids = new Set<string>(members.map((i) => rows.observations[i]!.id))
  for (const i of members) for (const j of automatic.members(automatic.of[i]!)) ids.add(rows.observations[j]!.id)
  const sorted = [...ids].sort(compareText)
  const own = members.map((i) => rows.observations[i]!.id).sort(compareText)[0]
  return sorted.filter((id) => id !== own).map(toIncidentId)
}

const reasonsOf = ({ window: { rows }, incidents, links, taken, rulings, tolerances }: Build): ReadonlyMap<number, readonly MergeReason[]> => {
  const of = new Map<number, MergeReason[]>()
  const add = (a: number, b: number, reason: MergeReason): void => {
    const c = incidents.of[a]!
    if (c !== incidents.of[b]) return
    const list = of.get(c)
    if (list === undefined) of.set(c, [reason])
    else list.push(reason)
  }
  const id = (i: number): ObservationId => rows.observations[i]!.id
  for (const [a, b] of rulings.same) add(a, b, { rule: 'decision', a: id(a), b: id(b) })
  for (let k = 0; k < links.a.length; k++) {
    if (taken[k] !== 1) continue
    const [a, b, rule, offsetMs] = [links.a[k]!, links.b[k]!, links.rule[k]!, links.offsetMs[k]!]
    add(a, b, { rule: ruleName(rule, tolerances), a: id(a), b: id(b), offsetMs })
  }
  return of
}

const ownRules: Readonly<Record<number, string>> = { [duplicateRule]: 'duplicate', [sameRecordRule]: 'same-record', [forwardedLegRule]: 'forwarded-leg' }
const ruleName = (rule: number, { pairs }: Tolerances): string => ownRules[rule] ?? pairs[rule - firstPairRule]?.rule ?? 'decision'

