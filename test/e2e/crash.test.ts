import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, newUserData, type Started } from './support/launch.ts'
import { choose, viewWorker, withPorts } from './support/ports.ts'

/*
 * The whole app is killed without warning (SIGKILL) at random moments of each long work, again and again on the same matter. What the view
 * worker was told is stored must be there, once, and whatever has a name must be whole. RINGPROOF_CRASHES=50 for the full number.
 */
const crashes = Number(process.env['RINGPROOF_CRASHES'] ?? 4)
const seed = Number(process.env['RINGPROOF_SEED'] ?? Date.now() % 100_000)
let state = seed
/** Mulberry32: a failure can be tried again with its seed. */
const chance = (): number => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

const calls = 12_000
let userData: string
let material: string
beforeAll(() => {
  userData = newUserData()
  material = mkdtempSync(path.join(os.tmpdir(), 'ringproof-crash-'))
  const rows = Array.from({ length: calls }, (_, k) => `  <call number="0279552${String(k % 10_000).padStart(4, '0')}" duration="${k % 90}" date="${1_700_000_000_000 + k * 61_000}" type="${1 + (k % 3)}" presentation="1" readable_date="2023" contact_name="(Unknown)" />`)
  writeFileSync(path.join(material, 'calls.xml'), `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count="${calls}" backup_set="x" backup_date="1700000000000" type="full">\n${rows.join('\n')}\n</calls>\n`)
  const pictures = path.resolve(import.meta.dirname, '../fixtures/packet')
  mkdirSync(path.join(material, 'pictures'))
  for (const name of existsSync(pictures) ? readdirSync(pictures).filter((one) => one.endsWith('.png')) : []) copyFileSync(path.join(pictures, name), path.join(material, 'pictures', name))
  mkdirSync(path.join(material, 'packets'))
})
afterAll(() => {
  for (const folder of [userData, material]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const start = async (): Promise<Started> => {
  const started = await launch({ userData })
  try {
    await choose(started, [material])
    return started
  } catch (error) {
    // Left running it would hold the folder, and every later start would give way to it: one failure must stay one.
    await started.close()
    throw error
  }
}

/** Runs `work` in the view worker, listens to what it says was stored, and kills everything after `ms`. Answers what was told until then. */
const killDuring = async (work: string, argument: unknown, ms: number): Promise<{ readonly told: readonly string[]; readonly isDone: boolean }> => {
  const started = await start()
  const told: string[] = []
  started.page.on('console', (message) => {
    if (message.text().startsWith('STORED ')) told.push(...message.text().slice(7).split(','))
  })
  const worker = await viewWorker(started)
  let isDone = false
  let isKilled = false
  const running = withPorts(worker, work, argument).then(
    () => {
      isDone = true
    },
    (error: unknown) => {
      if (!isKilled) throw error
    },
  )
  await Promise.race([running, new Promise((resolve) => setTimeout(resolve, ms))])
  isKilled = true
  const gone = new Promise((resolve) => started.app.process().once('exit', resolve))
  started.app.process().kill('SIGKILL')
  await gone
  await nothingLeft()
  return { told, isDone }
}

/** Its helper processes outlive a killed main for a moment, and the next start would give way to what they hold. */
const nothingLeft = async (): Promise<void> => {
  while (spawnSync('pgrep', ['-f', userData]).status === 0) await new Promise((resolve) => setTimeout(resolve, 100))
}

const openOrCreate = `const open = async () => {
  const [known] = await ports.matters.list()
  const { id } = known ?? (await ports.matters.create('中断'))
  await ports.matters.open(id)
  const facts = []
  const { issues } = await ports.record.readAll((batch) => facts.push(...batch))
  return { facts, issues }
};`

/** As import-files does it: what has a run is done; the rest is received again and read again. */
const importing = (reader: 'read' | 'recognise', under: string): string => `async (ports, material) => {
  ${openOrCreate}
  const { facts } = await open()
  const done = new Set(facts.flatMap(({ body }) => (body.kind === 'reading-run' ? [body.run.source] : [])))
  const known = new Set(facts.flatMap(({ body }) => (body.kind === 'source' ? [body.source.sha256] : [])))
  for (const { source } of await ports.vault.receive(material + '${under}', () => undefined)) {
    const { sha256, fileName } = source
    if (!known.has(sha256)) await ports.record.append([{ kind: 'source', source }])
    console.log('STORED ' + sha256)
    if (done.has(sha256)) continue
    const ask = { sha256, fileName, answers: {}, now: 1800000000000 }
    let run
    if ('${reader}' === 'read') {
      run = await ports.read.read({ ...ask, ownNumbers: [] }, { progress: () => undefined, batch: (items) => console.log('STORED ' + items.map(({ id }) => id).join()) }).done
    } else {
      const answer = await ports.recognise.recognise({ ...ask, capture: {} }, { progress: () => undefined }).done
      if (answer.observations.length > 0) {
        await ports.record.append([{ kind: 'observations', source: sha256, reader: answer.run.reader ?? 'screen', readerVersion: answer.run.readerVersion, items: answer.observations }])
        console.log('STORED ' + answer.observations.map(({ id }) => id).join())
      }
      run = answer.run
    }
    await ports.record.append([{ kind: 'reading-run', run }])
    console.log('STORED run:' + sha256)
  }
}`

type Stored = { readonly ids: readonly string[]; readonly sources: readonly string[]; readonly runs: readonly string[]; readonly issues: readonly string[]; readonly verify: readonly string[] }
const look = async (): Promise<Stored> => {
  const started = await start()
  const stored = await withPorts<Stored>(
    await viewWorker(started),
    `async (ports) => {
      ${openOrCreate}
      const { facts, issues } = await open()
      const verify = await ports.record.verify(() => undefined)
      return {
        ids: facts.flatMap(({ body }) => (body.kind === 'observations' ? body.items.map(({ id }) => id) : [])),
        sources: facts.flatMap(({ body }) => (body.kind === 'source' ? [body.source.sha256] : [])),
        runs: facts.flatMap(({ body }) => (body.kind === 'reading-run' ? ['run:' + body.run.source] : [])),
        issues: issues.map(({ code }) => code),
        verify: verify.map(({ code }) => code),
      }
    }`,
  )
  await started.close()
  return stored
}

const expectKept = ({ ids, sources, runs, issues, verify }: Stored, told: ReadonlySet<string>): void => {
  const stored = new Set([...ids, ...sources, ...runs])
  expect([...told].filter((one) => !stored.has(one))).toEqual([])
  for (const list of [ids, sources, runs]) expect(list.length - new Set(list).size).toBe(0)
  // A line torn off in the middle is taken away and said; nothing else may be wrong. A file whose source fact was not yet laid down is listed.
  expect(issues.filter((code) => code !== 'record-torn-tail-removed')).toEqual([])
  expect(verify.filter((code) => code !== 'vault-file-unlisted')).toEqual([])
}

const importThroughCrashes = async (reader: 'read' | 'recognise', under: string, longestMs: number): Promise<Stored> => {
  const told = new Set<string>()
  let interrupted = 0
  for (let crash = 0; crash < crashes; crash += 1) {
    const { told: now, isDone } = await killDuring(importing(reader, under), material, 50 + chance() * longestMs)
    for (const one of now) told.add(one)
    if (!isDone) interrupted += 1
    // Looking costs a start of its own: the last one sees everything the others left.
    if (crash % 5 === 4) expectKept(await look(), told)
  }
  const finished = await start()
  await withPorts(await viewWorker(finished), importing(reader, under), material)
  await finished.close()
  const stored = await look()
  expectKept(stored, told)
  expect(interrupted).toBeGreaterThan(0)
  return stored
}

test(
  `killed while calls are imported, nothing acknowledged is lost and nothing is there twice (seed ${seed})`,
  async () => {
    const { ids, runs } = await importThroughCrashes('read', '/calls.xml', 1500)
    expect(ids.length).toBe(calls)
    expect(runs.length).toBe(1)
  },
  120_000 + crashes * 30_000,
)

test(
  `killed while pictures are read, no finished picture is read again and no row is there twice (seed ${seed})`,
  async () => {
    const pictures = readdirSync(path.join(material, 'pictures')).length
    const { runs } = await importThroughCrashes('recognise', '/pictures', 6000)
    expect(runs.length).toBe(pictures + 1)
  },
  180_000 + crashes * 40_000,
)

const plan = (number: number): unknown => {
  const cell = (text: string): unknown => ({ runs: [{ text }] })
  const blocks = [
    { kind: 'title', text: '查处申请书' },
    { kind: 'table', columns: [{ heading: '序号', widthPt: 60 }, { heading: '号码', widthPt: 200 }, { heading: '时间', widthPt: 200 }], rows: Array.from({ length: 400 }, (_, k) => ({ cells: [cell(String(k + 1)), cell('027-95522'), cell('2024-01-02 10:00')] })) },
  ]
  const document = (name: string): unknown => ({ id: name, fileName: name, title: name, footer: '查处申请书', blocks })
  return { kind: 'nfra', folderName: `材料包-${number}`, packetAt: 1_800_000_000_000, chainHead: 'h', isDraft: false, gaps: [], issues: [], documents: [document('查处申请书'), document('来电统计表')], sources: [] }
}

test(
  `killed while packets are written, whatever has a packet's name is whole (seed ${seed})`,
  async () => {
    const folder = path.join(material, 'packets')
    const printing = `async (ports, { plan, folder }) => {
      ${openOrCreate}
      await open()
      const { folder: made } = await ports.print.print(plan, folder, { progress: () => undefined }).done
      console.log('STORED ' + made)
    }`
    const told: string[] = []
    for (let crash = 0; crash < crashes; crash += 1) told.push(...(await killDuring(printing, { plan: plan(crash), folder }, 50 + chance() * 4000)).told)
    const finished = await start()
    await withPorts(await viewWorker(finished), printing, { plan: plan(crashes), folder })
    await finished.close()
    const packets = readdirSync(folder)
    // The last one cleared away what the killed ones had left unnamed.
    expect(packets.filter((name) => name.startsWith('.'))).toEqual([])
    expect(packets).toContain(`材料包-${crashes}`)
    for (const made of told) expect(packets).toContain(path.basename(made))
    for (const name of packets) expect(brokenFiles(path.join(folder, name))).toEqual([])
  },
  120_000 + crashes * 30_000,
)

const brokenFiles = (packet: string): readonly string[] => {
  const lines = readFileSync(path.join(packet, 'manifest-sha256.txt'), 'utf8').split('\n').filter((line) => /^[0-9a-f]{64} /.test(line))
  expect(lines.length).toBeGreaterThan(0)
  const listed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
  const files = readdirSync(packet, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(packet, path.join(entry.parentPath, entry.name)))
  const hash = (file: string): string => createHash('sha256').update(readFileSync(path.join(packet, file))).digest('hex')
  return files.filter((file) => file !== 'manifest-sha256.txt' && listed.get(file) !== hash(file))
}
