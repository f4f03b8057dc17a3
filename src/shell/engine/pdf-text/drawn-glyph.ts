import type { PageGlyph } from '../../../core/model/page-text.ts'

/** Which way a text reads: to the right, down, to the left, up. undefined: on a slant. */
export type Turn = 0 | 1 | 2 | 3

/** A character as drawn: where its base line begins and ends on the page, before the page is turned to be read. */
export type DrawnGlyph = {
  readonly text: string
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly size: number
  /** false: painted with nothing, or outside of the page. */
  readonly isSeen: boolean
  /** Pale or see-through. */
  readonly isFaint: boolean
  /** Font, size and colour: a watermark has its own. */
  readonly style: string
}

const slant = 0.02

export const turnOf = ({ from, to }: DrawnGlyph): Turn | undefined => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  if (length === 0) return undefined
  if (Math.abs(dy) <= slant * length) return dx > 0 ? 0 : 2
  return Math.abs(dx) <= slant * length ? (dy > 0 ? 1 : 3) : undefined
}

type Size = { readonly width: number; readonly height: number }

/** A point of the page once the page is turned so that the text reads to the right. */
export const turnPoint = ([x, y]: readonly [number, number], turn: Turn, { width, height }: Size): readonly [number, number] =>
  turn === 0 ? [x, y] : turn === 1 ? [y, width - x] : turn === 2 ? [width - x, height - y] : [height - y, x]

export const turnSize = (turn: Turn, { width, height }: Size): Size => (turn % 2 === 0 ? { width, height } : { width: height, height: width })

export const levelGlyph = (glyph: DrawnGlyph, turn: Turn, size: Size): PageGlyph => {
  const [from, to] = [turnPoint(glyph.from, turn, size), turnPoint(glyph.to, turn, size)]
  return { text: glyph.text, x0: Math.min(from[0], to[0]), x1: Math.max(from[0], to[0]), y: from[1], size: glyph.size }
}
