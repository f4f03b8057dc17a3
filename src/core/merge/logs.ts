import { compareText } from '../kernel/list.ts'
import { numberKeyOf, textOfKey } from '../kernel/number-key.ts'
import { toEpochMs } from '../kernel/instant.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import { toLogId } from '../model/ids.ts'
import type { Log, LogLink, Span } from '../model/log.ts'
import type { Observation } from '../model/observation.ts'
import type { LogHint, LogKind, ReadingRun } from '../model/reading-run.ts'
import type { Tolerances } from '../model/registry.ts'
import { numbersFit, shortMs, type Rows } from './rows.ts'

/** What one source holds of one log. A bill over two own numbers is two parts. */
export type Part = { readonly source: Sha256; readonly kind: LogKind; readonly own: string; readonly device: string; readonly carrier: string; readonly rows: readonly number[] }

export type Logs = {
  readonly logs: readonly Log[]
  readonly parts: readonly Part[]
  readonly partOf: Int32Array
  readonly logOf: Int32Array
  /** Rows of one layer are different calls: a log; of screenshots, one picture. */
  readonly layerOf: Int32Array
  /** A call arrives on one of the owner's numbers, so it stands in one bill: of all bills together one row at most is a call's. */
  readonly exclusiveOf: readonly number[]
  readonly layers: readonly { readonly kind: LogKind; readonly log: number; readonly own: string; readonly trimmedAt: number }[]
}

export const logsOf = (rows: Rows, runs: readonly ReadingRun[], sameLog: readonly (readonly Sha256[])[], tolerances: Tolerances): Logs => {
  const { parts, partOf } = partsOf(rows, runs)
  const { groupOf, links } = groupParts(rows, parts, sameLog, tolerances)
  const groups = [...new Set(groupOf)].sort((a, b) => a - b)
  const logs = groups.map((g) => toLog(rows, parts.filter((_, p) => groupOf[p] === g), links, tolerances))
  const logOfPart = groupOf.map((g) => groups.indexOf(g))
  return { logs, parts, partOf, logOf: partOf.map((p) => logOfPart[p]!), ...layersOf(parts, partOf, logOfPart, logs) }
}

const layersOf = (parts: readonly Part[], partOf: Int32Array, logOfPart: readonly number[], logs: readonly Log[]): Pick<Logs, 'layerOf' | 'layers' | 'exclusiveOf'> => {
  const layers: Logs['layers'][number][] = []
  const byKey = new Map<string, number>()
  const layerOfPart = parts.map((part, p) => {
    const log = logOfPart[p]!
    const key = part.kind === 'screenshot' ? `p${String(p)}` : `l${String(log)}`
    const known = byKey.get(key)
    if (known !== undefined) return known
    const trimmedAt = logs[log]!.looksTrimmed ? Math.min(...logs[log]!.spans.map((s) => s.from)) : -Infinity
    byKey.set(key, layers.length)
    // The phone's own export says what log it is, whichever extract comes first.
    const kind = key.startsWith('l') && parts.some((other, q) => logOfPart[q] === log && other.kind === 'phone') ? 'phone' : part.kind
    return layers.push({ kind, log, own: part.own, trimmedAt }) - 1
  })
  const exclusiveOf = layers.map((layer, l) => (layer.kind === 'bill' ? layers.findIndex((other) => other.kind === 'bill') : l))
  return { layers, exclusiveOf, layerOf: partOf.map((p) => layerOfPart[p]!) }
}

const hintOf = (observation: Observation, hints: ReadonlyMap<string, LogHint>): LogHint => observation.log ?? hints.get(observation.source) ?? { kind: kindOf(observation) }

/** No run says it: what the observation itself shows. */
const kindOf = (observation: Observation): LogKind => {
  if (observation.kind === 'recording') return 'recording'
  if (observation.place.box !== undefined) return 'screenshot'
  if (observation.kind !== 'call') return observation.kind === 'sms' ? 'messages' : 'chat'
  const method = observation.startedAt?.method ?? observation.otherNumber?.method
  return method === 'ocr' || method === 'two-readers' ? 'screenshot' : 'table'
}

const keyOfOwn = (own: string | undefined): string => (own === undefined ? '' : textOfKey(numberKeyOf({ kind: 'unknown', text: own })))

