import { rootOf, type Sets } from './links.ts'

/** Which rows make which incident; incidents are numbered by their earliest row. */
export type Incidents = { readonly count: number; readonly of: Int32Array; readonly members: (c: number) => readonly number[] }

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
  return { count, of, members: (c) => [...list.subarray(start[c], start[c + 1])] }
}
