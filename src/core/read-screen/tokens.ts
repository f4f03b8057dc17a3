import type { ScreenLine } from '../model/screen.ts'
import { matchDuration } from './duration-shape.ts'
import { englishKeys, keyMeanings } from './lexicon/words.ts'
import { matchMark } from './match-words.ts'
import { nearMark } from './near-marks.ts'
import { matchNumber } from './number-shape.ts'
import { decompose } from './decompose.ts'
import { boxOfSpan, toTextLine, wideGaps, type TextLine } from './text-line.ts'
import { matchTime } from './time-shape.ts'
import type { Piece, Token, TokenLine } from './token.ts'

export const tokenise = (line: ScreenLine): TokenLine => {
  const text = toTextLine(line)
  const pieces = splitKey(text.plain) ?? piecesOf(text)
  const tokens = pieces.map((piece) => toToken(text, withEdges(text, piece, pieces))).filter(({ raw, kind, from }) => raw !== '' && !(kind === 'text' && from === 0 && /^\d{1,3}[.．]$/.test(raw))).map(withNearMark)
  // A lone character before or after values is an icon read as a letter: '长 11:23'.
  return { line, box: line.box, plain: text.plain, tokens: tokens.some(({ kind }) => kind !== 'text') ? tokens.filter((t, i) => t.kind !== 'text' || Array.from(t.raw).length > 1 || isUnit(t.raw) || tokens[i - 1]?.kind === 'label') : tokens }
}
/** A word one unsure character off a known mark is that mark, in doubt. */
const withNearMark = (token: Token): Token => {
  const meant = token.kind === 'text' ? nearMark(token.raw, token.line, token.from) : undefined
  return meant === undefined ? token : { ...token, kind: 'label', meant }
}
const isUnit = (raw: string): boolean => /[秒分声]/.test(raw)

/** A duration knows whether what touches it was understood, a time whether digits beside it were: '11-07 13:491' may hold a clock. */
const withEdges = (text: TextLine, piece: Piece, pieces: readonly Piece[]): Piece => {
  const isUnread = (at: number): boolean => /[\p{L}\p{N}]/u.test(text.plain[at] ?? '') && !pieces.some(({ meaning, from, to }) => meaning.kind !== 'text' && from <= at && at < to)
  const { meaning } = piece
  if (meaning.kind === 'duration') return isUnread(piece.from - 1) || isUnread(piece.to) ? { ...piece, meaning: { kind: 'duration', duration: { ...meaning.duration, touchesUnread: true } } } : piece
  if (meaning.kind !== 'time') return piece
  const next = piece.to + (/^\s*/.exec(text.plain.slice(piece.to))?.[0].length ?? 0)
  return /\d/.test(text.plain[next] ?? '') && isUnread(next) ? { ...piece, meaning: { ...meaning, touchesUnread: true } } : piece
}

/** A token again from a piece of the line it stands in. */
const toToken = (text: TextLine, piece: Piece): Token => {
  let { from, to } = piece
  while (from < to && /\s/.test(text.characters[from]!)) from++
  while (to > from && /\s/.test(text.characters[to - 1]!)) to--
  return { ...piece.meaning, raw: text.characters.slice(from, to).join(''), box: boxOfSpan(text, from, to), line: text.line, from, to }
}

