import { areCompatible, numberKeyOf, textOfKey, type NumberKey } from '../kernel/number-key.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { Direction, Observation } from '../model/observation.ts'
import { fromOf, toOf } from './sorted.ts'

/** The directions as small numbers, for columns. */
export const directionCodes: Readonly<Record<Direction, number>> = { unknown: 0, incoming: 1, outgoing: 2, missed: 3, rejected: 4, blocked: 5, forwarded: 6, voicemail: 7 }
const outgoing = directionCodes.outgoing
export const forwarded = directionCodes.forwarded

/** Times longer than this (a day, an interval) are kept in lists of their own. */
export const shortMs = 120_000

/**
 * Observations in the order (from, id) as columns. One row, one observation. Rows whose time is not known stand at the end with from −∞ and
 * to +∞.
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

export const rowsOf = (observations: readonly Observation[], keyOf: KeyOf): Rows => {
  const count = observations.length
  const { keys, indexOf } = localKeys()
  const rows = {
    count,
    observations,
    from: new Float64Array(count),
    to: new Float64Array(count),
    number: new Int32Array(count),
    keys,
    direction: new Uint8Array(count),
    answered: new Uint8Array(count),
    talk: new Int32Array(count),
    isMessage: new Uint8Array(count),
  }
  for (let i = 0; i < count; i++) {
    const observation = observations[i]!
    rows.from[i] = fromOf(observation)
    rows.to[i] = toOf(observation)
    rows.number[i] = indexOf(keyOf(observation.otherNumber?.value))
    rows.direction[i] = directionCodes[observation.direction?.value ?? 'unknown']
    // How long was recorded says little of how long they talked.
    rows.talk[i] = observation.kind === 'recording' ? -1 : (observation.durationSeconds?.value ?? -1)
    rows.answered[i] = answeredOf(observation)
    rows.isMessage[i] = isMessage(observation) ? 1 : 0
  }
  return rows
}

export const isMessage = ({ kind }: Observation): boolean => kind === 'sms' || kind === 'chat'

const answeredOf = (observation: Observation): number => {
  const direction = observation.direction?.value
  if (direction === 'missed' || direction === 'rejected' || direction === 'blocked') return 0
  if (observation.kind === 'recording' || (observation.durationSeconds?.value ?? 0) > 0) return 1
  return 2
}

/** Numbers in the order they are met, from 1. */
const localKeys = (): { readonly keys: NumberKey[]; readonly indexOf: (key: NumberKey) => number } => {
  const keys: NumberKey[] = [noNumber]
  const known = new Map<NumberKey, number>([[noNumber, 0]])
  const indexOf = (key: NumberKey): number => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, keys.push(key) - 1)
    return keys.length - 1
  }
  return { keys, indexOf }
}

const noNumber: NumberKey = { kind: 'none' }

/** The same line has the same key, as an object: keys may be compared by ===. Each text is read once. */
export type KeyOf = (number: PhoneNumber | undefined) => NumberKey
export const keyReader = (): KeyOf => {
  const byText = new Map<string, NumberKey>()
  const byKey = new Map<string, NumberKey>([['', noNumber]])
  return (number) => {
    if (number === undefined) return noNumber
    const known = byText.get(number.text)
    if (known !== undefined) return known
    const read = numberKeyOf(number)
    const text = textOfKey(read)
    const key = byKey.get(text) ?? read
    byKey.set(text, key)
    byText.set(number.text, key)
    return key
  }
}

export const isFull = (rows: Rows, i: number): boolean => rows.keys[rows.number[i]!]!.kind === 'full'

export const numbersFit = (rows: Rows, i: number, j: number): boolean => rows.number[i] === rows.number[j] || keysFit(rows.keys[rows.number[i]!]!, rows.keys[rows.number[j]!]!)
export const keysFit = (a: NumberKey, b: NumberKey): boolean => a === b || (!(a.kind === 'full' && b.kind === 'full') && areCompatible(a, b))

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
