import type { EpochMs } from '../kernel/instant.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Decision, DecisionBody } from './decision.ts'
import type { FactId } from './ids.ts'
import type { Observation } from './observation.ts'
import type { ReadingRun } from './reading-run.ts'
import type { Source } from './source.ts'

/** Who did what with the originals, when. */
export type CustodyEntry = {
  readonly id: FactId
  readonly at: EpochMs
  readonly operator: string
  readonly action: 'received' | 'verified' | 'exported' | 'restored' | 'merged' | 'destroyed' | 'packet-issued' | 'note'
  readonly source?: Sha256
  readonly words?: string
  readonly heads?: readonly string[]
}

/** A packet that left the house: frozen with its manifest. */
export type IssuedPacket = {
  readonly id: FactId
  readonly at: EpochMs
  readonly packetKind: string
  readonly folder: string
  readonly chainHead: string
  readonly respondent?: string
  readonly files: readonly { readonly name: string; readonly sha256: Sha256; readonly pages?: number }[]
}

/** What is stored. Nothing in it is computed. Order does not matter: derive sorts. */
export type Facts = {
  readonly sources: readonly Source[]
  readonly runs: readonly ReadingRun[]
  readonly observations: readonly Observation[]
  readonly decisions: readonly Decision[]
  readonly custody: readonly CustodyEntry[]
  readonly packets: readonly IssuedPacket[]
}

export const noFacts: Facts = { sources: [], runs: [], observations: [], decisions: [], custody: [], packets: [] }

/** One thing laid down in the record. Observations come in batches of at most 500, of one source and one reader. */
export type FactBody =
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'observations'; readonly source: Sha256; readonly reader: string; readonly readerVersion: number; readonly items: readonly Observation[] }
  | { readonly kind: 'reading-run'; readonly run: ReadingRun }
  | { readonly kind: 'decision'; readonly body: DecisionBody }
  | { readonly kind: 'custody'; readonly entry: Omit<CustodyEntry, 'id' | 'at' | 'operator'> }
  | { readonly kind: 'packet'; readonly packet: Omit<IssuedPacket, 'id' | 'at'> }

/** A line of facts.jsonl. `prev` is the hash of the line before it in the same chain; `at` and `operator` are claims, shown and never relied on. */
export type StoredFact = {
  readonly v: 1
  readonly chain: string
  readonly seq: number
  readonly lamport: number
  readonly prev: string
  readonly at: EpochMs
  readonly operator: string
  readonly body: FactBody
}
