// npm run bench -- ocr [--quick]
// On ../shared/ocr-bench/pictures: CPU of both readers against the native tesseract command, two engines against one, cancelling, an
// import killed and taken up again, memory over 500 pictures. About a quarter of an hour (--quick: three minutes) on two quiet cores.
// The last line is JSON; `holds` is true, and the exit code 0, only where every limit of the issue is met.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { developmentFolders } from '../support/reader-folders.ts'
import { startEngine, type BenchEngine } from './support/bench-engine.ts'
import { resumeOver } from './support/resume-bench.ts'

const isQuick = process.argv.includes('--quick')
const folder = join(import.meta.dirname, '../../../shared/ocr-bench/pictures')
if (!existsSync(folder)) {
  console.log(`no pictures at ${folder}`)
  process.exit(0)
}
const pictures = readdirSync(folder).sort().map((name) => join(folder, name))
/** Every seventh: all ten layouts, sizes, themes and encodings are among them. */
const some = pictures.filter((_, i) => i % 7 === 0)

const figures: Record<string, number> = {}
const missed: string[] = []
const report = (name: string, figure: number, what: string, isMet: boolean): void => {
  console.log(`${isMet ? 'ok  ' : 'FAIL'} ${what}`)
  figures[name] = Math.round(figure * 100) / 100
  if (!isMet) missed.push(name)
}
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The language data of both sides is the same: tessdata_best-int as the npm packages carry it. */
const nativeData = (): string => {
  const target = join(tmpdir(), 'ringproof-bench-tessdata')
  mkdirSync(target, { recursive: true })
  for (const language of ['chi_sim', 'eng']) {
    writeFileSync(join(target, `${language}.traineddata`), gunzipSync(readFileSync(join(developmentFolders.tessdata.replace('{language}', language), `${language}.traineddata.gz`))))
  }
  return target
}

/** CPU of the native command, one thread (its OpenMP threads spin: with them it costs several times as much). */
const nativeCpuMs = (picture: string, data: string): number => {
  const script = 'TIMEFORMAT="%U %S"; time tesseract "$0" - --tessdata-dir "$1" -l chi_sim+eng >/dev/null 2>&1'
  const out = execFileSync('bash', ['-c', `{ ${script}; } 2>&1`, picture, data], { encoding: 'utf8', env: { ...process.env, OMP_THREAD_LIMIT: '1' } })
  return sum(out.trim().split(/\s+/).map((seconds) => Number(seconds) * 1000))
}

const compareWithNative = async (engine: BenchEngine): Promise<void> => {
  const data = nativeData()
  await engine.read(some[0]!)
  const rows: { readonly ours: number; readonly native: number }[] = []
  for (const picture of some) rows.push({ native: nativeCpuMs(picture, data), ours: (await engine.read(picture)).cpuMs })
  const ours = sum(rows.map((row) => row.ours)) / rows.length
  const native = sum(rows.map((row) => row.native)) / rows.length
  console.log(`CPU a picture, both readers: ${ours.toFixed(0)} ms; native tesseract: ${native.toFixed(0)} ms (${some.length} pictures)`)
  report('cpuToNative', ours / native, `CPU of both readers / native: ${(ours / native).toFixed(2)} (median of pictures ${median(rows.map((row) => row.ours / row.native)).toFixed(2)}), at most 1.5`, ours / native <= 1.5)
}

const throughput = async (engines: readonly BenchEngine[], list: readonly string[]): Promise<number> => {
  const from = performance.now()
  const queue = [...list]
  await Promise.all(engines.map(async (engine) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await engine.read(next)
  }))
  return (list.length * 1000) / (performance.now() - from)
}

const compareTwoWithOne = async (first: BenchEngine): Promise<void> => {
  const second = await startEngine()
  await throughput([first, second], some.slice(0, 2))
  const ratios: number[] = []
  for (let round = 0; round < (isQuick ? 1 : 3); round += 1) {
    const one = await throughput([first], some)
    const two = await throughput([first, second], some)
    console.log(`one engine ${one.toFixed(2)} pictures/s, two ${two.toFixed(2)}`)
    ratios.push(two / one)
  }
  await second.kill()
  report('twoToOne', median(ratios), `two engines / one: ${median(ratios).toFixed(2)}, at least 1.3`, median(ratios) >= 1.3)
}

const memoryOver = async (count: number): Promise<void> => {
  const engine = await startEngine()
  const sizes: number[] = []
  for (let i = 0; i < count; i += 1) {
    sizes.push((await engine.read(pictures[i % pictures.length]!)).rss / 1e6)
    if ((i + 1) % 50 === 0) console.log(`memory after ${i + 1}: ${sizes[i]!.toFixed(0)} MB`)
  }
  await engine.kill()
  // The mean of ten: a garbage collector's moment is not growth.
  const at = (i: number): number => sum(sizes.slice(i - 10, i)) / 10
  report('memoryGrowth', at(count) / at(50), `memory at the end / at picture 50: ${(at(count) / at(50)).toFixed(2)} (${at(50).toFixed(0)} → ${at(count).toFixed(0)} MB, ${count} pictures), at most 1.15`, at(count) / at(50) <= 1.15)
}

const cancelling = async (): Promise<void> => {
  const times: number[] = []
  for (const delay of [100, 400, 800]) {
    const engine = await startEngine()
    void engine.read(some[1]!).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, delay))
    const from = performance.now()
    await engine.kill()
    times.push(performance.now() - from)
  }
  report('cancelMs', Math.max(...times), `cancel: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms until the engine is gone, at most 200`, Math.max(...times) < 200)
}

const resuming = async (): Promise<void> => {
  const list = pictures.filter((_, i) => i % 4 === 1)
  const kills = isQuick ? 1 : 3
  const { readAgain, unread, begun } = await resumeOver(list, kills)
  report('readAgain', readAgain.length, `import killed ${kills} times: ${readAgain.length} finished pictures read again, ${unread} of ${list.length} unread, ${begun} readings begun; must be 0 and 0`, readAgain.length === 0 && unread === 0)
}

const engine = await startEngine()
await compareWithNative(engine)
await compareTwoWithOne(engine)
await engine.kill()
await cancelling()
await resuming()
await memoryOver(isQuick ? 100 : 500)
console.log(JSON.stringify({ bench: 'ocr', isQuick, figures, missed, holds: missed.length === 0 }))
process.exit(missed.length === 0 ? 0 : 1)
