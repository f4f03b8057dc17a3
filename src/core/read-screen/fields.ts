import { parsePhoneNumber, type PhoneNumber } from '../kernel/phone-number.ts'
import type { Box } from '../kernel/place.ts'
import type { Direction } from '../model/observation.ts'
import type { ScreenShape } from '../model/screen.ts'
import { confidenceOfSpan } from './confidence.ts'
import { besideness, byReadingOrder, heightOf, unionOf } from './geometry.ts'
import { markClassOf, markCountOf } from './lexicon/marks.ts'
import type { ScreenRow, Shown, ShownDuration } from './screen-row.ts'
import { directionOf } from './direction.ts'
import type { TimeParts } from './time-shape.ts'
import type { Token, TokenOf } from './token.ts'

export const isKind = <K extends Token['kind']>(kind: K) => (token: Token): token is TokenOf<K> => token.kind === kind

/** The pieces of one row, and what is common to all rows of the screen. */
export type RowPieces = {
  readonly tokens: readonly Token[]
  readonly shapes: readonly ScreenShape[]
  /** The piece the row begins with: a number, a name. */
  readonly title?: Token
  readonly day?: TokenOf<'time'>
  /** Header of a detail screen: its number, name, mark and place belong to every row. */
  readonly shared?: readonly Token[]
  /** false: words nothing understands are no part of the row (buttons under a list of calls). */
  readonly keepsText: boolean
}

export const toRow = (pieces: RowPieces, ordinal: number, around?: Box): ScreenRow => {
  const own = [...pieces.tokens].sort(byReadingOrder)
  const shared = pieces.shared ?? []
  const all = [...own, ...shared]
  const number = numberOf(pieces.title, own) ?? numberOf(undefined, shared)
  const name = nameOf(pieces, own, number !== undefined)
  const nameParts = name === undefined ? [] : [name, ...own.filter((t) => isRestOfName(t, name))]
  const labels = own.some(({ kind }) => kind === 'label') ? markTokens(own).filter((t) => !nameParts.includes(t)) : shared.filter(({ kind }) => kind === 'label')
  const one = <K extends Token['kind']>(kind: K): TokenOf<K> | undefined => all.find(isKind(kind))
  const duration = one('duration')
  const box = around ?? unionOf((own.length > 0 ? own : all).map((token) => token.box))
  const count = own.find(isKind('count'))?.count
  const direction = directionOf({ ...pieces, tokens: own, ...(number === undefined ? {} : { numberLine: number.line }) })
  const unread = pieces.keepsText ? own.filter((t) => t.kind === 'text' && !nameParts.includes(t)).map(({ raw }) => raw) : []
  return {
    kind: 'call', ordinal, box, unread,
    ...given('number', number?.shown),
    ...given('name', name === undefined ? undefined : textShown(nameParts)),
    ...labelFields(labels),
    ...timeField(own.filter(isKind('time'))),
    ...given('day', pieces.day === undefined ? undefined : spanShown('time', pieces.day, pieces.day.parts)),
    ...given('duration', duration === undefined ? undefined : durationShown(duration, own, direction)),
    ...given('direction', direction),
    ...textField('location', one('location')),
    ...textField('carrier', one('carrier')),
    ...textField('sim', one('sim')),
    ...given('count', count === 1 ? undefined : count),
  }
}

type ShownNumber = { readonly shown: Shown<PhoneNumber>; readonly line: Token['line'] }

