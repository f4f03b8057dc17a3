import { expect, test } from 'vitest'
import { columnsAnswer, previewMapping } from '../../../src/core/import/preview-mapping.ts'
import { answersFor, rememberedColumns } from '../../../src/core/import/map-columns.ts'
import { previewTable } from '../../../src/core/import/preview-table.ts'
import { findHeader } from '../../../src/core/import/table-shape.ts'
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

test('the preview tells readings as words of no language, and shows what a cell cannot be read as', () => {
  const rows = rowsOf('起始时间,通话类型,对方号码,时长', '2026-03-02 10:00:05,主叫,13800138000,61', '', '2026-13-45,被叫,1.39E+10,abc')
  const preview = previewTable(headOf(rows), { answers: {}, ownNumbers: [], now: sampleNow })
  expect(preview?.rowsLookedAt).toBe(2)
  expect(preview?.rows.map((r) => r.row)).toEqual([2, 4])
  expect(preview?.rows[0]?.cells).toEqual([
    { raw: '2026-03-02 10:00:05', value: '2026-03-02 10:00:05' },
    { raw: '主叫', words: { code: 'direction.outgoing', params: {} } },
    { raw: '13800138000', value: '+8613800138000' },
    { raw: '61', words: { code: 'seconds', params: { n: 61 } } },
  ])
  expect(preview?.rows[1]?.cells.map((c) => c.problem)).toEqual(['time-unreadable', undefined, 'digits-lost', 'duration-unreadable'])
})

test('what is remembered of other tables is shown as such, gives way to an answer, and only what fits is kept with the reading', () => {
  const told = columnsAnswer([{ heading: '起始时间', meaning: 'dateTime' }, { heading: '通话类型', meaning: 'direction' }, { heading: '对方号码', meaning: 'otherNumber' }, { heading: '时长', meaning: 'ring' }])
  const other = columnsAnswer([{ heading: 'when', meaning: 'dateTime' }, { heading: 'who', meaning: 'otherNumber' }])
  const answers = { [rememberedColumns]: `${other}\n${told}` }
  const column = (given: Record<string, string>) => previewMapping(headOf(bill), given, sampleNow)[0]?.columns.at(-1)
  expect(column(answers)).toMatchObject({ meaning: 'ring', why: 'remembered' })
  expect(column({ ...answers, columns: columnsAnswer([{ heading: '时长', meaning: 'duration' }]) })).toMatchObject({ meaning: 'duration', why: 'told' })
  expect(answersFor([findHeader(bill)!], answers)).toEqual({ [rememberedColumns]: told })
  expect(answersFor([findHeader(tariff)!], answers)).toEqual({})
})

test('a heading with a line break is remembered, too', () => {
  const rows = [{ row: 1, cells: [{ text: '起始\n时间' }, { text: '对方号码' }, { text: '时长' }] }, ...rowsOf('', '2026-03-02 10:00:00,13800138000,61').slice(1)]
  const told = columnsAnswer([{ heading: '起始\n时间', meaning: 'dateTime' }, { heading: '对方号码', meaning: 'otherNumber' }, { heading: '时长', meaning: 'ring' }])
  expect(previewMapping(headOf(rows), { [rememberedColumns]: told }, sampleNow)[0]?.columns.map((c) => c.why)).toEqual(['remembered', 'remembered', 'remembered'])
})
