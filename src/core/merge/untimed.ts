import type { NumberKey } from '../kernel/number-key.ts'
import type { Incident } from '../model/incident.ts'
import type { Incidents } from './incident-rows.ts'
import { untimedIncident } from './build-incidents.ts'
import { directionCodes, isFull, keysFit } from './rows.ts'
import type { WindowRows } from './window-rows.ts'
import type { Observation } from '../model/observation.ts'

/** A row "(4)" and the incident it stands in. */
export type GroupedRow = { readonly incident: number; readonly row: Observation; readonly key: NumberKey; readonly to: number; readonly isSure: boolean }
/** The number and the first moment of each incident that a row "(n)" may stand for: counted, or the owner's own. */
export type KnownCalls = { readonly incident: readonly number[]; readonly key: readonly NumberKey[]; readonly from: readonly number[] }
/** What of a window's incidents bears on rows "(n)": calls of a number anywhere before such a row. */
export type Groups = { readonly grouped: readonly GroupedRow[]; readonly known: KnownCalls }
type Piece = Groups & { readonly incidents: readonly Incident[] }

/**
 * A row "(4)" is four calls, one of them timed; the other three were before it. They may be calls already counted: only what exceeds those raises
 * the lower bound, and where all are accounted for nothing is added at all. Piece for piece the incidents with what such rows add behind theirs.
 */
export const withUntimed = (pieces: readonly Piece[]): readonly (readonly Incident[])[] => {
  const wanted = new Set(pieces.flatMap((p) => p.grouped.map((g) => g.key)))
  if (wanted.size === 0) return pieces.map((p) => p.incidents)
  const before = knownBefore(pieces, wanted)
  const added = new Map<NumberKey, number>()
  return pieces.map((piece) => {
    const more = new Map<number, readonly Incident[]>()
    for (const group of piece.grouped) {
      const others = (group.row.count ?? 1) - 1
      const extra = Math.max(0, others - before(piece, group) - (added.get(group.key) ?? 0))
      if (extra === 0) continue
      if (group.isSure) added.set(group.key, (added.get(group.key) ?? 0) + extra)
      const of = piece.incidents[group.incident]!
      more.set(group.incident, Array.from({ length: others }, (_, k) => untimedIncident(of, group.row.id, k + 1, group.isSure && k < extra)))
    }
    return more.size === 0 ? piece.incidents : piece.incidents.flatMap((incident, c) => [incident, ...(more.get(c) ?? [])])
  })
}

const knownBefore = (pieces: readonly Piece[], wanted: ReadonlySet<NumberKey>): ((piece: Piece, group: GroupedRow) => number) => {
  type Call = { readonly piece: Piece; readonly incident: number; readonly from: number; readonly key: NumberKey }
  const byNumber = new Map<NumberKey, Call[]>([...wanted].map((key) => [key, []]))
  const partial: Call[] = []
  for (const piece of pieces) {
    const { key, from, incident } = piece.known
    for (let k = 0; k < key.length; k++) {
      const list = key[k]!.kind === 'full' ? byNumber.get(key[k]!) : partial
      list?.push({ piece, incident: incident[k]!, from: from[k]!, key: key[k]! })
    }
  }
  return (piece, group) => {
    const isBefore = (call: Call): boolean => !(call.piece === piece && call.incident === group.incident) && call.from < group.to
    const same = group.key.kind === 'full' ? (byNumber.get(group.key) ?? []).filter(isBefore).length : 0
    return same + partial.filter((call) => isBefore(call) && keysFit(call.key, group.key)).length
  }
}

/** One row for each incident that has such rows: the one that stands for most calls. In time order. */
export const groupsOf = ({ rows }: WindowRows, incidents: Incidents, counted: Uint8Array): Groups => {
  const best = new Map<number, number>()
  for (let i = 0; i < rows.count; i++) {
    const calls = rows.observations[i]!.count ?? 1
    const c = incidents.of[i]!
    if (calls > (best.has(c) ? (rows.observations[best.get(c)!]!.count ?? 1) : 1)) best.set(c, i)
  }
  const keyOf = (i: number): NumberKey => rows.keys[rows.number[i]!]!
  const grouped = [...best].sort(([, a], [, b]) => a - b).map(([incident, i]): GroupedRow => ({
    incident,
    row: rows.observations[i]!,
    key: keyOf(i),
    to: rows.to[i]!,
    isSure: isFull(rows, i) && (counted[incident] === 1 || incidents.size(incident) > 1),
  }))
  const known = { incident: [] as number[], key: [] as NumberKey[], from: [] as number[] }
  for (let c = 0; c < incidents.count; c++) {
    const members = incidents.members(c)
    // The owner's own calls stand in the phone's groups too.
    if (counted[c] !== 1 && !members.some((i) => rows.direction[i] === directionCodes.outgoing)) continue
    known.incident.push(c)
    known.key.push(keyOf(members.find((i) => isFull(rows, i)) ?? members[0]!))
    known.from.push(rows.from[members[0]!]!)
  }
  return { grouped, known }
}
