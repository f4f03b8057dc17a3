/** Works something out once for a thing that never changes. */
export const oncePer = <T extends object, V>(work: (of: T) => V): ((of: T) => V) => {
  const known = new WeakMap<T, { readonly value: V }>()
  return (of) => {
    const held = known.get(of)
    if (held !== undefined) return held.value
    const value = work(of)
    known.set(of, { value })
    return value
  }
}

/** The same for a thing and a key. */
export const oncePerKey = <T extends object, K, V>(work: (of: T, key: K) => V): ((of: T, key: K) => V) => {
  const byKey = oncePer((_: T) => new Map<K, { readonly value: V }>())
  return (of, key) => {
    const known = byKey(of)
    const held = known.get(key)
    if (held !== undefined) return held.value
    const value = work(of, key)
    known.set(key, { value })
    return value
  }
}

/** The same for two things: neither is kept for the sake of the other. */
export const oncePerPair = <A extends object, B extends object, V>(work: (a: A, b: B) => V): ((a: A, b: B) => V) => {
  const byFirst = oncePer((a: A) => oncePer((b: B) => work(a, b)))
  return (a, b) => byFirst(a)(b)
}
