import type { EpochMs } from '../../src/core/kernel/instant.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { Sha256 } from '../../src/core/kernel/sha256.ts'
import type { Answers, DerivedBytes, LogHint, Question } from '../../src/core/model/reading-run.ts'
import { pdfPassword } from '../../src/core/model/secret-answers.ts'
import type { ObservationBatch } from '../../src/ipc/jobs.ts'
import type { SideFilePath } from '../../src/shell/engine/tables/open-file.ts'

export type SourceToRead = {
  readonly path: string
  readonly sha256: Sha256
  readonly fileName: string
  readonly byteLength: number
  readonly answers: Answers
  readonly ownNumbers: readonly string[]
  readonly now: EpochMs
  /** -wal, -shm and -journal of a database, as received beside it. */
  readonly sideFiles?: readonly SideFilePath[]
  /** An empty folder of the job's own. */
  readonly scratch: string
}

export type ReadEmit = {
  readonly batch: (batch: ObservationBatch) => Promise<void>
  /** A file of `source.scratch`, to be kept as a source of its own; answers when it may be forgotten here. */
  readonly keep: (file: string, sha256: Sha256) => Promise<void>
  readonly progress: (bytesRead: number, bytesTotal: number) => void
}

/** What came of one file, or of one member of an archive. */
export type Part = { readonly reader: string | null; readonly version: number; readonly observations: number; readonly issues: readonly Issue[]; readonly questions: readonly Question[]; readonly complete: boolean; readonly log?: LogHint; readonly declared?: number; readonly derived?: readonly DerivedBytes[] }

export type ReadJob = { readonly source: SourceToRead; readonly emit: ReadEmit; readonly signal: AbortSignal; readonly scratch: string }

/** A file with a million bad rows is one bad file: the first of them are shown. */
export const mostIssues = 1_000

export const unread = (issues: readonly Issue[], questions: readonly Question[] = []): Part => ({ reader: null, version: 0, observations: 0, issues, questions, complete: false })

/** A PDF that opens with a password: asked, used once. */
export const isLocked = (issue: Issue): boolean => issue.code === 'pdf-encrypted' || issue.code === 'pdf-password-wrong'
export const passwordQuestion: Question = { id: pdfPassword, kind: 'text', params: {} }
export const passwordOf = ({ answers: { [pdfPassword]: password } }: Pick<SourceToRead, 'answers'>): { readonly password?: string } => (password === undefined ? {} : { password })
