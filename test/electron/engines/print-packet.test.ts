import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runsOf } from '../../../src/core/compose/unproven-facts.ts'
import type { PacketPlan } from '../../../src/core/model/packet.ts'
import type { PrintJobAnswer } from '../../../src/ipc/jobs.ts'
import { printInto, realisticPlan } from '../../support/print-realistic.ts'
import { realisticMatter } from '../../support/realistic-matter.ts'

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'ringproof-packet-'))
const has = (tool: string): boolean => spawnSync('which', [tool]).status === 0
const filesIn = (root: string, below = ''): readonly string[] => readdirSync(path.join(root, below)).flatMap((name) => (statSync(path.join(root, below, name)).isDirectory() ? filesIn(root, path.join(below, name)) : [path.join(below, name)])).sort()
const hashes = (root: string): Readonly<Record<string, string>> => Object.fromEntries(filesIn(root).map((name) => [name, createHash('sha256').update(readFileSync(path.join(root, name))).digest('hex')]))
const script = path.resolve('test/support/print-realistic.ts')
const printElsewhere = (kind: string, into: string, zone: string): void => {
  execFileSync(process.execPath, [script, kind, into], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', TZ: zone }, stdio: 'ignore' })
}
const plain = (text: string): string => text.replaceAll(/\s/g, '')

describe('a printed packet', () => {
  const stages = { pipl69: folder(), nfra: folder() }
  const plans = { pipl69: realisticPlan('pipl69'), nfra: realisticPlan('nfra') }
  const answers: { pipl69?: PrintJobAnswer; nfra?: PrintJobAnswer } = {}
  beforeAll(async () => {
    const { bytes } = realisticMatter()
    answers.pipl69 = await printInto(plans.pipl69, stages.pipl69, bytes)
    answers.nfra = await printInto(plans.nfra, stages.nfra, bytes)
  }, 180_000)

  it.each([
    ['pipl69', 'America/New_York'],
    ['nfra', 'Asia/Shanghai'],
  ] as const)('%s has the same bytes in another process under %s time', { timeout: 180_000 }, (kind, zone) => {
    const elsewhere = folder()
    printElsewhere(kind, elsewhere, zone)
    expect(hashes(elsewhere)).toEqual(hashes(stages[kind]))
    expect(Object.keys(hashes(elsewhere)).length).toBeGreaterThan(12)
  })

  it('has a manifest that sha256sum accepts, and its files are those it names', () => {
    const stage = stages.nfra
    const answer = answers.nfra ?? { files: [], issues: [] }
    expect(answer.issues).toEqual([])
    expect(answer.files.map((f) => f.name).sort()).toEqual(filesIn(stage).map((n) => n.replaceAll('\\', '/')).sort())
    if (has('sha256sum')) execFileSync('sha256sum', ['--status', '-c', 'manifest-sha256.txt'], { cwd: stage })
    expect(readFileSync(path.join(stage, 'manifest-sha256.txt'), 'utf8').split('\n')).toHaveLength(answer.files.length)
  })

  it.runIf(has('pdftotext') && has('qpdf'))('is sound, and its text comes out in order, page numbers and chain head on every page', () => {
    const [stage, plan] = [stages.pipl69, plans.pipl69]
    for (const { name, pages } of (answers.pipl69?.files ?? []).filter((f) => f.pages !== undefined)) {
      execFileSync('qpdf', ['--check', path.join(stage, name)], { stdio: 'ignore' })
      const text = execFileSync('pdftotext', ['-raw', path.join(stage, name), '-'], { encoding: 'utf8' })
      expect([...text.matchAll(/第 (\d+) 页/g)].map((m) => Number(m[1]))).toEqual(Array.from({ length: pages ?? 0 }, (_, i) => i + 1))
      expect(text.split(plan.chainHead).length - 1).toBeGreaterThanOrEqual(pages ?? 0)
    }
    const complaint = plain(execFileSync('pdftotext', ['-raw', path.join(stage, '01 民事起诉状.pdf'), '-'], { encoding: 'utf8' }))
    const order = ['民事起诉状', '原告：王建国', '诉讼请求', '事实与理由', '一、双方关系及原告信息', '二、来电经过', '三、拒绝及投诉经过', '六、法律适用', '此致', '杭州市上城区人民法院', '附：引用条文'].map((words) => complaint.indexOf(plain(words)))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order.every((at) => at >= 0)).toBe(true)
  })

  it.runIf(has('pdftotext'))('every row of the call table is on paper, letter for letter', () => {
    const [stage, plan] = [stages.nfra, plans.nfra]
    const text = plain(execFileSync('pdftotext', ['-raw', path.join(stage, '03 来电统计表.pdf'), '-'], { encoding: 'utf8' }))
    const table = plan.documents.find((d) => d.id === 'd-laidian-tongjibiao')?.blocks.find((b) => b.kind === 'table' && b.isLarge === true)
    const rows = table?.kind === 'table' ? table.rows : []
    expect(rows.length).toBeGreaterThan(40)
    for (const row of rows) expect(text).toContain(plain(row.cells.slice(1, 5).map((c) => c.runs.map((r) => r.text).join('')).join('')))
  })

  it.runIf(has('qpdf'))('each row of the call table carries the ids it rests on in the page itself', () => {
    const [stage, plan] = [stages.nfra, plans.nfra]
    const content = execFileSync('qpdf', ['--qdf', '--object-streams=disable', path.join(stage, '03 来电统计表.pdf'), '-'], { encoding: 'latin1', maxBuffer: 64_000_000 })
    const table = plan.documents.find((d) => d.id === 'd-laidian-tongjibiao')?.blocks.find((b) => b.kind === 'table' && b.isLarge === true)
    const rows = table?.kind === 'table' ? table.rows : []
    expect(content.split('/Fact <<').length - 1).toBe(rows.length)
    for (const id of rows.flatMap((r) => r.shows ?? []).slice(0, 20)) expect(content).toContain(id)
  })

  it.runIf(has('pdftotext'))('a cited page is the page on which the record stands', () => {
    const stage = stages.nfra
    const rows = execFileSync('pdftotext', ['-raw', path.join(stage, '03 来电统计表.pdf'), '-'], { encoding: 'utf8' })
    const cited = /2026-08-\d\d \d\d:\d\d:\d\d/.exec(rows)?.[0] ?? ''
    expect(cited).not.toBe('')
    const volume = readdirSync(stage).find((n) => n.endsWith('证据材料.pdf')) ?? ''
    const table = plain(rows.slice(rows.indexOf(cited), rows.indexOf(cited) + 200))
    const page = /证据2第(\d+)页/.exec(table)?.[1] ?? ''
    const text = execFileSync('pdftotext', ['-raw', '-f', page, '-l', page, path.join(stage, volume), '-'], { encoding: 'utf8' })
    expect(text).toContain(cited)
  })

  it.runIf(has('pdfimages'))('a paper handed in as PDF stands in the volume page by page, and the list of evidence counts its pages', () => {
    const stage = stages.nfra
    const volume = path.join(stage, readdirSync(stage).find((n) => n.endsWith('证据材料.pdf')) ?? '')
    const text = execFileSync('pdftotext', ['-raw', volume, '-'], { encoding: 'utf8' })
    expect(text).toContain('该文件第1页，共1页（由文件生成的页面图像，以文件为准）')
    const drawn = execFileSync('pdfimages', ['-list', volume], { encoding: 'utf8' }).split('\n').filter((line) => /^\s*\d+\s+\d+\s+image\s+1653\s+2339/.test(line))
    const papers = readdirSync(path.join(stage, 'exhibits')).filter((n) => n.endsWith('.pdf'))
    expect(drawn).toHaveLength(papers.length)
    const list = plain(execFileSync('pdftotext', ['-layout', path.join(stage, '02 证据目录.pdf'), '-'], { encoding: 'utf8' }))
    expect(list).toMatch(/证据1一.*1–2/)
  })

  it('a paper that is no PDF is referred to, and the packet says so', async () => {
    const { bytes } = realisticMatter()
    const register = plans.nfra.sources.find((s) => s.fileName === '企业信用信息公示.pdf')?.sha256 ?? ''
    const answer = await printInto(plans.nfra, folder(), new Map([...bytes].map(([sha256, content]) => [sha256, sha256 === register ? Buffer.from('%PDF-1.4 cut') : content])))
    expect(answer.issues).toEqual([{ code: 'packet-paper-pages', severity: 'warn', params: { exhibit: 1, fileName: '企业信用信息公示.pdf' } }])
  }, 120_000)

  it.runIf(has('pdftotext'))('a number outside the matter stands in no file of the packet', () => {
    const stage = stages.pipl69
    for (const { name } of (answers.pipl69?.files ?? []).filter((f) => f.name.endsWith('.pdf') && !f.name.startsWith('exhibits/'))) {
      const text = execFileSync('pdftotext', [path.join(stage, name), '-'], { encoding: 'utf8' })
      expect(text).not.toMatch(/1370000100\d|17100020001/)
    }
  })

  it('a character no font draws refuses the packet and says which and where', async () => {
    const stage = folder()
    const plan = realisticPlan('nfra')
    const [first, ...rest] = plan.documents
    if (first === undefined) throw new Error('no document')
    const rare: PacketPlan = { ...plan, documents: [{ ...first, blocks: [...first.blocks, { kind: 'paragraph', indent: true, runs: [{ text: '来电人自称𧒭先生' }] }] }, ...rest] }
    const answer = await printInto(rare, stage, realisticMatter().bytes)
    expect(answer.files).toEqual([])
    expect(answer.issues).toMatchObject([{ code: 'packet-missing-glyph', severity: 'refuse', params: { character: '𧒭', codePoint: 'U+274AD', near: '来电人自称𧒭先生' } }])
    expect(existsSync(path.join(stage, 'manifest-sha256.txt'))).toBe(false)
  })

  it('where every fact comes from is one line a fact', () => {
    const [stage, plan] = [stages.nfra, plans.nfra]
    const lines = readFileSync(path.join(stage, '出处索引.jsonl'), 'utf8').trim().split('\n')
    const facts = plan.documents.flatMap((d) => d.blocks.flatMap(runsOf)).filter((r) => r.fact !== undefined && r.fact.kind !== 'packet' && r.fact.kind !== 'nothing')
    expect(lines).toHaveLength(facts.length)
    expect(JSON.parse(lines[0] ?? '{}')).toHaveProperty('rests')
  })
})
