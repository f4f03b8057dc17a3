import type { Tolerances } from '../model/registry.ts'
import { forEachNear } from './near.ts'
import { contradict, isFull, shortMs } from './rows.ts'
import type { WindowRows } from './window-rows.ts'

/** Clock of log b minus clock of log a, by `a * logs + b`, where enough confident pairs agree. */
export type Clocks = ReadonlyMap<number, { readonly ms: number; readonly pairs: number }>

/** What one window says of clocks. `pair` is a * logs + b; a difference is b − a, by pair; a shift lies between two differences. */
export type ClockSigns = { readonly differences: ReadonlyMap<number, readonly number[]>; readonly shifts: readonly (readonly [pair: number, from: number, to: number])[] }

/**
 * A phone may run a minute and a half off. Calls with a full number, answered, alone in ten minutes on both sides and with talk times that fit
 * are confident pairs; where most of their differences lie within a minute of each other (ringing, billing delay), the least of those is the offset.
 */
export const clocksOf = (signs: readonly ClockSigns[], tolerances: Tolerances, before: Clocked | undefined): Clocked => {
  const clocks = new Map<number, Clock>()
  for (const [pair, of] of shiftsByPair(signs)) {
    const clock = screenClock(of, tolerances)
    if (clock !== undefined) clocks.set(pair, clock)
  }
  const differences = (before === undefined ? undefined : differencesAgain(signs, before)) ?? differencesByPair(signs)
  for (const [pair, of] of differences) {
    const best = densest(of, tolerances.clock.spreadMs)
    if (best.pairs >= tolerances.clock.minPairs && best.pairs * 2 > of.length) clocks.set(pair, best)
  }
  return { clocks, signs, differences }
}

type Clock = { readonly ms: number; readonly pairs: number }
/** The clocks with what they were taken from; the differences of each pair in order. */
export type Clocked = { readonly clocks: Clocks; readonly signs: readonly ClockSigns[]; readonly differences: ReadonlyMap<number, Float64Array> }

const differencesByPair = (signs: readonly ClockSigns[]): ReadonlyMap<number, Float64Array> => {
  const all = new Map<number, number[]>()
  for (const { differences } of signs) {
    for (const [pair, of] of differences) {
      const list = all.get(pair)
      if (list === undefined) all.set(pair, [...of])
      else for (const ms of of) list.push(ms)
    }
  }
  return new Map([...all].map(([pair, list]) => [pair, Float64Array.from(list).sort()] as const))
}

/** More windows than this that say something else are not taken out and put in one by one. */
const mostAnew = 30

const differencesAgain = (signs: readonly ClockSigns[], before: Clocked): ReadonlyMap<number, Float64Array> | undefined => {
  const [old, now] = [new Set(before.signs), new Set(signs)]
  const [gone, fresh] = [before.signs.filter((s) => !now.has(s)), signs.filter((s) => !old.has(s))]
  if (gone.length + fresh.length > mostAnew) return undefined
  const [out, into] = [differencesByPair(gone), differencesByPair(fresh)]
  const all = new Map(before.differences)
  for (const pair of new Set([...out.keys(), ...into.keys()])) {
    const of = mergedInto(without(before.differences.get(pair) ?? none, out.get(pair) ?? none), into.get(pair) ?? none)
    if (of.length === 0) all.delete(pair)
    else all.set(pair, of)
  }
  return all
}
const none = new Float64Array(0)

/** Both in order; what goes is in the list. */
const without = (list: Float64Array, gone: Float64Array): Float64Array => {
  const kept = new Float64Array(list.length - gone.length)
  let [at, k] = [0, 0]
  for (const ms of list) {
    if (k < gone.length && ms === gone[k]) k++
    else kept[at++] = ms
  }
  return kept
}

const mergedInto = (list: Float64Array, more: Float64Array): Float64Array => {
  if (more.length === 0) return list
  const all = new Float64Array(list.length + more.length)
  let [i, k] = [0, 0]
  for (let at = 0; at < all.length; at++) all[at] = k >= more.length || (i < list.length && list[i]! <= more[k]!) ? list[i++]! : more[k++]!
  return all
}

const shiftsByPair = (signs: readonly ClockSigns[]): ReadonlyMap<number, ClockSigns['shifts']> => {
  const all = new Map<number, ClockSigns['shifts'][number][]>()
  for (const shift of signs.flatMap((s) => s.shifts)) {
    const of = all.get(shift[0])
    if (of === undefined) all.set(shift[0], [shift])
    else of.push(shift)
  }
  return all
}

