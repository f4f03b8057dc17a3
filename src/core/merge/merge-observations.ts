import { compareText } from '../kernel/list.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Decision } from '../model/decision.ts'
import { toIncidentId, toLogId, type IncidentId, type LogId, type ObservationId } from '../model/ids.ts'
import type { Incident, MergeReason } from '../model/incident.ts'
import type { Coverage, Duplicate, Log } from '../model/log.ts'
import type { DecisionConflict } from '../model/matter-view.ts'
import type { Observation } from '../model/observation.ts'
import type { LogKind, ReadingRun } from '../model/reading-run.ts'
import type { PairTolerance, StrengthLevels, Tolerances } from '../model/registry.ts'
import { betweenLogs, firstPairRule, type Matcher } from './between-logs.ts'
import { clocksOf, type Clocks } from './clocks.ts'
import { coverageOf, phoneCover } from './coverage.ts'
import { incidentRows, type Incidents } from './incident-rows.ts'
import { toIncident, type Levels } from './incident.ts'
import { joinRows } from './join.ts'
import type { Links } from './links.ts'
import { logsOf, type Logs } from './logs.ts'
import { lowerBound } from './lower-bound.ts'
import { nearIndex } from './near.ts'
import { overlapsOnly, picturesOf } from './pictures.ts'
import { concernsMerge, phoneSetting, rulingsOnMerge, type Rulings } from './rulings.ts'
import { rowsOf, type Rows } from './rows.ts'
import { duplicateRule, forwardedLegRule, sameRecordRule, withinLogs, type SameLog } from './same-log.ts'
import { untimedOf, type Untimed } from './untimed.ts'

export type MergeInput = {
  /** As they stand after corrections. */
  readonly observations: readonly Observation[]
  readonly runs: readonly ReadingRun[]
  readonly standing: readonly Decision[]
  readonly tolerances: Tolerances
  readonly strengths: StrengthLevels
}

export type Merged = {
  readonly logs: readonly Log[]
  /** Which log an observation belongs to. */
  readonly logOf: (observation: ObservationId) => LogId | undefined
  /** In the order of their earliest observation. */
  readonly incidents: readonly Incident[]
  readonly duplicates: readonly Duplicate[]
  readonly conflicts: readonly DecisionConflict[]
  readonly issues: readonly Issue[]
  readonly coverage: Coverage
  /** Hand the whole back as `previous`: what a new decision does not touch is not built again. */
  readonly memo: Memo
}
type Memo = { readonly input: MergeInput; readonly relevant: readonly Decision[]; readonly rows: Rows; readonly of: Int32Array; readonly incidents: readonly Incident[] }

const nothing: readonly never[] = []

/** Observations and what people ruled → logs and incidents. The same facts in any order give the same answer. */
export const mergeObservations = (input: MergeInput, previous?: Merged): Merged => {
  const relevant = input.standing.filter(concernsMerge)
  if (previous !== undefined && isUnchanged(input, relevant, previous.memo)) return previous
  const rows = rowsOf(input.observations)
  const rulings = rulingsOnMerge(rows, relevant)
  const logs = logsOf(rows, input.runs, rulings.sameLog, input.tolerances)
  const same = withinLogs(rows, logs, input.tolerances)
  const pictures = picturesOf(rows, logs)
  const isIn = (i: number): boolean => same.recordOf[i] === i && same.isLeg[i] === 0 && pictures.isSuspect[i] === 0
  const index = nearIndex(rows, (i) => isIn(i) && Number.isFinite(rows.from[i]!))
  const clocks = clocksOf(rows, logs, index, input.tolerances)
  const matcher: Matcher = { rows, logs, index, clocks, tolerances: input.tolerances, pairOf: pairTable(input.tolerances), isCovered: phoneCover(logs.logs) }
  const between = betweenLogs(matcher, isIn)
  const screens = firstPairRule + input.tolerances.pairs.findIndex((p) => p.a === 'screenshot' && p.b === 'screenshot')
  const links = concat(same.links, between, overlapsOnly(rows, logs, pictures, between, screens))
  const joined = joinRows(rows, logs, same.recordOf, same.isLeg, links, priorities(input.tolerances), rulings)
  const incidents = incidentRows(joined.sets)
  const everyone = nearIndex(rows, (i) => Number.isFinite(rows.from[i]!))
  const { counted } = lowerBound({ ...matcher, index: everyone }, incidents, pictures, same.isLeg)
  const untimed = untimedOf(rows, incidents, counted)
  const hasRulings = rulings.same.length + rulings.apart.size > 0
  const automatic = hasRulings ? incidentRows(joinRows(rows, logs, same.recordOf, same.isLeg, links, priorities(input.tolerances), noRulings).sets) : incidents
  const built = build({ rows, logs, same, incidents, automatic, counted, untimed, links, taken: joined.taken, rulings, input })
  const withClocks = logs.logs.map((log, l) => withClock(log, l, logs, clocks))
  return {
    logs: withClocks,
    logOf: (id) => logOfObservation(rows, logs, id),
    incidents: built,
    duplicates: duplicatesOf(rows, same),
    conflicts: rulings.conflicts,
    issues: issuesOf(same, logs.logs),
    coverage: coverageOf(logs.logs),
    memo: { input, relevant, rows, of: incidents.of, incidents: built },
  }
}

const noRulings: Rulings = { same: [], apart: new Map(), sameLog: [], conflicts: [] }

