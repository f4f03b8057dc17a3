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
