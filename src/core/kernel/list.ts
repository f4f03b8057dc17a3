/** A list with at least one item. */
export type NonEmpty<T> = readonly [T, ...T[]]

export const isNonEmpty = <T>(items: readonly T[]): items is NonEmpty<T> => items.length > 0

/** Order by UTF-16 code units: the same on every computer, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
