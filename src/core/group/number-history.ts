import { dayMs } from '../kernel/instant.ts'
import type { Tolerances } from '../model/registry.ts'
import type { Read } from './signals.ts'

/** A stretch of a number's calls that nothing suggests belong to different users. */
export type Stretch = { readonly reads: readonly Read[]; readonly from: number; readonly to: number; readonly best?: Best }
export type Best = { readonly code: string; readonly basis: 'claimed' | 'labelled'; readonly support: number; readonly against: number }

const claimWeight = 3
const labelWeight = 1

/**
 * A number may be given to somebody else in the middle of the period, or be used by two organisations. Its calls (in time order) are cut where it
 * was silent for long, and where all claims before are of one organisation and all after of another.
 */
export const stretchesOf = (reads: readonly Read[], reuse: Tolerances['reuse']): readonly Stretch[] => {
  const bySilence: Read[][] = []
  reads.forEach((read, i) => {
    const before = reads[i - 1]
    if (before === undefined || read.at - before.at >= reuse.silenceDays * dayMs) bySilence.push([read])
    else bySilence.at(-1)?.push(read)
  })
  return bySilence.flatMap((part) => byClaims(part, reuse.claims)).map(toStretch)
}

const claimOf = (read: Read): string | undefined => {
  const codes = new Set(read.signals.flatMap((s) => (s.kind === 'organisation' && s.basis === 'claimed' ? [s.code] : [])))
  return codes.size === 1 ? [...codes][0] : undefined
}

/** The first place where ≥ n claims of one organisation are followed only by ≥ n claims of another. */
const byClaims = (reads: readonly Read[], least: number): readonly (readonly Read[])[] => {
  const claims = reads.flatMap((read, i) => {
    const code = claimOf(read)
    return code === undefined ? [] : [{ code, i }]
  })
  for (let k = least; k <= claims.length - least; k++) {
    const [before, after] = [claims.slice(0, k), claims.slice(k)]
    const isPure = (part: typeof claims): boolean => part.every((c) => c.code === part[0]?.code)
    if (isPure(before) && isPure(after) && before[0]?.code !== after[0]?.code) {
      const cut = (after[0] ?? { i: reads.length }).i
      return [reads.slice(0, cut), reads.slice(cut)]
    }
  }
  return [reads]
}

const toStretch = (reads: readonly Read[]): Stretch => {
  const weights = new Map<string, { weight: number; isClaimed: boolean }>()
  let total = 0
  for (const { signals } of reads) {
    for (const signal of signals) {
      if (signal.kind !== 'organisation') continue
      const weight = signal.basis === 'claimed' ? claimWeight : labelWeight
      const of = weights.get(signal.code) ?? { weight: 0, isClaimed: false }
      weights.set(signal.code, { weight: of.weight + weight, isClaimed: of.isClaimed || signal.basis === 'claimed' })
      total += weight
    }
  }
  const range = { reads, from: reads[0]?.at ?? -Infinity, to: reads.at(-1)?.at ?? -Infinity }
  const sorted = [...weights].sort(([x, a], [y, b]) => b.weight - a.weight || (x < y ? -1 : 1))
  const [top] = sorted
  // Less than twice all the rest: the signs are too mixed to name anybody.
  if (top === undefined || top[1].weight < 2 * (total - top[1].weight)) return range
  return { ...range, best: { code: top[0], basis: top[1].isClaimed ? 'claimed' : 'labelled', support: top[1].weight, against: total - top[1].weight } }
}
