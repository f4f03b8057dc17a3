import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import sax from 'sax'
import { SaxesParser } from 'saxes'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { parseSha256 } from '../../src/core/kernel/sha256.ts'
import { importInWindow } from './support/import-in-window.ts'
import { readSource } from '../../electron/engines/read-source.ts'

/*
 * npm run bench -- import [--engine], or: ELECTRON_RUN_AS_NODE=1 electron test/bench/import.ts
 * Reads 1,000,000 SMS Backup & Restore calls, and 1 GB of messages whose bulk is base64, against saxes and sax streaming the same bytes from disk.
 * Each measurement is a process of its own, so that peak memory is its own. Then the real window takes the million calls in, twice: its longest
 * task, and that the second time changes nothing (left out with --engine; needs `npm run build`).
 */
const folder = path.join(tmpdir(), 'ringproof-bench')
const calls = path.join(folder, 'calls-1000000.xml')
const messages = path.join(folder, 'messages-1gb.xml')
const repeats = Number(process.env['RINGPROOF_BENCH_REPEATS'] ?? '5')

const write = async (file: string, parts: Iterable<string>): Promise<void> => {
  const out = createWriteStream(file)
  for (const part of parts) if (!out.write(part)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

const head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
function* callParts(): Generator<string> {
  yield `${head}<calls count="1000000" backup_set="bench" backup_date="1772452800000" type="full">\n`
  for (let i = 0; i < 1_000_000; i += 1000) {
    let part = ''
    for (let j = i; j < i + 1000; j++) part += `  <call number="1380013${String(j % 10_000).padStart(4, '0')}" duration="${j % 300}" date="${1_700_000_000_000 + j * 61_000}" type="${1 + (j % 3)}" presentation="1" subscription_id="1" post_dial_digits="" subscription_component_name="x" readable_date="2024年3月2日 下午1:13:40" contact_name="(Unknown)" />\n`
    yield part
  }
  yield '</calls>\n'
}
function* messageParts(): Generator<string> {
  const picture = 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5'.repeat(200_000)
  yield `${head}<smses count="110">\n`
  for (let i = 0; i < 110; i++) {
    const date = 1_772_452_800_000 + i * 60_000
    if (i % 11 !== 0) yield `<sms address="10690123456" date="${date}" type="1" body="【某保险】续保优惠 回T退订 &#55357;&#56834;" contact_name="(Unknown)" />\n`
    else {
      yield `<mms date="${date}" msg_box="1" address="13800138000"><parts><part seq="0" ct="text/plain" text="报价见图"/><part seq="1" ct="image/jpeg" data="`
      for (let k = 0; k < 11; k++) yield picture
      yield '"/></parts><addrs/></mms>\n'
    }
  }
  yield '</smses>\n'
}

type Measured = { readonly ms: number; /** Of all threads of the process: on a busy machine the fairer figure. */ readonly cpuMs: number; readonly peakMb: number; readonly records: number }

const measure = async (what: string, file: string): Promise<Measured> => {
  const start = process.hrtime.bigint()
  const cpu = process.cpuUsage()
  let records = 0
  if (what === 'ours') {
    const sha256 = parseSha256('0'.repeat(64))
    if (!sha256.ok) throw new Error('sha256')
    const run = await readSource(
      { path: file, sha256: sha256.value, fileName: path.basename(file), byteLength: statSync(file).size, answers: {}, ownNumbers: [], now: toEpochMs(1_900_000_000_000), scratch: folder },
      { batch: async ({ items }) => { records += items.length; await Promise.resolve() }, keep: () => Promise.resolve(), progress: () => undefined },
      new AbortController().signal,
    )
    if (run.observations !== records) throw new Error('records')
  } else {
    const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: 1_048_576 })
    const parser = what === 'saxes' ? new SaxesParser() : sax.parser(true)
    const seen = (tag: { name: string }): void => {
      if (tag.name === 'call' || tag.name === 'sms' || tag.name === 'mms') records++
    }
    if (parser instanceof SaxesParser) {
      parser.on('opentag', seen)
      parser.on('error', () => undefined)
    } else {
      parser.onopentag = seen
      parser.onerror = () => { (parser as unknown as { error: null }).error = null }
    }
    for await (const chunk of stream) parser.write(chunk as string)
    parser.close()
  }
  const used = process.cpuUsage(cpu)
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, cpuMs: (used.user + used.system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024, records }
}

const inProcess = (what: string, file: string): Measured => {
  const child = spawnSync(process.execPath, [import.meta.filename, what, file], { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 1e8 })
  const line = child.stdout.trim().split('\n').at(-1) ?? ''
  if (!line.startsWith('{')) throw new Error(`${what}: ${child.stderr.slice(0, 2000)}`)
  return JSON.parse(line) as Measured
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const compare = (file: string): Record<string, number> => {
  const runs = { ours: [] as Measured[], saxes: [] as Measured[], sax: [] as Measured[] }
  // Interleaved, so that a busy machine is unfair to all alike.
  for (let i = 0; i < repeats; i++) for (const what of ['ours', 'saxes', 'sax'] as const) runs[what].push(inProcess(what, file))
  const of = (key: 'ms' | 'cpuMs') => ({ ours: median(runs.ours.map((r) => r[key])), saxes: median(runs.saxes.map((r) => r[key])), sax: median(runs.sax.map((r) => r[key])) })
  const [ms, cpu] = [of('ms'), of('cpuMs')]
  return { oursMs: ms.ours, saxesMs: ms.saxes, saxMs: ms.sax, ratio: Math.min(ms.saxes, ms.sax) / ms.ours, oursCpuMs: cpu.ours, saxesCpuMs: cpu.saxes, saxCpuMs: cpu.sax, cpuRatio: Math.min(cpu.saxes, cpu.sax) / cpu.ours, peakMb: median(runs.ours.map((r) => r.peakMb)), records: runs.ours[0]?.records ?? 0, megabytes: statSync(file).size / 1e6 }
}

const [what, file] = process.argv.slice(2).filter((a) => !a.endsWith('import.ts') && a !== '--engine')
if (what !== undefined && file !== undefined) console.log(JSON.stringify(await measure(what, file)))
else {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(calls)) await write(calls, callParts())
  if (!existsSync(messages)) await write(messages, messageParts())
  const figures = { calls: compare(calls), messages: compare(messages) }
  console.table(figures)
  const inWindow = process.argv.includes('--engine') ? undefined : await importInWindow(calls)
  if (inWindow !== undefined) console.table({ window: inWindow })
  const isCalm = inWindow === undefined || (inWindow.longestMs < 50 && inWindow.longestAgainMs < 50 && inWindow.observations === 1_000_000 && inWindow.observationsAgain === 1_000_000)
  const holds = isCalm && Object.values(figures).every((f) => (f['ratio'] ?? 0) >= 0.6 && (f['peakMb'] ?? 1e9) < 400) && figures.calls['records'] === 1_000_000 && figures.messages['records'] === 110
  console.log(JSON.stringify({ bench: 'import', figures: { ...figures, ...(inWindow === undefined ? {} : { window: inWindow }) }, holds }))
}
