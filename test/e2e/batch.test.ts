import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpShape, type Dump } from '../../src/app/batch/dump-shape.ts'
import { matterOf } from '../support/batch-matter.ts'
import { wholeMatter, writeWholeShoebox } from '../support/whole-matter.ts'
import { projectRoot } from './support/launch.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-e2e-batch-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Run = { readonly code: number | null; readonly lines: readonly Record<string, unknown>[]; readonly said: string }

const batch = (...argv: readonly string[]): Run => {
  const done = spawnSync(process.execPath, [path.join(projectRoot, 'scripts/batch.mjs'), ...argv], { cwd: projectRoot, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, maxBuffer: 1 << 28 })
  const lines = done.stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>)
  return { code: done.status, lines, said: done.stderr }
}

const dumpIn = (out: string): Dump => dumpShape.parse(JSON.parse(readFileSync(path.join(out, 'dump.json'), 'utf8')))
const now = '2026-11-25T12:00:00+08:00'

const phoneRows = [
  ['02180001111', '2026-10-08T10:02:10+08:00', 42, 1],
  ['02180001111', '2026-10-09T15:30:00+08:00', 12, 1],
  ['02180001111', '2026-10-09T15:30:40+08:00', 9, 1],
  ['13900001234', '2026-10-10T09:00:00+08:00', 300, 2],
] as const

const shoebox = (name: string): string => {
  const inside = path.join(folder, name)
  mkdirSync(inside, { recursive: true })
  const calls = phoneRows.map(([number, at, seconds, type]) => `  <call number="${number}" duration="${seconds}" date="${Date.parse(at)}" type="${type}" presentation="1" readable_date="x" contact_name="(Unknown)" />`)
  writeFileSync(path.join(inside, 'calls.xml'), `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count="${calls.length}">\n${calls.join('\n')}\n</calls>\n`)
  // The bill starts when the call is answered and knows the same calls by another form of the number.
  const bill = ['序号,业务类型,通话起始时间,通话时长,呼叫类型,对方号码,通话类型,通话费,其他费,小计', '1,语音电话,2026-10-08 10:02:18,42秒,被叫,00862180001111,国内通话,0.00,0.00,0.00', '2,语音电话,2026-10-09 15:30:05,12秒,被叫,00862180001111,国内通话,0.00,0.00,0.00', '3,语音电话,2026-10-09 15:30:44,9秒,被叫,00862180001111,国内通话,0.00,0.00,0.00']
  writeFileSync(path.join(inside, '2026年10月语音通信.csv'), bill.join('\r\n'))
  writeFileSync(path.join(inside, 'noise.bin'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 131) & 255)))
  writeFileSync(path.join(inside, 'empty.xls'), '')
  writeFileSync(path.join(inside, 'not-a-picture.png'), '这不是图片')
  return inside
}

test('the schemas of dump and matter file are printed, and nothing else', () => {
  const { code, lines } = batch('--schema')
  expect(code).toBe(0)
  expect(Object.keys(lines[0] ?? {})).toEqual(expect.arrayContaining(['dump', 'matter']))
})

test('a call line that makes no sense is refused in words', () => {
  const { code, lines, said } = batch('--in', folder)
  expect([code, lines]).toEqual([1, []])
  expect(said).toContain('--in and --out are needed')
})

