import { compareText } from '../kernel/list.ts'
import { areCompatible, numberKeyOf, textOfKey, type NumberKey } from '../kernel/number-key.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { Direction, Observation } from '../model/observation.ts'

/** The directions as small numbers, for columns. */
export const directionCodes: Readonly<Record<Direction, number>> = { unknown: 0, incoming: 1, outgoing: 2, missed: 3, rejected: 4, blocked: 5, forwarded: 6, voicemail: 7 }
const outgoing = directionCodes.outgoing
export const forwarded = directionCodes.forwarded

/** Times longer than this (a day, an interval) are kept in lists of their own. */
export const shortMs = 120_000

/**
 * The observations as columns, in the order (from, id): the same facts give the same columns, in whatever order they came. One row, one observation.
 * Rows whose time is not known stand at the end with from −∞ and to +∞.
 */
export type Rows = {
  readonly count: number
  readonly observations: readonly Observation[]
  readonly from: Float64Array
  readonly to: Float64Array
  /** Index into `keys`; 0: no number shown. */
  readonly number: Int32Array
  readonly keys: readonly NumberKey[]
  readonly direction: Uint8Array
  /** 1 talked, 0 rang only, 2 not known. */
  readonly answered: Uint8Array
  /** Seconds; −1: not said. */
  readonly talk: Int32Array
  readonly isMessage: Uint8Array
}

export const rowsOf = (input: readonly Observation[]): Rows => {
  const observations = inOrder(input)
  const count = observations.length
  const numbers = numberIndex()
  const rows = {
    count,
    observations,
    from: new Float64Array(count),
    to: new Float64Array(count),
    number: new Int32Array(count),
    keys: numbers.keys,
    direction: new Uint8Array(count),
    answered: new Uint8Array(count),
    talk: new Int32Array(count),
    isMessage: new Uint8Array(count),
  }
  for (let i = 0; i < count; i++) {
    const observation = observations[i]!
    const when = observation.startedAt?.value
    rows.from[i] = when?.from ?? -Infinity
    rows.to[i] = when === undefined ? Infinity : Math.max(when.to, when.from + 1)
    rows.number[i] = numbers.of(observation.otherNumber?.value)
    rows.direction[i] = directionCodes[observation.direction?.value ?? 'unknown']
    rows.talk[i] = observation.durationSeconds?.value ?? -1
    rows.answered[i] = answeredOf(observation)
    rows.isMessage[i] = observation.kind === 'sms' || observation.kind === 'chat' ? 1 : 0
  }
  return rows
}

const answeredOf = (observation: Observation): number => {
  const direction = observation.direction?.value
  if (direction === 'missed' || direction === 'rejected' || direction === 'blocked') return 0
  if (observation.kind === 'recording' || (observation.durationSeconds?.value ?? 0) > 0) return 1
  return 2
}

type NumberIndex = { readonly keys: NumberKey[]; readonly of: (number: PhoneNumber | undefined) => number }

const numberIndex = (): NumberIndex => {
  const keys: NumberKey[] = [{ kind: 'none' }]
  const byKey = new Map<string, number>([['', 0]])
  const byText = new Map<string, number>()
  const of = (number: PhoneNumber | undefined): number => {
    if (number === undefined) return 0
    const known = byText.get(number.text)
    if (known !== undefined) return known
    const key = numberKeyOf(number)
    const text = textOfKey(key)
    const index = byKey.get(text) ?? keys.push(key) - 1
    byKey.set(text, index)
    byText.set(number.text, index)
    return index
  }
  return { keys, of }
}

/** Radix sort on whole milliseconds (three passes of 16 bits), ties by id. */
const inOrder = (input: readonly Observation[]): readonly Observation[] => {
  const count = input.length
  const time = new Float64Array(count)
  let least = Infinity
  for (let i = 0; i < count; i++) {
    const from = input[i]!.startedAt?.value.from ?? Infinity
    time[i] = from
    if (from < least) least = from
  }
  for (let i = 0; i < count; i++) time[i] = Number.isFinite(time[i]!) ? time[i]! - least : 2 ** 48 - 1
  let order = new Uint32Array(count)
  for (let i = 0; i < count; i++) order[i] = i
  if (count < 20_000) order.sort((a, b) => time[a]! - time[b]!)
  else for (const divisor of [1, 2 ** 16, 2 ** 32]) order = byDigit(order, time, divisor)
  const sorted: Observation[] = new Array<Observation>(count)
  for (let i = 0; i < count; i++) sorted[i] = input[order[i]!]!
  return sortTies(sorted)
}

const byDigit = (order: Uint32Array<ArrayBuffer>, time: Float64Array, divisor: number): Uint32Array<ArrayBuffer> => {
  const starts = new Uint32Array(65_537)
  for (const i of order) starts[(Math.floor(time[i]! / divisor) % 65_536) + 1]!++
  for (let d = 0; d < 65_536; d++) starts[d + 1]! += starts[d]!
  const next = new Uint32Array(order.length)
  for (const i of order) next[starts[Math.floor(time[i]! / divisor) % 65_536]!++] = i
  return next
}

const sortTies = (sorted: Observation[]): readonly Observation[] => {
  const timeOf = (i: number): number => sorted[i]?.startedAt?.value.from ?? Infinity
  for (let i = 0; i < sorted.length; ) {
    let end = i + 1
    while (end < sorted.length && timeOf(end) === timeOf(i)) end++
    if (end > i + 1) {
      const tied = sorted.slice(i, end).sort((a, b) => compareText(a.id, b.id))
      for (let k = 0; k < tied.length; k++) sorted[i + k] = tied[k]!
    }
    i = end
  }
  return sorted
}

export const isFull = (rows: Rows, i: number): boolean => rows.keys[rows.number[i]!]!.kind === 'full'

export const numbersFit = (rows: Rows, i: number, j: number): boolean =>
  rows.number[i] === rows.number[j] || (!(isFull(rows, i) && isFull(rows, j)) && areCompatible(rows.keys[rows.number[i]!]!, rows.keys[rows.number[j]!]!))

const minute = 60
const isHarassing = (code: number): boolean => code !== 0 && code !== outgoing && code !== forwarded

/** Hard facts that say two rows cannot be one call: in and out, talked and not, talk times that do not fit. */
export const contradict = (rows: Rows, i: number, j: number, slackSeconds: number): boolean => {
  const a = rows.direction[i]!
  const b = rows.direction[j]!
  if ((a === outgoing && isHarassing(b)) || (b === outgoing && isHarassing(a))) return true
  const diverted = a === forwarded || b === forwarded
  const told = rows.answered[i]! + rows.answered[j]!
  if (!diverted && told === 1) return true
  return rows.talk[i]! > 0 && rows.talk[j]! > 0 && !talkFits(rows.talk[i]!, rows.talk[j]!, slackSeconds)
}

/** Bills round up to the second, and one in five to the minute. */
const talkFits = (a: number, b: number, slack: number): boolean => {
  const difference = Math.abs(a - b)
  return difference <= slack || (Math.max(a, b) % minute === 0 && difference <= minute + slack)
}
