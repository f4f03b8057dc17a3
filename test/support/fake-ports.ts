import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { parseSha256, type Sha256 } from '../../src/core/kernel/sha256.ts'
import type { FactBody, StoredFact } from '../../src/core/model/facts.ts'
import { toObservationId } from '../../src/core/model/ids.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import type { ReadingRun } from '../../src/core/model/reading-run.ts'
import type { Ports } from '../../src/app/ports.ts'

/** A hash for tests: the text's characters, padded. Not a real digest. */
export const fakeSha = (name: string): Sha256 => {
  const hex = Buffer.from(name).toString('hex').slice(0, 64).padEnd(64, '0')
  const parsed = parseSha256(hex)
  if (!parsed.ok) throw new Error(name)
  return parsed.value
}

export const observation = (source: Sha256, row: number, given: Partial<Observation> = {}): Observation => ({ id: toObservationId(`o${source.slice(0, 12)}${row}`), source, place: { row }, kind: 'call', ...given })

export const run = (source: Sha256, given: Partial<ReadingRun> = {}): ReadingRun => ({ source, reader: 'table', readerVersion: 1, answers: {}, observations: 0, complete: true, issues: [], ...given })

/** A record in memory: the same chain rules as main's, without the disk. */
export const memoryRecord = (chain = 'c1') => {
  const facts: StoredFact[] = []
  const lay = (body: FactBody): StoredFact => {
    const fact: StoredFact = { v: 1, chain, seq: facts.length + 1, lamport: facts.length + 1, prev: '', at: toEpochMs(0), operator: '', body }
    facts.push(fact)
    return fact
  }
  return { facts, lay }
}

/** Ports over a record in memory; what a file holds is told by `reads`. */
export const fakePorts = (reads: Readonly<Record<string, { readonly run: Partial<ReadingRun>; readonly observations: readonly Observation[] }>>): { ports: Ports; facts: StoredFact[]; asked: string[] } => {
  const { facts, lay } = memoryRecord()
  const asked: string[] = []
  const never = (): never => {
    throw new Error('not part of this test')
  }
  const ports: Ports = {
    clock: { now: () => toEpochMs(1_000) },
    matters: { list: never, create: never, open: never, close: never, destroy: never, exportCopy: never, restore: never },
    record: { append: (bodies) => Promise.resolve({ ids: [], head: '', facts: bodies.map(lay) }), head: () => Promise.resolve(''), readAll: never, verify: never, onLaidDown: never },
    vault: {
      destroy: never,
      receiveText: ({ fileName, text }) => Promise.resolve({ path: fileName, isNew: true, issues: [], source: { sha256: fakeSha(fileName), fileName, byteLength: text.length, receivedAt: toEpochMs(0), origin: 'typed' } }),
      receiveBytes: ({ fileName, bytes }) => Promise.resolve({ path: fileName, isNew: true, issues: [], source: { sha256: fakeSha(fileName), fileName, byteLength: bytes.byteLength, receivedAt: toEpochMs(0), origin: 'pasted' } }),
      receive: (path) => {
        const known = reads[path] !== undefined
        return Promise.resolve([
          known
            ? { path, isNew: true, issues: [], source: { sha256: fakeSha(path), fileName: path, byteLength: 1, receivedAt: toEpochMs(0), origin: 'file' } }
            : { path, isNew: false, issues: [{ code: 'cannot-read-file', severity: 'refuse', params: { path } }] },
        ])
      },
    },
    read: {
      read: (ask, on) => {
        asked.push(ask.fileName)
        const told = reads[ask.fileName]!
        if (told.observations.length > 0) on.batch(told.observations, [lay({ kind: 'observations', source: ask.sha256, reader: 'table', readerVersion: 1, items: told.observations })])
        return { done: Promise.resolve(run(ask.sha256, { observations: told.observations.length, answers: ask.answers, ...told.run })), cancel: () => undefined }
      },
    },
    recognise: { recognise: never },
    print: { print: never },
  }
  return { ports, facts, asked }
}
