import { expect, test } from 'vitest'
import { columnsAnswer, previewMapping } from '../../../src/core/import/preview-mapping.ts'
import { rememberedColumns } from '../../../src/core/import/map-columns.ts'
import { tableReader } from '../../../src/core/import/read-table.ts'
import type { FileHead, TableRow } from '../../../src/core/import/format.ts'
import { sampleNow } from '../../support/read-file.ts'

const rowsOf = (...lines: readonly string[]): readonly TableRow[] => lines.map((line, i) => ({ row: i + 1, cells: line.split(',').map((text) => ({ text })) }))
const headOf = (rows: readonly TableRow[]): FileHead => ({ fileName: 'x.csv', byteLength: 1, container: 'csv', sheets: [{ name: '', rows }] })
const bill = rowsOf('起始时间,通话类型,对方号码,时长', '2026-03-02 10:00:00,主叫,13800138000,61', '2026-03-03 10:00:00,被叫,95518,7')
const tariff = rowsOf('起始时间,通话类型,呼叫类型,对方号码,时长', '2026-03-02 10:00:00,本地通话,主叫,13800138000,61', '2026-03-03 10:00:00,国内长途,被叫,95518,7')
const meaningOf = (rows: readonly TableRow[], heading: string) => previewMapping(headOf(rows), {}, sampleNow)[0]?.columns.find((c) => c.heading === heading)?.meaning

test('通话类型 is the direction where it says 主叫, and a tariff where it says 本地通话', () => {
  expect(meaningOf(bill, '通话类型')).toBe('direction')
  expect(meaningOf(tariff, '通话类型')).toBe('service')
  expect(meaningOf(tariff, '呼叫类型')).toBe('direction')
})

test('the preview shows cells beside what they would be read as, and says the unit was assumed', () => {
  const [preview] = previewMapping(headOf(bill), {}, sampleNow)
  expect(preview?.rows.map((r) => r.durationSeconds?.value)).toEqual([61, 7])
  expect(preview?.consequences.map((c) => c.code)).toContain('duration-unit-assumed')
})

test('a column a person renames is read their way, and the answer can be remembered', () => {
  const [preview] = previewMapping(headOf(bill), {}, sampleNow)
  const columns = columnsAnswer(preview!.columns.map((c) => (c.heading === '时长' ? { ...c, meaning: 'ring' as const } : c)))
  const reader = tableReader({ head: headOf(bill), answers: { columns }, now: sampleNow, ownNumbers: [] }, { log: { kind: 'table' } })
  for (const row of bill) reader.take({ kind: 'row', row })
  expect(reader.end().drafts.map((d) => [d.ringSeconds?.value, d.durationSeconds])).toEqual([[61, undefined], [7, undefined]])
})

test('a mapping told for one file is used again for the same headings, and for no others', () => {
  const told = columnsAnswer([{ heading: '起始时间', meaning: 'dateTime' }, { heading: '通话类型', meaning: 'direction' }, { heading: '对方号码', meaning: 'otherNumber' }, { heading: '时长', meaning: 'ring' }])
  const meanings = (rows: readonly TableRow[]) => previewMapping(headOf(rows), { [rememberedColumns]: told }, sampleNow)[0]?.columns.map((c) => c.meaning)
  expect(meanings(bill)?.at(-1)).toBe('ring')
  expect(meanings(tariff)?.at(-1)).toBe('duration')
})

test('a day above 12 anywhere in the column settles the order for all of it', () => {
  const rows = rowsOf('时间,号码', ...Array.from({ length: 60 }, (_, i) => `${i === 59 ? '28' : '02'}/03/2026 10:00,95518`))
  const reader = tableReader({ head: headOf(rows.slice(0, 40)), answers: {}, now: sampleNow, ownNumbers: [] }, { log: { kind: 'table' } })
  for (const row of rows) reader.take({ kind: 'row', row })
  const end = reader.end()
  expect(end.questions).toBeUndefined()
  expect(end.drafts).toHaveLength(60)
  expect(new Date(end.drafts[0]!.startedAt!.value.from).toISOString()).toBe('2026-03-02T02:00:00.000Z')
})

test('two number columns that both vary ask for the owner’s number, and read with the answer', () => {
  const rows = rowsOf('主叫号码,被叫号码,开始时间,时长', '13800138000,18900001111,2026-03-02 10:00:00,5', '18900001111,13800138000,2026-03-03 10:00:00,6')
  const read = (answers: Record<string, string>) => {
    const reader = tableReader({ head: headOf(rows), answers, now: sampleNow, ownNumbers: [] }, { log: { kind: 'bill' } })
    for (const row of rows) reader.take({ kind: 'row', row })
    return reader.end()
  }
  expect(read({}).questions?.map((q) => q.id)).toEqual(['ownNumber'])
  expect(read({ ownNumber: '18900001111' }).drafts.map((d) => d.direction?.value)).toEqual(['incoming', 'outgoing'])
})
