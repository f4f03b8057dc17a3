import type { Box } from '../kernel/place.ts'
import type { ScreenReading } from '../model/screen.ts'
import { besideness, heightOf, median, middleY } from './geometry.ts'
import { chromeWords, englishChrome } from './lexicon/words.ts'
import { mayBeCutAgo } from './duration-shape.ts'
import { isClockOnly, type TimeParts } from './time-shape.ts'
import type { Token, TokenLine } from './token.ts'
import { tokenise } from './tokens.ts'

/** A picture with its lines taken apart: what every layout and the row engine look at. */
export type Scene = {
  readonly reading: ScreenReading
  /** Lines below the status bar, without specks. */
  readonly lines: readonly TokenLine[]
  /** The clock of the status bar: a time of day and nothing more. */
  readonly statusClock?: { readonly parts: TimeParts; readonly token: Token }
  /** Height of ordinary text. */
  readonly em: number
  /** All words of the picture without spaces, for layouts that know their own. */
  readonly words: string
  readonly has: (word: string) => boolean
}

export const toScene = (reading: ScreenReading): Scene => {
  const words = reading.lines.map(({ text }) => text.replace(/\s/g, '')).join('\n')
  const all = reading.lines.map(tokenise).map((line) => cutAgosDoubted(line, words))
  const status = statusBar(all, reading)
  const options = optionsIn(all)
  const lines = all.filter((line) => !status.lines.includes(line) && !options.has(line) && !isSpeck(line)).sort((a, b) => middleY(a.box) - middleY(b.box) || a.box[0] - b.box[0])
  const whole = new Set(lines.map(({ plain }) => bare(plain)))
  return {
    reading,
    lines,
    em: Math.max(8, median(lines.map(({ box }) => heightOf(box)))),
    words: lines.map(({ plain }) => plain.replace(/\s/g, '')).join('\n'),
    has: (word) => whole.has(word),
    ...(status.clock === undefined ? {} : { statusClock: status.clock }),
  }
}

const cutAgosDoubted = (line: TokenLine, words: string): TokenLine => {
  if (!line.tokens.some((t) => t.kind === 'duration' && mayBeCutAgo(t.raw, words))) return line
  return { ...line, tokens: line.tokens.map((t) => (t.kind === 'duration' && mayBeCutAgo(t.raw, words) ? { ...t, duration: { ...t.duration, touchesUnread: true } } : t)) }
}

const asksForMark = /(?:标记|举报)(?:此|该|这个|一下)?(?:号码|电话|来电)?(?:为|类型|成)?[:?]?$|选择(?:标记|类型|骚扰类型)|这是什么(?:电话|来电|号码)/

/** '标记此号码为' over a handful of marks to choose from: what could be said of a caller, and was not. */
const optionsIn = (lines: readonly TokenLine[]): ReadonlySet<TokenLine> => {
  const marks = lines.filter(({ tokens, plain }) => tokens.length > 0 && tokens.every(({ kind }) => kind === 'label') && !/\d/.test(plain))
  const isBeside = (a: TokenLine, b: TokenLine): boolean => a !== b && besideness(a.box, b.box) > 0.5
  const isOffered = marks.length >= 3 && (marks.some((a) => marks.filter((b) => isBeside(a, b)).length >= 2) || (lines.some(({ plain }) => asksForMark.test(bare(plain))) && marks.some((a) => marks.some((b) => isBeside(a, b)))))
  const top = Math.min(...marks.filter((a) => marks.some((b) => isBeside(a, b))).map(({ box }) => box[1]))
  return new Set(isOffered ? marks.filter(({ box }) => box[3] > top) : [])
}

export const bare = (plain: string): string => plain.replace(/^[\s<>‹›]+|[\s<>‹›]+$/g, '').replace(/\s+/g, ' ')

/** Words of the app itself. A direction word may be a tab or a row's own: the row engine decides by where it stands. */
export const isChrome = (line: TokenLine): boolean => {
  // Tabs count what they hold: '来电 12', '短信(105)'.
  const text = bare(line.plain).replace(/(?<=[\u4e00-\u9fff]{2})[\s(]*\d{1,4}\s?\)?$/, '')
  return chromeWords.has(text) || chromeWords.has(text.replace(/\s/g, '')) || englishChrome.has(text.toLowerCase()) || text.split(' ').every((word) => chromeWords.has(word))
}

