import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpShape, type Dump } from '../../src/app/batch/dump-shape.ts'
import { dumpText } from '../../src/app/batch/dump.ts'
import { matterFileShape } from '../../src/app/batch/matter-file.ts'
import { toDecisions } from '../../src/app/batch/to-decisions.ts'
import { collectFacts } from '../../src/app/collect-facts.ts'
import { beijingDateOf, toEpochMs } from '../../src/core/kernel/instant.ts'
import type { DecisionBody } from '../../src/core/model/decision.ts'
import type { StoredFact } from '../../src/core/model/facts.ts'
import { derive } from '../../src/core/pipeline.ts'
import { matterOf } from '../support/batch-matter.ts'
import { registry } from '../support/calls.ts'
import { writeJourneyFiles } from '../support/journey-files.ts'
import { readLaw } from '../support/law.ts'
import { launch, projectRoot, type Started } from './support/launch.ts'
import { answerDialogs, viewWorker, withPorts } from './support/ports.ts'

const now = '2026-11-25T12:00:00+08:00'
let folder: string
let started: Started
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-doors-'))
  started = await launch()
})
afterAll(async () => {
  await started.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Words are for people and depend on the door's language; the code says the same. */
const wordless = (dump: Dump): Dump => ({ ...dump, packets: [], sources: dump.sources.map((s) => ({ ...s, issues: s.issues.map((i) => ({ ...i, text: i.code })) })) })

const throughWindow = async (files: readonly string[], matter: object): Promise<Dump> => {
  const { page } = started
  await page.getByRole('button', { name: '新建事项' }).click()
  await page.getByLabel('给这件事起个名').fill('两道门')
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await page.getByText('还没有文件').waitFor()
  await answerDialogs(started, files)
  await page.getByRole('button', { name: '选文件，或拖进来' }).click()
  await page.getByText('收到 5 个文件').waitFor({ timeout: 120_000 })
  await page.locator('.run').first().waitFor({ state: 'detached', timeout: 120_000 })
  const worker = await viewWorker(started)
  const all = (): Promise<StoredFact[]> => withPorts(worker, `async (ports) => { const facts = []; await ports.record.readAll((batch) => facts.push(...batch)); return facts }`)
  const collector = collectFacts()
  collector.take(await all())
  const { sources } = collector.facts()
  const { decisions, problems } = toDecisions(matterFileShape.parse(matter), { byName: new Map(sources.map((s) => [s.fileName, s.sha256])), hashes: new Set(sources.map((s) => s.sha256)) })
  expect(problems).toEqual([])
  const scope: DecisionBody = { kind: 'set-setting', name: 'scope.default', value: 'suggested' }
  await withPorts(worker, `async (ports, bodies) => { await ports.record.append(bodies); return null }`, [scope, ...decisions].map((body) => ({ kind: 'decision', body })))
  collector.take(await all())
  const at = toEpochMs(Date.parse(now))
  const { view } = derive(collector.facts(), { registry, law: readLaw() }, beijingDateOf(at))
  return JSON.parse([...dumpText(view, { now: at, omitPrivate: false, say: (issue) => issue.code })].join('')) as Dump
}

test('the same files and the same decisions give the same dump through the window and through batch', async () => {
  const inFolder = path.join(folder, 'in')
  mkdirSync(inFolder)
  const files = writeJourneyFiles(path.join(folder, 'made')).map((file) => {
    const copy = path.join(inFolder, path.basename(file))
    copyFileSync(file, copy)
    return copy
  })
  const matter = matterOf('calls-20260916.xml', '13900010001')
  const matterFile = path.join(folder, 'matter.json')
  writeFileSync(matterFile, JSON.stringify(matter))
  const out = path.join(folder, 'out')
  const done = spawnSync(process.execPath, [path.join(projectRoot, 'scripts/batch.mjs'), '--in', inFolder, '--out', out, '--matter', matterFile, '--now', now], { cwd: projectRoot, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 1 << 28 })
  expect(done.stderr).not.toContain('Error')
  const batch = dumpShape.parse(JSON.parse(readFileSync(path.join(out, 'dump.json'), 'utf8')))
  expect(batch.incidents.length).toBeGreaterThan(50)
  const window = await throughWindow(files, matter)
  expect(JSON.parse(JSON.stringify(wordless(window)))).toEqual(wordless(batch))
}, 300_000)
