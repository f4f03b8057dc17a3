import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import type { Decision, DecisionBody } from '../../src/core/model/decision.ts'
import { toFactId, toPartyId } from '../../src/core/model/ids.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import type { ReadingRun } from '../../src/core/model/reading-run.ts'
import { matterOf } from './call-evidence-bench/matter.ts'
import { deriveStages, loadRegistry, type Derived } from './call-evidence-bench/run.ts'

/**
 * How long normalise + merge + group take, and one decision after that: `npm run bench -- derive [sizes…]`. Each size is generated in one process
 * and derived in another, so that the memory measured is that of the facts and their derivation.
 */
type Figures = { readonly observations: number; readonly incidents: number; readonly firstMs: number; readonly medianMs: number; readonly decisionMs: Readonly<Record<string, number>>; readonly rssMb: number }

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
/** Processor time: other work on the machine must not colour the figures. Wall time is no less. */
const timed = <T>(run: () => T): { readonly value: T; readonly ms: number; readonly wallMs: number } => {
  const [start, used] = [performance.now(), process.cpuUsage()]
  const value = run()
  const { user, system } = process.cpuUsage(used)
  return { value, ms: (user + system) / 1000, wallMs: performance.now() - start }
}

const generate = (observations: number, file: string): void => {
  // Views an event are found by trying: pictures do not grow with the matter.
  let matter = matterOf(4_711, Math.ceil(observations / 2))
  for (let k = 0; k < 3 && Math.abs(matter.views.length - observations) > observations / 100; k++) {
    matter = matterOf(4_711, Math.max(5, Math.round((matter.truth.events.length * observations) / matter.views.length)))
  }
  const out = openSync(file, 'w')
  writeSync(out, `${JSON.stringify({ runs: matter.runs, decisions: matter.decisions })}\n`)
  let chunk = ''
  for (const view of matter.views) {
    chunk += `${JSON.stringify(view.observation)}\n`
    if (chunk.length > 1_000_000) {
      writeSync(out, chunk)
      chunk = ''
    }
  }
  writeSync(out, chunk)
  closeSync(out)
}

type Given = { readonly runs: readonly ReadingRun[]; readonly decisions: readonly Decision[]; readonly observations: readonly Observation[] }

const load = (file: string): Given => {
  const input = openSync(file, 'r')
  const buffer = Buffer.alloc(1 << 20)
  const decoder = new StringDecoder('utf8')
  const values: unknown[] = []
  let rest = ''
  for (let read = readSync(input, buffer); read > 0; read = readSync(input, buffer)) {
    const lines = (rest + decoder.write(buffer.subarray(0, read))).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) values.push(JSON.parse(line))
  }
  closeSync(input)
  const head = values.shift() as Pick<Given, 'runs' | 'decisions'>
  return { ...head, observations: values as Observation[] }
}

const measure = (file: string): Figures => {
  const registry = loadRegistry()
  const given = load(file)
  // The first run is cold and is let go. A large matter is derived once more: a second view kept beside the first would be measured as memory.
  const cold = timed(() => void deriveStages(registry, given))
  const first = timed(() => deriveStages(registry, given))
  const times = given.observations.length > 300_000 ? [first.ms] : Array.from({ length: 7 }, () => timed(() => deriveStages(registry, given)).ms)
  const decisionMs = oneDecision(given, first.value, (decisions, previous) => deriveStages(registry, { ...given, decisions }, previous))
  return { observations: given.observations.length, incidents: first.value.merged.incidents.length, firstMs: cold.ms, medianMs: median(times), decisionMs, rssMb: process.resourceUsage().maxRSS / 1024 }
}

