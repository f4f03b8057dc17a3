import type { NonEmpty } from '../kernel/list.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { ObservationId } from './ids.ts'
import type { PrintedFact } from './printed-fact.ts'

/** An exhibit, or the rows of it that show something. The printer's page map turns it into 证据3 第12页. */
export type Citation = { readonly exhibit: number; readonly observations?: readonly ObservationId[] }

/** A stretch of text. Without `fact` it is the template's or the law's own words and claims nothing. */
export type Run = {
  readonly text: string
  readonly bold?: boolean
  readonly fact?: PrintedFact
  /** 〔待补〕: allowed only in a draft. */
  readonly isGap?: boolean
  /** Prints as （见证据N 第p页） in a sentence, 证据N 第p页 in a cell; `text` is filled in when the pages are known. */
  readonly cites?: NonEmpty<Citation>
  /** The pages of one exhibit, or the last page of all (0): known after the exhibits are laid out. */
  readonly pagesOf?: number
}

export type Cell = { readonly runs: readonly Run[] }
export type Column = { readonly heading: string; readonly widthPt: number; readonly align?: 'left' | 'center' | 'right'; readonly breakAnywhere?: boolean }
export type Row = { readonly cells: readonly Cell[]; /** Records whose page is this row's page. */ readonly shows?: readonly ObservationId[] }

export type Mask = readonly [x0: number, y0: number, x1: number, y1: number]

/** The one document model; it knows neither pdfmake nor docx. Widths in points, A4. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly indent: boolean; readonly align?: 'left' | 'center' | 'right' }
  | { readonly kind: 'numbered'; readonly number: number; readonly runs: readonly Run[] }
  | { readonly kind: 'bullet'; readonly runs: readonly Run[] }
  | { readonly kind: 'quotation'; readonly provision: string; readonly heading: string; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[]; readonly landscape?: boolean; /** Drawn on pages of its own. */ readonly isLarge?: boolean }
  /** Begins a numbered exhibit on a new page; its number is stamped on every page until the next. */
  | { readonly kind: 'exhibit'; readonly exhibit: number; readonly title: string }
  | { readonly kind: 'picture'; readonly exhibit: number; readonly source: Sha256; readonly fileName: string; readonly masks: readonly Mask[]; readonly shows: readonly ObservationId[]; readonly caption: readonly Run[]; /** A page of a paper: as large as the page it stands on. */ readonly isPage?: boolean }
  /** A paper handed in as it is. `runs` says where its file lies; where the printer can draw its pages, they follow. */
  | { readonly kind: 'paper'; readonly exhibit: number; readonly source: Sha256; readonly fileName: string; readonly runs: readonly Run[] }
  | { readonly kind: 'page-break' }

/** One printed document of a packet. */
export type PacketDocument = {
  /** Template id, or 'exhibits'. */
  readonly id: string
  /** Without extension; safe on Windows. */
  readonly fileName: string
  readonly title: string
  readonly footer: string
  readonly isLandscape?: boolean
  readonly blocks: readonly Block[]
}