export const clockSigns = (window: WindowRows, tolerances: Tolerances): ClockSigns => ({ differences: differencesOf(window, tolerances), shifts: shiftsOf(window, tolerances) })

const differencesOf = (window: WindowRows, tolerances: Tolerances): ClockSigns['differences'] => {
  const { rows, logs } = window
  const found = new Map<number, number[]>()
  for (let i = 0; i < rows.count; i++) {
    if (!mayTellTime(window, i, 'bill')) continue
    const phone = alone(window, i, tolerances)
    if (phone < 0 || alone(window, phone, tolerances, i) !== i) continue
    const pair = logs.logOf[phone]! * logs.logs.length + logs.logOf[i]!
    const of = found.get(pair)
    if (of === undefined) found.set(pair, [rows.from[i]! - rows.from[phone]!])
    else of.push(rows.from[i]! - rows.from[phone]!)
  }
  return found
}

const mayTellTime = ({ rows, logs }: WindowRows, i: number, kind: 'phone' | 'bill'): boolean =>
  logs.layers[logs.layerOf[i]!]!.kind === kind && isFull(rows, i) && rows.to[i]! - rows.from[i]! <= 1_000 && rows.talk[i]! > 0

/** The only row of the other kind near enough, or −1. With `bill`, looks from the phone's side in that bill. */
const alone = (window: WindowRows, i: number, tolerances: Tolerances, bill = -1): number => {
  const { rows, logs, index, isIn } = window
  const kind = bill < 0 ? 'phone' : 'bill'
  let found = -1
  let count = 0
  forEachNear(index, i, tolerances.clock.searchMs, (j) => {
    if (logs.layers[logs.layerOf[j]!]!.kind !== kind || (bill >= 0 && logs.logOf[j] !== logs.logOf[bill]) || !isIn(j)) return
    count++
    if (mayTellTime(window, j, kind) && !contradict(rows, i, j, tolerances.talkSlackSeconds) && rows.to[j]! - rows.from[j]! <= shortMs) found = j
  })
  return count === 1 ? found : -1
}

const shiftsOf = ({ rows, logs, index, isIn }: WindowRows, tolerances: Tolerances): ClockSigns['shifts'] => {
  const found: (readonly [number, number, number])[] = []
  for (let i = 0; i < rows.count; i++) {
    if (logs.layers[logs.layerOf[i]!]!.kind !== 'screenshot' || !isFull(rows, i) || rows.to[i]! - rows.from[i]! > shortMs) continue
    let phone = -1
    let count = 0
    forEachNear(index, i, tolerances.clock.searchMs, (j) => {
      if (logs.layers[logs.layerOf[j]!]!.kind !== 'phone' || !isIn(j)) return
      count++
      phone = j
    })
    if (count === 1) found.push([logs.logOf[phone]! * logs.logs.length + logs.logOf[i]!, rows.from[i]! - rows.from[phone]!, rows.to[i]! - rows.from[phone]!])
  }
  return found
}

/**
 * A screenshot shows the phone's own list: the same clock. Only where most calls that are alone on both sides do not fall into the minute shown
 * (another phone, another app's clock) is the shift taken that lets most of them fall into it.
 */
const screenClock = (of: readonly (readonly [number, number, number])[], { clock }: Tolerances): { readonly ms: number; readonly pairs: number } | undefined => {
  const fitting = (ms: number): number => of.filter(([, from, to]) => from - 1_000 <= ms && to + 1_000 > ms).length
  if (of.length < clock.minPairs || fitting(0) * 10 >= of.length * 7) return undefined
  const best = of.map(([, from]) => from).sort((a, b) => a - b).reduce((b, ms) => (fitting(ms) > fitting(b) ? ms : b), 0)
  const last = Math.min(...of.filter(([, from, to]) => from - 1_000 <= best && to + 1_000 > best).map(([, , to]) => to))
  return fitting(best) * 10 >= of.length * 7 ? { ms: Math.floor((best + last) / 2), pairs: fitting(best) } : undefined
}

const densest = (sorted: Float64Array, spreadMs: number): { readonly ms: number; readonly pairs: number } => {
  let best = { ms: 0, pairs: 0 }
  let end = 0
  for (let start = 0; start < sorted.length; start++) {
    while (end < sorted.length && sorted[end]! <= sorted[start]! + spreadMs) end++
    if (end - start > best.pairs) best = { ms: sorted[start]!, pairs: end - start }
  }
  return best
}
