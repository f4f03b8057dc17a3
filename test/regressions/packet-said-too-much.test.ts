import { expect, test } from 'vitest'
import { composePacket } from '../../src/core/compose/compose-packet.ts'
import { ruleName, readerName } from '../../src/core/compose/reader-words.ts'
import { runsOf } from '../../src/core/compose/unproven-facts.ts'
import { derive } from '../../src/core/pipeline.ts'
import type { Facts } from '../../src/core/model/facts.ts'
import { formats } from '../../src/core/import/registry.ts'
import { registry } from '../support/calls.ts'
import { readLaw } from '../support/law.ts'
import { packetReference } from '../support/packet-reference.ts'
import { realisticRequest } from '../support/print-realistic.ts'
import { day, realisticMatter } from '../support/realistic-matter.ts'

// Seen in an issued packet: statements nobody had made and no file supports.
const { facts } = realisticMatter()
const textOf = (changed: Facts, document: string): string => {
  const plan = composePacket({ view: derive(changed, { registry, law: readLaw() }, day('2026-09-20')).view, reference: packetReference(), request: realisticRequest('pipl69') })
  expect(plan.issues).toEqual([])
  return plan.documents.filter((d) => d.id === document).flatMap((d) => d.blocks).map((block) => ('text' in block ? block.text : runsOf(block).map((run) => run.text).join(''))).join('\n')
}
const runsChanged = (change: (run: Facts['runs'][number]) => Facts['runs'][number]): Facts => ({ ...facts, runs: facts.runs.map(change) })

test('the owner’s phone is not printed as the device a bill or a table comes from', () => {
  const table = runsChanged((run) => (run.reader === 'unicom-bill' ? { ...run, log: { kind: 'table' } } : run))
  expect(textOf(table, 'm-dianzi-shuju-wanzhengxing')).not.toContain('通话记录表（Redmi')
})

test('the number of a backup is not printed as the make of a phone', () => {
  const backup = runsChanged((run) => (run.reader === 'sms-backup-restore-calls' ? { ...run, log: { kind: 'phone', device: '9bc1f9d3-7f2a' } } : run))
  for (const document of ['m-dianzi-shuju-wanzhengxing', 'b-zhengju-mulu']) expect(textOf(backup, document)).not.toContain('9bc1f9d3')
})

test('where the owner’s own phone was is not printed as where a caller’s number is registered', () => {
  expect(textOf(facts, 'd-laidian-tongjibiao')).not.toContain('浙江杭州')
})

test('a paper that holds no calls is not counted as rows that could not be read', () => {
  const licence = facts.sources.find((s) => s.fileName === '行驶证.pdf')!
  const withPaper: Facts = { ...facts, runs: [...facts.runs, { source: licence.sha256, reader: null, readerVersion: 1, answers: {}, observations: 0, complete: false, issues: [{ code: 'read-unknown', severity: 'refuse', params: {} }] }] }
  expect(textOf(withPaper, 'm-dianzi-shuju-wanzhengxing')).toContain('未能识别0条')
})

test('a picture of a paper is a paper, and no screenshot of a call log', () => {
  const licence = facts.sources.find((s) => s.fileName === '行驶证.pdf')!
  const read: Facts = { ...facts, runs: [...facts.runs, { source: licence.sha256, reader: 'screen', readerVersion: 1, answers: {}, log: { kind: 'screenshot' }, observations: 0, complete: true, issues: [] }] }
  const rows = textOf(read, 'b-zhengju-mulu')
  expect(rows).toContain('显示车牌号码和机动车登记所有人')
  expect(rows).not.toContain('行驶证（行驶证.pdf）书证（复制件）通话记录截图')
})

test('nobody named at the computer is 不详, and never an empty place', () => {
  const unnamed: Facts = { ...facts, custody: facts.custody.map((entry) => ({ ...entry, operator: '' })) }
  const text = textOf(unnamed, 'm-dianzi-shuju-wanzhengxing')
  expect(text).toContain('不详，身份：取得、保存文件的操作人')
})

test('the codes of the table of calls are explained below it, and formats and rules have names', () => {
  expect(textOf(facts, 'd-laidian-tongjibiao')).toContain('RF01：拒绝之后同一机构继续来电')
  expect(formats.filter(({ id }) => readerName(id) === id).length).toBeLessThan(5)
  for (const { rule } of registry.tolerances.pairs) expect(ruleName(rule)).not.toBe(rule)
})

test('the last line of a list ends with a full stop', () => {
  expect(textOf(facts, 'a1-minshi-qisuzhuang')).not.toMatch(/；\n(?:首次|原告|四、|六、)/)
})
