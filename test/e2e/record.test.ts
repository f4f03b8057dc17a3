import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync, closeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { launch, newUserData, type Started } from './support/launch.ts'
import { choose, viewWorker, withPorts } from './support/ports.ts'

let userData: string
let started: Started
beforeEach(async () => {
  userData = newUserData()
  started = await launch({ userData })
})
afterEach(async () => {
  await started.close()
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
})

const restart = async (): Promise<void> => {
  await started.close()
  started = await launch({ userData })
}
const inWorker = async <T>(work: string, argument?: unknown): Promise<T> => withPorts<T>(await viewWorker(started), work, argument)

const lay = (count: number): Promise<string> =>
  inWorker(
    `async (ports, count) => {
      const { id } = await ports.matters.create('端到端')
      await ports.matters.open(id)
      await ports.record.readAll(() => undefined)
      for (let k = 0; k < count; k += 1) await ports.record.append([{ kind: 'custody', entry: { action: 'note', words: '第' + k + '条' } }])
      return id
    }`,
    count,
  )
/** Words of all facts, and whether they came from the record (asked of main) or from the working copy. */
const reopen = (id: string): Promise<{ readonly words: readonly string[]; readonly issues: readonly string[]; readonly ms: number }> =>
  inWorker(
    `async (ports, id) => {
      const at = performance.now()
      await ports.matters.open(id)
      const words = []
      const { issues } = await ports.record.readAll((facts) => { for (const fact of facts) words.push(fact.body.entry.words) })
      return { words, issues: issues.map((issue) => issue.code), ms: performance.now() - at }
    }`,
    id,
  )
const expected = (count: number): readonly string[] => Array.from({ length: count }, (_, k) => `第${k}条`)

const levelFolder = (): string => path.join(userData, 'IndexedDB', 'app_bundle_0.indexeddb.leveldb')
const levelFile = (start: string, end: string): string => {
  const names = readdirSync(levelFolder()).filter((name) => name.startsWith(start) && name.endsWith(end))
  return path.join(levelFolder(), names.sort((a, b) => statSync(path.join(levelFolder(), b)).size - statSync(path.join(levelFolder(), a)).size)[0] ?? '')
}
const overwrite = (file: string, bytes: number, at: number): void => {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(bytes, 0xa5), 0, bytes, at)
  closeSync(handle)
}

test('what was acknowledged is there after a restart, in the record and in the working copy', async () => {
  const id = await lay(30)
  expect(existsSync(path.join(userData, 'matters', id, 'facts.jsonl'))).toBe(true)
  await restart()
  expect(await reopen(id)).toMatchObject({ words: expected(30), issues: [] })
  expect(existsSync(levelFolder())).toBe(true)
})

test.each([
  ['its log is overwritten', () => overwrite(levelFile('0', '.log'), 4096, 0)],
  ['its manifest is overwritten', () => overwrite(levelFile('MANIFEST', ''), 8, 16)],
  ['it is deleted', () => rmSync(path.join(userData, 'IndexedDB'), { recursive: true, force: true })],
])(
  'the working copy comes back from the record when %s',
  async (_name, damage) => {
    const id = await lay(20)
    await started.close()
    damage()
    started = await launch({ userData })
    expect(await reopen(id)).toMatchObject({ words: expected(20), issues: [] })
    await inWorker(`(ports) => ports.record.append([{ kind: 'custody', entry: { action: 'note', words: '第20条' } }])`)
    await restart()
    expect(await reopen(id)).toMatchObject({ words: expected(21), issues: [] })
  },
  120_000,
)

test('a record changed behind the working copy is read again, and the line is named', async () => {
  const id = await lay(5)
  await started.close()
  const file = path.join(userData, 'matters', id, 'facts.jsonl')
  writeFileSync(file, readFileSync(file, 'utf8').replace('第2条', '第9条'))
  started = await launch({ userData })
  const { issues, words } = await reopen(id)
  expect(issues).toContain('record-line-changed')
  expect(words).toContain('第9条')
})

test('main takes in nothing from a path nobody chose', async () => {
  await lay(1)
  const said = await inWorker(`(ports) => ports.vault.receive('/etc/hostname', () => undefined).then(() => 'TAKEN', (error) => error.issue.code)`)
  expect(said).toBe('path-not-granted')
})

test('a file a person chose comes into the vault and can be verified', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-drop-'))
  mkdirSync(path.join(folder, '手机'))
  writeFileSync(path.join(folder, '手机', '通话.csv'), '号码,时间\n')
  await choose(started, [folder])
  await lay(1)
  const received = await inWorker<readonly { readonly isNew: boolean; readonly source: { readonly fileName: string; readonly sha256: string } }[]>(
    `async (ports, folder) => {
      const received = await ports.vault.receive(folder, () => undefined)
      await ports.record.append(received.map(({ source }) => ({ kind: 'source', source })))
      return received
    }`,
    folder,
  )
  expect(received.map(({ isNew, source }) => [isNew, source.fileName])).toEqual([[true, `${path.basename(folder)}/手机/通话.csv`]])
  expect(await inWorker(`(ports) => ports.record.verify(() => undefined)`)).toEqual([])
  rmSync(folder, { recursive: true })
})

test('a packet goes only into a folder a person chose', async () => {
  await lay(1)
  const said = await inWorker(`(ports) => ports.print.print({ kind: 'nfra', folderName: 'x', documents: [], sources: [] }, '/nowhere', { progress: () => undefined }).done.then(() => 'DONE', (error) => error.issue.code)`)
  expect(said).toBe('path-not-granted')
})
