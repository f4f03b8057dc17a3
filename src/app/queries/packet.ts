import type { PrintedFact } from '../../core/model/printed-fact.ts'
import type { GapHome } from '../gap-home.ts'
import type { PacketChoice, PacketGap, PacketKind } from '../../core/model/packet.ts'
import type { PartyId } from '../../core/model/ids.ts'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { Confidence } from '../../core/kernel/reading.ts'
import type { Place } from '../../core/kernel/place.ts'

/** A door: whom the packet goes to, and what still stops it. */
export type DoorLine = { readonly kind: PacketKind; readonly document: string; readonly stops: number; readonly isDraft: boolean }

/** A gap, the documents that lack it, and where it is kept. */
export type GapLine = PacketGap & { readonly home: GapHome; readonly in: readonly string[] }

export type PacketPage = { readonly doors: readonly DoorLine[]; readonly respondents: readonly { readonly id: PartyId; readonly name: string; readonly counted: number }[]; readonly kind: PacketKind; readonly respondent?: PartyId; readonly documents: readonly DocumentLine[]; readonly isDraft: boolean; readonly gaps: readonly GapLine[]; readonly choices: readonly PacketChoice[]; readonly doubtful: number }

export type PacketAsk = { readonly kind: PacketKind; readonly respondent?: PartyId }
export type DocumentLine = { readonly id: string; readonly title: string; readonly fileName: string; readonly blocks: number }
/** A run of a block of a document; `cell` where the block is a table. */
export type StretchPlace = { readonly document: string; readonly block: number; readonly run: number; readonly cell?: readonly [row: number, column: number] }

/** What a stretch of the page rests on: the drawer beside it. */
export type ProofOfFact = { readonly sha256: Sha256; readonly fileName: string; readonly places: readonly Place[]; readonly records: number; readonly exhibit?: number; readonly confidence: Confidence }
export type FactDetail = { readonly text: string; readonly kind: PrintedFact['kind']; readonly incidents: number; readonly records: number; readonly strongest: number; readonly weakest: number; readonly proofs: readonly ProofOfFact[]; readonly weak: readonly { readonly code: string; readonly n: number }[]; readonly decisions: readonly { readonly kind: string; readonly words: string }[] }
