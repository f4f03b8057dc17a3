import type { EpochMs } from '../kernel/instant.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { PacketDocument } from './document.ts'
import type { PartyId } from './ids.ts'

/** pipl69: 个人信息保护法第六十九条 claim. nfra: 金融监管局 查处申请书. */
export type PacketKind = 'pipl69' | 'nfra'

/** What stops a packet, or marks it 草稿. */
export type PacketGap = { readonly slot: string; readonly meaning: string; readonly document: string; readonly stops: boolean }

/** Everything to print for one door and one respondent, before the printers. Same facts and packet time, same blocks. */
export type PacketPlan = {
  readonly kind: PacketKind
  readonly respondent?: PartyId
  readonly folderName: string
  readonly packetAt: EpochMs
  readonly chainHead: string
  readonly isDraft: boolean
  readonly gaps: readonly PacketGap[]
  readonly documents: readonly PacketDocument[]
  /** Originals whose hashes the manifest lists. */
  readonly sources: readonly { readonly sha256: Sha256; readonly fileName: string; readonly byteLength: number }[]
}
