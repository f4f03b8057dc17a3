/** More than this are not worth looking up twice: the map is made anew. */
const mostReplaced = 20_000

/** A map with some values replaced and some (undefined) left out, without copying it. Keys stay in the order of the map underneath. */
export const replacedMap = <K, V extends object>(under: ReadonlyMap<K, V>, replaced: ReadonlyMap<K, V | undefined>): ReadonlyMap<K, V> => {
  if (replaced.size === 0) return under
  const get = (key: K): V | undefined => (replaced.has(key) ? replaced.get(key) : under.get(key))
  const entries = function* (): Generator<[K, V], undefined> {
    for (const key of under.keys()) {
      const value = get(key)
      if (value !== undefined) yield [key, value]
    }
  }
  if (replaced.size > mostReplaced) return new Map(entries())
  const left = [...replaced.values()].filter((value) => value === undefined).length
  const map: ReadonlyMap<K, V> = {
    size: under.size - left,
    get,
    has: (key) => (replaced.has(key) ? replaced.get(key) !== undefined : under.has(key)),
    entries,
    [Symbol.iterator]: entries,
    keys: function* (): Generator<K, undefined> {
      for (const [key] of entries()) yield key
    },
    values: function* (): Generator<V, undefined> {
      for (const [, value] of entries()) yield value
    },
    forEach: (visit) => {
      for (const [key, value] of entries()) visit(value, key, map)
    },
  }
  return map
}
