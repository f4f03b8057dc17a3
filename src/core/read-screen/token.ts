import type { Box } from '../kernel/place.ts'
import type { Direction } from '../model/observation.ts'
import type { ScreenLine } from '../model/screen.ts'
import type { Duration } from './duration-shape.ts'
import type { KeyMeaning } from './lexicon/words.ts'
import type { TimeParts } from './time-shape.ts'

/** What a piece of a line is by its value, wherever it stands. */
export type Meaning =
  | { readonly kind: 'number'; readonly isMasked: boolean; readonly isShort: boolean; readonly isHidden: boolean }
  | { readonly kind: 'time'; readonly parts: TimeParts; readonly touchesUnread?: true }
  | { readonly kind: 'duration'; readonly duration: Duration }
  | { readonly kind: 'direction'; readonly direction: Direction }
  /** `meant`: one character off this known mark. */
  | { readonly kind: 'label'; readonly meant?: string }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'location' }
  | { readonly kind: 'carrier' }
  | { readonly kind: 'sim' }
  | { readonly kind: 'key'; readonly meaning: KeyMeaning }
  | { readonly kind: 'text' }
export type TokenKind = Meaning['kind']
export type Token = Meaning & {
  readonly raw: string
  readonly box: Box
  readonly line: ScreenLine
  /** Code points of the line: from ≤ i < to. */
  readonly from: number
  readonly to: number
}
export type TokenOf<K extends TokenKind> = Extract<Token, { readonly kind: K }>
export type TokenLine = { readonly line: ScreenLine; readonly box: Box; readonly plain: string; readonly tokens: readonly Token[] }

/** A piece of a line before it has a box. */
export type Piece = { readonly meaning: Meaning; readonly from: number; readonly to: number }