/** Prose: a message, a notice, a hint. Numbers in it belong to what it says. */
export const isProse = (line: TokenLine): boolean => {
  const texts = line.tokens.filter(({ kind }) => kind === 'text')
  const length = texts.reduce((sum, { raw }) => sum + Array.from(raw).reduce((n, c) => n + (/[\u2e80-\u9fff]/.test(c) ? 1 : 0.5), 0), 0)
  return length >= 16 || /[。！？!?【】《》“”；]/.test(line.line.text) || (/[，]/.test(line.line.text) && length >= 8) || /https?:|www\.|t\.cn/.test(line.plain)
}

/** Icons read as letters: '①', 'C', '>', '三'. */
const isSpeck = (line: TokenLine): boolean => {
  const text = line.plain.replace(/\s/g, '')
  const length = Array.from(text).length
  return length === 0 || (line.line.confidence < 0.6 && length <= 4) || (length === 1 && !/[\u4e00-\u9fff]/.test(text)) || (length <= 3 && line.line.confidence < 0.75 && !/\d/.test(text) && line.tokens.every(({ kind }) => kind === 'text'))
}

type StatusBar = { readonly lines: readonly TokenLine[]; readonly clock?: { readonly parts: TimeParts; readonly token: Token } }

const statusSigns = /\d\s?%|^\W{0,2}[2-6]G\W{0,3}|KB\/s|\bHD\b|HD\s?[45]G|VoLTE|WiFi/i

/**
 * The topmost lines, where they hold the clock, the net and the battery. In a photo of a screen they stand lower and aslant, and so does a
 * clock that has such signs beside it.
 */
const statusBar = (lines: readonly TokenLine[], { height, isPhoto }: ScreenReading): StatusBar => {
  const upper = lines.filter(({ box }) => middleY(box) < height * 0.15)
  const signs = upper.filter((line) => statusSigns.test(line.plain) && !/[\u4e00-\u9fff]{2}/.test(line.plain) && line.tokens.every(({ kind }) => kind !== 'number' || !/\d{5}/.test(line.plain)))
  const reach = isPhoto || signs.length > 0 ? 0.15 : 0.075
  const clockLine = upper.find((line) => middleY(line.box) < height * reach && clockOf(line) !== undefined && isStatusClock(line, lines, signs))
  const nearSigns = signs.filter(({ box }) => (clockLine === undefined ? middleY(box) < height * 0.055 : Math.abs(middleY(box) - middleY(clockLine.box)) < height * 0.04))
  const marks: readonly Box[] = [...(clockLine === undefined ? [] : [clockLine.box]), ...nearSigns.map(({ box }) => box)]
  const token = clockLine === undefined ? undefined : clockOf(clockLine)
  return {
    lines: upper.filter(({ box }) => marks.some((mark) => besideness(mark, box) > 0.3)),
    ...(token === undefined ? {} : { clock: { parts: token.parts, token } }),
  }
}

/** Nothing but signs stands above it, and beside it only signs, never Chinese words: else it is the time of a first row. */
const isStatusClock = (line: TokenLine, lines: readonly TokenLine[], signs: readonly TokenLine[]): boolean =>
  line.tokens.every(({ kind }) => kind === 'time' || kind === 'text' || kind === 'number') &&
  lines.every((other) => {
    if (other === line || signs.includes(other) || isSpeck(other)) return true
    if (besideness(other.box, line.box) > 0.3) return !/[\u4e00-\u9fff]{2}/.test(other.plain) && !/\d{5}/.test(other.plain)
    return other.box[1] > line.box[1]
  })

const clockOf = (line: TokenLine): (Token & { readonly kind: 'time' }) | undefined => line.tokens.find((token): token is Token & { readonly kind: 'time' } => token.kind === 'time' && isClockOnly(token.parts))