describe('a shoebox', () => {
  const reports: Run[] = []
  const outs: string[] = []
  beforeAll(() => {
    const inside = shoebox('in')
    const matter = path.join(folder, 'matter.json')
    writeFileSync(matter, JSON.stringify(matterOf('calls.xml')))
    for (const name of ['out1', 'out2']) {
      outs.push(path.join(folder, name))
      reports.push(batch('--in', inside, '--out', path.join(folder, name), '--matter', matter, '--kind', 'pipl69,nfra', '--scope', 'suggested', '--now', now))
    }
  }, 300_000)

  test('the same call in a phone log and in a bill is one incident with two proofs', () => {
    const { incidents, observations } = dumpIn(outs[0]!)
    expect(observations).toHaveLength(7)
    const first = incidents.find((i) => i.startedAt?.at === '2026-10-08T10:02:10+08:00')
    expect(first?.supportedBy).toHaveLength(2)
    expect(incidents.filter((i) => i.direction === 'outgoing')).toHaveLength(1)
  })

  test('two calls of one number in one minute are two, although nobody can say which line of the bill is which', () => {
    const thread = dumpIn(outs[0]!).threads.find((t) => t.respondent === '甲财险')
    expect(thread?.confirmedCount).toBe(3)
    expect(thread?.upTo).toBeGreaterThanOrEqual(3)
  })

  test('noise, an empty file and a picture that is none are sources with a reason in Chinese, and the rest is done', () => {
    expect(reports[0]?.code).toBe(2)
    const { sources } = dumpIn(outs[0]!)
    const unread = sources.filter((s) => s.format === null)
    expect(unread.map((s) => s.fileNames[0]).sort()).toEqual(['empty.xls', 'noise.bin', 'not-a-picture.png'])
    for (const source of unread) expect(source.issues.map((i) => i.text).join()).toMatch(/[\u4e00-\u9fff]/)
  })

  test('counts are per insurer, private calls are out', () => {
    const { threads, observations } = dumpIn(outs[0]!)
    expect(threads.filter((t) => t.respondent === '甲财险').map((t) => t.confirmedCount)).toContain(3)
    expect(observations.filter((o) => o.otherNumber?.value.text.includes('13900001234') === true).map((o) => o.scope)).toEqual(['out'])
  })

  test('calls after a refusal are a ground', () => {
    const found = dumpIn(outs[0]!).findings.find((f) => f.ground === 'RF01')
    expect(found).toMatchObject({ respondent: '甲财险', kind: 'pleadable' })
    expect(found?.shownBy).toHaveLength(2)
  })

  test('both packets are printed, with a manifest that checks', () => {
    const printed = reports[0]!.lines.filter((l) => l['event'] === 'packet')
    expect(printed.map((l) => l['kind'])).toEqual(['pipl69', 'nfra'])
    expect(dumpIn(outs[0]!).packets.map((p) => p.kind).sort()).toEqual(['nfra', 'pipl69'])
    for (const line of printed) {
      const packet = String(line['folder'])
      expect(['issued', 'draft']).toContain(line['outcome'])
      const names = readdirSync(packet)
      expect(names.some((n) => n.endsWith('.pdf')) && names.some((n) => n.endsWith('.docx'))).toBe(true)
      for (const row of readFileSync(path.join(packet, 'manifest-sha256.txt'), 'utf8').trim().split('\n')) {
        const [sha256 = '', name = ''] = row.split('  ')
        expect(createHash('sha256').update(readFileSync(path.join(packet, name))).digest('hex')).toBe(sha256)
      }
    }
  })

  test('the same facts at the same moment give the same bytes', () => {
    expect(readFileSync(path.join(outs[1]!, 'dump.json'), 'utf8')).toBe(readFileSync(path.join(outs[0]!, 'dump.json'), 'utf8'))
    expect(manifests(outs[1]!)).toEqual(manifests(outs[0]!))
  })
})

test('an owner who fills in everything gets both packets issued, whole and without a gap', () => {
  const inside = path.join(folder, 'whole')
  writeWholeShoebox(inside)
  const matter = path.join(folder, 'whole.json')
  writeFileSync(matter, JSON.stringify(wholeMatter))
  const { lines } = batch('--in', inside, '--out', path.join(folder, 'issued'), '--matter', matter, '--kind', 'pipl69,nfra', '--now', '2026-09-20T10:00:00+08:00')
  const packets = lines.filter((l) => l['event'] === 'packet')
  expect(packets.map((l) => [l['kind'], l['outcome'], l['gaps']])).toEqual([['pipl69', 'issued', []], ['nfra', 'issued', []]])
  for (const line of packets) {
    const packet = String(line['folder'])
    expect(spawnSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd: packet }).status).toBe(0)
    for (const pdf of readdirSync(packet).filter((name) => name.endsWith('.pdf'))) {
      expect(spawnSync('qpdf', ['--check', path.join(packet, pdf)]).status).toBe(0)
      expect(spawnSync('pdftotext', [path.join(packet, pdf), '-'], { encoding: 'utf8' }).stdout).not.toMatch(/待补|草稿/)
    }
  }
}, 300_000)

const manifests = (out: string): readonly string[] =>
  readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('manifest-sha256.txt'))
    .sort()
    .map((name) => readFileSync(path.join(out, name), 'utf8'))

const samples = path.resolve(projectRoot, '../shared/samples')

describe.runIf(existsSync(samples))('the open samples', () => {
  type Truth = { readonly kind?: string; readonly count?: number; readonly calls?: number; readonly records?: readonly { readonly duration_s?: number | null }[] }
  test('every file is read as its truth counts it, or is a source with a reason', () => {
    const out = path.join(folder, 'samples')
    batch('--in', path.join(samples, 'data'), '--out', out, '--scope', 'all', '--now', now)
    for (const source of dumpIn(out).sources) {
      const truth = JSON.parse(readFileSync(path.join(samples, 'truth', `${source.fileNames[0]!}.truth.json`), 'utf8')) as Truth
      const names = [source.fileNames[0], source.observations]
      if (source.format === null) expect(source.issues.length).toBeGreaterThan(0)
      else expect(names).toEqual([source.fileNames[0], truth.count ?? truth.records?.length])
    }
  })
})
