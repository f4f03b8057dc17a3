import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Ports } from '../../../src/app/ports.ts'
import type { FactBody, StoredFact } from '../../../src/core/model/facts.ts'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import { withWorkingCopy } from '../../../src/shell/window/storage/record-with-copy.ts'
import { openWorkingCopy, type WorkingCopy } from '../../../src/shell/window/storage/working-copy.ts'

/** A record in memory that counts how often it is read. */
const memory = () => {
  const facts: StoredFact[] = []
  const damage: string[] = []
  let reads = 0
  let listener: (facts: readonly StoredFact[], head?: string) => void = () => undefined
  const head = (): string => `h${facts.length}`
  const lay = (bodies: readonly FactBody[]): StoredFact[] =>
    bodies.map((body) => {
      const fact: StoredFact = { v: 1, chain: 'c', seq: facts.length + 1, lamport: facts.length + 1, prev: head(), at: toEpochMs(0), operator: '', body }
      facts.push(fact)
      return fact
    })
  const issues = () => damage.map((code) => ({ code, severity: 'refuse' as const, params: {} }))
  const ports = {
    matters: { open: (id: string) => Promise.resolve({ id }), close: () => Promise.resolve(), destroy: () => Promise.resolve() },
    record: {
      append: (bodies: readonly FactBody[]) => {
        const laid = lay(bodies)
        return Promise.resolve({ ids: [], head: head(), facts: laid })
      },
      readAll: (onBatch: (facts: readonly StoredFact[]) => void) => {
        reads += 1
        for (let at = 0; at < facts.length; at += 3) onBatch(facts.slice(at, at + 3))
        return Promise.resolve({ head: head(), issues: issues() })
      },
      onLaidDown: (given: typeof listener) => (listener = given),
    },
    read: {},
  } as unknown as Ports
  return { ports, facts, damage, lay, reads: () => reads, tell: (laid: readonly StoredFact[]) => listener(laid, head()), health: () => Promise.resolve({ head: head(), issues: issues() }) }
}

const note = (words: string): FactBody => ({ kind: 'custody', entry: { action: 'note', words } })
const wordsOf = (facts: readonly StoredFact[]): readonly unknown[] => facts.map(({ body }) => (body.kind === 'custody' ? body.entry.words : undefined))
const readAll = async (ports: Ports): Promise<readonly StoredFact[]> => {
  const seen: StoredFact[] = []
  await ports.matters.open('m1')
  await ports.record.readAll((batch) => seen.push(...batch))
  return seen
}

let name: string
let copy: WorkingCopy
let count = 0
beforeEach(() => {
  name = `copy-${String((count += 1))}`
  copy = openWorkingCopy(name)
})

describe('the working copy', () => {
  test('the record is read once; after that the copy answers, with what was laid down since', async () => {
    const record = memory()
    record.lay([note('一'), note('二'), note('三'), note('四')])
    const ports = withWorkingCopy(record.ports, copy, record.health)
    expect(wordsOf(await readAll(ports))).toEqual(['一', '二', '三', '四'])
    await ports.record.append([note('五')])
    record.tell(record.lay([note('六')]))
    expect(wordsOf(await readAll(ports))).toEqual(['一', '二', '三', '四', '五', '六'])
    expect(record.reads()).toBe(1)
  })

  test('a copy that is behind is not believed', async () => {
    const record = memory()
    record.lay([note('一')])
    await readAll(withWorkingCopy(record.ports, copy, record.health))
    record.lay([note('二')])
    expect(wordsOf(await readAll(withWorkingCopy(record.ports, openWorkingCopy(name), record.health)))).toEqual(['一', '二'])
    expect(record.reads()).toBe(2)
  })

  test('a copy with a row missing is not believed', async () => {
    const record = memory()
    record.lay([note('一'), note('二'), note('三'), note('四')])
    await readAll(withWorkingCopy(record.ports, copy, record.health))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const raw = await new Dexie(name).open()
    await raw.table('facts').where('[matter+n]').equals(['m1', 0]).delete()
    raw.close()
    expect(wordsOf(await readAll(withWorkingCopy(record.ports, openWorkingCopy(name), record.health)))).toEqual(['一', '二', '三', '四'])
    expect(record.reads()).toBe(2)
  })

  test('a merge is read from the record: lines of another chain came with it', async () => {
    const record = memory()
    record.lay([note('一')])
    const ports = withWorkingCopy(record.ports, copy, record.health)
    await readAll(ports)
    record.lay([note('别处')])
    record.tell(record.lay([{ kind: 'custody', entry: { action: 'merged', heads: ['x', 'y'] } }]))
    expect((await readAll(ports)).length).toBe(3)
    expect(record.reads()).toBe(2)
  })

  test('a damaged record is shown as it is, whatever the copy remembers', async () => {
    const record = memory()
    record.lay([note('一')])
    const ports = withWorkingCopy(record.ports, copy, record.health)
    await readAll(ports)
    record.damage.push('record-line-changed')
    await readAll(ports)
    expect(record.reads()).toBe(2)
  })

  test('a database that does not open in time costs time and nothing else', async () => {
    const record = memory()
    record.lay([note('一')])
    const hanging: WorkingCopy = openWorkingCopy(name, 0)
    expect(wordsOf(await readAll(withWorkingCopy(record.ports, hanging, record.health)))).toEqual(['一'])
    expect(wordsOf(await readAll(withWorkingCopy(record.ports, hanging, record.health)))).toEqual(['一'])
  })

  test('no index holds a number or a name', async () => {
    await copy.begin('m1')
    const raw = await new Dexie(name).open()
    const indexed = raw.tables.flatMap(({ schema }) => [schema.primKey.keyPath, ...schema.indexes.map(({ keyPath }) => keyPath)])
    raw.close()
    expect(indexed).toEqual(['matter', ['matter', 'n']])
  })
})
