import { compareText } from '../kernel/list.ts'
import type { Links } from './links.ts'
import type { Logs } from './logs.ts'
import { shortMs, type Rows } from './rows.ts'

/** Where each row stands in its picture, from the top; −1: not in a picture, or the place does not say. */
export type Pictures = { readonly rank: Int32Array; readonly rowsIn: ReadonlyMap<number, number>; readonly isSuspect: Uint8Array }

/** A list on a screen is in time order. A row that breaks the order of its picture was probably misread: it is never joined and never counted. */
export const picturesOf = (rows: Rows, logs: Logs): Pictures => {
  const rank = new Int32Array(rows.count).fill(-1)
  const isSuspect = new Uint8Array(rows.count)
  const rowsIn = new Map<number, number>()
  logs.parts.forEach((part, p) => {
    if (part.kind !== 'screenshot') return
    rowsIn.set(p, part.rows.length)
    const placed = part.rows.filter((i) => heightOf(rows, i) >= 0)
    if (placed.length !== part.rows.length) return
    const sorted = [...part.rows].sort((a, b) => heightOf(rows, a) - heightOf(rows, b) || compareText(rows.observations[a]!.id, rows.observations[b]!.id))
    sorted.forEach((i, k) => (rank[i] = k))
    for (const i of outOfOrder(rows, sorted)) isSuspect[i] = 1
  })
  return { rank, rowsIn, isSuspect }
}

const heightOf = (rows: Rows, i: number): number => rows.observations[i]!.place.box?.[1] ?? rows.observations[i]!.place.row ?? -1

const outOfOrder = (rows: Rows, sorted: readonly number[]): readonly number[] => {
  const timed = sorted.filter((i) => rows.to[i]! - rows.from[i]! <= shortMs)
  const down = longestRun(timed.map((i) => -rows.from[i]!))
  const up = longestRun(timed.map((i) => rows.from[i]!))
  const kept = down.size >= up.size ? down : up
  // Fewer than six in ten in order: this picture is not in time order at all.
  return kept.size * 10 < timed.length * 6 ? [] : timed.filter((_, k) => !kept.has(k))
}

/** Positions of a longest never-falling run of values (quadratic: a picture has a dozen rows). */
const longestRun = (values: readonly number[]): ReadonlySet<number> => {
  const length: number[] = []
  const before: number[] = []
  values.forEach((value, k) => {
    let best = -1
    for (let b = 0; b < k; b++) if (values[b]! <= value && (best < 0 || length[b]! > length[best]!)) best = b
    length.push(best < 0 ? 1 : length[best]! + 1)
    before.push(best)
  })
  const kept = new Set<number>()
  for (let k = length.indexOf(Math.max(0, ...length)); k >= 0; k = before[k]!) kept.add(k)
  return kept
}

/**
 * Two pictures of one list overlap in a block of rows. One row alone that looks the same may be the second call of that minute, just scrolled
 * out of the other picture: such a pair is joined only when a neighbour matches too, the talk time is the same, or neither row is at an edge.
 */
export const overlapsOnly = (rows: Rows, logs: Logs, pictures: Pictures, links: Links, rule: number): readonly boolean[] => {
  const pairs = new Set<string>()
  links.a.forEach((a, k) => {
    if (links.rule[k] === rule) pairs.add(`${String(a)}|${String(links.b[k]!)}`).add(`${String(links.b[k]!)}|${String(a)}`)
  })
  const at = new Map<string, number>()
  pictures.rank.forEach((r, i) => r >= 0 && at.set(`${String(logs.partOf[i]!)}|${String(r)}`, i))
  const neighbour = (i: number, step: number): number => at.get(`${String(logs.partOf[i]!)}|${String(pictures.rank[i]! + step)}`) ?? -1
  const hasNeighbour = (a: number, b: number): boolean => [1, -1].some((step) => pairs.has(`${String(neighbour(a, step))}|${String(neighbour(b, step))}`))
  const isInside = (i: number): boolean => pictures.rank[i]! > 0 && neighbour(i, 1) >= 0
  const isAlone = (i: number): boolean => pictures.rowsIn.get(logs.partOf[i]!) === 1
  return links.a.map((a, k) => {
    if (links.rule[k] !== rule) return true
    const b = links.b[k]!
    if (hasNeighbour(a, b)) return true
    const isFine = Math.max(rows.to[a]! - rows.from[a]!, rows.to[b]! - rows.from[b]!) <= shortMs
    return isFine && ((rows.talk[a]! > 0 && rows.talk[a] === rows.talk[b]) || isAlone(a) || isAlone(b) || (isInside(a) && isInside(b)))
  })
}
