import type { Sha256 } from '../core/kernel/sha256.ts'
import { compareText } from '../core/kernel/list.ts'
import type { Decision, FactOrder } from '../core/model/decision.ts'
import type { CustodyEntry, Facts, IssuedPacket, StoredFact } from '../core/model/facts.ts'
import { toFactId, type FactId } from '../core/model/ids.ts'
import type { Observation } from '../core/model/observation.ts'
import type { ReadingRun } from '../core/model/reading-run.ts'
import type { Source } from '../core/model/source.ts'
import { compareOrder } from '../core/normalise/order-decisions.ts'

export const factIdOf = (fact: Pick<StoredFact, 'chain' | 'seq'>): FactId => toFactId(`${fact.chain}:${fact.seq}`)

type Reading = { readonly order: FactOrder; readonly run: ReadingRun; readonly observations: readonly Observation[] }
type Shelf = { readonly sources: Map<string, Source>; readings: Reading[]; readonly pending: Map<string, Observation[]> }

/** Gathers facts as they arrive and hands out the Facts that derive takes. A fact may come twice; chains may come in any order, each in its own. */
export type FactCollector = {
  readonly take: (facts: readonly StoredFact[]) => void
  readonly facts: () => Facts
  /** What people said of columns, in order: the next table with the same headings needs no asking. */
  readonly rememberedColumns: () => readonly string[]
  readonly sourceOf: (sha256: Sha256) => { readonly run?: ReadingRun; readonly fileNames: readonly string[]; readonly sideFiles: readonly Sha256[] } | undefined
}

export const collectFacts = (): FactCollector => {
  const seen = new Set<FactId>()
  const shelves = new Map<Sha256, Shelf>()
  const decisions: Decision[] = []
  const custody: CustodyEntry[] = []
  const packets: IssuedPacket[] = []
  // What the files hold is handed out as the same lists until a file brings more: a decision changes none of them.
  let held: Pick<Facts, 'sources' | 'runs' | 'observations'> | undefined
  const shelf = (sha256: Sha256): Shelf => {
    held = undefined
    const known = shelves.get(sha256)
    if (known !== undefined) return known
    const fresh: Shelf = { sources: new Map(), readings: [], pending: new Map() }
    shelves.set(sha256, fresh)
    return fresh
  }
  const takeOne = (fact: StoredFact): void => {
    const id = factIdOf(fact)
    if (seen.has(id)) return
    seen.add(id)
    const { body, at, operator } = fact
    switch (body.kind) {
      case 'source':
        shelf(body.source.sha256).sources.set(body.source.fileName, body.source)
        return
      case 'observations':
        stack(shelf(body.source), fact.chain, body.items)
        return
      case 'reading-run':
        settle(shelf(body.run.source), fact, body.run)
        return
      case 'decision':
        decisions.push({ id, order: { lamport: fact.lamport, chain: fact.chain, seq: fact.seq }, at, operator, body: body.body })
        return
      case 'custody':
        custody.push({ ...body.entry, id, at, operator })
        return
      case 'packet':
        packets.push({ ...body.packet, id, at })
    }
  }
  return {
    take: (facts) => facts.forEach(takeOne),
    facts: () => ({ ...(held ??= shelved(shelves)), decisions: [...decisions].sort((a, b) => compareOrder(a.order, b.order)), custody: byId(custody), packets: byId(packets) }),
    rememberedColumns: () =>
      [...shelves.values()]
        .flatMap((s) => s.readings)
        .sort((a, b) => compareOrder(a.order, b.order))
        .flatMap((r) => (r.run.answers['columns'] === undefined ? [] : [r.run.answers['columns']])),
    sourceOf: (sha256) => {
      const known = shelves.get(sha256)
      if (known === undefined || known.sources.size === 0) return undefined
      const run = known.readings.at(-1)?.run
      return { fileNames: [...known.sources.keys()], sideFiles: [...known.sources.values()].flatMap((s) => s.sideFiles?.map((side) => side.sha256) ?? []), ...(run === undefined ? {} : { run }) }
    },
  }
}

/** Batches belong to the reading run that closes them in the same chain; a batch left open by a crash waits for the resumed run. */
const stack = (shelf: Shelf, chain: string, items: readonly Observation[]): void => {
  const open = shelf.pending.get(chain) ?? []
  for (const item of items) open.push(item)
  shelf.pending.set(chain, open)
}

const settle = (shelf: Shelf, fact: StoredFact, run: ReadingRun): void => {
  const open = shelf.pending.get(fact.chain) ?? []
  shelf.pending.delete(fact.chain)
  const order = { lamport: fact.lamport, chain: fact.chain, seq: fact.seq }
  shelf.readings = [...shelf.readings, { order, run, observations: onceEach(open) }].sort((a, b) => compareOrder(a.order, b.order))
}

/** A record read twice around a crash has one id: it is one record. */
const onceEach = (items: readonly Observation[]): readonly Observation[] => {
  const byId = new Map(items.map((o) => [o.id, o]))
  return byId.size === items.length ? items : [...byId.values()]
}

/** Of each reader family the latest run of a source counts; every run stays in the record. Between families normalise/ chooses, or the owner. */
const shelved = (shelves: ReadonlyMap<Sha256, Shelf>): Pick<Facts, 'sources' | 'runs' | 'observations'> => {
  const sources: Source[] = []
  const runs: ReadingRun[] = []
  const observations: (readonly Observation[])[] = []
  for (const [, shelf] of [...shelves].sort(([a], [b]) => compareText(a, b))) {
    sources.push(...[...shelf.sources.values()].sort((a, b) => compareText(a.fileName, b.fileName)))
    runs.push(...shelf.readings.map((r) => r.run))
    const latest = [...new Map(shelf.readings.filter((r) => r.run.reader !== null).map((r) => [r.run.reader, r])).values()]
    const open = shelf.readings.length === 0 ? [...shelf.pending.values()].flat() : []
    for (const reading of latest) observations.push(latest.length === 1 ? reading.observations : readBy(reading))
    observations.push(onceEach(open))
  }
  return { sources, runs, observations: observations.flat() }
}

/** Two families read one source: each record says whose it is. */
const readBy = ({ run, observations }: Reading): readonly Observation[] => observations.map((o) => ({ ...o, readBy: { reader: run.reader ?? '', version: run.readerVersion } }))

const byId = <T extends { readonly id: FactId }>(items: readonly T[]): readonly T[] => [...items].sort((a, b) => compareText(a.id, b.id))
