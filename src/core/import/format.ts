import type { EpochMs } from '../kernel/instant.ts'
import type { Issue } from '../kernel/issue.ts'
import type { ObservationDraft } from '../model/observation.ts'
import type { Answers, LogHint, Question } from '../model/reading-run.ts'

/** What can be known of a file before reading it: filled by shell/engine/tables, never by extension. */
export type FileHead = {
  readonly fileName: string
  readonly byteLength: number
  /** What the bytes are. */
  readonly container: 'xml' | 'text' | 'json' | 'html' | 'csv' | 'xls' | 'xlsx' | 'ods' | 'spreadsheetml' | 'sqlite' | 'sqliteside' | 'zip' | 'pdf' | 'picture' | 'audio' | 'video' | 'plist' | 'unknown' | 'empty'
  /** Bytes that say what a private or foreign format is: such a file is named, never read. */
  readonly signature?: 'android-backup' | 'miui-backup' | 'oppo-backup' | 'samsung-backup' | 'apple-mbdb' | 'archive'
  /** The first 64 KiB decoded as text, where the file is text. */
  readonly text?: string
  /** Name of the encoding the text was decoded with. */
  readonly encoding?: string
  /** XML: name of the root element and of the first elements below it. */
  readonly xmlRoot?: { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly string[] }
  /** SQLite: tables and their columns. */
  readonly tables?: readonly { readonly name: string; readonly columns: readonly string[] }[]
  /** Workbooks and separated text: the first 40 rows of every sheet. */
  readonly sheets?: readonly { readonly name: string; readonly rows: readonly TableRow[] }[]
  /** ZIP: paths inside. */
  readonly members?: readonly string[]
  /** JSON: the value if small, else its first 64 KiB parsed as far as possible. */
  readonly json?: unknown
  /** Sound: what its headers say. */
  readonly audio?: AudioHead
}

/** A sound file's own headers. `createdAtMs` is UTC by the standard, though some programs write a wall clock; `dateText` has no zone. `album`: tagged as music. `hasPicture`: a film. */
export type AudioHead = { readonly album?: true; readonly hasPicture?: true; readonly durationSeconds?: number; readonly createdAtMs?: number; readonly dateText?: string }

/** A cell as the file has it. `text` is what a person sees; numbers and dates keep their exact stored value. */
export type TableCell = { readonly text: string; readonly number?: number; /** Excel serial date, days since 1899-12-30 on a wall clock. */ readonly dateSerial?: number }
export type TableRow = {
  readonly sheet?: string
  /** 1-based row of the file or sheet. */
  readonly row: number
  readonly cells: readonly TableCell[]
  /** Where it begins, if another row stands left of it. */
  readonly column?: string
  /** PDF: where a person finds the row; `row` then only counts. */
  readonly onPage?: { readonly page: number; readonly line: number }
}

/** What the streaming parsers hand to a format, one by one, in file order. */
export type FileRecord =
  | { readonly kind: 'element'; readonly name: string; readonly ordinal: number; readonly attributes: Readonly<Record<string, string>>; readonly text: string; readonly children: readonly FileElement[]; readonly member?: string }
  | { readonly kind: 'row'; readonly row: TableRow; readonly member?: string }
  | { readonly kind: 'database-row'; readonly table: string; readonly rowid: number; readonly values: Readonly<Record<string, string | number | bigint | Uint8Array | null>>; readonly member?: string }
  | { readonly kind: 'item'; readonly ordinal: number; readonly value: unknown; readonly member?: string }
  | { readonly kind: 'line'; readonly line: number; readonly text: string; readonly member?: string }
  /** Damage met by the parser at this point: what follows may be lost. */
  | { readonly kind: 'damage'; readonly issue: Issue; readonly member?: string }

export type FileElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly text: string; readonly children: readonly FileElement[] }

/** How sure a format is that a file is its own. exact: own marks. shape: fits a general shape (the mapper). */
export type Claim = { readonly certainty: 'exact' | 'shape'; readonly questions?: readonly Question[] }

export type ReadContext = {
  readonly head: FileHead
  readonly answers: Answers
  /** For "a date in the future" only. */
  readonly now: EpochMs
  /** The owner's own numbers, to tell self from other in two-number bills. */
  readonly ownNumbers: readonly string[]
}

/** Good rows and what was wrong, side by side. */
export type Read = { readonly drafts: readonly ObservationDraft[]; readonly issues: readonly Issue[] }

export type ReadEnd = Read & { readonly declared?: number; /** Records that are no calls, which the file counts among its own. */ readonly skipped?: number; readonly complete: boolean; readonly log: LogHint; readonly questions?: readonly Question[] }

/** A synchronous reader fed record by record. */
export type RecordReader = { readonly take: (record: FileRecord) => Read; readonly end: () => ReadEnd }

/**
 * One app's or carrier's export. A format file opens with which app and version exports it, how the user obtains it, and where we
 * learnt each column's meaning.
 */
export type Format = {
  /** Reader family, kebab-case; part of every observation id: never changes. */
  readonly id: string
  readonly version: number
  /** i18n key suffix `format.<id>`. */
  readonly wants: FileRecord['kind']
  readonly recognise: (head: FileHead) => Claim | null
  /** null: cannot be read without the questions in the claim. */
  readonly open: (context: ReadContext) => RecordReader
}