const oneDecision = (given: Given, derived: Derived, derive: (decisions: readonly Decision[], previous: Derived) => Derived): Record<string, number> => {
  const some = (k: number): Observation => given.observations[Math.floor((given.observations.length * (k + 0.5)) / 11)]!
  const last = given.decisions.length
  const bodies: Record<string, (k: number) => DecisionBody> = {
    'correct-reading': (k) => ({ kind: 'correct-reading', observation: some(k).id, field: 'otherNumber', typed: '13800138000' }),
    'same-incident': (k) => ({ kind: 'same-incident', observations: [some(k).id, some(k + 1).id] }),
    'separate-incidents': (k) => ({ kind: 'separate-incidents', observations: [some(k).id, some(k + 1).id] }),
    'exclude-observation': (k) => ({ kind: 'exclude-observation', observation: some(k).id, reason: 'bench' }),
    'set-scope': (k) => ({ kind: 'set-scope', scope: 'in', numbers: [some(k).otherNumber?.value.text ?? '13800138000'] }),
    'record-said': (k) => ({ kind: 'record-said', observations: [some(k).id], said: { claimedOrganisation: '平安', claimedName: '张一' } }),
    attribute: (k) => ({ kind: 'attribute', numbers: [some(k).otherNumber?.value.text ?? '13800138000'], respondent: toPartyId('p0000000000000000'), basis: 'claimed', proofs: [] }),
    undo: (k) => ({ kind: 'undo', decision: toFactId(`bench:${String(last - k)}`) }),
    'record-refusal': (k) => ({ kind: 'record-refusal', act: { at: some(k).startedAt!.value, mode: 'phone', proofs: [] } }),
  }
  const result: Record<string, number> = {}
  for (const [kind, body] of Object.entries(bodies)) {
    let previous = derived
    const decisions = [...given.decisions]
    const times: number[] = []
    for (let k = 0; k < 7; k++) {
      decisions.push({ id: toFactId(`bench:${String(last + k + 1)}`), order: { lamport: last + k + 1, chain: 'bench', seq: last + k + 1 }, at: 0 as Decision['at'], operator: 'bench', body: body(k) })
      const { value, ms } = timed(() => derive([...decisions], previous))
      previous = value
      times.push(ms)
    }
    result[kind] = median(times)
  }
  return result
}

const [mode, a, b] = process.argv.slice(2)
if (mode === 'generate') generate(Number(a), b ?? '')
else if (mode === 'measure') console.log(JSON.stringify(measure(a ?? '')))
else {
  const sizes = process.argv.slice(2).map(Number)
  const folder = mkdtempSync(path.join(tmpdir(), 'derive-'))
  // Measured with a heap in which the whole process stays under the limit set for the worker: it must collect as one that has no more.
  const child = (heapMb: number, ...args: string[]): string => {
    const done = spawnSync(process.execPath, [`--max-old-space-size=${String(heapMb)}`, import.meta.filename, ...args], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8', maxBuffer: 1e8 })
    if (done.status !== 0) throw new Error(done.stderr)
    return done.stdout
  }
  const figures = (sizes.length > 0 ? sizes : [100, 1_000, 10_000, 100_000, 1_000_000]).map((size): Figures => {
    const file = path.join(folder, `${String(size)}.jsonl`)
    child(8_192, 'generate', String(size), file)
    const result = JSON.parse(child(1_100, 'measure', file).trim().split('\n').at(-1) ?? '{}') as Figures
    rmSync(file)
    console.log(`${String(result.observations).padStart(9)} observations → ${String(result.incidents)} incidents: median ${result.medianMs.toFixed(0)} ms (first ${result.firstMs.toFixed(0)}), ${((result.medianMs * 1000) / result.observations).toFixed(2)} µs each, ${result.rssMb.toFixed(0)} MB; one decision: ${Object.entries(result.decisionMs).map(([kind, ms]) => `${kind} ${ms.toFixed(0)}`).join(', ')} ms`)
    return result
  })
  rmSync(folder, { recursive: true })
  const of = (size: number): Figures | undefined => figures.find((f) => Math.abs(f.observations - size) < size / 20)
  const [small, large] = [of(100_000), of(1_000_000)]
  const growth = small === undefined || large === undefined ? undefined : (large.medianMs / large.observations) / (small.medianMs / small.observations)
  const holds = (small === undefined || (small.medianMs <= 2_000 && Math.max(...Object.values(small.decisionMs)) <= 100)) && (large === undefined || (large.medianMs <= 30_000 && large.rssMb <= 1_536)) && (growth === undefined || growth <= 1.5)
  console.log(JSON.stringify({ bench: 'derive', figures: { sizes: figures, growth }, holds }))
}
