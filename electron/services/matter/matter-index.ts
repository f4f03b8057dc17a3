import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '../../../src/core/kernel/canonical-json.ts'
import { toEpochMs, type EpochMs } from '../../../src/core/kernel/instant.ts'
import type { Sha256 } from '../../../src/core/kernel/sha256.ts'
import type { FactBody, StoredFact } from '../../../src/core/model/facts.ts'
import { parseFact } from '../record/fact-shape.ts'
import type { NewLine } from '../record/lay-down.ts'
import type { ScannedLine } from '../record/scan.ts'

type Copy = { readonly path: string; readonly at: EpochMs }
type Spot = { readonly offset: number; readonly length: number }

/** What main must know of a record without holding it: which originals it lists, what was read only in part, and what the home shows. */
export type MatterIndex = {
  readonly line: (line: ScannedLine) => void
  readonly laid: (line: NewLine) => void
  /** A line of another chain that is being adopted. */
  readonly foreign: (line: Buffer) => void
  readonly sources: ReadonlyMap<Sha256, string>
  readonly destroyed: ReadonlySet<Sha256>
  readonly title: () => string | undefined
  readonly changedAt: () => EpochMs | undefined
  /** Where the computer that writes this chain last wrote a copy, or got one from. */
  readonly lastCopy: (chain: string) => Copy | undefined
  /** Heads that custody entries name: each must be the hash of a line. */
  readonly namedHeads: ReadonlyMap<string, number>
  /** Without the observations the record already holds of a reading that was broken off: read again, they are laid down once. */
  /** A source is about to be read: what the record holds of an earlier, broken-off reading counts as a repeat. */
  readonly beginReading: (source: Sha256) => void
  readonly withoutRepeats: (body: FactBody, readAt: (spot: Spot) => Promise<StoredFact | undefined>) => Promise<FactBody | undefined>
}

type State = {
  readonly sources: Map<Sha256, string>
  readonly destroyed: Set<Sha256>
  readonly namedHeads: Map<string, number>
  readonly lastCopies: Map<string, Copy>
  /** Observations with no reading run after them: laid down since the reading began, and before it. */
  readonly fresh: Map<Sha256, Spot[]>
  readonly stale: Map<Sha256, Spot[]>
  readonly known: Map<Sha256, Set<string>>
  title: string | undefined
  changedAt: EpochMs | undefined
  lineNumber: number
}

export const matterIndex = (): MatterIndex => {
  const state: State = { sources: new Map(), destroyed: new Set(), namedHeads: new Map(), lastCopies: new Map(), fresh: new Map(), stale: new Map(), known: new Map(), title: undefined, changedAt: undefined, lineNumber: 1 }
  return {
    line: (line) => takeLine(state, line),
    laid: ({ fact, offset, length }) => {
      state.lineNumber += 1
      state.changedAt = fact.at
      if (fact.body.kind === 'observations') addSpot(state.fresh, fact.body.source, { offset, length })
      else takeFact(state, fact)
    },
    foreign: (line) => {
      state.lineNumber += 1
      const fact = observationsOf(line) === undefined ? parseFact(line.toString('utf8')) : undefined
      if (fact !== undefined) takeFact(state, fact)
    },
    sources: state.sources,
    destroyed: state.destroyed,
    namedHeads: state.namedHeads,
    title: () => state.title,
    changedAt: () => state.changedAt,
    lastCopy: (chain) => state.lastCopies.get(chain),
    beginReading: (source) => {
      for (const spot of state.fresh.get(source) ?? []) addSpot(state.stale, source, spot)
      state.fresh.delete(source)
    },
    withoutRepeats: async (body, readAt) => {
      const spots = body.kind === 'observations' ? state.stale.get(body.source) : undefined
      if (body.kind !== 'observations' || spots === undefined) return body
      const seen = state.known.get(body.source) ?? new Set<string>()
      state.known.set(body.source, seen)
      for (const spot of spots.splice(0)) for (const key of keysOf(await readAt(spot))) seen.add(key)
      const items = body.items.filter((item) => !seen.has(keyOf(body.reader, body.readerVersion, item)))
      return items.length === 0 ? undefined : { ...body, items }
    },
  }
}

const takeLine = (state: State, { number, bytes, offset, envelope }: ScannedLine): void => {
  state.lineNumber = number
  if (envelope === undefined) return
  const at = /^\{"at":(\d+),"body":\{/.exec(bytes.toString('latin1', 0, 60))
  if (at !== null) state.changedAt = toEpochMs(Number(at[1]))
  // Observations are most of a record, and their line begins with the rows: they are told apart by how it ends.
  const source = observationsOf(bytes)
  if (source !== undefined) return addSpot(state.stale, source, { offset, length: bytes.length })
  const fact = parseFact(bytes.toString('utf8'))
  if (fact !== undefined) takeFact(state, fact)
}

const takeFact = (state: State, { at, body, chain }: StoredFact): void => {
  switch (body.kind) {
    case 'source':
      state.sources.set(body.source.sha256, body.source.fileName)
      state.destroyed.delete(body.source.sha256)
      for (const side of body.source.sideFiles ?? []) state.sources.set(side.sha256, `${body.source.fileName}${side.suffix}`)
      return
    case 'reading-run':
      for (const spots of [state.fresh, state.stale, state.known]) spots.delete(body.run.source)
      return
    case 'decision':
      if (body.body.kind === 'set-profile') state.title = body.body.profile.title ?? state.title
      return
    case 'custody':
      return takeCustody(state, at, chain, body.entry)
    case 'observations':
    case 'packet':
  }
}

const takeCustody = (state: State, at: EpochMs, chain: string, { action, source, words, heads }: Extract<FactBody, { kind: 'custody' }>['entry']): void => {
  if (action === 'destroyed' && source !== undefined) state.destroyed.add(source)
  if ((action === 'exported' || action === 'restored') && words !== undefined) state.lastCopies.set(chain, { path: words, at })
  for (const head of heads ?? []) state.namedHeads.set(head, state.lineNumber)
}

const addSpot = (spots: Map<Sha256, Spot[]>, source: Sha256, spot: Spot): void => {
  const known = spots.get(source)
  if (known === undefined) spots.set(source, [spot])
  else known.push(spot)
}

/** Sorted keys: {"items":[…],"kind":"observations","reader":…,"readerVersion":…,"source":"…"},"chain":… */
const observationsOf = (line: Buffer): Sha256 | undefined => {
  if (!line.subarray(0, 60).includes('"body":{"items":[')) return undefined
  const end = line.toString('utf8', Math.max(0, line.length - 8000))
  const match = /"kind":"observations","reader":"(?:[^"\\]|\\.)*","readerVersion":[\d.]+,"source":"([0-9a-f]{64})"\},"chain":"[^"]*","lamport":\d+,"operator":"(?:[^"\\]|\\.)*","prev":"[^"]*","seq":\d+,"v":1\}$/.exec(end)
  return match?.[1] as Sha256 | undefined
}

const keysOf = (fact: StoredFact | undefined): readonly string[] => {
  if (fact?.body.kind !== 'observations') return []
  const { reader, readerVersion, items } = fact.body
  return items.map((item) => keyOf(reader, readerVersion, item))
}

const keyOf = (reader: string, readerVersion: number, item: unknown): string =>
  createHash('sha1').update(`${reader}@${readerVersion}\n${canonicalJson(item as Json)}`).digest('base64')
