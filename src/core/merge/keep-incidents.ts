import type { Incident } from '../model/incident.ts'
import type { Incidents } from './incident-rows.ts'
import type { Links } from './links.ts'
import type { Logs } from './logs.ts'
import type { Rulings } from './rulings.ts'
import type { Rows } from './rows.ts'

type Joined = { readonly rows: Rows; readonly logs: Logs; readonly incidents: Incidents; readonly automatic: Incidents; readonly counted: Uint8Array; readonly links: Links; readonly taken: Uint8Array; readonly rulings: Rulings }
type Before = { readonly rows: Rows; readonly incidents: Incidents; readonly counted: Uint8Array; readonly signature: Float64Array; readonly byIncident: readonly Incident[] }

/** The joins inside each incident as one number. */
export const signaturesOf = ({ incidents, links, taken, rulings, rows, logs, automatic }: Joined): Float64Array => {
  const signature = new Float64Array(incidents.count)
  const first = new Int32Array(incidents.count).fill(-1)
  for (let i = 0; i < rows.count; i++) {
    const c = incidents.of[i]!
    if (first[c] === -1) first[c] = i
    signature[c]! += rankOfKind(logs, i) * (1 + i - first[c]!)
  }
  const add = (a: number, b: number, rule: number): void => {
    const c = incidents.of[a]!
    if (c === incidents.of[b]) signature[c]! += (rule + 2) * 1_009 + (a - first[c]!) * 31 + (b - first[c]!)
  }
  for (let k = 0; k < links.a.length; k++) if (taken[k] === 1) add(links.a[k]!, links.b[k]!, links.rule[k]!)
  for (const [a, b] of rulings.same) add(a, b, -1)
  // Other ids an incident has had come from what it would be without rulings.
  if (automatic !== incidents) for (let c = 0; c < incidents.count; c++) signature[c]! += automatic.size(automatic.of[first[c]!]!) === incidents.size(c) ? 0 : 0.5
  return signature
}
const rankOfKind = (logs: Logs, i: number): number => logs.layers[logs.layerOf[i]!]!.kind.length

/** For each incident the one built before, if nothing about it has changed. */
export const keptFrom = ({ rows, incidents, counted, automatic }: Joined, signature: Float64Array, before: Before): readonly (Incident | undefined)[] => {
  const oldOf = alignRows(before.rows, rows)
  const kept: (Incident | undefined)[] = new Array<Incident | undefined>(incidents.count)
  for (let c = 0; c < incidents.count; c++) {
    const members = incidents.members(c)
    const old = oldOf[members[0]!]!
    if (old < 0) continue
    const oc = before.incidents.of[old]!
    const isSame = before.incidents.size(oc) === members.length && before.counted[oc] === counted[c] && before.signature[oc] === signature[c] && Number.isInteger(signature[c]) && members.every((i) => oldOf[i]! >= 0 && before.incidents.of[oldOf[i]!] === oc)
    if (isSame && (automatic === incidents || automatic.size(automatic.of[members[0]!]!) === members.length)) kept[c] = before.byIncident[oc]
  }
  return kept
}

/** Where each row stood before, −1 for what is new or changed. Both are in the order (from, id). */
const alignRows = (before: Rows, now: Rows): Int32Array => {
  const oldOf = new Int32Array(now.count).fill(-1)
  let j = 0
  for (let i = 0; i < now.count; i++) {
    const at = keyTime(now, i)
    while (j < before.count && (keyTime(before, j) < at || (keyTime(before, j) === at && before.observations[j] !== now.observations[i] && before.observations[j]!.id < now.observations[i]!.id))) j++
    if (before.observations[j] === now.observations[i]) oldOf[i] = j++
  }
  return oldOf
}
const keyTime = (rows: Rows, i: number): number => (rows.from[i] === -Infinity ? Infinity : rows.from[i]!)
