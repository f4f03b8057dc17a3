import type { Issue } from '../kernel/issue.ts'
import type { Sha256 } from '../kernel/sha256.ts'

/** What kind of log a source is an extract of. */
export type LogKind = 'phone' | 'bill' | 'screenshot' | 'recording' | 'messages' | 'chat' | 'diary' | 'table'

/** What the file itself says of the log it comes from; which log it is, is derived. */
export type LogHint = {
  readonly kind: LogKind
  /** The owner's own number as the file or the user states it, national or E.164. */
  readonly ownNumber?: string
  readonly device?: string
  readonly carrier?: string
}

/** An answer the user gave so that the file could be read: year, own number, unit, day/month order, column meaning, capture date … */
export type Answers = Readonly<Record<string, string>>

/** One reading of one source by one reader. Reading again is another run; nothing is overwritten. */
export type ReadingRun = {
  readonly source: Sha256
  /** Reader family: the format id ('sms-backup-restore-calls') or 'screen'. null: nobody recognises the file. */
  readonly reader: string | null
  readonly readerVersion: number
  readonly answers: Answers
  readonly log?: LogHint
  /** What the file says of how many records it holds. */
  readonly declared?: number
  readonly observations: number
  /** false: the file ended inside a record, or part of it could not be read. */
  readonly complete: boolean
  readonly issues: readonly Issue[]
  /** Databases taken out of an encrypted backup or another container, each a source of its own that is read by itself. */
  readonly derived?: readonly DerivedBytes[]
  /** Questions that must be answered before the file can be read, and others that would let it say more. */
  readonly questions?: readonly Question[]
}

/** The questions without whose answers the file stays unread. */
export const mustBeAnswered = (run: Pick<ReadingRun, 'questions'>): readonly Question[] => (run.questions ?? []).filter(({ isOptional }) => isOptional !== true)

/** Bytes taken out of a source: whoever has the source (and its passphrase) can take them out again and hash them. */
export type DerivedBytes = { readonly sha256: Sha256; readonly byteLength: number; /** Path inside the source. */ readonly member: string }

/** What only the user can know; asked once per file. */
export type Question = {
  readonly id: string
  /** 'choice' shows `choices`; 'text' takes free text that the reader checks; 'day' a day, given on as YYYY-MM-DD, up to the day in `params.today`. */
  readonly kind: 'choice' | 'text' | 'day'
  /** The file was read without the answer, which would let it say more: on which day a picture was taken. */
  readonly isOptional?: true
  readonly choices?: readonly string[]
  /** Why we ask, as i18n parameters of `question.<id>`. */
  readonly params: Readonly<Record<string, string | number>>
}

/** The question what each column is: answered on a screen of its own, by the columns shown there. */
export const columnsQuestion = 'columns'
