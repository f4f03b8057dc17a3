import { expect, test } from 'vitest'
import { composePacket } from '../../src/core/compose/compose-packet.ts'
import { runsOf } from '../../src/core/compose/unproven-facts.ts'
import type { Facts } from '../../src/core/model/facts.ts'
import type { PacketKind } from '../../src/core/model/packet.ts'
import { packetReference } from '../support/packet-reference.ts'
import { realisticRequest } from '../support/print-realistic.ts'
import { realisticMatter, viewOf } from '../support/realistic-matter.ts'

// Seen in an issued packet: what the owner remembered of a call stood in quotation marks, under a note that says quotation marks are a recording's or a message's own words.
const { facts } = realisticMatter()
const textOf = (from: Facts, kind: PacketKind, document: string): string => {
  const plan = composePacket({ view: viewOf(from), reference: packetReference(), request: realisticRequest(kind) })
  expect(plan.issues).toEqual([])
  return plan.documents.filter((d) => d.id === document).flatMap((d) => d.blocks).map((block) => ('text' in block ? block.text : runsOf(block).map((run) => run.text).join('|'))).join('\n')
}
const words = '先生您的车险快到期了，今天锁单还有油卡送'
const recorded: Facts = { ...facts, observations: facts.observations.map((o) => ({ ...o, kind: 'recording' })) }

test('remembered words stand without quotation marks in the table and as telling in the story', () => {
  expect(textOf(facts, 'pipl69', 'd-laidian-tongjibiao')).not.toContain(`“|${words}`)
  expect(textOf(facts, 'pipl69', 'd-laidian-tongjibiao')).toContain(words)
  expect(textOf(facts, 'pipl69', 'd2-jingguo')).toContain('据陈述人记述，|来电人自称“')
})

test.each([['pipl69', 'a1-minshi-qisuzhuang', '原告'], ['nfra', 'g3-chachu-shenqingshu', '申请人'], ['stop-letter', 'f-tingzhi-qinhai-han', '投诉人'], ['rights-request', 'e-quanli-qingqiushu', '请求人'], ['report-12321', 'h1-12321', '举报人']] as const)('%s says that a row of a call log does not show what was said', (kind, document, signer) => {
  expect(textOf(facts, kind, document)).toMatch(new RegExp(`没有录音、短信可以核对的，为${signer}记述`))
})

test('words of a recording are quoted, and nothing is said of memory', () => {
  const calls = textOf(recorded, 'pipl69', 'd2-jingguo')
  expect(calls).not.toContain('据陈述人记述')
  expect(textOf(recorded, 'pipl69', 'a1-minshi-qisuzhuang')).not.toContain('为原告记述')
})

test('where nothing was noted of any call, the columns for it are left out and named', () => {
  const silent: Facts = { ...facts, decisions: facts.decisions.filter((d) => d.body.kind !== 'record-said') }
  const text = textOf(silent, 'pipl69', 'd-laidian-tongjibiao')
  expect(text).toMatch(/不详或者不适用：自称机构、自称姓名或工号、是否说明执业证件编号、提及信息、内容摘要/)
  expect(text).not.toContain('内容摘要中加引号')
})

test('a call nobody answered does not name a company: its number does, by another call', () => {
  const plan = composePacket({ view: viewOf(facts), reference: packetReference(), request: realisticRequest('pipl69') })
  const table = plan.documents.find((d) => d.id === 'd-laidian-tongjibiao')?.blocks.find((b) => b.kind === 'table' && b.isLarge === true)
  if (table?.kind !== 'table') throw new Error('no table of calls')
  const [answered, link] = ['是否接通', '指向依据'].map((heading) => table.columns.findIndex((c) => c.heading === heading))
  const missed = table.rows.map((row) => [answered ?? 0, link ?? 0].map((at) => row.cells[at]?.runs.map((run) => run.text).join('') ?? '')).filter(([state]) => state === '未接通')
  expect(missed.length).toBeGreaterThan(5)
  for (const [, basis] of missed) expect(basis).toMatch(/^同一号码的来电人自称/)
})

test('a promise is told of whoever made it, not of the company', () => {
  expect(textOf(facts, 'pipl69', 'a1-minshi-qisuzhuang')).toContain('来电人|答复称“')
  expect(textOf(facts, 'pipl69', 'a1-minshi-qisuzhuang')).not.toContain('被告方面答复称')
})
