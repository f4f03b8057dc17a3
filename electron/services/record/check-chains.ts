import type { Issue } from '../../../src/core/kernel/issue.ts'
import { parseHeader, type RecordHeader } from './line.ts'
import type { Acknowledged } from './heads.ts'
import type { ScannedLine } from './scan.ts'

type ChainEnd = { readonly seq: number; readonly hash: string; readonly line: number }
type Break = { readonly before: number; readonly after: number }

/** What the lines fed so far amount to. */
export type ChainCheck = {
  readonly feed: (line: ScannedLine) => boolean
  readonly header: () => RecordHeader | undefined
  readonly headerHash: () => string
  readonly ends: ReadonlyMap<string, ChainEnd>
  readonly lamport: () => number
  readonly lastHash: () => string
  /** Everything that differs, by line; call once, at the end. */
  readonly issues: (acknowledged: readonly Acknowledged[]) => readonly Issue[]
}

/**
 * Walks all chains of a record. A line that changed breaks its link to the next, a changed `prev` the link before it as well: so the line
 * at fault can be named and not only the place where it shows.
 */
export const checkChains = (): ChainCheck => {
  const ends = new Map<string, ChainEnd>()
  const breaks: Break[] = []
  const named = new Map<number, Issue>()
  let header: RecordHeader | undefined
  let headerHash = ''
  let lamport = 0
  let lastHash = ''
  /** Where each of the last lines ended: the acknowledged length must be one of them. */
  const lineEnds = new Map<number, { readonly line: number; readonly hash: string }>()
  /** Lines that were no facts, and whose place in their chain is therefore not known. */
  let unread = 0

  const name = (line: number, code: string, params: Issue['params'] = {}): void => {
    if (!named.has(line)) named.set(line, { code, severity: 'refuse', place: { row: line }, params: { line, ...params } })
  }
  const nameGap = (line: number, chain: string, before: number, after: number): void => {
    const gap = after - before - 1
    if (gap > 0 && gap <= unread) unread -= gap
    else name(line, 'record-lines-missing', { chain, from: before + 1, to: after - 1 })
  }
  /** true: the line follows from those before it. */
  const feedFact = (line: ScannedLine): boolean => {
    const { envelope } = line
    if (envelope === undefined) {
      name(line.number, 'record-line-changed')
      unread += 1
      return false
    }
    const end = ends.get(envelope.chain)
    const expected = end ?? { seq: 0, hash: headerHash, line: 1 }
    const isLinked = envelope.prev === expected.hash
    const isNext = envelope.seq === expected.seq + 1
    if (!isLinked && isNext) breaks.push({ before: expected.line, after: line.number })
    if (isLinked && !isNext) name(line.number, 'record-line-changed')
    if (!isLinked && !isNext) nameGap(line.number, envelope.chain, expected.seq, envelope.seq)
    ends.set(envelope.chain, { seq: isLinked ? expected.seq + 1 : envelope.seq, hash: line.hash, line: line.number })
    lamport = Math.max(lamport, envelope.lamport)
    return isLinked && isNext
  }
  return {
    feed: (line) => {
      lastHash = line.hash
      if (line.isEnded) lineEnds.set(line.offset + line.bytes.length + 1, { line: line.number, hash: line.hash })
      if (line.number > 1) return feedFact(line)
      header = parseHeader(line.bytes.toString('utf8'))
      headerHash = line.hash
      if (header === undefined) name(1, 'record-header-changed')
      return header !== undefined
    },
    header: () => header,
    headerHash: () => headerHash,
    ends,
    lamport: () => lamport,
    lastHash: () => lastHash,
    issues: (acknowledged) => {
      const { lost, changed } = brokenPromises(acknowledged, lineEnds)
      for (const line of linesAtFault([...breaks, ...changed])) name(line, line === 1 ? 'record-header-changed' : 'record-line-changed')
      return [...lost, ...[...named.values()].sort((a, b) => (a.place?.row ?? 0) - (b.place?.row ?? 0))]
    },
  }
}

type LineEnds = ReadonlyMap<number, { readonly line: number; readonly hash: string }>

/** What was acknowledged and is not there, and last lines that are not as they were acknowledged. */
const brokenPromises = (acknowledged: readonly Acknowledged[], lineEnds: LineEnds): { readonly lost: readonly Issue[]; readonly changed: readonly Break[] } => {
  const lost: Issue[] = []
  const changed: Break[] = []
  for (const promise of acknowledged) {
    const end = lineEnds.get(promise.bytes)
    if (end === undefined) lost.push({ code: 'record-acknowledged-lost', severity: 'refuse', params: { bytes: promise.bytes } })
    else if (end.hash !== promise.last) changed.push({ before: end.line, after: end.line + 1 })
  }
  return { lost, changed }
}

/** Two broken links that meet in one line: that line. One alone: the line before it, which changed after the next was laid down. */
const linesAtFault = (breaks: readonly Break[]): readonly number[] => {
  const lines: number[] = []
  const explained = new Set<Break>()
  for (const one of breaks) {
    if (explained.has(one)) continue
    const next = breaks.find((other) => other !== one && other.before === one.after)
    if (next !== undefined) explained.add(next)
    lines.push(next === undefined ? one.before : one.after)
  }
  return lines
}
