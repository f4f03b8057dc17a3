import type { Incidents } from './incident-rows.ts'
import { directionCodes, isFull, numbersFit, type Rows } from './rows.ts'

/** Calls a row "(n)" stands for beside its own. `counted` of them are more than all calls already counted can explain. */
export type Untimed = { readonly row: number; readonly calls: number; readonly counted: number }

/**
 * A row "(4)" is four calls, one of them timed; the other three were before it. They may be calls already counted: only what exceeds those raises
 * the lower bound, and where all are accounted for nothing is added at all.
 */
export const untimedOf = (rows: Rows, incidents: Incidents, counted: Uint8Array): readonly Untimed[] => {
  const grouped = groupedRows(rows, incidents)
  if (grouped.length === 0) return []
  const before = knownBefore(rows, incidents, counted)
  const added = new Map<number, number>()
  return grouped.flatMap((row) => {
    const others = (rows.observations[row]!.count ?? 1) - 1
    const number = rows.number[row]!
    const known = before(row) + (added.get(number) ?? 0)
    const extra = Math.max(0, others - known)
    if (extra === 0) return []
    const isSure = isFull(rows, row) && (counted[incidents.of[row]!] === 1 || incidents.members(incidents.of[row]!).length > 1)
    if (isSure) added.set(number, (added.get(number) ?? 0) + extra)
    return [{ row, calls: others, counted: isSure ? extra : 0 }]
  })
}

/** One row for each incident that has such rows: the one that stands for most calls. In time order. */
const groupedRows = (rows: Rows, incidents: Incidents): readonly number[] => {
  const best = new Map<number, number>()
  for (let i = 0; i < rows.count; i++) {
    const calls = rows.observations[i]!.count ?? 1
    if (calls <= 1) continue
    const c = incidents.of[i]!
    const other = best.get(c)
    if (other === undefined || calls > (rows.observations[other]!.count ?? 1)) best.set(c, i)
  }
  return [...best.values()].sort((a, b) => a - b)
}

const knownBefore = (rows: Rows, incidents: Incidents, counted: Uint8Array): ((row: number) => number) => {
  const byNumber = new Map<number, number[]>()
  const partial: number[] = []
  for (let c = 0; c < incidents.count; c++) {
    const members = incidents.members(c)
    // The owner's own calls stand in the phone's groups too.
    if (counted[c] !== 1 && !members.some((i) => rows.direction[i] === directionCodes.outgoing)) continue
    const full = members.find((i) => isFull(rows, i))
    if (full === undefined) partial.push(members[0]!)
    else {
      const of = byNumber.get(rows.number[full]!)
      if (of === undefined) byNumber.set(rows.number[full]!, [members[0]!])
      else of.push(members[0]!)
    }
  }
  return (row) => {
    const own = incidents.of[row]!
    const isBefore = (i: number): boolean => incidents.of[i] !== own && rows.from[i]! < rows.to[row]!
    return (byNumber.get(rows.number[row]!) ?? []).filter(isBefore).length + partial.filter((i) => isBefore(i) && numbersFit(rows, i, row)).length
  }
}
