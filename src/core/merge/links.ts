/** Joins proposed between rows, as columns: `rule` indexes the rule names, `offsetMs` is b − a. */
export type Links = { readonly a: number[]; readonly b: number[]; readonly rule: number[]; readonly offsetMs: number[] }

export const noLinks = (): Links => ({ a: [], b: [], rule: [], offsetMs: [] })

export const addLink = (links: Links, a: number, b: number, rule: number, offsetMs: number): void => {
  links.a.push(a)
  links.b.push(b)
  links.rule.push(rule)
  links.offsetMs.push(offsetMs)
}

/** Disjoint sets of rows; the least row is the root. */
export type Sets = { readonly parent: Int32Array }
export const setsOf = (count: number): Sets => ({ parent: countUp(count) })
/** 0, 1, 2 … */
export const countUp = (count: number): Int32Array => {
  const list = new Int32Array(count)
  for (let i = 0; i < count; i++) list[i] = i
  return list
}

export const rootOf = ({ parent }: Sets, i: number): number => {
  let root = i
  while (parent[root] !== root) root = parent[root]!
  for (let k = i; k !== root; ) {
    const next = parent[k]!
    parent[k] = root
    k = next
  }
  return root
}

export const unite = (sets: Sets, a: number, b: number): void => {
  const [x, y] = [rootOf(sets, a), rootOf(sets, b)]
  sets.parent[Math.max(x, y)] = Math.min(x, y)
}