const partsOf = (rows: Rows, runs: readonly ReadingRun[]): { readonly parts: readonly Part[]; readonly partOf: Int32Array } => {
  const hints = new Map(runs.flatMap((run) => (run.log === undefined || run.reader === null ? [] : [[run.source, run.log] as const])))
  const byKey = new Map<string, { readonly hint: LogHint; readonly own: string; readonly source: Sha256; readonly rows: number[] }>()
  // Most sources are one part whatever the row says: those are looked up by source alone.
  const simple = new Map<string, number[]>()
  for (let i = 0; i < rows.count; i++) {
    const observation = rows.observations[i]!
    const known = observation.log === undefined && rows.isMessage[i] === 0 ? simple.get(observation.source) : undefined
    if (known !== undefined) {
      known.push(i)
      continue
    }
    const { hint, own, key, isSimple } = partKeyOf(rows, i, hints)
    const part = byKey.get(key) ?? { hint, own, source: observation.source, rows: [] }
    part.rows.push(i)
    byKey.set(key, part)
    if (isSimple) simple.set(observation.source, part.rows)
  }
  const keys = [...byKey.keys()].sort(compareText)
  const partOf = new Int32Array(rows.count)
  const parts = keys.map((key, p) => {
    const { hint, own, source, rows: of } = byKey.get(key)!
    for (const i of of) partOf[i] = p
    return { source, kind: hint.kind, own, device: hint.device ?? '', carrier: hint.carrier ?? '', rows: of }
  })
  return { parts, partOf }
}

const partKeyOf = (rows: Rows, i: number, hints: ReadonlyMap<string, LogHint>): { readonly hint: LogHint; readonly own: string; readonly key: string; readonly isSimple: boolean } => {
  const observation = rows.observations[i]!
  const stated = hintOf(observation, hints)
  const own = keyOfOwn(stated.ownNumber ?? (stated.kind === 'bill' ? observation.ownNumber?.value.text : undefined))
  const isMessage = rows.isMessage[i] === 1
  const hint: LogHint = stated.kind === 'phone' && isMessage ? { ...stated, kind: 'messages' } : stated
  const isSimple = observation.log === undefined && !isMessage && hints.has(observation.source) && (hint.kind !== 'bill' || hint.ownNumber !== undefined)
  return { hint, own, key: `${observation.source}|${hint.kind}|${own}|${hint.device ?? ''}`, isSimple }
}

type Grouping = { readonly groupOf: readonly number[]; readonly links: readonly LogLink[] }

/** Content first, then what the owner says, then what the files say of themselves. */
const groupParts = (rows: Rows, parts: readonly Part[], sameLog: readonly (readonly Sha256[])[], tolerances: Tolerances): Grouping => {
  const parent = parts.map((part, p) => (isExport(part.kind) ? p : parts.findIndex((q) => q.kind === part.kind && q.device === part.device)))
  const rootOf = (p: number): number => (parent[p] === p ? p : rootOf(parent[p]!))
  const links: LogLink[] = []
  const link = (a: number, b: number, rule: LogLink['rule'], sharedRecords: number): void => {
    links.push({ rule, a: parts[a]!.source, b: parts[b]!.source, sharedRecords })
    const [low, high] = [rootOf(a), rootOf(b)].sort((x, y) => x - y) as [number, number]
    parent[high] = low
  }
  const apart = new Set<string>()
  forPairs(parts, (a, b) => {
    const shared = sharedRecords(rows, parts[a]!, parts[b]!, tolerances)
    if (shared.isSame) link(a, b, 'content', shared.count)
    else if (shared.isOther) apart.add(`${String(a)}|${String(b)}`)
  })
  for (const sources of sameLog) forPairs(parts, (a, b) => (sources.includes(parts[a]!.source) && sources.includes(parts[b]!.source) && rootOf(a) !== rootOf(b) ? link(a, b, 'decision', 0) : undefined))
  const areApart = (a: number, b: number): boolean => parts.some((_, x) => rootOf(x) === rootOf(a) && parts.some((__, y) => rootOf(y) === rootOf(b) && (apart.has(`${String(x)}|${String(y)}`) || apart.has(`${String(y)}|${String(x)}`))))
  forPairs(parts, (a, b) => (rootOf(a) !== rootOf(b) && hintsAgree(parts[a]!, parts[b]!) && !areApart(a, b) ? link(a, b, 'hints', 0) : undefined))
  return { groupOf: parts.map((_, p) => rootOf(p)), links }
}

const isExport = (kind: LogKind): boolean => kind === 'phone' || kind === 'bill' || kind === 'table' || kind === 'messages'

const forPairs = (parts: readonly Part[], visit: (a: number, b: number) => void): void => {
  for (let a = 0; a < parts.length; a++)
    for (let b = a + 1; b < parts.length; b++) if (mayBeOneLog(parts[a]!, parts[b]!)) visit(a, b)
}

