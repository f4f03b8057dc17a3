import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, newUserData, type Started } from './support/launch.ts'
import { choose, viewWorker, withPorts } from './support/ports.ts'

const calls = 60_000
let started: Started
let userData: string
let material: string
beforeAll(async () => {
  userData = newUserData()
  material = mkdtempSync(path.join(os.tmpdir(), 'ringproof-engines-'))
  const rows = Array.from({ length: calls }, (_, k) => `<call number="0279552${k % 10}" duration="1" date="${1_700_000_000_000 + k * 61_000}" type="1" />`)
  writeFileSync(path.join(material, 'calls.xml'), `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count="${calls}">\n${rows.join('\n')}\n</calls>\n`)
  started = await launch({ userData })
  await choose(started, [material])
})
afterAll(async () => {
  await started.close()
  for (const folder of [userData, material]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})
const inWorker = async <T>(work: string, argument: unknown = null): Promise<T> => withPorts<T>(await viewWorker(started), work, argument)

const begin = `
  const { id } = await ports.matters.create('引擎')
  await ports.matters.open(id)
  const [{ source }] = await ports.vault.receive(material + '/calls.xml', () => undefined)
  await ports.record.append([{ kind: 'source', source }])
  const ask = { sha256: source.sha256, fileName: source.fileName, answers: {}, ownNumbers: [], now: 1800000000000 }
  const ids = []
  const read = (batch = () => undefined) => ports.read.read(ask, { progress: () => undefined, batch: (items) => { ids.push(...items.map(({ id }) => id)); batch() } })
`
/** Process id of the read engine, as Electron counts it. */
const readEngine = (): Promise<number | undefined> => started.app.evaluate(({ app }) => app.getAppMetrics().find(({ name, serviceName }) => `${name ?? ''} ${serviceName ?? ''}`.includes('ringproof-read'))?.pid)

test('a cancelled reading ends at once, keeps what it had read, and the same file can be read again without repetition', async () => {
  const said = await inWorker<{ readonly code: string; readonly ms: number; readonly before: number; readonly after: number; readonly unique: number; readonly run: { readonly observations: number; readonly complete: boolean } }>(
    `async (ports, material) => {
      ${begin}
      let at = 0
      const job = read(() => { if (at === 0) { at = performance.now(); job.cancel() } })
      const code = await job.done.then(() => 'DONE', (error) => error.issue.code)
      const ms = performance.now() - at
      const before = ids.length
      const run = await read().done
      await ports.record.append([{ kind: 'reading-run', run }])
      const stored = []
      await ports.record.readAll((facts) => { for (const { body } of facts) if (body.kind === 'observations') stored.push(...body.items.map(({ id }) => id)) })
      return { code, ms, before, after: stored.length, unique: new Set(stored).size, run }
    }`,
    material,
  )
  expect(said.code).toBe('cancelled')
  // 200 ms is the promise; this machine may be busy with other tests.
  expect(said.ms).toBeLessThan(600)
  expect(said.before).toBeGreaterThan(0)
  expect(said.before).toBeLessThan(calls)
  expect([said.after, said.unique, said.run.observations, said.run.complete]).toEqual([calls, calls, calls, true])
})

test('an engine that dies is one issue, and the next file is read by a new one', async () => {
  const worker = await viewWorker(started)
  const running = withPorts<{ readonly code: string; readonly complete: boolean }>(
    worker,
    `async (ports, material) => {
      ${begin}
      const job = read(() => { self.ringproofReading = true })
      const code = await job.done.then(() => 'DONE', (error) => error.issue.code)
      const run = await read().done
      return { code, complete: run.complete }
    }`,
    material,
  )
  await expect.poll(() => worker.evaluate(() => 'ringproofReading' in self), { timeout: 20_000, interval: 20 }).toBe(true)
  const pid = await readEngine()
  expect(pid).toBeDefined()
  process.kill(pid ?? 0, 'SIGKILL')
  expect(await running).toEqual({ code: 'engine-stopped', complete: true })
})

test('what an engine wrote for itself is gone when its job is over', () => {
  expect(readdirSync(path.join(userData, 'scratch'))).toEqual([])
})
