import type { LogKind } from '../model/reading-run.ts'
import type { PairTolerance, Tolerances } from '../model/registry.ts'
import type { Clocks } from './clocks.ts'
import { phoneCover } from './coverage.ts'
import { addLink, noLinks, type Links } from './links.ts'
import { forEachNear } from './near.ts'
import { contradict, directionCodes, shortMs } from './rows.ts'
import { textOf } from './same-log.ts'
import type { Logs } from './logs.ts'
import type { WindowRows } from './window-rows.ts'

/** Tolerances between logs start at this rule index: rule − first = index into tolerances.pairs. */
export const firstPairRule = 8

/** What the rows of a window are compared by. */
export type Matcher = WindowRows & Measures
export type Measures = {
  readonly clocks: Clocks
  readonly tolerances: Tolerances
  /** Farther apart two rows cannot be joined. */
  readonly reachMs: number
  readonly pairOf: (a: LogKind, b: LogKind) => PairTolerance | undefined
  /** Does some phone log speak for this time? */
  readonly isCovered: (from: number, to: number) => boolean
}

/**
 * Joins between logs. Two rows are joined when each admits the other and nothing else of the other's layer, and no hard fact speaks against it.
 * A pair that admits another is left apart: talk times and directions forbid, they never choose.
 */
export const betweenLogs = (matcher: Matcher): Links => {
  const { rows, logs, isIn } = matcher
  const start = new Int32Array(rows.count + 1)
  const targets: number[] = []
  const candidate = new Int32Array(logs.layers.length).fill(-1)
  for (let i = 0; i < rows.count; i++) {
    start[i] = targets.length
    if (!isIn(i) || !Number.isFinite(rows.from[i]!)) continue
    const touched: number[] = []
    forEachNear(matcher.index, i, matcher.reachMs, (j) => {
      const layer = logs.exclusiveOf[logs.layerOf[j]!]!
      if (logs.layerOf[j] === logs.layerOf[i] || !isIn(j) || !admits(matcher, i, j)) return
      if (candidate[layer] === -1) touched.push(layer)
      candidate[layer] = candidate[layer] === -1 ? j : -2
    })
    for (const layer of touched) {
      if (candidate[layer]! >= 0 && mayJoin(matcher, i, candidate[layer]!)) targets.push(candidate[layer]!)
      candidate[layer] = -1
    }
  }
  start[rows.count] = targets.length
  return mutual(matcher, start, targets)
}

export const measuresOf = (logs: Pick<Logs, 'layers' | 'logs'>, clocks: Clocks, tolerances: Tolerances): Measures => {
  const kinds = new Set(logs.layers.map((l) => l.kind))
  const reaches = tolerances.pairs.filter((p) => kinds.has(p.a) && kinds.has(p.b)).map((p) => Math.max(Math.abs(p.admitFromMs), Math.abs(p.admitToMs)) + p.unknownClockMs)
  const reachMs = Math.max(0, ...reaches) + Math.max(0, ...[...clocks.values()].map((c) => Math.abs(c.ms)))
  return { clocks, tolerances, reachMs, pairOf: pairTable(tolerances), isCovered: phoneCover(logs.logs) }
}

const pairTable = ({ pairs }: Tolerances): Measures['pairOf'] => {
  const table: Partial<Record<LogKind, Partial<Record<LogKind, PairTolerance>>>> = {}
  for (const pair of pairs) {
    table[pair.a] = { ...table[pair.a], [pair.b]: pair }
    table[pair.b] = { ...table[pair.b], [pair.a]: pair }
  }
  return (a, b) => table[a]?.[b]
}

const mutual = ({ rows, logs, pairOf, tolerances }: Matcher, start: Int32Array, targets: readonly number[]): Links => {
  const links = noLinks()
  for (let i = 0; i < rows.count; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = targets[k]!
      if (j < i || !targets.slice(start[j], start[j + 1]).includes(i)) continue
      const pair = pairOf(kindOf(logs, i), kindOf(logs, j))
      if (pair !== undefined) addLink(links, i, j, firstPairRule + tolerances.pairs.indexOf(pair), rows.from[j]! - rows.from[i]!)
    }
  }
  return links
}

export const kindOf = (logs: Logs, i: number): LogKind => logs.layers[logs.layerOf[i]!]!.kind

