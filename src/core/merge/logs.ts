import { compareText } from '../kernel/list.ts'
import { toEpochMs } from '../kernel/instant.ts'
import { toLogId } from '../model/ids.ts'
import type { Log, LogLink, Span } from '../model/log.ts'
import type { LogKind } from '../model/reading-run.ts'
import type { Tolerances } from '../model/registry.ts'
import { groupParts, type Compared, type Overlaps } from './group-parts.ts'
import type { Part, Parts } from './parts.ts'
import type { LogRulings } from './log-rulings.ts'

/** Rows of one layer are different calls: a log; of screenshots, one picture. */
export type Layer = { readonly kind: LogKind; readonly log: number; readonly own: string; readonly trimmedAt: number }

/** The logs of the matter and which part belongs to which: what holds for every row. */
export type Books = {
  readonly logs: readonly Log[]
  readonly parts: Parts
  readonly logOfPart: readonly number[]
  readonly layerOfPart: readonly number[]
  readonly layers: readonly Layer[]
  /** A call arrives on one of the owner's numbers, so it stands in one bill: of all bills together one row at most is a call's. */
  readonly exclusiveOf: readonly number[]
  /** Is this log held in several parts that may show the same record? */
  readonly isSeveral: readonly boolean[]
  /** The only phone's log, −1: none or several. */
  readonly onlyPhone: number
  readonly overlaps: Overlaps
}

/** The logs as the rows of one window see them: which part, log and layer each row stands in. */
export type Logs = Omit<Books, 'parts'> & { readonly parts: readonly Part[]; readonly partOf: Int32Array; readonly logOf: Int32Array; readonly layerOf: Int32Array }

export const booksOf = (parts: Parts, ruled: LogRulings, compared: Compared): Books => {
  const { tolerances } = compared
  const { groupOf, links, overlaps } = groupParts(parts.list, ruled, compared)
  const numberOf = new Map([...new Set(groupOf)].sort((a, b) => a - b).map((g, l) => [g, l] as const))
  const logOfPart = groupOf.map((g) => numberOf.get(g) ?? 0)
  const byLog: Part[][] = [...numberOf].map(() => [])
  parts.list.forEach((part, p) => byLog[logOfPart[p]!]!.push(part))
  const logs = byLog.map((of) => toLog(of, links, tolerances))
  const phones = logs.flatMap((log, l) => (log.kind === 'phone' ? [l] : []))
  return { logs, parts, logOfPart, ...layersOf(byLog, parts.list, logOfPart, logs), isSeveral: byLog.map((of, l) => of.length > 1 && severalKinds.has(logs[l]!.kind)), onlyPhone: phones.length === 1 ? phones[0]! : -1, overlaps }
}

/** Only these are lists that can be exported twice; pictures overlap in their own way, recordings and diary lines stand alone. */
const severalKinds: ReadonlySet<string> = new Set(['phone', 'bill', 'table', 'messages'])

const layersOf = (byLog: readonly (readonly Part[])[], parts: readonly Part[], logOfPart: readonly number[], logs: readonly Log[]): Pick<Books, 'layers' | 'layerOfPart' | 'exclusiveOf'> => {
  const layers: Layer[] = []
  const layerOfLog = new Map<number, number>()
  const layerOfPart = parts.map((part, p) => {
    const log = logOfPart[p]!
    const known = part.kind === 'screenshot' ? undefined : layerOfLog.get(log)
    if (known !== undefined) return known
    const trimmedAt = logs[log]!.looksTrimmed ? Math.min(...logs[log]!.spans.map((s) => s.from)) : -Infinity
    if (part.kind !== 'screenshot') layerOfLog.set(log, layers.length)
    // The phone's own export says what log it is, whichever extract comes first.
    const kind = part.kind !== 'screenshot' && byLog[log]!.some((other) => other.kind === 'phone') ? 'phone' : part.kind
    return layers.push({ kind, log, own: part.own, trimmedAt }) - 1
  })
  const firstBill = layers.findIndex((layer) => layer.kind === 'bill')
  return { layers, layerOfPart, exclusiveOf: layers.map((layer, l) => (layer.kind === 'bill' ? firstBill : l)) }
}

const toLog = (parts: readonly Part[], links: readonly LogLink[], tolerances: Tolerances): Log => {
  const sources = [...new Set(parts.map((p) => p.source))].sort(compareText)
  const first = parts[0]!
  const spans: Span[] = parts.flatMap((part) => {
    const { from, to } = part.span
    return from < to ? [{ from: toEpochMs(from), to: toEpochMs(to), source: part.source }] : []
  })
  spans.sort((a, b) => a.from - b.from || a.to - b.to || compareText(a.source, b.source))
  const own = parts.find((p) => p.own !== '')?.own
  const device = parts.find((p) => p.device !== '')?.device
  const carrier = parts.find((p) => p.carrier !== '')?.carrier
  const ours = new Set(sources)
  return {
    id: toLogId(`${first.kind}:${sources[0]!.slice(0, 16)}${own === undefined ? '' : `:${own}`}`),
    kind: first.kind,
    sources,
    ...(own === undefined ? {} : { ownNumber: own }),
    ...(device === undefined ? {} : { device }),
    ...(carrier === undefined ? {} : { carrier }),
    records: parts.reduce((sum, part) => sum + part.observations.length, 0),
    spans,
    links: links.filter((l) => ours.has(l.a) && ours.has(l.b) && l.a !== l.b),
    looksTrimmed: first.kind === 'phone' && parts.some((part) => part.source === spans[0]?.source && tolerances.trimSizes.includes(part.observations.length)),
  }
}
