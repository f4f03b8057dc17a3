import type { EpochMs } from '../core/kernel/instant.ts'
import type { Issue } from '../core/kernel/issue.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { PacketPlan, RowsPlan } from '../core/model/packet.ts'
import type { FactBody, StoredFact } from '../core/model/facts.ts'
import type { FactId } from '../core/model/ids.ts'
import type { Observation } from '../core/model/observation.ts'
import type { Answers, ReadingRun } from '../core/model/reading-run.ts'
import type { CaptureHints, ScreenReading } from '../core/model/screen.ts'
import type { TablePreview } from '../core/model/table-preview.ts'
import type { Source } from '../core/model/source.ts'

/*
 * What a use case may ask of the world. Use cases run in the view worker; main and the engines stand behind these ports.
 * A promise rejects only for a bug or a dead disk: bad input comes back as Issues.
 */

export type Clock = { readonly now: () => EpochMs }

export type MatterSummary = {
  readonly id: string
  readonly title: string
  readonly createdAt: EpochMs
  readonly changedAt: EpochMs
  readonly byteLength: number
  /** Where the last .ringproof copy was written, and when. Absent: never. */
  readonly lastCopy?: { readonly path: string; readonly at: EpochMs }
}

/** The matters on this computer; one is open at a time. */
export type MattersPort = {
  readonly list: () => Promise<readonly MatterSummary[]>
  readonly create: (title: string) => Promise<MatterSummary>
  readonly open: (id: string) => Promise<MatterSummary>
  readonly close: () => Promise<void>
  /** Bytes gone; a tombstone with hash and reason stays. */
  readonly destroy: (id: string, reason: string) => Promise<void>
  readonly exportCopy: (path: string) => Promise<{ readonly path: string; readonly sha256: Sha256; /** Originals or lines that differ from their hash: copied as they are, and named. */ readonly issues: readonly Issue[] }>
  /** A copy of a matter already here is merged as a union of chains. */
  readonly restore: (path: string) => Promise<{ readonly matter: MatterSummary; readonly issues: readonly Issue[] }>
}

/** facts.jsonl of the open matter: append-only, chained, flushed before it answers. */
export type RecordPort = {
  readonly append: (bodies: readonly FactBody[]) => Promise<{ readonly ids: readonly FactId[]; readonly head: string; readonly facts: readonly StoredFact[] }>
  readonly head: () => Promise<string>
  /** Every fact in file order, in batches, with damage named where a line does not fit. */
  readonly readAll: (onBatch: (facts: readonly StoredFact[]) => void) => Promise<{ readonly head: string; readonly issues: readonly Issue[] }>
  /** Re-hashes record and vault; names every file or line that differs. */
  readonly verify: (onProgress: (done: number, total: number) => void) => Promise<readonly Issue[]>
  /** Facts main lays down by itself (custody of verify, export, restore, merge, destroy), told once, in order. */
  readonly onLaidDown: (listener: (facts: readonly StoredFact[], head?: string) => void) => void
}

/** Originals: written once, named by their hash. */
export type VaultPort = {
  /** Streams a file (or every file below a folder) into the vault while hashing. One answer per file; a file already there is not written twice. */
  readonly receive: (path: string, onProgress: (bytes: number, total: number) => void) => Promise<readonly ReceivedFile[]>
  /** What the owner typed or pasted, kept as the bytes of a text file. */
  readonly receiveText: (typed: { readonly fileName: string; readonly text: string }) => Promise<ReceivedFile>
  /** A picture from the clipboard, kept as its bytes. */
  readonly receiveBytes: (pasted: { readonly fileName: string; readonly bytes: Uint8Array }) => Promise<ReceivedFile>
  /** The bytes of one original go; its hash and the reason stay in the chain. */
  readonly destroy: (sha256: Sha256, reason: string) => Promise<void>
}
export type ReceivedFile = { readonly path: string; readonly source?: Source; readonly isNew: boolean; readonly issues: readonly Issue[] }

export type Job<T> = { readonly done: Promise<T>; readonly cancel: () => void }

/** Streaming parse of one source in the read engine. Batches are in the record when `onBatch` is called. */
export type ReadPort = {
  readonly read: (ask: ReadAsk, on: { readonly batch: (observations: readonly Observation[], facts: readonly StoredFact[], head?: string) => void; readonly progress: (bytesRead: number, bytesTotal: number) => void }) => Job<ReadingRun>
  /** What a table would become with these answers; null: no table. Absent in tests that need none. */
  readonly preview?: (ask: ReadAsk) => Promise<TablePreview | null>
}
export type ReadAsk = { readonly sha256: Sha256; readonly fileName: string; readonly sideFiles?: NonNullable<Source['sideFiles']>; readonly answers: Answers; readonly ownNumbers: readonly string[]; readonly now: EpochMs }

/** Two picture readers and the row engine in the recognise engine. */
export type RecognisePort = {
  readonly recognise: (ask: RecogniseAsk, on: { readonly progress: (done: number, total: number) => void }) => Job<RecogniseAnswer>
}
export type RecogniseAsk = { readonly sha256: Sha256; readonly fileName: string; readonly capture: CaptureHints; readonly answers: Answers; readonly now: EpochMs }
export type RecogniseAnswer = {
  readonly run: ReadingRun
  readonly observations: readonly Observation[]
  /** The rows in the words shown, for `batch --screens`. */
  readonly rows: readonly Readonly<Record<string, string | null>>[]
  readonly reading: ScreenReading
  readonly wallMs: number
  readonly cpuMs: number
}

/** Blocks → PDF and DOCX in the print engine; files are written beside each other, complete or not at all. */
export type PrintPort = {
  readonly print: (plan: PacketPlan | RowsPlan, folder: string, on: { readonly progress: (done: number, total: number) => void }) => Job<PrintedPacket>
}
export type PrintedPacket = { readonly folder: string; readonly files: readonly { readonly name: string; readonly sha256: Sha256; readonly pages?: number }[]; readonly issues: readonly Issue[] }

/** What this computer keeps beside the matters: how tables were read, as `columns` answers, oldest first. Absent in tests and in batch. */
export type RememberedPort = { readonly columns: () => Promise<readonly string[]>; readonly keep: (columns: string) => Promise<void> }

export type Ports = {
  readonly clock: Clock
  readonly matters: MattersPort
  readonly record: RecordPort
  readonly vault: VaultPort
  readonly read: ReadPort
  readonly recognise: RecognisePort
  readonly print: PrintPort
  readonly remembered?: RememberedPort
}