/** Clock of b minus clock of a in this pair of logs; undefined: not known. */
const clockOf = ({ logs, clocks }: Matcher, a: number, b: number): number | undefined => {
  const known = clocks.get(logs.logOf[a]! * logs.logs.length + logs.logOf[b]!)
  if (known !== undefined) return known.ms
  // A screenshot or a recording shows the time of the phone: what is known of the only phone is known of it.
  if (kindOf(logs, b) !== 'bill' || kindOf(logs, a) === 'phone') return undefined
  return logs.onlyPhone < 0 ? undefined : clocks.get(logs.onlyPhone * logs.logs.length + logs.logOf[b]!)?.ms
}

type Window = { readonly pair: PairTolerance; readonly least: number; readonly most: number; readonly clock: number; readonly widen: number }

/** The differences b − a that the two intervals allow, beside what the tolerance of their logs allows. */
const windowOf = (matcher: Matcher, i: number, j: number): Window | undefined => {
  const { rows, logs } = matcher
  const pair = matcher.pairOf(kindOf(logs, i), kindOf(logs, j))
  if (pair === undefined) return undefined
  const [a, b] = pair.a === kindOf(logs, i) ? [i, j] : [j, i]
  const known = clockOf(matcher, a, b) ?? (pair.unknownClockMs === 0 ? 0 : undefined)
  return { pair, least: rows.from[b]! - rows.to[a]!, most: rows.to[b]! - rows.from[a]!, clock: known ?? 0, widen: known === undefined ? pair.unknownClockMs : 0 }
}

const admits = (matcher: Matcher, i: number, j: number): boolean => {
  const w = windowOf(matcher, i, j)
  return w !== undefined && w.most > w.pair.admitFromMs + w.clock - w.widen && w.least < w.pair.admitToMs + w.clock + w.widen
}

const mayJoin = (matcher: Matcher, i: number, j: number): boolean => {
  const { rows, tolerances } = matcher
  const w = windowOf(matcher, i, j)
  if (w === undefined || w.most <= w.pair.joinFromMs + w.clock - w.widen || w.least >= w.pair.joinToMs + w.clock + w.widen) return false
  if (contradict(rows, i, j, tolerances.talkSlackSeconds) || isTimeAlone(matcher, i, j)) return false
  if (rows.isMessage[i] === 1) return textOf(rows.observations[i]!) !== '' && textOf(rows.observations[i]!) === textOf(rows.observations[j]!)
  if (w.pair.onlyWithoutPhone === true && (isCovered(matcher, i) || isCovered(matcher, j) || !isFine(matcher, i, j) || !isKnownAnswered(matcher, i, j))) return false
  return !isCutOff(matcher, i, j) && !isCutOff(matcher, j, i)
}

/** A recording is joined by number and time: where one of the two shows no number, time alone proposes and never joins. */
const isTimeAlone = ({ rows, logs }: Matcher, i: number, j: number): boolean =>
  (kindOf(logs, i) === 'recording' || kindOf(logs, j) === 'recording') && [i, j].some((k) => rows.keys[rows.number[k]!]!.kind === 'none')

const isCovered = ({ rows, isCovered: covered }: Matcher, i: number): boolean => covered(rows.from[i]!, rows.to[i]!)

/** Recordings are few: of a whole day nobody knows what else it held. A bill has every answered call, a picture its neighbours. */
const isFine = ({ rows, logs }: Matcher, i: number, j: number): boolean =>
  (kindOf(logs, i) !== 'recording' && kindOf(logs, j) !== 'recording') || (rows.to[i]! - rows.from[i]! <= shortMs && rows.to[j]! - rows.from[j]! <= shortMs)

/**
 * A bill has only answered calls: what is not known to have been answered may be another call of the same time. To the minute, a row of its own
 * (not the newest of a group) will do: the picture would show the other call too.
 */
const isKnownAnswered = ({ rows, logs }: Matcher, i: number, j: number): boolean => {
  const other = kindOf(logs, i) === 'bill' ? j : kindOf(logs, j) === 'bill' ? i : -1
  if (other < 0 || rows.answered[other] === 1 || rows.direction[other] === directionCodes.incoming) return true
  return rows.to[other]! - rows.from[other]! <= shortMs && (rows.observations[other]!.count ?? 1) === 1
}

/** A phone that keeps only its newest calls: near its oldest one the call may be one it has dropped. */
const isCutOff = ({ rows, logs, pairOf }: Matcher, phone: number, other: number): boolean => {
  const { kind, trimmedAt } = logs.layers[logs.layerOf[phone]!]!
  if (kind !== 'phone' || trimmedAt === -Infinity) return false
  const slack = pairOf('phone', kindOf(logs, other))?.admitToMs ?? 0
  return rows.from[other]! - slack < trimmedAt
}
