import { isFull, numbersFit, shortMs, type Rows } from './rows.ts'

/** Rows in time order by number, so that the few near another can be looked at without looking at all. Rows without a time are near nothing. */
export type NearIndex = {
  readonly rows: Rows
  readonly shortOf: Groups
  readonly longOf: Groups
  /** Rows whose number is masked, cut or not shown, and all rows: both in time order. */
  readonly partialShort: Int32Array
  readonly partialLong: Int32Array
  readonly allShort: Int32Array
  readonly allLong: Int32Array
  readonly longestMs: number
}
/** Row lists by number, one after the other. */
type Groups = { readonly start: Int32Array; readonly list: Int32Array }

export const nearIndex = (rows: Rows): NearIndex => {
  const short: number[] = []
  const long: number[] = []
  let longestMs = 0
  for (let i = 0; i < rows.count; i++) {
    if (!Number.isFinite(rows.from[i]!)) break
    const length = rows.to[i]! - rows.from[i]!
    if (length <= shortMs) short.push(i)
    else {
      long.push(i)
      longestMs = Math.max(longestMs, length)
    }
  }
  const partial = (list: readonly number[]): Int32Array => Int32Array.from(list.filter((i) => !isFull(rows, i)))
  return {
    rows,
    shortOf: groups(rows, short),
    longOf: groups(rows, long),
    partialShort: partial(short),
    partialLong: partial(long),
    allShort: Int32Array.from(short),
    allLong: Int32Array.from(long),
    longestMs,
  }
}

const groups = (rows: Rows, list: readonly number[]): Groups => {
  const start = new Int32Array(rows.keys.length + 1)
  for (const i of list) start[rows.number[i]! + 1]!++
  for (let n = 0; n < rows.keys.length; n++) start[n + 1]! += start[n]!
  const next = start.slice()
  const sorted = new Int32Array(list.length)
  for (const i of list) sorted[next[rows.number[i]!]!++] = i
  return { start, list: sorted }
}

/** Every other row of the same kind whose number fits and whose time lies within `reachMs` of row i. */
export const forEachNear = (index: NearIndex, i: number, reachMs: number, visit: (j: number) => void): void => {
  const { rows } = index
  const from = rows.from[i]! - reachMs
  const to = rows.to[i]! + reachMs
  const meet = (j: number): void => {
    if (j !== i && rows.to[j]! > from && rows.from[j]! < to && rows.isMessage[i] === rows.isMessage[j] && numbersFit(rows, i, j)) visit(j)
  }
  if (!isFull(rows, i)) {
    scan(rows, index.allShort, 0, index.allShort.length, from - shortMs, to, meet)
    scan(rows, index.allLong, 0, index.allLong.length, from - index.longestMs, to, meet)
    return
  }
  const n = rows.number[i]!
  scan(rows, index.shortOf.list, index.shortOf.start[n]!, index.shortOf.start[n + 1]!, from - shortMs, to, meet)
  scan(rows, index.longOf.list, index.longOf.start[n]!, index.longOf.start[n + 1]!, from - index.longestMs, to, meet)
  scan(rows, index.partialShort, 0, index.partialShort.length, from - shortMs, to, meet)
  scan(rows, index.partialLong, 0, index.partialLong.length, from - index.longestMs, to, meet)
}

/** Whatever its number: for rows whose digits may be misread. */
export const forEachInTime = (index: NearIndex, i: number, reachMs: number, visit: (j: number) => void): void => {
  const { rows } = index
  const from = rows.from[i]! - reachMs
  const to = rows.to[i]! + reachMs
  const meet = (j: number): void => {
    if (j !== i && rows.to[j]! > from && rows.isMessage[i] === rows.isMessage[j]) visit(j)
  }
  scan(rows, index.allShort, 0, index.allShort.length, from - shortMs, to, meet)
  scan(rows, index.allLong, 0, index.allLong.length, from - index.longestMs, to, meet)
}

const scan = (rows: Rows, list: Int32Array, start: number, end: number, from: number, to: number, meet: (j: number) => void): void => {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rows.from[list[middle]!]! < from) low = middle + 1
    else high = middle
  }
  for (let k = low; k < end && rows.from[list[k]!]! < to; k++) meet(list[k]!)
}
