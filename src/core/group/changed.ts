import type { ObservationId } from '../model/ids.ts'
import type { Entries } from './numbers.ts'
import type { Attribution, GroupRulings } from './rulings.ts'

/** What of numbers and observations is ruled or known otherwise than before. */
export type Changed = { readonly isAll: boolean; readonly keys: ReadonlySet<string>; readonly observations: ReadonlySet<ObservationId> }

export const everything: Changed = { isAll: true, keys: new Set(), observations: new Set() }

export const changedBetween = (before: { readonly rulings: GroupRulings; readonly entries: Entries }, rulings: GroupRulings, entries: Entries): Changed => {
  const old = before.rulings
  if (differing(old.channelOfParty, rulings.channelOfParty, Object.is).size > 0) return everything
  return {
    isAll: false,
    keys: new Set([...differing(before.entries, entries, Object.is), ...differing(old.scopeOfNumber, rulings.scopeOfNumber, Object.is)]),
    observations: new Set([...differing(old.scopeOf, rulings.scopeOf, Object.is), ...differing(old.ofObservation, rulings.ofObservation, sameAttributions), ...differing(old.channelOf, rulings.channelOf, Object.is)]),
  }
}

/** The keys under which two maps do not hold the same. */
export const differing = <K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>, isSame: (x: V, y: V) => boolean): ReadonlySet<K> => {
  const keys = new Set<K>()
  if (a === b) return keys
  for (const [key, value] of a) {
    const other = b.get(key)
    if (other === undefined || !isSame(value, other)) keys.add(key)
  }
  for (const key of b.keys()) if (!a.has(key)) keys.add(key)
  return keys
}

export const sameAttributions = (a: readonly Attribution[], b: readonly Attribution[]): boolean => a.length === b.length && a.every((x, i) => isSameAttribution(x, b[i]))

const isSameAttribution = (a: Attribution, b: Attribution | undefined): boolean =>
  a.decision === b?.decision && a.respondent === b.respondent && a.agent === b.agent && a.basis === b.basis && a.spans.length === b.spans.length && a.spans.every((s, k) => s.from === b.spans[k]?.from && s.to === b.spans[k].to)