const numberOf = (title: Token | undefined, tokens: readonly Token[]): ShownNumber | undefined => {
  const numbers = tokens.filter(isKind('number'))
  const halves = coveredNumber(numbers)
  if (halves !== undefined) return halves
  const token = title?.kind === 'number' ? title : (numbers.find((t) => !t.isShort && !t.isHidden) ?? numbers.find((t) => t.isHidden))
  if (token === undefined) return undefined
  const shown = spanShown('number', token, parsePhoneNumber(token.isMasked ? token.raw.replace(/[?？·#＊xX_]/g, '*') : token.raw))
  // Digits of no known shape may be what is left of a number: both readers see the same rest.
  const isWhole = shown.value.kind !== 'unknown' || token.isHidden
  return { shown: isWhole ? shown : { ...shown, confidence: 'doubtful' }, line: token.line }
}

/** '136' and '5547' with a bar between them: what the bar covers is not guessed. */
const coveredNumber = (numbers: readonly TokenOf<'number'>[]): ShownNumber | undefined => {
  const [head, tail] = numbers
  if (head === undefined || tail === undefined || numbers.some((t) => !t.isShort) || !/^1[3-9]\d$/.test(head.raw) || !/^\d{4}$/.test(tail.raw) || tail.box[0] < head.box[2]) return undefined
  const text = `${head.raw}****${tail.raw}`
  return { shown: { value: { kind: 'masked', text }, raw: text, confidence: 'doubtful', method: 'assumed', box: unionOf([head.box, tail.box]) }, line: head.line }
}

const nameOf = (pieces: RowPieces, own: readonly Token[], hasNumber: boolean): Token | undefined => {
  const { title } = pieces
  // '快递' with nothing beside it is what the owner called a contact; beside a number it is a mark.
  if (title?.kind === 'text' || (title?.kind === 'label' && !hasNumber)) return title
  const shared = pieces.shared?.find(({ kind }) => kind === 'text')
  if (title === undefined && shared !== undefined) return shared
  if (title === undefined) return undefined
  return own.find((t) => t.kind === 'text' && t.line === title.line) ?? own.find((t) => t.kind === 'text' && t.box[3] <= title.box[1] + heightOf(title.box) * 0.4 && Math.abs(t.box[0] - title.box[0]) < heightOf(title.box) && Array.from(t.raw).length <= 12)
}

/** '李经理' and '（车险）' read as two boxes side by side. */
const isRestOfName = (token: Token, name: Token): boolean =>
  token !== name && token.line !== name.line && isBracketed(token) && besideness(token.box, name.box) > 0.5 && token.line.box[0] - name.box[2] < heightOf(name.box) * 0.6 && token.box[0] > name.box[0]

export const textShown = (tokens: readonly Token[]): Shown<string> => {
  const raw = tokens.map(rawOf).join(' ')
  const least = Math.min(...tokens.map(({ line }) => line.confidence))
  return { value: raw, raw, confidence: least >= 0.97 ? 'certain' : least >= 0.85 ? 'likely' : 'doubtful', method: 'ocr', box: unionOf(tokens.map(({ box }) => box)) }
}

/** A word that fills its line keeps the line's own brackets. */
const rawOf = (token: Token): string => (isBracketed(token) ? token.line.text.replace(/^[^（(]+/, '').trim() : token.raw)
const isBracketed = ({ line }: Token): boolean => /^[^\p{L}\p{N}]{0,2}[（(][^\d]*[）)]\s*$/u.test(line.text)

const textField = <K extends 'location' | 'carrier' | 'sim'>(field: K, token: Token | undefined): Readonly<Partial<Pick<ScreenRow, K>>> => given<'location' | 'carrier' | 'sim'>(field, token === undefined ? undefined : textShown([token]))

/** The field, where there is something to say. */
const given = <K extends keyof ScreenRow>(field: K, value: ScreenRow[K] | undefined): Readonly<Partial<Pick<ScreenRow, K>>> => {
  const all: Partial<Pick<ScreenRow, K>> = {}
  if (value !== undefined) all[field] = value
  return all
}

/** Marks, and the end of one that wraps: '标记为诈' over '骗'. */
const markTokens = (own: readonly Token[]): readonly Token[] => {
  const marks = own.filter(({ kind }) => kind === 'label')
  const last = marks.at(-1)
  if (last === undefined || !/标[记注](?:为|成)?$/.test(last.raw) || markClassOf(last.raw.replace(/标[记注]/g, '')) !== undefined) return marks
  const rest = own.slice(own.indexOf(last) + 1).filter((t) => t.kind === 'text' && Array.from(t.raw).length <= 4).slice(0, 2)
  return rest.length > 0 && markClassOf(rest.map(({ raw }) => raw).join('')) !== undefined ? [...marks, ...rest] : marks
}

const labelFields = (labels: readonly Token[]): Pick<ScreenRow, 'label' | 'labelClass' | 'labelCount'> => {
  if (labels.length === 0) return {}
  const label = markShown(labels)
  const markClass = markClassOf(label.value)
  const counted = labels.find(({ raw }) => markCountOf(raw) !== undefined)
  const count = counted === undefined ? undefined : markCountOf(counted.raw)
  return {
    label,
    ...(markClass === undefined ? {} : { labelClass: markClass }),
    ...(counted === undefined || count === undefined ? {} : { labelCount: spanShown('number', counted, count) }),
  }
}

/** A known mark but for a character: that mark, in doubt, with what was read beside it as another reader's answer. */
const markShown = (labels: readonly Token[]): Shown<string> => {
  const shown = textShown(labels)
  const meant = labels.map((token) => (token.kind === 'label' ? (token.meant ?? token.raw) : token.raw)).join(' ')
  return labels.some((token) => token.kind === 'label' && token.meant !== undefined) ? { ...shown, value: meant, raw: meant, second: shown.raw, confidence: 'doubtful', method: 'assumed' } : shown
}

const timeField = (times: readonly TokenOf<'time'>[]): Pick<ScreenRow, 'time'> => {
  const [first, ...rest] = times
  if (first === undefined) return {}
  const whole = rest.reduce<Shown<TimeParts>>((so, t) => joined(so, timeShown(t)), timeShown(first))
  return { time: whole }
}

const timeShown = (token: TokenOf<'time'>): Shown<TimeParts> => {
  const shown = spanShown('time', token, token.parts)
  return token.touchesUnread === true ? { ...shown, confidence: 'doubtful' } : shown
}

const order = { certain: 0, likely: 1, doubtful: 2 } as const

/** '11月5日' and '15:21' in two lines or two cells: one time. A part said twice is not replaced. */
const joined = (a: Shown<TimeParts>, b: Shown<TimeParts>): Shown<TimeParts> => {
  const adds = (Object.keys(b.value) as (keyof TimeParts)[]).some((key) => a.value[key] === undefined)
  if (!adds) return a
  const weaker = order[a.confidence] >= order[b.confidence] ? a : b
  const second = a.second ?? b.second
  return { value: { ...b.value, ...a.value }, raw: `${a.raw} ${b.raw}`, confidence: weaker.confidence, method: weaker.method, box: unionOf([a.box, b.box]), ...(second === undefined ? {} : { second }) }
}

/** Somebody spoke in a call nobody took: '响铃' before the seconds was lost. */
const isUnlikelyTalk = ({ kind, seconds = 0 }: ShownDuration, direction: Shown<Direction> | undefined): boolean => kind === 'talk' && seconds > 0 && (direction?.value === 'missed' || direction?.value === 'rejected')

const durationShown = (token: TokenOf<'duration'>, own: readonly Token[], direction: Shown<Direction> | undefined): Shown<ShownDuration> => {
  const { touchesUnread, ...value } = token.duration
  const read = spanShown('time', token, value)
  const shown: Shown<ShownDuration> = touchesUnread === true || isUnlikelyTalk(value, direction) ? { ...read, confidence: 'doubtful' } : read
  const unit = /\d$/.test(token.raw) ? own.find((t) => t.kind === 'text' && /^(?:秒|分|分钟|声)$/.test(t.raw)) : undefined
  return unit === undefined ? shown : { ...shown, raw: `${shown.raw} ${unit.raw}`, box: unionOf([token.box, unit.box]) }
}

export const spanShown = <T>(kind: 'number' | 'time', token: Token, value: T): Shown<T> => {
  const { confidence, method, second } = confidenceOfSpan({ kind, line: token.line, from: token.from, to: token.to })
  return { value, raw: token.raw, confidence, method, box: token.box, ...(second === undefined ? {} : { second }) }
}