/** '对方号码:133…' and '对方号码' alone: the key, then what is left. */
const splitKey = (plain: string): readonly Piece[] | null => {
  const m = /^\s*([\u4e00-\u9fff()/]{1,10}|[A-Za-z][A-Za-z &]{1,18}?)\s*(?::|-(?=\s*\d{7})|$)\s*/.exec(plain)
  const own = ownNumber.exec(plain)
  if (own !== null) return [{ meaning: { kind: 'key', meaning: 'own-number' }, from: 0, to: own[0].length }, ...scan(plain, own[0].length, plain.length)]
  const meaning = m === null ? undefined : (keyMeanings[m[1]!] ?? englishKeys[m[1]!.toLowerCase()])
  if (m === null || meaning === undefined) return null
  const rest = m[0].length
  const isAlone = rest >= plain.length && !m[0].includes(':')
  if (isAlone && wordsThatAreAlsoValues.has(m[1]!)) return null
  const key: Piece = { meaning: { kind: 'key', meaning }, from: 0, to: rest }
  return [key, ...scan(plain, rest, plain.length).map((piece) => (meaning === 'ring' ? asRing(piece) : piece))]
}
/** '本机号码 13800138000', without a colon or a blank. */
const ownNumber = /^\s*(?:本机(?:号码)?|我的号码|查询号码|用户号码|客户号码|业务号码|登录号码)\s*:?\s*(?=\+?\d)/
/** '响铃:6秒' */
const asRing = (piece: Piece): Piece => (piece.meaning.kind === 'duration' ? { ...piece, meaning: { kind: 'duration', duration: { ...piece.meaning.duration, kind: 'ring' } } } : piece)
const wordsThatAreAlsoValues: ReadonlySet<string> = new Set(['来电', '标记', '响铃', 'Phone', 'phone', 'Name'])

const piecesOf = (text: TextLine): readonly Piece[] => {
  const cuts = [0, ...wideGaps(text), text.characters.length]
  return cuts.slice(1).flatMap((to, i) => scan(text.plain, cuts[i]!, to))
}

/** Takes what has a shape of its own; what is left between is taken apart by words. */
const scan = (whole: string, from: number, to: number): readonly Piece[] => {
  const plain = whole.slice(0, to)
  const found: Piece[] = []
  // What is taken becomes blanks: '13812345678' then '2026-11-05' though no space stands between.
  let left = ' '.repeat(from) + plain.slice(from)
  for (let at = from; at < to; ) {
    const piece = shapeAt(left, at)
    if (piece === null) at++
    else {
      found.push(piece)
      at = piece.to
      left = ' '.repeat(at) + left.slice(at)
    }
  }
  return fillBetween(plain, found, from, to)
}

const shapeAt = (plain: string, at: number): Piece | null => {
  if (/\s/.test(plain[at]!)) return null
  const mark = /[\d已被超约]/.test(plain[at]!) ? matchMark(plain, at) : 0
  if (mark > 0) return { meaning: { kind: 'label' }, from: at, to: at + mark }
  const time = matchTime(plain, at)
  if (time !== null) return { meaning: { kind: 'time', parts: time.parts }, from: at, to: at + time.length }
  const duration = matchDuration(plain, at)
  if (duration !== null) {
    const { length, ...rest } = duration
    return { meaning: { kind: 'duration', duration: rest }, from: at, to: at + length }
  }
  return numberAt(plain, at) ?? countAt(plain, at)
}

const numberAt = (plain: string, at: number): Piece | null => {
  const number = matchNumber(plain, at)
  if (number === null) return null
  const { length, ...rest } = number
  return { meaning: { kind: 'number', ...rest }, from: at, to: at + length }
}

/** '(4)' after a number or a name. */
const countAt = (plain: string, at: number): Piece | null => {
  const m = /^\(\s?(\d{1,3})\s?\)/.exec(plain.slice(at)) ?? /^[[x×](\d{1,2})[\]]?(?!\d)$/.exec(plain.slice(at))
  const isAlone = m !== null && m[0].startsWith('(') && m[0].length === plain.trimEnd().length
  return m === null || (at === 0 && !isAlone) || Number(m[1]) === 0 ? null : { meaning: { kind: 'count', count: Number(m[1]) }, from: at, to: at + m[0].length }
}

const fillBetween = (plain: string, found: readonly Piece[], from: number, to: number): readonly Piece[] => {
  const all: Piece[] = []
  let at = from
  for (const piece of [...found, { meaning: { kind: 'text' } as const, from: to, to }]) {
    if (piece.from > at) all.push(...decompose(plain, at, piece.from))
    if (piece.to > piece.from) all.push(piece)
    at = piece.to
  }
  return all
}
