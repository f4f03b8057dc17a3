import type { Matter } from './matter.ts'
import type { View } from './views.ts'

/**
 * NOISE.md: two views of one event are decidable when their intervals (± the stated errors) and numbers admit no other event of the same log.
 * narrow: the phone's clock error is taken as known (a perfect merger could estimate it). wide: ±90 s are added. A merger should join what is
 * decidable widely, may join what is decidable narrowly, and must leave the rest.
 */
export type Decidability = 'wide' | 'narrow' | 'no'

export type Pair = { readonly a: number; readonly b: number; readonly decidable: Decidability }

const errorsMs: Readonly<Record<string, readonly [before: number, after: number]>> = {
  // Difference second − first that the table allows: ringing up to 28 s, billing delay up to 45 s, 4 σ of noise.
  'phone|bill': [-6_000, 28_000 + 45_000 + 6_000],
  'phone|screen': [-1, 1],
  'phone|recording': [-1_000, 21_000],
  'screen|bill': [-6_000, 79_000],
  'screen|recording': [-1_000, 21_000],
  'bill|bill': [-4_000, 4_000],
  'recording|bill': [-27_000, 79_000],
}
const clockMs = 90_000

const digitsOf = (text: string): string => text.replace(/^\+86|^0086/, '').replace(/^0(?=1[3-9]\d{9}$)/, '').replace(/^0?27(?=1[3-9]\d{9}$)/, '').replace(/^0/, '')

/** Compared by the bench's own rule: digit by digit from the right, '*' for any. */
export const numbersAdmit = (a: View, b: View): boolean => {
  const [x, y] = [a, b].map((v) => v.observation.otherNumber?.value.text) as [string | undefined, string | undefined]
  if (x === undefined || y === undefined) return true
  const [p, q] = [digitsOf(x), digitsOf(y)]
  if (p.length !== q.length) return false
  for (let i = 0; i < p.length; i++) if (p[i] !== q[i] && p[i] !== '*' && q[i] !== '*') return false
  return true
}

const admits = (a: View, b: View, offset: number, widen: number): boolean => {
  if (!numbersAdmit(a, b)) return false
  const [whenA, whenB] = [a.observation.startedAt!.value, b.observation.startedAt!.value]
  const kinds = [kindOf(a), kindOf(b)]
  const key = errorsMs[kinds.join('|')] === undefined ? kinds.toReversed().join('|') : kinds.join('|')
  const swapped = key !== kinds.join('|')
  const [low, high] = errorsMs[key] ?? [-1_000, 1_000]
  const [first, second] = swapped ? [whenB, whenA] : [whenA, whenB]
  const clock = key.endsWith('bill') && !key.startsWith('bill') ? -offset : 0
  const extra = clock === 0 ? 0 : widen
  return second.to - first.from > low + clock - extra && second.from - first.to < high + clock + extra
}

const kindOf = (v: View): string => (v.log.startsWith('bill') ? 'bill' : v.log)

/** Every pair of views of one event (of two parts), and whether it is decidable. Quadratic only within a few minutes and within days. */
export const truePairs = ({ views, phoneOffsetMs, truth }: Matter): readonly Pair[] => {
  const byEvent = new Map<number, number[]>()
  const byLog = new Map<string, number[]>()
  views.forEach((v, i) => {
    byEvent.set(v.event, [...(byEvent.get(v.event) ?? []), i])
    const of = byLog.get(v.log)
    if (of === undefined) byLog.set(v.log, [i])
    else of.push(i)
  })
  const logs = new Map([...byLog].map(([log, list]) => [log, inTimeOrder(views, list)] as const))
  const isFree = (a: number, b: number, widen: number): boolean => {
    const va = views[a]!
    const vb = views[b]!
    return admits(va, vb, phoneOffsetMs, widen) && !othersAdmit(views, logs.get(vb.log)!, va, phoneOffsetMs, widen) && !othersAdmit(views, logs.get(va.log)!, vb, phoneOffsetMs, widen)
  }
  return [...byEvent.values()].flatMap((of) =>
    of.flatMap((a, k) =>
      of.slice(k + 1).flatMap((b): readonly Pair[] => {
        if (views[a]!.part === views[b]!.part && views[a]!.observation.direction?.value !== 'forwarded' && views[b]!.observation.direction?.value !== 'forwarded') return []
        return [{ a, b, decidable: truth.events.length === 0 || !isFree(a, b, 0) ? 'no' : isFree(a, b, clockMs) ? 'wide' : 'narrow' }]
      }),
    ),
  )
}

type Ordered = { readonly list: readonly number[]; readonly from: readonly number[]; readonly longest: number }
const inTimeOrder = (views: readonly View[], list: readonly number[]): Ordered => {
  const sorted = [...list].sort((a, b) => views[a]!.observation.startedAt!.value.from - views[b]!.observation.startedAt!.value.from)
  return { list: sorted, from: sorted.map((i) => views[i]!.observation.startedAt!.value.from), longest: Math.max(0, ...sorted.map((i) => views[i]!.observation.startedAt!.value.to - views[i]!.observation.startedAt!.value.from)) }
}

/** Does view a admit a view of another event in that log? */
const othersAdmit = (views: readonly View[], log: Ordered, a: View, offset: number, widen: number): boolean => {
  const reach = 300_000 + widen + Math.abs(offset)
  const { from, to } = a.observation.startedAt!.value
  let low = 0
  let high = log.list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (log.from[middle]! < from - reach - log.longest) low = middle + 1
    else high = middle
  }
  for (let k = low; k < log.list.length && log.from[k]! < to + reach; k++) {
    const other = views[log.list[k]!]!
    if (other.event !== a.event && admits(a, other, offset, widen)) return true
  }
  return false
}
