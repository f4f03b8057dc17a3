import type { Issue } from '../core/kernel/issue.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { FactBody, StoredFact } from '../core/model/facts.ts'
import type { FactId } from '../core/model/ids.ts'
import type { Observation } from '../core/model/observation.ts'
import type { PacketPlan, RowsPlan } from '../core/model/packet.ts'
import type { TablePreview } from '../core/model/table-preview.ts'
import type { ReadingRun } from '../core/model/reading-run.ts'
import type { MatterSummary, PrintedPacket, ReadAsk, ReceivedFile, RecogniseAnswer, RecogniseAsk } from '../app/ports.ts'

/*
 * View worker ↔ main, over one MessagePort. These calls implement src/app/ports.ts:
 *   src/shell/window/bridge/ports-over-link.ts   portsOverLink(link) → Ports (and batchOverLink(link) → BatchDoor)
 *   electron/services/serve-link.ts              answers each call, every argument checked
 * A call may send events before its answer; `batch` events are acknowledged one by one, so that neither side runs ahead of the other.
 */

/** What the view worker is started for. */
export type SessionMode = { readonly kind: 'window' } | { readonly kind: 'batch'; readonly argv: readonly string[]; readonly cwd: string }
export type Session = { readonly mode: SessionMode; /** Of the program, for the packets it prints. */ readonly version: string; readonly operator: string; readonly language?: 'zh-CN' | 'en' | undefined }

export type Appended = { readonly ids: readonly FactId[]; readonly head: string; readonly facts: readonly StoredFact[] }
export type ReadBatch = { readonly observations: readonly Observation[]; readonly facts: readonly StoredFact[]; readonly head: string }

type Call<Ask, Result, Batch = never> = { readonly ask: Ask; readonly answer: Result; readonly batch: Batch }

export type LinkCalls = {
  readonly session: Call<null, Session>
  readonly 'matters.list': Call<null, readonly MatterSummary[]>
  readonly 'matters.create': Call<{ readonly title: string }, MatterSummary>
  readonly 'matters.open': Call<{ readonly id: string }, MatterSummary>
  readonly 'matters.close': Call<null, null>
  readonly 'matters.destroy': Call<{ readonly id: string; readonly reason: string }, null>
  readonly 'matters.exportCopy': Call<{ readonly path: string }, { readonly path: string; readonly sha256: Sha256; readonly issues: readonly Issue[] }>
  readonly 'matters.restore': Call<{ readonly path: string }, { readonly matter: MatterSummary; readonly issues: readonly Issue[] }>
  readonly 'record.append': Call<{ readonly bodies: readonly FactBody[] }, Appended>
  readonly 'record.head': Call<null, string>
  /** What was found wrong on opening; every chain was checked then. */
  readonly 'record.health': Call<null, { readonly head: string; readonly issues: readonly Issue[] }>
  readonly 'record.readAll': Call<null, { readonly head: string; readonly issues: readonly Issue[] }, readonly StoredFact[]>
  readonly 'record.verify': Call<null, readonly Issue[]>
  readonly 'vault.receive': Call<{ readonly path: string }, readonly ReceivedFile[]>
  readonly 'vault.receiveText': Call<{ readonly fileName: string; readonly text: string }, ReceivedFile>
  readonly 'vault.receiveBytes': Call<{ readonly fileName: string; readonly bytes: Uint8Array }, ReceivedFile>
  readonly 'vault.destroy': Call<{ readonly sha256: Sha256; readonly reason: string }, null>
  readonly 'jobs.read': Call<ReadAsk, ReadingRun, ReadBatch>
  readonly 'jobs.preview': Call<ReadAsk, TablePreview | null>
  readonly 'jobs.recognise': Call<RecogniseAsk, RecogniseAnswer>
  readonly 'remembered.columns': Call<null, readonly string[]>
  readonly 'remembered.keep': Call<{ readonly columns: string }, null>
  readonly 'jobs.print': Call<{ readonly plan: PacketPlan | RowsPlan; readonly folder: string }, PrintedPacket>
  /** One JSON line on stdout. */
  readonly 'batch.progress': Call<{ readonly line: unknown }, null>
  /** Words for a person, on stderr. */
  readonly 'batch.say': Call<{ readonly text: string }, null>
  readonly 'batch.finish': Call<{ readonly code: number }, null>
  /** Only at or below a path given on the command line. */
  readonly 'batch.readFile': Call<{ readonly path: string }, Uint8Array>
  /** Part after part of one file; it takes its name with the last. */
  readonly 'batch.writePart': Call<{ readonly path: string; readonly bytes: Uint8Array; readonly isLast: boolean }, null>
  readonly 'batch.listFiles': Call<{ readonly path: string }, readonly string[]>
}
export type LinkCall = keyof LinkCalls

/** Facts main lays down by itself (custody of verify, export, restore, merge), told once, in order. */
export type LinkPush = { readonly kind: 'laid-down'; readonly facts: readonly StoredFact[]; readonly head: string }

export type ToMain =
  | { readonly kind: 'ask'; readonly id: number; readonly call: LinkCall; readonly ask: unknown }
  | { readonly kind: 'taken'; readonly id: number }
  | { readonly kind: 'cancel'; readonly id: number }

export type FromMain =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  /** The call was refused as a whole; the promise in the view worker rejects with IssueError. */
  | { readonly kind: 'refused'; readonly id: number; readonly issue: Issue }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'batch'; readonly id: number; readonly batch: unknown }
  | LinkPush

/** How many batches may be on the way before the sender waits. */
export const batchesAhead = 8

/** What `batch` sees of the world besides the ports. */
export type BatchDoor = {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly progress: (line: unknown) => Promise<void>
  readonly say: (text: string) => Promise<void>
  readonly finish: (code: 0 | 1 | 2) => Promise<void>
  readonly readFile: (path: string) => Promise<Uint8Array>
  readonly writePart: (path: string, bytes: Uint8Array, isLast: boolean) => Promise<void>
  readonly listFiles: (path: string) => Promise<readonly string[]>
}

