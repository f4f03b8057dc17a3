import { parsePhoneNumber } from '../kernel/phone-number.ts'
import type { ScreenLine } from '../model/screen.ts'
import { aboveness, heightOf, middleX, unionOf } from './geometry.ts'
import type { Token, TokenLine } from './token.ts'
import { boxOfSpan, toTextLine } from './text-line.ts'
import { hasClock, hasDay } from './time-shape.ts'
import { tokenise } from './tokens.ts'

/*
 * Narrow columns of web pages break a value wherever the column ends: '2026-11-2' over '1 08:07:16', '1350614' over '8778', '0分8' over '秒'.
 * Each half alone may look like a value — '0:26:05' is a time of day — and would be a wrong one.
 */

/** The lines of a table's body, with values that the column broke in two put together again. */
export const mendedCells = (body: readonly TokenLine[], columns: readonly Column[]): readonly TokenLine[] => {
  const parts = body.flatMap((line) => partsOf(line, columns))
  const mended: TokenLine[] = []
  const used = new Set<TokenLine>()
  for (const part of [...parts].sort((a, b) => a.box[1] - b.box[1])) {
    if (used.has(part)) continue
    const below = parts.filter((other) => other !== part && !used.has(other) && isNextLine(part, other)).sort((a, b) => a.box[1] - b.box[1])[0]
    const whole = below === undefined ? undefined : together(part, below)
    if (below !== undefined) used.add(whole === undefined ? part : below)
    mended.push(whole ?? part)
  }
  return mended
}

type Column = { readonly box: ScreenLine['box'] }

const isNextLine = (a: TokenLine, b: TokenLine): boolean => aboveness(a.box, b.box) > 0.5 && b.box[1] > a.box[1] + heightOf(a.box) * 0.5 && b.box[1] - a.box[3] < heightOf(a.box) * 0.45

/** Cells read as one box part at the widest blanks, as many as columns are spanned: '2026-11-20 2 1868362' is two cells. */
const partsOf = (line: TokenLine, columns: readonly Column[]): readonly TokenLine[] => {
  const xs = line.line.characters
  const text = toTextLine(line.line)
  const written = text.characters.flatMap((c, i) => (c.trim() === '' ? [] : [i]))
  if (xs?.length !== text.characters.length || written.length < 2) return [line]
  const [first, last] = [xs[written[0]!]!.x, xs[written.at(-1)!]!.x]
  const spanned = columns.filter(({ box }) => middleX(box) > first && middleX(box) < last).length - 1
  const gaps = written.slice(1).map((to, i) => ({ to, width: xs[to]!.x - xs[written[i]!]!.x, isBlank: to - written[i]! > 1 }))
  const cuts = gaps.filter(({ isBlank }) => isBlank).sort((a, b) => b.width - a.width).slice(0, Math.max(0, spanned)).map(({ to }) => to).sort((a, b) => a - b)
  const edges = [0, ...cuts, xs.length]
  return cuts.length === 0 ? [line] : edges.slice(1).map((to, i) => tokenise(sliced(line.line, edges[i]!, to)))
}

const sliced = (line: ScreenLine, from: number, to: number): ScreenLine => {
  const text = Array.from(line.text).slice(from, to).join('')
  const { characters, ...rest } = line
  return { ...rest, text, box: boxOfSpan(toTextLine(line), from, to), ...(characters === undefined ? {} : { characters: characters.slice(from, to) }) }
}

/** The two halves as one line, where only together they are a value. */
const together = (a: TokenLine, b: TokenLine): TokenLine | undefined => {
  const whole = tokenise(joined(a.line, b.line))
  const [value, ...others] = whole.tokens
  return value !== undefined && others.length === 0 && isWhole(value) && !(a.tokens.length === 1 && isWhole(a.tokens[0]!)) && !(b.tokens.length === 1 && isWhole(b.tokens[0]!)) ? whole : undefined
}

const isWhole = (token: Token): boolean => {
  if (token.kind === 'number') return !token.isShort && parsePhoneNumber(token.raw).kind !== 'unknown'
  if (token.kind === 'time') return hasDay(token.parts) && hasClock(token.parts) && token.touchesUnread !== true
  return token.kind === 'duration' && /[秒分]$/.test(token.raw) && token.duration.touchesUnread !== true
}

const joined = (a: ScreenLine, b: ScreenLine): ScreenLine => ({
  ...a,
  box: unionOf([a.box, b.box]),
  text: a.text.trim() + b.text.trim(),
  confidence: Math.min(a.confidence, b.confidence),
  ...(a.characters === undefined || b.characters === undefined ? {} : { characters: [...withoutBlanks(a), ...withoutBlanks(b)] }),
  ...(a.second === undefined || b.second === undefined ? {} : { second: { text: a.second.text.trim() + b.second.text.trim(), confidence: Math.min(a.second.confidence, b.second.confidence) } }),
})

/** Characters stand one for one with the trimmed text. */
const withoutBlanks = ({ text, characters = [] }: ScreenLine): NonNullable<ScreenLine['characters']> => {
  const letters = Array.from(text)
  const from = letters.findIndex((c) => c.trim() !== '')
  const to = letters.findLastIndex((c) => c.trim() !== '') + 1
  return from < 0 ? [] : characters.slice(from, to)
}
