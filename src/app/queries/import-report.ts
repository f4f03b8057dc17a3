import type { Issue } from '../../core/kernel/issue.ts'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { MatterView, SourceView } from '../../core/model/matter-view.ts'
import { mustBeAnswered, type Answers, type LogKind, type Question } from '../../core/model/reading-run.ts'
import type { FileProgress, FileReport } from '../import-files.ts'
import { logConflicts, logFiles, logRulings, type LogConflict, type LogFile, type LogRuling } from './log-files.ts'
import { logLines, type LogLine } from './log-lines.ts'
import { reviewQueue } from './review.ts'

/** What became of a file. Files that need help come first; finished ones stay listed. */
export type FileState = 'needs-answer' | 'not-recognised' | 'not-received' | 'partly-read' | 'reading' | 'read' | 'kept' | 'unused' | 'withdrawn'

export type FileRow = {
  readonly key: string
  readonly sha256?: Sha256
  readonly fileName: string
  readonly otherNames: readonly string[]
  readonly byteLength?: number
  readonly reader?: string
  readonly logKind?: LogKind
  readonly state: FileState
  readonly read?: number
  readonly declared?: number
  /** Places where something was not read, or read and doubtful. */
  readonly notRead: number
  readonly issues: readonly Issue[]
  readonly questions: readonly Question[]
  readonly answers: Answers
}

/** What the import is doing at this moment; kept by the desk, never stored. */
export type Running = { readonly total: number; readonly done: number; readonly current?: FileProgress; readonly secondsLeft?: number }

export type ImportPage = { readonly files: readonly FileRow[]; readonly all: number; readonly readCount: number; readonly helpCount: number; /** Nobody need look at these: a whole phone has thousands. */ readonly unusedCount: number; readonly doubtful: number; readonly logs: readonly LogLine[]; readonly logFiles: readonly LogFile[]; readonly logRulings: readonly LogRuling[]; readonly logConflicts: readonly LogConflict[]; /** Records that stand in several files or twice in one, counted once. */ readonly sameRecords: number; readonly running?: Running }

const stateOrder: readonly FileState[] = ['needs-answer', 'not-received', 'not-recognised', 'partly-read', 'reading', 'kept', 'read', 'unused', 'withdrawn']

/** A file waiting for the person, and not one that is merely kept. */
const needsHelp: readonly FileState[] = ['needs-answer', 'not-received', 'not-recognised', 'partly-read']

export const importPage = (view: MatterView, reports: readonly FileReport[], running: Running | undefined): ImportPage => {
  const rows = [...view.sources.map((s) => rowOf(s, running)), ...reports.flatMap(lostRow)]
  const files = rows.sort((a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || (a.fileName < b.fileName ? -1 : a.fileName > b.fileName ? 1 : 0))
  return {
    files,
    all: files.length,
    readCount: files.filter((f) => f.state === 'read').length,
    helpCount: files.filter((f) => needsHelp.includes(f.state)).length,
    unusedCount: files.filter((f) => f.state === 'unused').length,
    doubtful: reviewQueue(view).filter((e) => !e.isDone).length,
    logs: logLines(view),
    logFiles: logFiles(view),
    logRulings: logRulings(view),
    logConflicts: logConflicts(view),
    sameRecords: view.duplicates.reduce((sum, d) => sum + d.same.length, 0),
    ...(running === undefined ? {} : { running }),
  }
}

// eslint-disable-next-line complexity -- every branch is one absent value; there is no rule in it.
const rowOf = (s: SourceView, running: Running | undefined): FileRow => {
  const { source, run } = s
  const fileName = s.fileNames[0] ?? source.fileName
  return {
    key: source.sha256,
    sha256: source.sha256,
    fileName,
    otherNames: s.fileNames.slice(1),
    byteLength: source.byteLength,
    ...(run?.reader === undefined || run.reader === null ? {} : { reader: run.reader }),
    ...(run?.log === undefined ? {} : { logKind: run.log.kind }),
    state: stateOf(s, running !== undefined),
    ...(run === undefined || run.reader === null ? {} : { read: s.observations }),
    ...(run?.declared === undefined ? {} : { declared: run.declared }),
    notRead: (run?.issues ?? []).filter((i) => i.severity !== 'note').length,
    issues: run?.issues ?? [],
    questions: run?.questions ?? [],
    answers: run?.answers ?? {},
  }
}

const stateOf = ({ run, isWithdrawn, fileNames }: SourceView, isRunning: boolean): FileState => {
  if (isWithdrawn) return 'withdrawn'
  if (run === undefined) return isRunning ? 'reading' : 'partly-read'
  if (mustBeAnswered(run).length > 0) return 'needs-answer'
  if (run.reader === null) {
    // A paper with words and no table of calls (行驶证, 保单, a receipt) is not a file gone wrong.
    const refused = run.issues.find((i) => i.severity === 'refuse' && i.code !== 'pdf-without-calls')?.code
    return refused === undefined ? 'kept' : isUnused(refused, fileNames) ? 'unused' : 'not-recognised'
  }
  return run.complete && !run.issues.some((i) => i.severity === 'refuse') ? 'read' : 'partly-read'
}

/** Known for what they are, and holding no calls: nothing the owner does would change that. */
const neverCalls: ReadonlySet<string> = new Set(['is-music', 'is-video', 'contacts-only', 'database-not-calls'])
/** What a file must be called, that it could be an export somebody hopes to have read. */
const mayBeExport = /\.(?:xml|csv|tsv|txt|json|html?|xlsx?|xlsb|ods|et|pdf|zip|rar|7z|tar|gz|db|sqlite3?|storedata|plist|vmsg|vcf|docx?|eml|amr|awb|m4a|mp3|wav|3gpp?|aac|og[ag]|opus|flac|bak|backup|hbk|ab|spb)$/i
/** What systems put beside a person's files. */
const systemFile = /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*|\._[^/]*)$/i

const isUnused = (code: string, fileNames: readonly string[]): boolean =>
  neverCalls.has(code) || fileNames.every((name) => systemFile.test(name)) || ((code === 'format-unknown' || code === 'file-empty') && fileNames.every((name) => name.includes('/') && !mayBeExport.test(name)))

/** A file that never arrived is in no record: it is told from this session's report. */
const lostRow = (report: FileReport): readonly FileRow[] => {
  if (report.outcome !== 'not-received') return []
  const fileName = report.path.split(/[\\/]/).at(-1) ?? report.path
  return [{ key: report.path, fileName, otherNames: [], state: 'not-received', notRead: 0, issues: report.issues, questions: [], answers: {} }]
}
