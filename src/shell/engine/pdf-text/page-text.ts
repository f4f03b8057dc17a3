import type { PageRule } from '../../../core/model/page-text.ts'
import type { DrawnGlyph } from './drawn-glyph.ts'
import type { FontFacts, FontsOf } from './font-facts.ts'
import type { Glyph, OperatorList } from './pdf-js.ts'
import { apply, multiply, identity, type Matrix } from './matrix.ts'
import { pathRules } from './path-rules.ts'

export const unknownCharacter = '\ufffd'

type Paint = { ctm: Matrix; fontId: string; fontSize: number; font: FontFacts; charSpacing: number; wordSpacing: number; scale: number; leading: number; rise: number; mode: number; colour: string; alpha: number }
type Cursor = { matrix: Matrix; x: number; y: number; lineX: number; lineY: number }

/** Walks the drawing orders of a page, as a renderer would, and notes where each character and each line comes to stand. */
export const placeText = (list: OperatorList, names: ReadonlyMap<number, string>, viewport: Matrix, fontOf: FontsOf): { readonly glyphs: readonly DrawnGlyph[]; readonly rules: readonly PageRule[] } => {
  const glyphs: DrawnGlyph[] = []
  const rules: PageRule[] = []
  const stack: Paint[] = []
  let paint: Paint = { ctm: viewport, fontId: '', fontSize: 0, font: fontOf(''), mode: 0, colour: '#000000', alpha: 1, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 }
  let cursor = atOrigin(identity)
  const save = (): void => void stack.push({ ...paint })
  const restore = (): void => void (paint = stack.pop() ?? paint)
  const transform = (by: Matrix): void => void (paint.ctm = multiply(paint.ctm, by))
  const enter = (by: Matrix): void => {
    save()
    transform(by)
  }
  const moveText = (x: number, y: number): void => {
    cursor.lineX += x
    cursor.lineY += y
    cursor.x = cursor.lineX
    cursor.y = cursor.lineY
  }
  const setFont = (id: unknown, size: unknown): void => {
    paint.fontSize = Number(size)
    paint.fontId = String(id)
    paint.font = fontOf(paint.fontId)
  }
  const num = (args: unknown, at: number): number => Number((args as ArrayLike<unknown>)[at])
  const matrixAt = (args: unknown, at: number): Matrix | undefined => toMatrix((args as ArrayLike<unknown>)[at])
  const setState = (pairs: readonly (readonly [string, unknown])[]): void => {
    for (const [key, value] of pairs) {
      if (key === 'Font') setFont((value as readonly unknown[])[0], num(value, 1))
      else if (key === 'ca') paint.alpha = Number(value)
    }
  }
  const orders: Readonly<Record<string, (args: unknown) => void>> = {
    save,
    restore,
    beginGroup: save,
    endGroup: restore,
    transform: (args) => transform(toMatrix(args) ?? identity),
    paintFormXObjectBegin: (args) => enter(matrixAt(args, 0) ?? identity),
    paintFormXObjectEnd: restore,
    beginText: () => (cursor = atOrigin(identity)),
    setTextMatrix: (args) => (cursor = atOrigin(matrixAt(args, 0) ?? toMatrix(args) ?? identity)),
    moveText: (args) => moveText(num(args, 0), num(args, 1)),
    setLeading: (args) => (paint.leading = -num(args, 0)),
    setLeadingMoveText: (args) => moveText(num(args, 0), (paint.leading = num(args, 1))),
    nextLine: () => moveText(0, paint.leading),
    setCharSpacing: (args) => (paint.charSpacing = num(args, 0)),
    setWordSpacing: (args) => (paint.wordSpacing = num(args, 0)),
    setHScale: (args) => (paint.scale = num(args, 0) / 100),
    setTextRenderingMode: (args) => (paint.mode = num(args, 0)),
    setFillRGBColor: (args) => (paint.colour = String((args as readonly unknown[])[0])),
    setTextRise: (args) => (paint.rise = num(args, 0)),
    setFont: (args) => setFont((args as readonly unknown[])[0], num(args, 1)),
    setGState: (args) => setState((args as readonly (readonly (readonly [string, unknown])[])[])[0] ?? []),
    showText: (args) => showText((args as readonly (readonly (Glyph | number | null)[])[])[0] ?? [], paint, cursor, glyphs),
    constructPath: (args) => void rules.push(...pathRules(args, names, paint.ctm)),
  }
  list.fnArray.forEach((fn, i) => orders[names.get(fn) ?? '']?.(list.argsArray[i]))
  return { glyphs, rules }
}

const atOrigin = (matrix: Matrix): Cursor => ({ matrix, x: 0, y: 0, lineX: 0, lineY: 0 })

const toMatrix = (value: unknown): Matrix | undefined => {
  const numbers = typeof value === 'object' && value !== null ? Array.from(value as ArrayLike<unknown>, Number) : []
  const [a, b, c, d, e, f] = numbers
  return a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined || numbers.some(Number.isNaN) ? undefined : [a, b, c, d, e, f]
}

/** Text painted with nothing: an invisible layer that a scan program lays behind its picture. */
const unpainted: ReadonlySet<number> = new Set([3, 7])
const palest = 0.62

/** #rrggbb: how bright, from 0 to 1. */
const brightnessOf = (colour: string): number => {
  const value = /^#([\da-f]{6})$/i.exec(colour)?.[1]
  if (value === undefined) return 0
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(value.slice(at, at + 2), 16) / 255)
  return 0.3 * (red ?? 0) + 0.59 * (green ?? 0) + 0.11 * (blue ?? 0)
}

const showText = (shown: readonly (Glyph | number | null)[], paint: Paint, cursor: Cursor, into: DrawnGlyph[]): void => {
  const at = multiply(paint.ctm, cursor.matrix)
  const size = Math.hypot(at[2], at[3]) * Math.abs(paint.fontSize)
  const isSeen = !unpainted.has(paint.mode) && paint.alpha > 0 && size > 0
  const isFaint = paint.alpha < 0.5 || brightnessOf(paint.colour) > palest
  const style = `${paint.fontId} ${size.toFixed(1)} ${paint.colour} ${paint.alpha}`
  let x = cursor.x
  for (const glyph of shown) {
    if (glyph === null) continue
    if (typeof glyph === 'number') {
      x -= ((glyph * paint.fontSize) / 1000) * paint.scale
      continue
    }
    const width = glyph.width * paint.font.unit * paint.fontSize * paint.scale
    const y = cursor.y + paint.rise
    into.push({ text: textOf(glyph, paint.font), from: apply(at, x, y), to: apply(at, x + width, y), size, isSeen, isFaint, style })
    x += width + (paint.charSpacing + (glyph.isSpace ? paint.wordSpacing : 0)) * paint.scale
  }
  cursor.x = x
}

/** What the file does not say is not guessed: a character nobody can name is U+FFFD, and is reported. */
const textOf = ({ unicode, originalCharCode }: Glyph, font: FontFacts): string => (unicode.trim() === '' || (font.isMapped(originalCharCode) && !/[\ue000-\uf8ff]/.test(unicode)) ? unicode : unknownCharacter)
