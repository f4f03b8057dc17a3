import { compareText } from '../kernel/list.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Decision } from '../model/decision.ts'
import { toLogId, type LogId, type ObservationId } from '../model/ids.ts'
import type { Incident } from '../model/incident.ts'
import type { Coverage, Duplicate, Log } from '../model/log.ts'
import type { DecisionConflict } from '../model/matter-view.ts'
import type { Observation } from '../model/observation.ts'
import type { ReadingRun } from '../model/reading-run.ts'
import type { StrengthLevels, Tolerances } from '../model/registry.ts'
import { firstPairRule } from './between-logs.ts'
import { buildIncidents, type Built } from './build-incidents.ts'
import { coverageOf } from './coverage.ts'
import { incidentRows, type Incidents } from './incident-rows.ts'
import { joinRows } from './join.ts'
import type { Logs } from './logs.ts'
import { lowerBound } from './lower-bound.ts'
import { prepare, type Prepared } from './prepare.ts'
import { concernsMerge, rulingsOnMerge, type Rulings } from './rulings.ts'
import type { Rows } from './rows.ts'
import type { SameLog } from './same-log.ts'
import { untimedOf } from './untimed.ts'

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
type Memo = { readonly input: MergeInput; readonly relevant: readonly Decision[]; readonly prepared: Prepared; readonly built: Built }

/** Observations and what people ruled → logs and incidents. The same facts in any order give the same answer. */
export const mergeObservations = (input: MergeInput, previous?: Merged): Merged => {
  const relevant = input.standing.filter(concernsMerge)
  if (previous !== undefined && isUnchanged(input, relevant, previous.memo)) return previous
  const prepared = preparedFor(input, relevant, previous?.memo)
  const { rows, logs, same, pictures, matcher, links, isLeg } = prepared
  const rulings = rulingsOnMerge(rows, relevant)
  const priorityOf = priorities(input.tolerances)
  const joined = joinRows(rows, logs, same.recordOf, isLeg, links, priorityOf, rulings)
  const incidents = incidentRows(joined.sets)
  const { counted } = lowerBound({ ...matcher, index: prepared.everyone }, incidents, pictures, isLeg)
  const untimed = untimedOf(rows, incidents, counted)
  const hasRulings = rulings.same.length + rulings.apart.size > 0
  const automatic = hasRulings ? automaticOf(prepared, () => incidentRows(joinRows(rows, logs, same.recordOf, isLeg, links, priorityOf, noRulings).sets)) : incidents
  const built = buildIncidents({ rows, logs, same, incidents, automatic, counted, untimed, links, taken: joined.taken, rulings, input }, previous?.memo.built)
  return {
    logs: prepared.shownLogs,
    logOf: (id) => logOfObservation(rows, logs, id),
    incidents: built.all,
    duplicates: duplicatesOf(rows, same),
    conflicts: rulings.conflicts,
    issues: issuesOf(same, logs.logs),
    coverage: coverageOf(logs.logs),
    memo: { input, relevant, prepared, built },
  }
}

const withoutRulings = new WeakMap<Prepared, Incidents>()
/** The incidents there would be without people's rulings: asked for once, as long as the observations stay. */
const automaticOf = (prepared: Prepared, make: () => Incidents): Incidents => {
  const made = withoutRulings.get(prepared) ?? make()
  withoutRulings.set(prepared, made)
  return made
}

const noRulings: Rulings = { same: [], apart: new Map(), sameLog: [], conflicts: [] }

const sameLogsOf = (relevant: readonly Decision[]): readonly (readonly Sha256[])[] => relevant.flatMap(({ body }) => (body.kind === 'same-log' ? [body.sources] : []))

/** Joins and separations touch nothing that comes before them. */
const preparedFor = (input: MergeInput, relevant: readonly Decision[], memo: Memo | undefined): Prepared => {
  const sameLogs = sameLogsOf(relevant)
  if (memo !== undefined && isSameInput(input, memo.input) && JSON.stringify(sameLogs) === JSON.stringify(sameLogsOf(memo.relevant))) return memo.prepared
  return prepare(input, sameLogs)
}

const isSameInput = (a: MergeInput, b: MergeInput): boolean => a.observations === b.observations && sameItems(a.runs, b.runs) && a.tolerances === b.tolerances
const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean => a === b || (a.length === b.length && a.every((item, i) => item === b[i]))

const priorities = ({ pairs }: Tolerances): ((rule: number) => number) => (rule) => (rule < firstPairRule ? rule : firstPairRule + (pairs[rule - firstPairRule]?.priority ?? 0))

const isUnchanged = (input: MergeInput, relevant: readonly Decision[], memo: Memo): boolean =>
  isSameInput(input, memo.input) && input.strengths === memo.input.strengths && relevant.length === memo.relevant.length && relevant.every((d, i) => d === memo.relevant[i] || (d.id === memo.relevant[i]!.id && d.body === memo.relevant[i]!.body))

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
