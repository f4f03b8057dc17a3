// npm run bench -- window [records]: the real window over a matter of 100,000 records. How long each screen waits for its page, what each call of
// the view worker takes, and the longest tasks of the window itself (the aim: none of 50 ms). Needs `npm run build` first.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { formatInstant, plusMs } from '../../src/core/kernel/instant.ts'
import type { DecisionBody } from '../../src/core/model/decision.ts'
import { toPartyId } from '../../src/core/model/ids.ts'
import { launch } from '../e2e/support/launch.ts'
import { answerDialogs, viewWorker, withPorts } from '../e2e/support/ports.ts'
import { at } from '../support/realistic-matter.ts'

const records = Number(process.argv[2] ?? '100000')
const numbers = Array.from({ length: 400 }, (_, k) => `1${String(3_900_000_000 + k * 104_729).slice(0, 10)}`)
const insurers = [toPartyId('p00000000000000c1'), toPartyId('p00000000000000c2'), toPartyId('p00000000000000c3')]

type Row = { readonly start: ReturnType<typeof at>; readonly number: string; readonly seconds: number }

/** Three years of calls, one after another; one number in ten is a private one. */
const rows = (): readonly Row[] => {
  let seed = 7
  const next = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n
  const calls = Math.ceil(records * 0.7)
  const step = Math.floor((3 * 365 * 86_400_000) / calls)
  return Array.from({ length: calls }, (_, k) => ({ start: plusMs(at('2023-09-01T08:00:00+08:00'), k * step + next(step / 2)), number: numbers[next(numbers.length)] ?? '', seconds: next(3) === 0 ? 0 : 5 + next(300) }))
}

/** A phone's call log, and the carrier's bill of the answered ones up to the number of records asked for. */
const writeFiles = (folder: string): readonly string[] => {
  const calls = rows()
  const xml = path.join(folder, 'calls-20260916.xml')
  const csv = path.join(folder, '通话详单.csv')
  writeFileSync(xml, `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count="${String(calls.length)}">\n${calls.map((c) => `  <call number="${c.number}" duration="${String(c.seconds)}" date="${String(c.start)}" type="${c.seconds === 0 ? '3' : '1'}" presentation="1" contact_name="(Unknown)" />`).join('\n')}\n</calls>\n`)
  const billed = calls.filter((c) => c.seconds > 0).slice(0, records - calls.length)
  writeFileSync(csv, `\uFEFF通话起始时间,对方号码,呼叫类型,通话时长(秒),通话地点\n${billed.map((c) => `${formatInstant(c.start).slice(0, 19).replace('T', ' ')},${c.number},被叫,${String(c.seconds)},杭州`).join('\n')}\n`)
  return [xml, csv]
}

const decisions = (): readonly DecisionBody[] => [
  { kind: 'set-scope', scope: 'in', numbers: numbers.filter((_, k) => k % 10 !== 0) },
  { kind: 'set-scope', scope: 'out', numbers: numbers.filter((_, k) => k % 10 === 0) },
  ...insurers.map((id, k): DecisionBody => ({ kind: 'declare-party', party: { role: 'organisation', id, name: `第${String(k + 1)}财险`, kind: 'insurer', aliases: [], details: {} } })),
  ...insurers.map((respondent, k): DecisionBody => ({ kind: 'attribute', numbers: numbers.filter((_, n) => n % 10 !== 0 && n % 4 === k), respondent, basis: 'claimed', words: '自称', proofs: [] })),
  ...insurers.map((party, k): DecisionBody => ({ kind: 'record-refusal', act: { at: { from: at(`2024-0${String(k + 1)}-08T10:00:00+08:00`), to: at(`2024-0${String(k + 1)}-08T10:00:01+08:00`), precision: 'second', zone: 'stated' }, mode: 'phone', party, words: '请不要再打了', proofs: [] } })),
]

type Timing = { readonly call: string; readonly ms: number; readonly bytes: number }

