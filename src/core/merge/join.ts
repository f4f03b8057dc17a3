import { firstPairRule } from './between-logs.ts'
import { countUp, rootOf, setsOf, unite, type Links, type Sets } from './links.ts'
import type { RowRulings } from './rulings.ts'
import type { WindowRows } from './window-rows.ts'

export type Joined = { readonly sets: Sets; /** Links that were taken, as indices into the list given. */ readonly taken: Uint8Array }

/**
 * Owners' joins first, then joins inside a log, then pairs of logs by their priority. A join that would put two records of one layer, or two
 * rows the owner keeps apart, into one incident is not made.
 */
export const joinRows = ({ rows, logs, same: { recordOf, isLeg } }: WindowRows, links: Links, priorityOf: (rule: number) => number, rulings: RowRulings): Joined => {
  const sets = setsOf(rows.count)
  const next = countUp(rows.count)
  const taken = new Uint8Array(links.a.length)
  const unify = (a: number, b: number): void => {
    unite(sets, a, b)
    const after = next[a]!
    next[a] = next[b]!
    next[b] = after
  }
  for (const [a, b] of rulings.same) if (rootOf(sets, a) !== rootOf(sets, b)) unify(a, b)
  const members = (i: number): readonly number[] => {
    const list = [i]
    for (let k = next[i]!; k !== i; k = next[k]!) list.push(k)
    return list
  }
  const mayUnite = (a: number, b: number, isPair: boolean): boolean => {
    const [left, right] = [members(a), members(b)]
    if (rulings.apart.size > 0 && left.some((i) => rulings.apart.get(i)?.some((j) => right.includes(j)) === true)) return false
    if (!isPair) return true
    return !left.some((i) => isLeg[i] === 0 && right.some((j) => isLeg[j] === 0 && logs.exclusiveOf[logs.layerOf[i]!] === logs.exclusiveOf[logs.layerOf[j]!] && recordOf[i] !== recordOf[j]))
  }
  for (const k of byPriority(links, priorityOf)) {
    const [a, b] = [links.a[k]!, links.b[k]!]
    if (rootOf(sets, a) === rootOf(sets, b)) taken[k] = 1
    else if (mayUnite(a, b, links.rule[k]! >= firstPairRule)) {
      unify(a, b)
      taken[k] = 1
    }
  }
  return { sets, taken }
}

/** Counting sort by priority; inside one priority the order of the links, which is the order of the rows. */
const byPriority = (links: Links, priorityOf: (rule: number) => number): readonly number[] => {
  const buckets: number[][] = []
  links.rule.forEach((rule, k) => {
    const bucket = (buckets[priorityOf(rule)] ??= [])
    bucket.push(k)
  })
  return buckets.flat()
}
