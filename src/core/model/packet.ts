import type { EpochMs } from '../kernel/instant.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { PacketDocument } from './document.ts'
import type { PartyId } from './ids.ts'
import type { RowsTable } from './rows-table.ts'

/** One kind per door. The two of the main job come first. */
export type PacketKind =
  | 'pipl69'
  | 'nfra'
  | 'production-order'
  | 'court-inquiry'
  | 'preservation'
  | 'rights-request'
  | 'stop-letter'
  | 'hotline-12378'
  | 'consumer-complaint'
  | 'report-12321'
  | 'carrier-appeal'
  | 'cac'
  | 'samr-complaint'
  | 'samr-report'
  | 'public-interest'
  | 'association'
  | 'mandate-court'
  | 'mandate-complaint'
  | 'reconsideration'
  | 'delivery-record'

/** A part of a document the owner takes in or leaves out: a request, a claim, an authority given. */
export type PacketChoice = { readonly name: string; readonly meaning: string; readonly isOn: boolean }

/** Names that are another for every door: whom a letter goes to. Typed for one door, such a value is kept under `slot@door` and stands in no other. */
export const doorSlots: ReadonlySet<string> = new Set(['filing.authorityName'])

/** A value a document needs and does not have. stops: no document is made (required identity). Otherwise the packet is a 草稿 with 〔待补〕. */
export type PacketGap = { readonly slot: string; readonly kind: 'slot' | 'proof' | 'list' | 'choice' | 'issue'; readonly meaning: string; readonly document: string; readonly stops: boolean }

/** What the owner asks for. */
export type PacketRequest = {
  readonly kind: PacketKind
  readonly respondent?: PartyId
  readonly packetAt: EpochMs
  readonly chainHead: string
  readonly toolVersion: string
  /** Full copies of the originals go along, for this recipient only. Absent: extracts and masked pictures. */
  readonly originalsFor?: string
}

export type PacketSource = {
  readonly sha256: Sha256
  readonly fileName: string
  readonly byteLength: number
  /** Copied into exhibits/ as it is: a document handed in whole, or a full original for a named recipient. */
  readonly copyAs?: string
}

/** Everything to print for one door and one respondent, before the printers. Same facts and packet time, same blocks. */
export type PacketPlan = {
  readonly kind: PacketKind
  readonly respondent?: PartyId
  readonly folderName: string
  readonly packetAt: EpochMs
  readonly chainHead: string
  /** Has gaps: every page says 草稿，未经律师审核, and it cannot be issued. */
  readonly isDraft: boolean
  readonly gaps: readonly PacketGap[]
  readonly choices: readonly PacketChoice[]
  /** Facts the lint found unproven, provisions refused, statements that contradict each other. */
  readonly issues: readonly Issue[]
  /** Empty when a gap stops the packet. */
  readonly documents: readonly PacketDocument[]
  readonly sources: readonly PacketSource[]
}

/** Rows read from pictures as a workbook of its own: a working paper, in no packet and never issued. */
export type RowsPlan = { readonly kind: 'rows'; readonly folderName: string; readonly packetAt: EpochMs; readonly table: RowsTable }