const isUnchanged = (input: MergeInput, relevant: readonly Decision[], memo: Memo): boolean =>
  input.observations === memo.input.observations && input.runs === memo.input.runs && input.tolerances === memo.input.tolerances && input.strengths === memo.input.strengths && relevant.length === memo.relevant.length && relevant.every((d, i) => d === memo.relevant[i] || (d.id === memo.relevant[i]!.id && d.body === memo.relevant[i]!.body))

const pairTable = ({ pairs }: Tolerances): Matcher['pairOf'] => {
  const table = new Map<string, PairTolerance>()
  for (const pair of pairs) table.set(`${pair.a}|${pair.b}`, pair).set(`${pair.b}|${pair.a}`, pair)
  const cache: Partial<Record<LogKind, Partial<Record<LogKind, PairTolerance | null>>>> = {}
  return (a, b) => {
    const of = (cache[a] ??= {})
    const known = of[b] === undefined ? (of[b] = table.get(`${a}|${b}`) ?? null) : of[b]
    return known ?? undefined
  }
}

const priorities = ({ pairs }: Tolerances): ((rule: number) => number) => (rule) => (rule < firstPairRule ? rule : firstPairRule + (pairs[rule - firstPairRule]?.priority ?? 0))

const concat = (within: Links, between: Links, isKept: readonly boolean[]): Links => {
  const keep = (column: readonly number[]): readonly number[] => column.filter((_, k) => isKept[k] === true)
  return { a: [...within.a].concat(keep(between.a)), b: [...within.b].concat(keep(between.b)), rule: [...within.rule].concat(keep(between.rule)), offsetMs: [...within.offsetMs].concat(keep(between.offsetMs)) }
}

type Build = {
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
  readonly input: MergeInput
}

const build = (b: Build): readonly Incident[] => {
  const { rows, incidents, input } = b
  const levels: Levels = { strengths: input.strengths, phonePresent: input.standing.some(({ body }) => body.kind === 'set-setting' && body.name === phoneSetting && body.value === 'yes'), slackSeconds: input.tolerances.talkSlackSeconds, doubtMs: input.tolerances.doubtMs }
  const reasons = reasonsOf(b)
  const untimedBy = new Map(b.untimed.map((u) => [incidents.of[u.row]!, u] as const))
  const built: Incident[] = []
  for (let c = 0; c < incidents.count; c++) {
    const members = incidents.members(c)
    const incident = toIncident(rows, b.logs, b.same.isLeg, levels, { members, counted: b.counted[c] === 1, reasons: reasons.get(c) ?? nothing, formerIds: formerIds(b, members) })
    built.push(incident)
    const more = untimedBy.get(c)
    if (more !== undefined) for (let k = 1; k <= more.calls; k++) built.push(untimedIncident(incident, rows.observations[more.row]!.id, k, k <= more.counted))
  }
  return built
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
  if (members.length === 1 && automatic === incidents) return nothing
  const ids = new Set<string>(members.map((i) => rows.observations[i]!.id))
  if (rulings.apart.size > 0) for (const i of members) for (const j of automatic.members(automatic.of[i]!)) ids.add(rows.observations[j]!.id)
  const sorted = [...ids].sort(compareText)
  const own = members.map((i) => rows.observations[i]!.id).sort(compareText)[0]
  return sorted.filter((id) => id !== own).map(toIncidentId)
}

const reasonsOf = ({ rows, incidents, links, taken, rulings, input }: Build): ReadonlyMap<number, readonly MergeReason[]> => {
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
    add(a, b, { rule: ruleName(rule, input.tolerances), a: id(a), b: id(b), offsetMs })
  }
  return of
}

const ownRules: Readonly<Record<number, string>> = { [duplicateRule]: 'duplicate', [sameRecordRule]: 'same-record', [forwardedLegRule]: 'forwarded-leg' }
const ruleName = (rule: number, { pairs }: Tolerances): string => ownRules[rule] ?? pairs[rule - firstPairRule]?.rule ?? 'decision'

const withClock = (log: Log, l: number, logs: Logs, clocks: Clocks): Log => {
  for (const [key, { ms, pairs }] of [...clocks].sort(([a], [b]) => a - b)) {
    if (Math.floor(key / logs.logs.length) === l && logs.logs[key % logs.logs.length]!.kind === 'bill') return { ...log, clock: { against: logs.logs[key % logs.logs.length]!.id, ms, pairs } }
  }
  return log
}

const logOfObservation = (rows: Rows, logs: Logs, id: ObservationId): LogId | undefined => {
  const i = rows.observations.findIndex((o) => o.id === id)
  return i < 0 ? undefined : toLogId(logs.logs[logs.logOf[i]!]!.id)
}

const duplicatesOf = (rows: Rows, same: SameLog): readonly Duplicate[] => {
  const byKept = new Map<ObservationId, ObservationId[]>()
  const keptOf = new Map<number, number>()
  for (const [kept, again] of same.duplicates) {
    const first = keptOf.get(kept) ?? kept
    keptOf.set(again, first)
    const id = rows.observations[first]!.id
    byKept.set(id, [...(byKept.get(id) ?? []), rows.observations[again]!.id])
  }
  return [...byKept].sort(([a], [b]) => compareText(a, b)).map(([kept, again]) => ({ kept, same: again.sort(compareText) }))
}

const issuesOf = (same: SameLog, logs: readonly Log[]): readonly Issue[] => {
  const issues: Issue[] = []
  if (same.duplicates.length > 0) issues.push({ code: 'merge-duplicates', severity: 'note', params: { count: same.duplicates.length } })
  for (const log of logs) {
    if (log.looksTrimmed) issues.push({ code: 'log-looks-trimmed', severity: 'note', params: { log: log.id, records: log.records } })
  }
  return issues
}