/** Notes the time of every call to the view worker and every long task of the window. */
const watch = (): void => {
  const seen = { calls: [] as { call: string; ms: number; bytes: number }[], tasks: [] as number[] }
  Object.assign(window, { seen })
  const Plain = window.Worker
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      const asked = new Map<number, { call: string; from: number }>()
      const post = this.postMessage.bind(this)
      this.postMessage = ((message: { kind?: string; id: number; call: string }, more: never) => {
        if (message.kind === 'ask') asked.set(message.id, { call: message.call, from: performance.now() })
        post(message, more)
      }) as typeof this.postMessage
      this.addEventListener('message', (event: MessageEvent<{ kind: string; id: number }>) => {
        const ask = asked.get(event.data.id)
        if (ask !== undefined && event.data.kind !== 'changed') seen.calls.push({ call: ask.call, ms: performance.now() - ask.from, bytes: JSON.stringify(event.data).length })
      })
    }
  }
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.tasks.push(Math.round(entry.duration)))).observe({ entryTypes: ['longtask'] })
}

const taken = async (page: Page): Promise<{ readonly calls: readonly Timing[]; readonly tasks: readonly number[] }> =>
  page.evaluate(() => {
    const { seen } = window as unknown as { seen: { calls: Timing[]; tasks: number[] } }
    return { calls: seen.calls.splice(0), tasks: seen.tasks.splice(0) }
  })

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-window-'))
const started = await launch()
const { page, close } = started
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

/** Does one thing, waits until the answers are there, and says what it took. */
const measure = async (name: string, work: () => Promise<void>): Promise<void> => {
  await taken(page)
  const from = performance.now()
  await work()
  const wall = performance.now() - from
  await page.waitForTimeout(400)
  const { calls, tasks } = await taken(page)
  const slow = [...calls].sort((a, b) => b.ms - a.ms).slice(0, 3).map((c) => `${c.call} ${String(Math.round(c.ms))} ms ${String(Math.round(c.bytes / 1024))} KB`)
  say(`${name.padEnd(26)} ${String(Math.round(wall)).padStart(6)} ms | calls: ${slow.join(', ')} | long tasks of the window: ${JSON.stringify(tasks)}`)
}

await page.setViewportSize({ width: 1280, height: 800 })
await page.addInitScript(watch)
await page.evaluate(`window.bridge.setPreferences({ language: 'zh-CN' })`)
await page.reload()
await page.getByRole('button', { name: '新建事项' }).click()
await page.getByLabel('给这件事起个名').fill('十万条')
await page.getByLabel('保单到期日').fill('2026-10-05')
await page.getByRole('button', { name: '下一步：导入' }).click()
await answerDialogs(started, writeFiles(folder))
await measure('import', async () => {
  await page.getByRole('button', { name: '选文件，或拖进来' }).click()
  await page.getByText('收到 2 个文件').waitFor({ timeout: 600_000 })
  await page.locator('.run').first().waitFor({ state: 'detached', timeout: 600_000 })
})
await withPorts(await viewWorker(started), 'async (ports, bodies) => { await ports.record.append(bodies.map((body) => ({ kind: "decision", body }))) }', decisions())
await page.reload()
await measure('open again', async () => {
  await page.locator('.matters, table, main').getByRole('button', { name: /十万条|打开/ }).first().click()
  await page.locator('.rail').waitFor({ timeout: 600_000 })
})
const step = (label: string) => async (): Promise<void> => {
  await page.locator('.rail').getByRole('button', { name: label }).first().click()
  await page.locator('main h1').first().waitFor({ timeout: 600_000 })
}
for (const label of ['事件', '对象', '拒绝与投诉', '要件', '损失', '材料包', '跟进', '核对', '事件']) await measure(label, step(label))
await measure('事件: zoom', async () => { for (const key of ['+', '+', '+', '-', '0']) await page.keyboard.press(key) })
await measure('事件: scroll 20 screens', async () => {
  const list = page.locator('.inc').first()
  await list.hover()
  for (let k = 0; k < 20; k += 1) await page.mouse.wheel(0, 600)
})
await measure('事件: arrow keys', async () => { for (let k = 0; k < 20; k += 1) await page.keyboard.press('ArrowDown') })
await measure('事件: drawer', async () => { await page.keyboard.press(' '); await page.locator('.drawer').waitFor() })
await page.screenshot({ path: path.join(os.tmpdir(), 'views-window.png') })
await page.keyboard.press('Escape')
await measure('after refusal only', async () => { await page.locator('.fil .chip').nth(1).click() })
await measure('a decision: refusal', async () => {
  await step('拒绝与投诉')()
  await page.getByRole('button', { name: /拒绝/ }).first().click()
})
await close()
rmSync(folder, { recursive: true, force: true })
