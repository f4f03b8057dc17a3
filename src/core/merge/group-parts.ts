import type { LogLink } from '../model/log.ts'
import type { LogKind } from '../model/reading-run.ts'
import type { Tolerances } from '../model/registry.ts'
import type { Part } from './parts.ts'
import { rowsOf, type KeyOf, type Rows } from './rows.ts'
import type { LogRulings } from './log-rulings.ts'
import { isOneLog, isTwoLogs, sharedAgain, sharedRecords, type Overlap } from './shared-records.ts'
import type { Changes } from './sorted.ts'

/** What two parts that may be one log have in common, by their keys: counted again only when one of them has changed. */
export type Overlaps = ReadonlyMap<string, Overlap>
/** What the parts are compared by, and what was found before with what has changed since. */
export type Compared = { readonly tolerances: Tolerances; readonly keyOf: KeyOf; readonly changes: Changes | undefined; readonly before: Overlaps | undefined }
type Grouping = { readonly groupOf: readonly number[]; readonly links: readonly LogLink[]; readonly overlaps: Overlaps }

/** Content first, then what the owner says, then what the files say of themselves. What the owner says is not one log is joined by none of them. */
export const groupParts = (parts: readonly Part[], ruled: LogRulings, compared: Compared): Grouping => {
  const parent = firstOfKind(parts)
  const rootOf = (p: number): number => (parent[p] === p ? p : rootOf(parent[p]!))
  const links: LogLink[] = []
  const link = (a: number, b: number, rule: LogLink['rule'], sharedRecords: number): void => {
    links.push({ rule, a: parts[a]!.source, b: parts[b]!.source, sharedRecords })
    const [low, high] = [rootOf(a), rootOf(b)].sort((x, y) => x - y) as [number, number]
    parent[high] = low
  }
  const pairs = pairsOf(parts)
  const overlaps = overlapsOf(parts, pairs, compared)
  const eitherWay = (list: readonly Pair[], a: number, b: number): boolean => list.some(([x, y]) => (rootOf(x) === rootOf(a) && rootOf(y) === rootOf(b)) || (rootOf(x) === rootOf(b) && rootOf(y) === rootOf(a)))
  const kept = ruledPairs(parts, ruled.apart)
  const apart: Pair[] = []
  for (const [a, b] of pairs) {
    const { shared } = overlaps.get(pairKey(parts[a]!, parts[b]!))!
    const isSame = isOneLog(shared, compared.tolerances)
    if (isSame && eitherWay(kept, a, b)) continue
    if (isSame) link(a, b, 'content', shared.count)
    else if (isTwoLogs(shared, compared.tolerances)) apart.push([a, b])
  }
  for (const [a, b] of ruledPairs(parts, ruled.same)) if (rootOf(a) !== rootOf(b) && !eitherWay(kept, a, b)) link(a, b, 'decision', 0)
  for (const [a, b] of pairs) if (rootOf(a) !== rootOf(b) && hintsAgree(parts[a]!, parts[b]!) && !eitherWay([...apart, ...kept], a, b)) link(a, b, 'hints', 0)
  return { groupOf: parts.map((_, p) => rootOf(p)), links, overlaps }
}

const isExport = (kind: LogKind): boolean => kind === 'phone' || kind === 'bill' || kind === 'table' || kind === 'messages'

/** An export is a log of its own until shown to be another's; pictures, recordings and notes of one device are one log. */
const firstOfKind = (parts: readonly Part[]): number[] => {
  const first = new Map<string, number>()
  return parts.map(({ kind, device }, p) => {
    if (isExport(kind)) return p
    const known = first.get(`${kind}|${device}`) ?? p
    first.set(`${kind}|${device}`, known)
    return known
  })
}

type Pair = readonly [number, number]

/** The owner may know two files for one log that name the phone differently; a bill of another number never is. */
const ruledPairs = (parts: readonly Part[], lists: readonly (readonly string[])[]): readonly Pair[] =>
  lists.length === 0 ? [] : exportPairs(parts).filter(([a, b]) => parts[a]!.source !== parts[b]!.source && canBeOneLog(parts[a]!, parts[b]!) && lists.some((of) => of.includes(parts[a]!.source) && of.includes(parts[b]!.source)))

const pairsOf = (parts: readonly Part[]): readonly Pair[] => exportPairs(parts).filter(([a, b]) => mayBeOneLog(parts[a]!, parts[b]!))

const exportPairs = (parts: readonly Part[]): readonly Pair[] => {
  const exports = parts.flatMap((part, p) => (isExport(part.kind) ? [p] : []))
  return exports.flatMap((a, k) => exports.slice(k + 1).map((b) => [a, b] as const))
}

const mayBeOneLog = (a: Part, b: Part): boolean => canBeOneLog(a, b) && !(a.device !== '' && b.device !== '' && a.device !== b.device && a.kind === 'phone')

const canBeOneLog = (a: Part, b: Part): boolean => {
  const kinds = a.kind === b.kind || (a.kind === 'phone' && b.kind === 'table') || (a.kind === 'table' && b.kind === 'phone')
  return kinds && (a.own === '' || b.own === '' || a.own === b.own || a.kind === 'phone')
}

const hintsAgree = (a: Part, b: Part): boolean => {
  if (a.kind !== b.kind) return false
  if (a.kind === 'bill') return a.own === b.own && a.carrier === b.carrier
  return a.own === b.own && a.device === b.device && a.kind !== 'table'
}

const pairKey = (a: Part, b: Part): string => `${a.key}+${b.key}`

const overlapsOf = (parts: readonly Part[], pairs: readonly Pair[], { tolerances, keyOf, changes, before }: Compared): Overlaps => {
  const rows = new Map<Part, Rows>()
  const columns = (part: Part): Rows => {
    const made = rows.get(part) ?? rowsOf(part.observations, keyOf)
    rows.set(part, made)
    return made
  }
  return new Map(pairs.map(([p, q]) => {
    const [a, b] = [parts[p]!, parts[q]!]
    const known = before?.get(pairKey(a, b))
    if (known?.a === a && known.b === b) return [pairKey(a, b), known] as const
    const again = known === undefined || changes === undefined ? undefined : sharedAgain(known, a, b, { changes, keyOf, tolerances })
    return [pairKey(a, b), { a, b, shared: again ?? sharedRecords(a, b, columns, tolerances) }] as const
  }))
}
