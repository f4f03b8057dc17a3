import type { Tolerances } from '../model/registry.ts'
import type { Logs } from './logs.ts'
import { forEachNear, type NearIndex } from './near.ts'
import { contradict, isFull, shortMs, type Rows } from './rows.ts'

/** Clock of log b minus clock of log a, by `a * logs + b`, where enough confident pairs agree. */
export type Clocks = ReadonlyMap<number, { readonly ms: number; readonly pairs: number }>

/**
 * A phone may run a minute and a half off. Calls with a full number, answered, alone in ten minutes on both sides and with talk times that fit
 * are confident pairs; where most of their differences lie within a minute of each other (ringing, billing delay), the least of those is the offset.
 */
export const clocksOf = (rows: Rows, logs: Logs, index: NearIndex, tolerances: Tolerances): Clocks => {
  const clocks = new Map<number, { readonly ms: number; readonly pairs: number }>()
  screenClocks(rows, logs, index, tolerances, clocks)
  const differences = new Map<number, number[]>()
  for (let i = 0; i < rows.count; i++) {
    if (!mayTellTime(rows, logs, i, 'bill')) continue
    const phone = alone(rows, logs, index, i, tolerances)
    if (phone < 0 || alone(rows, logs, index, phone, tolerances, i) !== i) continue
    const key = logs.logOf[phone]! * logs.logs.length + logs.logOf[i]!
    const of = differences.get(key)
    if (of === undefined) differences.set(key, [rows.from[i]! - rows.from[phone]!])
    else of.push(rows.from[i]! - rows.from[phone]!)
  }
  for (const [key, of] of differences) {
    const best = densest(of.sort((a, b) => a - b), tolerances.clock.spreadMs)
    if (best.pairs >= tolerances.clock.minPairs && best.pairs * 2 > of.length) clocks.set(key, best)
  }
  return clocks
}

const mayTellTime = (rows: Rows, logs: Logs, i: number, kind: 'phone' | 'bill'): boolean =>
  logs.layers[logs.layerOf[i]!]!.kind === kind && isFull(rows, i) && rows.to[i]! - rows.from[i]! <= 1_000 && rows.talk[i]! > 0

/** The only row of the other kind near enough, or −1. With `bill`, looks from the phone's side in that bill. */
const alone = (rows: Rows, logs: Logs, index: NearIndex, i: number, tolerances: Tolerances, bill = -1): number => {
  const kind = bill < 0 ? 'phone' : 'bill'
  let found = -1
  let count = 0
  forEachNear(index, i, tolerances.clock.searchMs, (j) => {
    if (logs.layers[logs.layerOf[j]!]!.kind !== kind || (bill >= 0 && logs.logOf[j] !== logs.logOf[bill])) return
    count++
    if (mayTellTime(rows, logs, j, kind) && !contradict(rows, i, j, tolerances.talkSlackSeconds) && rows.to[j]! - rows.from[j]! <= shortMs) found = j
  })
  return count === 1 ? found : -1
}

/**
 * A screenshot shows the phone's own list: the same clock. Only where most calls that are alone on both sides do not fall into the minute shown
 * (another phone, another app's clock) is the shift taken that lets most of them fall into it.
 */
const screenClocks = (rows: Rows, logs: Logs, index: NearIndex, tolerances: Tolerances, clocks: Map<number, { readonly ms: number; readonly pairs: number }>): void => {
  const shifts = new Map<number, { readonly from: number; readonly to: number }[]>()
  for (let i = 0; i < rows.count; i++) {
    if (logs.layers[logs.layerOf[i]!]!.kind !== 'screenshot' || !isFull(rows, i) || rows.to[i]! - rows.from[i]! > shortMs) continue
    let phone = -1
    let count = 0
    forEachNear(index, i, tolerances.clock.searchMs, (j) => {
      if (logs.layers[logs.layerOf[j]!]!.kind !== 'phone') return
      count++
      phone = j
    })
    if (count !== 1) continue
    const key = logs.logOf[phone]! * logs.logs.length + logs.logOf[i]!
    const shift = { from: rows.from[i]! - rows.from[phone]!, to: rows.to[i]! - rows.from[phone]! }
    const of = shifts.get(key)
    if (of === undefined) shifts.set(key, [shift])
    else of.push(shift)
  }
  for (const [key, of] of shifts) {
    const fitting = (ms: number): number => of.filter((s) => s.from - 1_000 <= ms && s.to + 1_000 > ms).length
    if (of.length < tolerances.clock.minPairs || fitting(0) * 10 >= of.length * 7) continue
    const best = of.map((s) => s.from).sort((a, b) => a - b).reduce((b, ms) => (fitting(ms) > fitting(b) ? ms : b), 0)
    const last = Math.min(...of.filter((s) => s.from - 1_000 <= best && s.to + 1_000 > best).map((s) => s.to))
    if (fitting(best) * 10 >= of.length * 7) clocks.set(key, { ms: Math.floor((best + last) / 2), pairs: fitting(best) })
  }
}

const densest = (sorted: readonly number[], spreadMs: number): { readonly ms: number; readonly pairs: number } => {
  let best = { ms: 0, pairs: 0 }
  let end = 0
  for (let start = 0; start < sorted.length; start++) {
    while (end < sorted.length && sorted[end]! <= sorted[start]! + spreadMs) end++
    if (end - start > best.pairs) best = { ms: sorted[start]!, pairs: end - start }
  }
  return best
}