const mayBeOneLog = (a: Part, b: Part): boolean => {
  const kinds = a.kind === b.kind || (a.kind === 'phone' && b.kind === 'table') || (a.kind === 'table' && b.kind === 'phone')
  const numbers = a.own === '' || b.own === '' || a.own === b.own || a.kind === 'phone'
  return kinds && isExport(a.kind) && numbers && !(a.device !== '' && b.device !== '' && a.device !== b.device && a.kind === 'phone')
}

const hintsAgree = (a: Part, b: Part): boolean => {
  if (a.kind !== b.kind) return false
  if (a.kind === 'bill') return a.own === b.own && a.carrier === b.carrier
  return a.own === b.own && a.device === b.device && a.kind !== 'table'
}

type Shared = { readonly count: number; readonly isSame: boolean; readonly isOther: boolean }

/** How many records of the period both cover are the same number at the same time. */
const sharedRecords = (rows: Rows, a: Part, b: Part, tolerances: Tolerances): Shared => {
  const none = { count: 0, isSame: false, isOther: false }
  if (!isExport(a.kind)) return none
  const spanA = spanOf(rows, a)
  const spanB = spanOf(rows, b)
  const from = Math.max(spanA.from, spanB.from)
  const to = Math.min(spanA.to, spanB.to)
  if (!(from < to)) return none
  const [inA, inB] = [a, b].map((part) => part.rows.filter((i) => rows.from[i]! >= from - tolerances.sameLogMs && rows.from[i]! < to + tolerances.sameLogMs && rows.to[i]! - rows.from[i]! <= shortMs)) as [number[], number[]]
  if (inA.length === 0 || inB.length === 0) return none
  const count = coincidences(rows, inA, inB, tolerances)
  const needed = Math.max(1, tolerances.sameLogShare * Math.min(inA.length, inB.length))
  return { count, isSame: count >= needed, isOther: count < needed }
}

const coincidences = (rows: Rows, a: readonly number[], b: readonly number[], { sameLogMs, talkSlackSeconds }: Tolerances): number => {
  let count = 0
  let start = 0
  for (const i of a) {
    while (start < b.length && rows.to[b[start]!]! <= rows.from[i]! - sameLogMs) start++
    for (let k = start; k < b.length && rows.from[b[k]!]! < rows.to[i]! + sameLogMs; k++) {
      if (!numbersFit(rows, i, b[k]!) || !talksFit(rows.talk[i]!, rows.talk[b[k]!]!, talkSlackSeconds)) continue
      count++
      break
    }
  }
  return count
}

const talksFit = (a: number, b: number, slack: number): boolean => a < 0 || b < 0 || Math.abs(a - b) <= slack

const spanOf = (rows: Rows, part: Part): { readonly from: number; readonly to: number } => {
  let from = Infinity
  let to = -Infinity
  for (const i of part.rows) {
    if (!Number.isFinite(rows.from[i]!)) continue
    from = Math.min(from, rows.from[i]!)
    to = Math.max(to, rows.to[i]!)
  }
  return { from, to }
}

const toLog = (rows: Rows, parts: readonly Part[], links: readonly LogLink[], tolerances: Tolerances): Log => {
  const sources = [...new Set(parts.map((p) => p.source))].sort(compareText)
  const first = parts[0]!
  const spans: Span[] = parts.flatMap((part) => {
    const { from, to } = spanOf(rows, part)
    return from < to ? [{ from: toEpochMs(from), to: toEpochMs(to), source: part.source }] : []
  })
  spans.sort((a, b) => a.from - b.from || a.to - b.to || compareText(a.source, b.source))
  const own = parts.find((p) => p.own !== '')?.own
  const device = parts.find((p) => p.device !== '')?.device
  const carrier = parts.find((p) => p.carrier !== '')?.carrier
  return {
    id: toLogId(`${first.kind}:${sources[0]!.slice(0, 16)}${own === undefined ? '' : `:${own}`}`),
    kind: first.kind,
    sources,
    ...(own === undefined ? {} : { ownNumber: own }),
    ...(device === undefined ? {} : { device }),
    ...(carrier === undefined ? {} : { carrier }),
    records: parts.reduce((sum, part) => sum + part.rows.length, 0),
    spans,
    links: links.filter((l) => sources.includes(l.a) && sources.includes(l.b) && l.a !== l.b),
    looksTrimmed: first.kind === 'phone' && parts.some((part) => part.source === spans[0]?.source && tolerances.trimSizes.includes(part.rows.length)),
  }
}
