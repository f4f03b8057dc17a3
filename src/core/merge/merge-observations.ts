import type { Issue } from '../kernel/issue.ts'
import { compareText, joinedLists, sameItems } from '../kernel/list.ts'
import type { Decision } from '../model/decision.ts'
import { toLogId, type LogId, type ObservationId } from '../model/ids.ts'
import type { Incident } from '../model/incident.ts'
import type { Coverage, Duplicate, Log } from '../model/log.ts'
import type { DecisionConflict } from '../model/matter-view.ts'
import type { Observation } from '../model/observation.ts'
import type { ReadingRun } from '../model/reading-run.ts'
import type { StrengthLevels, Tolerances } from '../model/registry.ts'
import { coverageOf } from './coverage.ts'
import type { Levels } from './incident.ts'
import { booksOf, type Books } from './logs.ts'
import type { Clocks } from './clocks.ts'
import { matchWindows, rowReader, type Matching, type RowsOf } from './match-windows.ts'
import { partsOf } from './parts.ts'
import { picturesOf, type Pictures } from './pictures.ts'
import { keyReader, type KeyOf } from './rows.ts'
import { logRulingsOf } from './log-rulings.ts'
import { concernsMerge, phoneSetting, rulingsOnMerge } from './rulings.ts'
import { settleWindows, type Settlement } from './settle-windows.ts'
import { sortedOf, type Sorted } from './sorted.ts'
import { withUntimed } from './untimed.ts'
import { windowsOf, type Windows } from './windows.ts'

export type MergeInput = {
  /** As they stand after corrections. */
  readonly observations: readonly Observation[]
  readonly byId: ReadonlyMap<ObservationId, Observation>
  readonly runs: readonly ReadingRun[]
  readonly standing: readonly Decision[]
  readonly tolerances: Tolerances
  readonly strengths: StrengthLevels
}

export type Merged = {
  readonly logs: readonly Log[]
  /** Which log an observation belongs to. */
  readonly logOf: (observation: Observation) => LogId | undefined
  /** In the order of their earliest observation. */
  readonly incidents: readonly Incident[]
  /** The same by windows of time: a window in which nothing has changed is the same list as before. */
  readonly windows: readonly (readonly Incident[])[]
  readonly duplicates: readonly Duplicate[]
  readonly conflicts: readonly DecisionConflict[]
  readonly issues: readonly Issue[]
  readonly coverage: Coverage
  /** Hand the whole back as `previous`: what a new decision does not touch is not worked out again. */
  readonly memo: Memo
}
type Memo = { readonly input: MergeInput; readonly relevant: readonly Decision[]; readonly laid: Laid; readonly settlement: Settlement }

/** Everything before people's joins and separations: it changes only with the observations themselves and with what is one log. */
type Laid = { readonly sorted: Sorted; readonly books: Books; readonly pictures: Pictures; readonly windows: Windows; readonly matching: Matching; readonly keyOf: KeyOf }

/** Observations and what people ruled → logs and incidents. The same facts in any order give the same answer. */
export const mergeObservations = (input: MergeInput, previous?: Merged): Merged => {
  const relevant = input.standing.filter(concernsMerge)
  if (previous !== undefined && isUnchanged(input, relevant, previous.memo)) return previous
  const memo = previous?.memo.input.tolerances === input.tolerances ? previous.memo : undefined
  const { laid, rowsOf } = laidOut(input, relevant, memo)
  const { books, windows, matching } = laid
  const rulings = rulingsOnMerge(input.byId, relevant)
  const settlement = settleWindows({ matching, rowsOf }, windows.undated, rulings, levelsOf(input), memo?.settlement)
  const { pieces } = settlement
  const told = withUntimed(pieces)
  const duplicates = pieces.flatMap((piece) => piece.duplicates).sort((a, b) => compareText(a.kept, b.kept))
  return {
    logs: books.logs.map((log, l) => withClock(log, l, books.logs, matching.clocks)),
    logOf: (observation) => logOfObservation(books, observation),
    incidents: joinedLists(told),
    windows: told,
    duplicates,
    conflicts: [...rulings.conflicts, ...logRulingsOf(relevant).conflicts],
    issues: issuesOf(duplicates, books.logs),
    coverage: coverageOf(books.logs),
    memo: { input, relevant, laid, settlement },
  }
}

const laidOut = (input: MergeInput, relevant: readonly Decision[], memo: Memo | undefined): { readonly laid: Laid; readonly rowsOf: RowsOf } => {
  const ruled = logRulingsOf(relevant)
  const before = memo?.laid
  const { tolerances } = input
  if (memo !== undefined && before !== undefined && isSameInput(input, memo.input) && JSON.stringify(ruled) === JSON.stringify(logRulingsOf(memo.relevant))) return { laid: before, rowsOf: rowReader({ ...before, tolerances }) }
  const keyOf = before?.keyOf ?? keyReader()
  const { sorted, changes } = sortedOf(input.observations, before?.sorted)
  const parts = partsOf(sorted, input.runs, changes, before?.books.parts)
  const books = booksOf(parts, ruled, { tolerances, keyOf, changes, before: before?.books.overlaps })
  const pictures = picturesOf(parts.list, before?.pictures)
  const windows = windowsOf(sorted, parts.list, tolerances)
  const surroundings = { books, pictures, keyOf, tolerances }
  const rowsOf = rowReader(surroundings)
  return { laid: { sorted, books, pictures, windows, matching: matchWindows(windows.dated, surroundings, rowsOf, before?.matching), keyOf }, rowsOf }
}

const isSameInput = (a: MergeInput, b: MergeInput): boolean => a.observations === b.observations && sameItems(a.runs, b.runs) && a.tolerances === b.tolerances

const isUnchanged = (input: MergeInput, relevant: readonly Decision[], memo: Memo): boolean =>
  isSameInput(input, memo.input) && input.strengths === memo.input.strengths && relevant.length === memo.relevant.length && relevant.every((d, i) => d === memo.relevant[i] || (d.id === memo.relevant[i]!.id && d.body === memo.relevant[i]!.body))

const levelsOf = ({ standing, strengths, tolerances }: MergeInput): Levels => ({
  strengths,
  phonePresent: standing.some(({ body }) => body.kind === 'set-setting' && body.name === phoneSetting && body.value === 'yes'),
  slackSeconds: tolerances.talkSlackSeconds,
  doubtMs: tolerances.doubtMs,
})

const logOfObservation = ({ parts, logOfPart, logs }: Books, observation: Observation): LogId | undefined => {
  const log = logs[logOfPart[parts.indexOf(observation)] ?? -1]
  return log === undefined ? undefined : toLogId(log.id)
}

const withClock = (log: Log, l: number, logs: readonly Log[], clocks: Clocks): Log => {
  for (const [key, { ms, pairs }] of [...clocks].sort(([a], [b]) => a - b)) {
    if (Math.floor(key / logs.length) === l && logs[key % logs.length]!.kind === 'bill') return { ...log, clock: { against: logs[key % logs.length]!.id, ms, pairs } }
  }
  return log
}

const issuesOf = (duplicates: readonly Duplicate[], logs: readonly Log[]): readonly Issue[] => {
  const issues: Issue[] = []
  const count = duplicates.reduce((sum, d) => sum + d.same.length, 0)
  if (count > 0) issues.push({ code: 'merge-duplicates', severity: 'note', params: { count } })
  for (const log of logs) {
    if (log.looksTrimmed) issues.push({ code: 'log-looks-trimmed', severity: 'note', params: { log: log.id, records: log.records } })
  }
  return issues
}
