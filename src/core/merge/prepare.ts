import type { Sha256 } from '../kernel/sha256.ts'
import type { Log } from '../model/log.ts'
import type { Observation } from '../model/observation.ts'
import type { LogKind, ReadingRun } from '../model/reading-run.ts'
import type { PairTolerance, Tolerances } from '../model/registry.ts'
import { betweenLogs, firstPairRule, type Matcher } from './between-logs.ts'
import { clocksOf, type Clocks } from './clocks.ts'
import { phoneCover } from './coverage.ts'
import type { Links } from './links.ts'
import { logsOf, type Logs } from './logs.ts'
import { nearIndex, type NearIndex } from './near.ts'
import { overlapsOnly, picturesOf, type Pictures } from './pictures.ts'
import { rowsOf, type Rows } from './rows.ts'
import { withinLogs, type SameLog } from './same-log.ts'

/** Everything before people's joins and separations: it changes only with the observations themselves and with what is one log. */
export type Prepared = {
  readonly rows: Rows
  readonly logs: Logs
  readonly same: SameLog
  readonly isLeg: Uint8Array
  readonly pictures: Pictures
  readonly matcher: Matcher
  readonly everyone: NearIndex
  readonly links: Links
  readonly shownLogs: readonly Log[]
}

export type PrepareInput = { readonly observations: readonly Observation[]; readonly runs: readonly ReadingRun[]; readonly tolerances: Tolerances }

export const prepare = (input: PrepareInput, sameLogs: readonly (readonly Sha256[])[]): Prepared => {
  const rows = rowsOf(input.observations)
  const logs = logsOf(rows, input.runs, sameLogs, input.tolerances)
  const same = withinLogs(rows, logs, input.tolerances)
  const pictures = picturesOf(rows, logs)
  const isIn = (i: number): boolean => same.recordOf[i] === i && same.isLeg[i] === 0 && pictures.isSuspect[i] === 0
  const index = nearIndex(rows, (i) => isIn(i) && Number.isFinite(rows.from[i]!))
  const clocks = clocksOf(rows, logs, index, input.tolerances)
  const matcher: Matcher = { rows, logs, index, clocks, tolerances: input.tolerances, pairOf: pairTable(input.tolerances), isCovered: phoneCover(logs.logs) }
  const between = betweenLogs(matcher, isIn)
  const screens = firstPairRule + input.tolerances.pairs.findIndex((p) => p.a === 'screenshot' && p.b === 'screenshot')
  return {
    rows,
    logs,
    same,
    isLeg: same.isLeg,
    pictures,
    matcher,
    everyone: nearIndex(rows, (i) => Number.isFinite(rows.from[i]!)),
    links: concat(same.links, between, overlapsOnly(rows, logs, pictures, between, screens)),
    shownLogs: logs.logs.map((log, l) => withClock(log, l, logs, clocks)),
  }
}

const pairTable = ({ pairs }: Tolerances): Matcher['pairOf'] => {
  const table = new Map<string, PairTolerance>()
  for (const pair of pairs) table.set(`${pair.a}|${pair.b}`, pair).set(`${pair.b}|${pair.a}`, pair)
  const cache: Partial<Record<LogKind, Partial<Record<LogKind, PairTolerance | null>>>> = {}
  return (a, b) => {
    const of = (cache[a] ??= {})
    const known = of[b] === undefined ? (of[b] = table.get(`${a}|${b}`) ?? null) : of[b]
    return known ?? undefined
  }
}

const concat = (within: Links, between: Links, isKept: readonly boolean[]): Links => {
  const keep = (column: readonly number[]): readonly number[] => column.filter((_, k) => isKept[k] === true)
  return { a: [...within.a].concat(keep(between.a)), b: [...within.b].concat(keep(between.b)), rule: [...within.rule].concat(keep(between.rule)), offsetMs: [...within.offsetMs].concat(keep(between.offsetMs)) }
}

const withClock = (log: Log, l: number, logs: Logs, clocks: Clocks): Log => {
  for (const [key, { ms, pairs }] of [...clocks].sort(([a], [b]) => a - b)) {
    if (Math.floor(key / logs.logs.length) === l && logs.logs[key % logs.logs.length]!.kind === 'bill') return { ...log, clock: { against: logs.logs[key % logs.logs.length]!.id, ms, pairs } }
  }
  return log
}

