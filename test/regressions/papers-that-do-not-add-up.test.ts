import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { composePacket } from '../../src/core/compose/compose-packet.ts'
import { runsOf } from '../../src/core/compose/unproven-facts.ts'
import type { Block, PacketDocument } from '../../src/core/model/document.ts'
import type { Facts } from '../../src/core/model/facts.ts'
import type { PacketPlan } from '../../src/core/model/packet.ts'
import { findFonts } from '../../src/shell/engine/pdf/font-set.ts'
import { printPdf } from '../../src/shell/engine/pdf/print-pdf.ts'
import { packetReference } from '../support/packet-reference.ts'
import { realisticRequest } from '../support/print-realistic.ts'
import { at, realisticMatter, viewOf } from '../support/realistic-matter.ts'

// Seen in the issued papers of a weak case: screenshots and a diary, a bill alone, nothing said.
const { facts } = realisticMatter()
const compose = (from: Facts): PacketPlan => composePacket({ view: viewOf(from), reference: packetReference(), request: realisticRequest('pipl69') })
const textOf = (plan: PacketPlan, document: string): string => plan.documents.filter((d) => d.id === document).flatMap((d) => d.blocks).map((block) => ('text' in block ? block.text : runsOf(block).map((run) => run.text).join(''))).join('\n')

test('calls of which nothing says whether they were answered are named beside the answered and the missed, and the three add up', () => {
  const silent: Facts = { ...facts, observations: facts.observations.map((o, i) => (i % 3 === 0 ? o : { ...o, durationSeconds: undefined, direction: { value: 'incoming', raw: '', confidence: 'certain', method: 'column' } }) as typeof o) }
  const [, total, answered, missed, unknown] = /来电(\d+)次，其中接通(\d+)次、未接通(\d+)次、是否接通不详(\d+)次/.exec(textOf(compose(silent), 'a1-minshi-qisuzhuang')) ?? []
  expect(Number(unknown)).toBeGreaterThan(0)
  expect(Number(answered) + Number(missed) + Number(unknown)).toBe(Number(total))
  expect(textOf(compose(facts), 'a1-minshi-qisuzhuang')).not.toContain('是否接通不详')
})

test('without a loss there is no list of losses, and the complaint names none', () => {
  const plan = compose({ ...facts, decisions: facts.decisions.filter((d) => d.body.kind !== 'record-damage') })
  expect(plan.documents.map((d) => d.id)).not.toContain('c-sunshi-qingdan')
  expect(textOf(plan, 'a1-minshi-qisuzhuang')).not.toContain('损失计算清单')
})

test('a number laid at the door from memory is shown by its own calls, and the paper says that they show no words', () => {
  const plan = compose({ ...facts, decisions: facts.decisions.filter((d) => d.body.kind !== 'record-said') })
  expect(plan.gaps.map((g) => g.slot)).not.toContain('claimed.org')
  expect(textOf(plan, 'a1-minshi-qisuzhuang')).toContain('为原告记述')
})

test.runIf(spawnSync('which', ['pdftotext']).status === 0)('a heading goes to the next page with the table that has no room below it', { timeout: 60_000 }, async () => {
  const filler: readonly Block[] = Array.from({ length: 34 }, (_, i): Block => ({ kind: 'paragraph', indent: true, runs: [{ text: `第${String(i)}段` }] }))
  const table: Block = { kind: 'table', isLarge: true, columns: [{ heading: '序号', widthPt: 100 }, { heading: '来电', widthPt: 300 }], rows: Array.from({ length: 5 }, (_, i) => ({ cells: [{ runs: [{ text: String(i) }] }, { runs: [{ text: '来电一次' }] }] })) }
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'ringproof-heading-')), 'a.pdf')
  for (let lines = 26; lines <= filler.length; lines += 1) {
    const document: PacketDocument = { id: 'x', fileName: 'a', title: '甲', footer: '乙', blocks: [...filler.slice(0, lines), { kind: 'heading', level: 1, text: '逐次明细' }, table] }
    await printPdf({ document, path: file, packetAt: at('2026-09-20T10:00:00+08:00'), fonts: findFonts(path.resolve('resources')), pictureOf: () => undefined })
    const pages = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f')
    for (const page of pages) if (page.includes('逐次明细')) expect(page, `after ${String(lines)} paragraphs`).toContain('来电一次')
  }
})

test('an application to look into a breach that shows none is a draft, and says what is missing in words', () => {
  const request = realisticRequest('nfra')
  const incidents = viewOf(facts)
  const plan = composePacket({ view: { ...incidents, findings: [] }, reference: packetReference(), request })
  expect(plan.isDraft).toBe(true)
  expect(plan.gaps.find((g) => g.slot === 'grounds.items')?.meaning).toContain('投诉理由')
  expect(textOf(plan, 'g3-chachu-shenqingshu')).not.toContain('主要条文')
})

test('a file of which every record is shown is not said to hold others', () => {
  const text = textOf(compose(facts), 'exhibits')
  expect(text).toContain('其余记录与本事项无关')
  const all: Facts = { ...facts, decisions: facts.decisions.filter((d) => d.body.kind !== 'set-scope'), observations: facts.observations.filter((o) => o.otherNumber?.value.text.includes('139000') === true) }
  const one = viewOf({ ...all, decisions: facts.decisions })
  const counted = { ...one, sources: one.sources.map((s) => ({ ...s, observations: [...one.observations.values()].filter((o) => o.source === s.source.sha256).length })) }
  expect(textOf(composePacket({ view: counted, reference: packetReference(), request: realisticRequest('pipl69') }), 'exhibits')).toContain('为该文件的全部记录')
})

test('two names told for two numbers are both printed', () => {
  const decisions = facts.decisions.filter((d) => d.body.kind !== 'record-said').map((d) => (d.body.kind === 'attribute' && d.body.numbers?.[0] === '13900010002' ? { ...d, body: { ...d.body, words: '华泽电话车险' } } : d))
  expect(textOf(compose({ ...facts, decisions }), 'a1-minshi-qisuzhuang')).toMatch(/自称“华泽车险”、“华泽电话车险”（未经核实）/)
})
