import { compareText } from '../kernel/list.ts'
import type { Observation } from '../model/observation.ts'
import type { Part } from './parts.ts'
import { shortMs } from './rows.ts'
import { fromOf, toOf } from './sorted.ts'

/** The rows of one picture from the top, and those that break its order in time. Empty `order`: the places do not say. */
export type Picture = { readonly part: Part; readonly order: readonly Observation[]; readonly suspects: readonly Observation[] }
/** `suspects` is the same set as before as long as the same rows are in it. */
export type Pictures = { readonly all: ReadonlyMap<string, Picture>; readonly suspects: ReadonlySet<Observation> }

/** A list on a screen is in time order. A row that breaks the order of its picture was probably misread: it is never joined and never counted. */
export const picturesOf = (parts: readonly Part[], before: Pictures | undefined): Pictures => {
  const all = new Map<string, Picture>()
  for (const part of parts) {
    if (part.kind !== 'screenshot') continue
    const known = before?.all.get(part.key)
    all.set(part.key, known?.part === part ? known : pictureOf(part))
  }
  const suspects = new Set([...all.values()].flatMap((p) => p.suspects))
  const isSame = before?.suspects.size === suspects.size && [...suspects].every((o) => before.suspects.has(o))
  return { all, suspects: isSame ? before.suspects : suspects }
}

const pictureOf = (part: Part): Picture => {
  if (part.observations.some((o) => heightOf(o) < 0)) return { part, order: [], suspects: [] }
  const order = [...part.observations].sort((a, b) => heightOf(a) - heightOf(b) || compareText(a.id, b.id))
  return { part, order, suspects: outOfOrder(order) }
}

const heightOf = ({ place }: Observation): number => place.box?.[1] ?? place.row ?? -1

const outOfOrder = (sorted: readonly Observation[]): readonly Observation[] => {
  const timed = sorted.filter((o) => toOf(o) - fromOf(o) <= shortMs)
  const down = longestRun(timed.map((o) => -fromOf(o)))
  const up = longestRun(timed.map((o) => fromOf(o)))
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

/** Two rows of two pictures that look alike, each by its observation. */
export type ScreenPair = readonly [Observation, Observation]

/**
 * Two pictures of one list overlap in a block of rows. One row alone that looks the same may be the second call of that minute, just scrolled
 * out of the other picture: such a pair is joined only when a neighbour matches too, the talk time is the same, or neither row is at an edge.
 * The pairs left apart:
 */
export const loneOverlaps = (pairs: readonly ScreenPair[], pictureOf: (o: Observation) => Picture | undefined): readonly ScreenPair[] => {
  if (pairs.length === 0) return []
  const partners = new Map<Observation, Observation[]>()
  const note = (a: Observation, b: Observation): void => void partners.set(a, [...(partners.get(a) ?? []), b])
  for (const [a, b] of pairs) {
    note(a, b)
    note(b, a)
  }
  const neighbour = (o: Observation, step: number): Observation | undefined => {
    const order = pictureOf(o)?.order ?? []
    return order[order.indexOf(o) + step]
  }
  const fit = (a: Observation | undefined, b: Observation | undefined): boolean => a !== undefined && b !== undefined && partners.get(a)?.includes(b) === true
  const isInside = (o: Observation): boolean => neighbour(o, -1) !== undefined && neighbour(o, 1) !== undefined
  const isAlone = (o: Observation): boolean => pictureOf(o)?.part.observations.length === 1
  return pairs.filter(([a, b]) => {
    if (fit(neighbour(a, 1), neighbour(b, 1)) || fit(neighbour(a, -1), neighbour(b, -1))) return false
    const isFine = Math.max(toOf(a) - fromOf(a), toOf(b) - fromOf(b)) <= shortMs
    const talk = a.durationSeconds?.value ?? -1
    return !(isFine && ((talk > 0 && talk === b.durationSeconds?.value) || isAlone(a) || isAlone(b) || (isInside(a) && isInside(b))))
  })
}
