import type { Issue } from '../core/kernel/issue.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { Observation } from '../core/model/observation.ts'
import type { PacketPlan, RowsPlan } from '../core/model/packet.ts'

/*
 * Main ↔ engine. One process per kind; a job is a message, cancel is a kill. Every message names the job it belongs to.
 */

export type EngineKind = 'read' | 'recognise' | 'print' | 'copy'

/** Where an engine finds what it may read and write for one job. */
export type JobContext = {
  /** Folder of originals; a file in it is named by its SHA-256. Read only. */
  readonly vault: string
  /** resources/: fonts, models, tessdata, templates, registry. Read only. */
  readonly resources: string
  /** An empty folder of this job's own, removed when the job is over. */
  readonly scratch: string
}

export type ToEngine =
  | { readonly kind: 'job'; readonly id: number; readonly name: string; readonly ask: unknown; readonly context: JobContext }
  /** A batch is on disk: the engine may send another. */
  | { readonly kind: 'stored'; readonly id: number }
  | { readonly kind: 'cancel'; readonly id: number }

export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'batch'; readonly id: number; readonly batch: unknown }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly issue: Issue }

/** What `read` streams: at most 500 observations of one source and one reader. */
export type ObservationBatch = { readonly reader: string; readonly readerVersion: number; readonly items: readonly Observation[] }

/** What `read` sends beside them: a file in the job's scratch folder that is to be kept under this hash. */
export type DerivedFile = { readonly derived: { readonly file: string; readonly sha256: Sha256 } }

/** What `print` is asked: write the files of the plan into `stage`; main checks, flushes and renames the folder. */
export type PrintJobAsk = { readonly plan: PacketPlan | RowsPlan; readonly stage: string }
/** Names of the files written into `stage`. A manifest-sha256.txt that is missing is written by main; one that is there is checked. */
export type PrintJobAnswer = { readonly files: readonly { readonly name: string; readonly pages?: number }[]; readonly issues: readonly Issue[] }
