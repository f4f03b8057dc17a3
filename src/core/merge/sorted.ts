import { compareText } from '../kernel/list.ts'
import type { Observation } from '../model/observation.ts'

/**
 * The observations in the order (from, id), those without a time last: the same facts give the same list, in whatever order they came. The
 * times stand beside them as columns.
 */
export type Sorted = { readonly given: readonly Observation[]; readonly list: readonly Observation[]; readonly from: Float64Array; readonly to: Float64Array }
/** What is not in the list as it was in the one before. A corrected record is one removed and one added. */
export type Changes = { readonly removed: ReadonlySet<Observation>; readonly added: readonly Observation[] }

export const fromOf = (o: Observation): number => o.startedAt?.value.from ?? -Infinity
export const toOf = (o: Observation): number => {
  const when = o.startedAt?.value
  return when === undefined ? Infinity : Math.max(when.to, when.from + 1)
}
const timeOf = (o: Observation): number => o.startedAt?.value.from ?? Infinity

export const compareInTime = (a: Observation, b: Observation): number => {
  const [x, y] = [timeOf(a), timeOf(b)]
  return x < y ? -1 : x > y ? 1 : compareText(a.id, b.id)
}

export const sortedOf = (given: readonly Observation[], before?: Sorted): { readonly sorted: Sorted; readonly changes?: Changes } => {
  if (before?.given === given) return { sorted: before, changes: { removed: new Set(), added: [] } }
  const changes = before === undefined ? undefined : changesBetween(before.given, given)
  const list = before === undefined || changes === undefined ? inOrder(given) : withChanges(before.list, changes)
  const times = before === undefined || changes === undefined ? timesOf(list) : timesAgain(list, before)
  const sorted = { given, list, ...times }
  return changes === undefined ? { sorted } : { sorted, changes }
}

const timesOf = (list: readonly Observation[]): Pick<Sorted, 'from' | 'to'> => {
  const [from, to] = [new Float64Array(list.length), new Float64Array(list.length)]
  for (let i = 0; i < list.length; i++) {
    from[i] = fromOf(list[i]!)
    to[i] = toOf(list[i]!)
  }
  return { from, to }
}

/** Long stretches stand as they stood, some places on: their times are copied, not looked up. */
const timesAgain = (list: readonly Observation[], before: Sorted): Pick<Sorted, 'from' | 'to'> => {
  const [from, to] = [new Float64Array(list.length), new Float64Array(list.length)]
  let old = 0
  for (let i = 0; i < list.length; ) {
    const place = before.list[old] === list[i] ? old : placeIn(before.list, list[i]!)
    if (before.list[place] === list[i]) old = place
    let end = i
    while (end < list.length && before.list[old + end - i] === list[end]) end++
    if (end === i) {
      from[i] = fromOf(list[i]!)
      to[i] = toOf(list[i]!)
      i++
      continue
    }
    from.set(before.from.subarray(old, old + end - i), i)
    to.set(before.to.subarray(old, old + end - i), i)
    old += end - i
    i = end
  }
  return { from, to }
}

/** A sorted list without what was removed and with what was added. */
export const withChanges = (list: readonly Observation[], { removed, added }: Changes): readonly Observation[] => {
  const kept = [...list]
  for (const o of removed) {
    const at = placeIn(kept, o)
    if (kept[at] === o) kept.splice(at, 1)
  }
  for (const o of added) kept.splice(placeIn(kept, o), 0, o)
  return kept
}

/** Where in a sorted list it stands or would stand. */
export const placeIn = (list: readonly Observation[], o: Observation): number => {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compareInTime(list[middle]!, o) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** More changes than this are not looked for: everything is sorted again. */
const mostChanges = 500
const farthest = 64

/** Both lists come in the order of their sources: a decision takes out, puts in or replaces a few. */
const changesBetween = (before: readonly Observation[], now: readonly Observation[]): Changes | undefined => {
  const removed = new Set<Observation>()
  const added: Observation[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < now.length) {
    if (i < before.length && before[i] === now[j]) {
      i++
      j++
      continue
    }
    if (removed.size + added.length > mostChanges) return undefined
    const [out, into] = nextMeeting(before, now, i, j)
    for (let k = 0; k < out; k++) removed.add(before[i++]!)
    for (let k = 0; k < into; k++) added.push(now[j++]!)
  }
  return { removed, added }
}

/** How many items of either list to pass until both show the same again. */
const nextMeeting = (before: readonly Observation[], now: readonly Observation[], i: number, j: number): readonly [number, number] => {
  if (i >= before.length) return [0, now.length - j]
  if (j >= now.length) return [before.length - i, 0]
  for (let k = 1; k < farthest; k++) {
    if (before[i + k] !== undefined && before[i + k] === now[j + k]) return [k, k]
    if (before[i + k] !== undefined && before[i + k] === now[j]) return [k, 0]
    if (now[j + k] !== undefined && now[j + k] === before[i]) return [0, k]
  }
  return [1, 1]
}

/** Radix sort on whole milliseconds (three passes of 16 bits), ties by id. */
const inOrder = (input: readonly Observation[]): readonly Observation[] => {
  const count = input.length
  const time = new Float64Array(count)
  let least = Infinity
  for (let i = 0; i < count; i++) {
    time[i] = timeOf(input[i]!)
    if (time[i]! < least) least = time[i]!
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
  for (let i = 0; i < sorted.length; ) {
    const at = timeOf(sorted[i]!)
    let end = i + 1
    while (end < sorted.length && timeOf(sorted[end]!) === at) end++
    if (end > i + 1) {
      const tied = sorted.slice(i, end).sort((a, b) => compareText(a.id, b.id))
      for (let k = 0; k < tied.length; k++) sorted[i + k] = tied[k]!
    }
    i = end
  }
  return sorted
}
