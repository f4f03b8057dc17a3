/** Two plain values that are the same text when written down: what is the same object is not looked into. */
export const isSameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [x, y] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  const [keys, others] = [Object.keys(x), Object.keys(y)]
  return keys.length === others.length && keys.every((key, k) => key === others[k] && isSameValue(x[key], y[key]))
}
