import { compareText } from '../kernel/list.ts'
import type { Decision } from '../model/decision.ts'
import { toIncidentId, type IncidentId, type ObservationId } from '../model/ids.ts'
import type { Incident, MergeReason } from '../model/incident.ts'
import type { StrengthLevels, Tolerances } from '../model/registry.ts'
import { firstPairRule } from './between-logs.ts'
import type { Incidents } from './incident-rows.ts'
import { toIncident, type Levels } from './incident.ts'
import { keptFrom, signaturesOf } from './keep-incidents.ts'
import type { Links } from './links.ts'
import type { Logs } from './logs.ts'
import { phoneSetting, type Rulings } from './rulings.ts'
import type { Rows } from './rows.ts'
import { duplicateRule, forwardedLegRule, sameRecordRule, type SameLog } from './same-log.ts'
import type { Untimed } from './untimed.ts'

const nothing: readonly never[] = []

export type Build = {
  readonly rows: Rows
  readonly logs: Logs
  readonly same: SameLog
  readonly incidents: Incidents
  readonly automatic: Incidents
  readonly counted: Uint8Array
  readonly untimed: readonly Untimed[]
  readonly links: Links
  readonly taken: Uint8Array
  readonly rulings: Rulings
  readonly input: { readonly standing: readonly Decision[]; readonly strengths: StrengthLevels; readonly tolerances: Tolerances }
}

/** What was built, and from what: an incident whose rows, joins and count are as before is not built again. */
export type Built = { readonly all: readonly Incident[]; readonly byIncident: readonly Incident[]; readonly rows: Rows; readonly incidents: Incidents; readonly counted: Uint8Array; readonly signature: Float64Array; readonly phonePresent: boolean; readonly strengths: StrengthLevels; readonly tolerances: Tolerances }

export const buildIncidents = (b: Build, earlier: Built | undefined): Built => {
  const { rows, incidents, input } = b
  const phonePresent = input.standing.some(({ body }) => body.kind === 'set-setting' && body.name === phoneSetting && body.value === 'yes')
  const levels: Levels = { strengths: input.strengths, phonePresent, slackSeconds: input.tolerances.talkSlackSeconds, doubtMs: input.tolerances.doubtMs }
  const signature = signaturesOf(b)
  const before = earlier?.phonePresent === phonePresent && earlier.strengths === input.strengths && earlier.tolerances === input.tolerances ? keptFrom(b, signature, earlier) : undefined
  const reasons = reasonsOf(b, (c) => before?.[c] === undefined)
  const untimedBy = new Map(b.untimed.map((u) => [incidents.of[u.row]!, u] as const))
  const all: Incident[] = []
  const byIncident: Incident[] = []
  for (let c = 0; c < incidents.count; c++) {
    const incident = before?.[c] ?? make(b, levels, c, reasons.get(c) ?? nothing)
    byIncident.push(incident)
    all.push(incident)
    const more = untimedBy.get(c)
    if (more !== undefined) for (let k = 1; k <= more.calls; k++) all.push(untimedIncident(incident, rows.observations[more.row]!.id, k, k <= more.counted))
  }
  return { all, byIncident, rows, incidents, counted: b.counted, signature, phonePresent, strengths: input.strengths, tolerances: input.tolerances }
}

const make = (b: Build, levels: Levels, c: number, reasons: readonly MergeReason[]): Incident => {
  const members = b.incidents.members(c)
  return toIncident(b.rows, b.logs, b.same.isLeg, levels, { members, counted: b.counted[c] === 1, reasons, formerIds: formerIds(b, members) })
}

/** One of the calls a row "(n)" stands for whose time is not shown. */
const untimedIncident = (of: Incident, row: ObservationId, k: number, counted: boolean): Incident => ({
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
const formerIds = ({ rows, automatic, incidents, rulings }: Build, members: readonly number[]): readonly IncidentId[] => {
  if (automatic === incidents) return members.length === 1 ? nothing : members.map((i) => rows.observations[i]!.id).sort(compareText).slice(1).map(toIncidentId)
  const ids = new Set<string>(members.map((i) => rows.observations[i]!.id))
  if (rulings.apart.size > 0) for (const i of members) for (const j of automatic.members(automatic.of[i]!)) ids.add(rows.observations[j]!.id)
  const sorted = [...ids].sort(compareText)
  const own = members.map((i) => rows.observations[i]!.id).sort(compareText)[0]
  return sorted.filter((id) => id !== own).map(toIncidentId)
}

const reasonsOf = ({ rows, incidents, links, taken, rulings, input }: Build, isWanted: (c: number) => boolean): ReadonlyMap<number, readonly MergeReason[]> => {
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
    if (taken[k] !== 1 || !isWanted(incidents.of[links.a[k]!]!)) continue
    const [a, b, rule, offsetMs] = [links.a[k]!, links.b[k]!, links.rule[k]!, links.offsetMs[k]!]
    add(a, b, { rule: ruleName(rule, input.tolerances), a: id(a), b: id(b), offsetMs })
  }
  return of
}

const ownRules: Readonly<Record<number, string>> = { [duplicateRule]: 'duplicate', [sameRecordRule]: 'same-record', [forwardedLegRule]: 'forwarded-leg' }
const ruleName = (rule: number, { pairs }: Tolerances): string => ownRules[rule] ?? pairs[rule - firstPairRule]?.rule ?? 'decision'

