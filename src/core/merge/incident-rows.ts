import { rootOf, type Sets } from './links.ts'

/** Which rows make which incident; incidents are numbered by their earliest row. */
export type Incidents = { readonly count: number; readonly of: Int32Array; readonly size: (c: number) => number; readonly members: (c: number) => readonly number[] }

export const incidentRows = (sets: Sets): Incidents => {
  const rows = sets.parent.length
  const of = new Int32Array(rows)
  let count = 0
  for (let i = 0; i < rows; i++) {
    const root = rootOf(sets, i)
    of[i] = root === i ? count++ : of[root]!
  }
  const start = new Int32Array(count + 1)
  for (let i = 0; i < rows; i++) start[of[i]! + 1]!++
  for (let c = 0; c < count; c++) start[c + 1]! += start[c]!
  const next = start.slice()
  const list = new Int32Array(rows)
  for (let i = 0; i < rows; i++) list[next[of[i]!]!++] = i
  return { count, of, size: (c) => start[c + 1]! - start[c]!, members: (c) => {
    const from = start[c]!
    const members = new Array<number>(start[c + 1]! - from)
    for (let k = 0; k < members.length; k++) members[k] = list[from + k]!
    return members
  } }
}
