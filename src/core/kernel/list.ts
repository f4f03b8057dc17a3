/** A list with at least one item. */
export type NonEmpty<T> = readonly [T, ...T[]]

export const isNonEmpty = <T>(items: readonly T[]): items is NonEmpty<T> => items.length > 0

/** Order by UTF-16 code units: the same on every computer, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Items by key, in their order; one pass, whatever their number. */
export const groupsOf = <T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** Lists one after the other: what flat() does, without asking of each item whether it is a list. */
export const joinedLists = <T>(lists: readonly (readonly T[])[]): readonly T[] => {
  const all = new Array<T>(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) for (const item of list) all[at++] = item
  return all
}

/** The same things in the same order. */
export const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean => {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
