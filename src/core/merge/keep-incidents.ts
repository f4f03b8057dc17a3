import type { Incident } from '../model/incident.ts'
import type { Incidents } from './incident-rows.ts'
import type { Links } from './links.ts'
import type { Logs } from './logs.ts'
import type { LogKind } from '../model/reading-run.ts'
import type { Rulings } from './rulings.ts'
import type { Rows } from './rows.ts'

type Joined = { readonly rows: Rows; readonly logs: Logs; readonly incidents: Incidents; readonly automatic: Incidents; readonly counted: Uint8Array; readonly links: Links; readonly taken: Uint8Array; readonly rulings: Rulings }
type Before = { readonly rows: Rows; readonly incidents: Incidents; readonly counted: Uint8Array; readonly signature: Float64Array; readonly byIncident: readonly Incident[] }

/** The joins inside each incident as one number. */
export const signaturesOf = ({ incidents, links, taken, rulings, rows, logs }: Joined): Float64Array => {
  const signature = new Float64Array(incidents.count)
  const first = new Int32Array(incidents.count).fill(-1)
  for (let i = 0; i < rows.count; i++) {
    const c = incidents.of[i]!
    if (first[c] === -1) first[c] = i
    signature[c]! += mix(kindNumber(logs, i), 1 + i - first[c]!, 0)
  }
  const add = (a: number, b: number, rule: number): void => {
    const c = incidents.of[a]!
    if (c === incidents.of[b]) signature[c]! += mix(rule + 2, 1 + a - first[c]!, 1 + b - first[c]!)
  }
  for (let k = 0; k < links.a.length; k++) if (taken[k] === 1) add(links.a[k]!, links.b[k]!, links.rule[k]!)
  for (const [a, b] of rulings.same) add(a, b, -1)
  return signature
}
/** Three small numbers as one that hardly ever meets another. */
const mix = (x: number, y: number, z: number): number => (Math.imul(x, 73_856_093) ^ Math.imul(y, 19_349_663) ^ Math.imul(z, 83_492_791)) >>> 0
const kinds: Readonly<Record<LogKind, number>> = { phone: 11, bill: 13, screenshot: 17, recording: 19, messages: 23, chat: 29, diary: 31, table: 37 }
const kindNumber = (logs: Logs, i: number): number => kinds[logs.layers[logs.layerOf[i]!]!.kind]

/** For each incident the one built before, if nothing about it has changed. */
export const keptFrom = ({ rows, incidents, counted, automatic }: Joined, signature: Float64Array, before: Before): readonly (Incident | undefined)[] => {
  const oldOf = alignRows(before.rows, rows)
  const kept: (Incident | undefined)[] = new Array<Incident | undefined>(incidents.count)
  for (let c = 0; c < incidents.count; c++) {
    const members = incidents.members(c)
    const old = oldOf[members[0]!]!
    if (old < 0) continue
    const oc = before.incidents.of[old]!
    const isSame = before.incidents.size(oc) === members.length && before.byIncident[oc]!.formerIds.length === members.length - 1 && before.counted[oc] === counted[c] && before.signature[oc] === signature[c] && members.every((i) => oldOf[i]! >= 0 && before.incidents.of[oldOf[i]!] === oc)
    if (isSame && (automatic === incidents || isAutomatic(automatic, members))) kept[c] = before.byIncident[oc]
  }
  return kept
}

/** Exactly what would be joined without anybody's ruling. */
const isAutomatic = (automatic: Incidents, members: readonly number[]): boolean => {
  const own = automatic.of[members[0]!]!
  return automatic.size(own) === members.length && members.every((i) => automatic.of[i] === own)
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
