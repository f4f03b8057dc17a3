import { dayMs, hourMs } from '../kernel/instant.ts'
import type { Observation } from '../model/observation.ts'
import type { Tolerances } from '../model/registry.ts'
import type { Part } from './parts.ts'
import { shortMs } from './rows.ts'
import { fromOf, toOf, type Sorted } from './sorted.ts'

/**
 * Stretches of time so far apart that no row of one can have to do with a row of another: nearly every night is a border. Each is matched by
 * itself, and kept as it is until something in it changes. Rows without a time are left over.
 */
export type Windows = { readonly dated: readonly (readonly Observation[])[]; readonly undated: readonly Observation[] }

/** Borders are looked for once in so many rows, by whole days, so that a call more or less moves no other border. */
const wantedRows = 200

export const windowsOf = ({ list, from, to }: Sorted, parts: readonly Part[], tolerances: Tolerances): Windows => {
  const count = datedCount(from)
  const reach = reachOf(tolerances)
  const isPictured = picturedTimes(parts)
  const bucketMs = bucketOf(from, count)
  const bucket = (i: number): number => Math.floor((from[i]! - 20 * hourMs) / bucketMs)
  const dated: Observation[][] = []
  let start = 0
  let last = -Infinity
  for (let i = 0; i < count; i++) {
    if (i > start && bucket(i) !== bucket(i - 1) && from[i]! - last > reach && !isPictured(last, from[i]!)) {
      dated.push(list.slice(start, i))
      start = i
    }
    last = Math.max(last, to[i]!)
  }
  if (count > start) dated.push(list.slice(start, count))
  return { dated, undated: list.slice(count) }
}

const datedCount = (from: Float64Array): number => {
  let count = from.length
  while (count > 0 && from[count - 1] === -Infinity) count--
  return count
}

/** The farthest two rows of different logs can stand apart and still have to do with each other, whatever their clocks turn out to be. */
const reachOf = ({ pairs, clock, doubtMs, forwardedLegMs, sameLogMs }: Tolerances): number =>
  Math.max(doubtMs, forwardedLegMs, sameLogMs, clock.searchMs, ...pairs.map((p) => Math.max(Math.abs(p.admitFromMs), Math.abs(p.admitToMs)) + p.unknownClockMs)) + clock.searchMs + 2 * shortMs

/** A power of two of days. The border between days is four in the morning in Beijing. */
const bucketOf = (from: Float64Array, count: number): number => {
  const days = count === 0 ? 1 : Math.max(1, (from[count - 1]! - from[0]!) / dayMs)
  const wanted = (wantedRows * days) / Math.max(1, count)
  return dayMs * 2 ** Math.max(0, Math.floor(Math.log2(wanted)))
}

/** A row of a picture may be a call of a whole day before or after: the clock may be misread. Does such a day reach across this gap? */
const picturedTimes = (parts: readonly Part[]): ((from: number, to: number) => boolean) => {
  const spans = parts.flatMap((part) => (part.kind === 'screenshot' ? part.observations : [])).filter((o) => o.startedAt !== undefined).map((o) => ({ from: fromOf(o) - dayMs, to: toOf(o) + dayMs })).sort((a, b) => a.from - b.from)
  const merged: { from: number; to: number }[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push(span)
  }
  return (from, to) => merged.some((span) => span.from < from && span.to > to)
}
