import type { Sha256 } from '../kernel/sha256.ts'
import type { ObservationId } from './ids.ts'
import type { Proof } from './decision.ts'

/** A stretch of text; a fact carries the proofs that contain its value. */
export type Run = {
  readonly text: string
  readonly bold?: boolean
  readonly proofs?: readonly Proof[]
  /** 〔待补〕: allowed only in a draft. */
  readonly isGap?: boolean
  /** Prints （见证据N 第p页） for this exhibit number. */
  readonly exhibit?: number
}

export type Cell = { readonly runs: readonly Run[]; readonly align?: 'left' | 'center' | 'right'; readonly breakAnywhere?: boolean }

/** The one document model; it knows neither pdfmake nor docx. Widths in points, A4. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly indent?: boolean; readonly align?: 'left' | 'center' | 'right' }
  | { readonly kind: 'numbered'; readonly number: number; readonly runs: readonly Run[] }
  | { readonly kind: 'bullet'; readonly runs: readonly Run[] }
  | { readonly kind: 'quotation'; readonly provision: string; readonly heading: string; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly { readonly heading: string; readonly widthPt: number; readonly breakAnywhere?: boolean }[]; readonly rows: readonly (readonly Cell[])[]; readonly landscape?: boolean; readonly isLarge?: boolean }
  | { readonly kind: 'exhibit-picture'; readonly exhibit: number; readonly label: string; readonly source: Sha256; readonly masks: readonly (readonly [number, number, number, number])[]; readonly shows: readonly ObservationId[]; readonly caption: string }
  | { readonly kind: 'signature'; readonly label: string; readonly dateLabel?: string }
  | { readonly kind: 'page-break' }

/** One printed document of a packet. */
export type PacketDocument = {
  readonly id: string
  readonly fileName: string
  readonly title: string
  readonly isDraft: boolean
  readonly footer?: string
  readonly blocks: readonly Block[]
}
