import type { PageGlyph, PageRule } from '../../../core/model/page-text.ts'
import type { Glyph, OperatorList } from './pdf-js.ts'
import { multiply, identity, type Matrix } from './matrix.ts'
import { pathRules } from './path-rules.ts'

/** What a font's widths are counted in: a thousandth for all but type 3 fonts. */
export type WidthUnit = (fontId: string) => number

type Paint = { ctm: Matrix; fontSize: number; unit: number; charSpacing: number; wordSpacing: number; scale: number; leading: number; rise: number }
type Cursor = { matrix: Matrix; x: number; y: number; lineX: number; lineY: number }

/** Walks the drawing orders of a page, as a renderer would, and notes where each character and each line comes to stand. */
export const placeText = (list: OperatorList, names: ReadonlyMap<number, string>, viewport: Matrix, unitOf: WidthUnit): { readonly glyphs: readonly PageGlyph[]; readonly rules: readonly PageRule[] } => {
  const glyphs: PageGlyph[] = []
  const rules: PageRule[] = []
  const stack: Paint[] = []
  let paint: Paint = { ctm: viewport, fontSize: 0, unit: 0.001, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 }
  let cursor: Cursor = { matrix: identity, x: 0, y: 0, lineX: 0, lineY: 0 }
  const save = (): void => void stack.push({ ...paint })
  const restore = (): void => void (paint = stack.pop() ?? paint)
  const transform = (by: Matrix): void => void (paint.ctm = multiply(paint.ctm, by))
  const moveText = (x: number, y: number): void => {
    cursor.lineX += x
    cursor.lineY += y
    cursor.x = cursor.lineX
    cursor.y = cursor.lineY
  }
  const setFont = (id: unknown, size: unknown): void => {
    paint.fontSize = Number(size)
    paint.unit = unitOf(String(id))
  }
  const num = (args: unknown, at: number): number => Number((args as ArrayLike<unknown>)[at])
  const matrixAt = (args: unknown, at: number): Matrix | undefined => toMatrix((args as ArrayLike<unknown>)[at])
  const orders: Readonly<Record<string, (args: unknown) => void>> = {
    save,
    restore,
    beginGroup: save,
    endGroup: restore,
    transform: (args) => transform(toMatrix(args) ?? identity),
    paintFormXObjectBegin: (args) => {
      save()
      transform(matrixAt(args, 0) ?? identity)
    },
    paintFormXObjectEnd: restore,
    beginText: () => (cursor = { matrix: identity, x: 0, y: 0, lineX: 0, lineY: 0 }),
    setTextMatrix: (args) => (cursor = { matrix: matrixAt(args, 0) ?? toMatrix(args) ?? identity, x: 0, y: 0, lineX: 0, lineY: 0 }),
    moveText: (args) => moveText(num(args, 0), num(args, 1)),
    setLeading: (args) => (paint.leading = -num(args, 0)),
    setLeadingMoveText: (args) => {
      paint.leading = num(args, 1)
      moveText(num(args, 0), num(args, 1))
    },
    nextLine: () => moveText(0, paint.leading),
    setCharSpacing: (args) => (paint.charSpacing = num(args, 0)),
    setWordSpacing: (args) => (paint.wordSpacing = num(args, 0)),
    setHScale: (args) => (paint.scale = num(args, 0) / 100),
    setTextRise: (args) => (paint.rise = num(args, 0)),
    setFont: (args) => setFont((args as readonly unknown[])[0], num(args, 1)),
    setGState: (args) => {
      for (const [key, value] of (args as readonly (readonly (readonly [string, unknown])[])[])[0] ?? []) if (key === 'Font') setFont((value as readonly unknown[])[0], num(value, 1))
    },
    showText: (args) => showText((args as readonly (readonly (Glyph | number | null)[])[])[0] ?? [], paint, cursor, glyphs),
    constructPath: (args) => void rules.push(...pathRules(args, names, paint.ctm)),
  }
  list.fnArray.forEach((fn, i) => orders[names.get(fn) ?? '']?.(list.argsArray[i]))
  return { glyphs, rules }
}

const toMatrix = (value: unknown): Matrix | undefined => {
  const numbers = typeof value === 'object' && value !== null ? Array.from(value as ArrayLike<unknown>, Number) : []
  const [a, b, c, d, e, f] = numbers
  return a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined || numbers.some(Number.isNaN) ? undefined : [a, b, c, d, e, f]
}

const showText = (shown: readonly (Glyph | number | null)[], paint: Paint, cursor: Cursor, into: PageGlyph[]): void => {
  const at = multiply(paint.ctm, cursor.matrix)
  const size = Math.hypot(at[2], at[3]) * Math.abs(paint.fontSize)
  // Upright text reads to the right; all else is a watermark.
  const isLevel = at[0] * Math.sign(paint.fontSize) > 0 && Math.abs(at[1]) < Math.abs(at[0]) * 0.02
  let x = cursor.x
  for (const glyph of shown) {
    if (glyph === null) continue
    if (typeof glyph === 'number') {
      x -= ((glyph * paint.fontSize) / 1000) * paint.scale
      continue
    }
    const width = glyph.width * paint.unit * paint.fontSize * paint.scale
    if (isLevel && size > 0) {
      const y = cursor.y + paint.rise
      const [left, right] = [at[0] * x + at[2] * y + at[4], at[0] * (x + width) + at[2] * y + at[4]]
      into.push({ text: glyph.unicode, x0: Math.min(left, right), x1: Math.max(left, right), y: at[1] * x + at[3] * y + at[5], size })
    }
    x += width + (paint.charSpacing + (glyph.isSpace ? paint.wordSpacing : 0)) * paint.scale
  }
  cursor.x = x
}
