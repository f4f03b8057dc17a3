import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { Box } from '../kernel/place.ts'
import type { ScreenShape } from '../model/screen.ts'
import { confidenceOfSpan } from './confidence.ts'
import { byReadingOrder, unionOf } from './geometry.ts'
import { markClassOf, markCountOf } from './lexicon/marks.ts'
import { phoneNumberOf } from './number-value.ts'
import type { ScreenRow, Shown, ShownDuration } from './screen-row.ts'
import { directionOf } from './direction.ts'
import type { TimeParts } from './time-shape.ts'
import type { Token, TokenOf } from './tokens.ts'

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

export const toRow = (pieces: RowPieces, ordinal: number): ScreenRow => {
  const own = [...pieces.tokens].sort(byReadingOrder)
  const shared = pieces.shared ?? []
  const all = [...own, ...shared]
  const number = numberOf(pieces.title, own) ?? numberOf(undefined, shared)
  const name = nameOf(pieces, own, number !== undefined)
  const labels = own.some(({ kind }) => kind === 'label') ? own.filter((t) => t.kind === 'label' && t !== name) : shared.filter(({ kind }) => kind === 'label')
  const one = <K extends Token['kind']>(kind: K): TokenOf<K> | undefined => all.find(isKind(kind))
  const duration = one('duration')
  const box = unionOf((own.length > 0 ? own : all).map((token) => token.box))
  const count = own.find(isKind('count'))?.count
  const direction = directionOf({ ...pieces, tokens: own, ...(number === undefined ? {} : { numberLine: number.line }) })
  const unread = pieces.keepsText ? own.filter((t) => t.kind === 'text' && t !== name).map(({ raw }) => raw) : []
  return {
    kind: 'call', ordinal, box, unread,
    ...(number === undefined ? {} : { number: number.shown }),
    ...(name === undefined ? {} : { name: textShown([name]) }),
    ...labelFields(labels),
    ...timeField(own.filter(isKind('time'))),
    ...(pieces.day === undefined ? {} : { day: spanShown('time', pieces.day, pieces.day.parts) }),
    ...(duration === undefined ? {} : { duration: durationShown(duration) }),
    ...(direction === undefined ? {} : { direction }),
    ...textField('location', one('location')),
    ...textField('carrier', one('carrier')),
    ...textField('sim', one('sim')),
    ...(count === undefined || count < 2 ? {} : { count }),
  }
}

type ShownNumber = { readonly shown: Shown<PhoneNumber>; readonly line: Token['line'] }

const numberOf = (title: Token | undefined, tokens: readonly Token[]): ShownNumber | undefined => {
  const numbers = tokens.filter(isKind('number'))
  const halves = coveredNumber(numbers)
  if (halves !== undefined) return halves
  const token = title?.kind === 'number' ? title : (numbers.find((t) => !t.isShort && !t.isHidden) ?? numbers.find((t) => t.isHidden))
  return token === undefined ? undefined : { shown: spanShown('number', token, phoneNumberOf(token.raw, token.isMasked)), line: token.line }
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
  const beside = title === undefined ? undefined : own.find((t) => t.kind === 'text' && t.line === title.line)
  return beside
}

export const textShown = (tokens: readonly Token[]): Shown<string> => {
  const raw = tokens.map((token) => token.raw).join(' ')
  const least = Math.min(...tokens.map(({ line }) => line.confidence))
  return { value: raw, raw, confidence: least >= 0.97 ? 'certain' : least >= 0.85 ? 'likely' : 'doubtful', method: 'ocr', box: unionOf(tokens.map(({ box }) => box)) }
}

const textField = <K extends 'location' | 'carrier' | 'sim'>(field: K, token: Token | undefined): { readonly [P in K]?: Shown<string> } =>
  (token === undefined ? {} : { [field]: textShown([token]) }) as { readonly [P in K]?: Shown<string> }

const labelFields = (labels: readonly Token[]): Pick<ScreenRow, 'label' | 'labelClass' | 'labelCount'> => {
  if (labels.length === 0) return {}
  const label = textShown(labels)
  const markClass = markClassOf(label.raw)
  const counted = labels.find(({ raw }) => markCountOf(raw) !== undefined)
  const count = counted === undefined ? undefined : markCountOf(counted.raw)
  return {
    label,
    ...(markClass === undefined ? {} : { labelClass: markClass }),
    ...(counted === undefined || count === undefined ? {} : { labelCount: spanShown('number', counted, count) }),
  }
}

const timeField = (times: readonly TokenOf<'time'>[]): Pick<ScreenRow, 'time'> => {
  const [first, ...rest] = times
  if (first === undefined) return {}
  const whole = rest.reduce<Shown<TimeParts>>((so, t) => joined(so, spanShown('time', t, t.parts)), spanShown('time', first, first.parts))
  return { time: whole }
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

const durationShown = (token: TokenOf<'duration'>): Shown<ShownDuration> => spanShown('time', token, token.duration)

export const spanShown = <T>(kind: 'number' | 'time', token: Token, value: T): Shown<T> => {
  const { confidence, method, second } = confidenceOfSpan({ kind, line: token.line, from: token.from, to: token.to })
  return { value, raw: token.raw, confidence, method, box: token.box, ...(second === undefined ? {} : { second }) }
}

export const boxOfTokens = (tokens: readonly Token[]): Box => unionOf(tokens.map(({ box }) => box))
