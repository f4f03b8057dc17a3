import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import XLSX, { type BookType, type CellObject, type Range, type WorkSheet } from '@e965/xlsx'
import { afterAll, expect, test } from 'vitest'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import { readFileAsSource } from '../support/read-file.ts'

/* Workbooks as portals, old Macs and people save them. Each kind of file says the same. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-books-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const spoken = async (bytes: Buffer | string): Promise<readonly string[]> => {
  const file = path.join(folder, 'bill')
  writeFileSync(file, bytes)
  const { observations } = await readFileAsSource(file)
  return observations.map((o) => `${o.startedAt === undefined ? '-' : formatInstant(o.startedAt.value.from).slice(0, 19)} ${o.otherNumber?.value.text ?? '-'} ${o.durationSeconds?.value ?? '-'}`)
}

type Cell = string | number | CellObject
const dated = (v: number, z: string): CellObject => ({ t: 'n', v, z })
const sheetOf = (rows: readonly (readonly Cell[])[], merges: readonly Range[] = []): WorkSheet => {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map((c) => (typeof c === 'object' ? c.v : c))))
  rows.forEach((row, r) => row.forEach((c, i) => typeof c === 'object' && Object.assign(sheet, { [XLSX.utils.encode_cell({ r, c: i })]: c })))
  return merges.length === 0 ? sheet : { ...sheet, '!merges': [...merges] }
}
const bookOf = (sheet: WorkSheet, bookType: BookType, date1904 = false): Buffer => {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '通话')
  return XLSX.write({ ...book, Workbook: { WBProps: { date1904 } } }, { type: 'buffer', bookType }) as Buffer
}
const kinds = ['biff8', 'xlsx', 'xlsb', 'ods', 'xlml'] as const

const clock = (9 * 3600 + 15 * 60 + 2) / 86_400
const apart = sheetOf([['日期', '时间', '对方号码', '主被叫', '通话时长'], [dated(46_000, 'yyyy/m/d'), dated(clock, 'h:mm:ss'), 13_800_138_000, '被叫', dated(84 / 86_400, 'h:mm:ss')], [dated(46_000, 'm"月"d"日"'), dated(0.5, 'h:mm'), 95_518, '被叫', dated(3723 / 86_400, '[h]:mm:ss')]])
test.each(kinds)('%s: day, clock and length as spreadsheet dates', async (kind) => {
  expect(await spoken(bookOf(apart, kind))).toEqual(['2025-12-09T09:15:02 +8613800138000 84', '2025-12-09T12:00:00 95518 3723'])
})

const from1904 = sheetOf([['起始时间', '对方号码', '通信方式', '通信时长'], [dated(46_000 - 1462 + clock, 'yyyy-mm-dd hh:mm:ss'), '95518', '被叫', '1分24秒']])
test.each(['biff8', 'xlsx'] as const)('%s: days counted from 1904 are not four years early', async (kind) => {
  expect(await spoken(bookOf(from1904, kind, true))).toEqual(['2025-12-09T09:15:02 95518 84'])
})

const dayOnce = sheetOf(
  [['日期', '时间', '对方号码', '主被叫', '通话时长'], ['2025-12-05', '09:15:02', '01085195588', '被叫', '84秒'], ['', '10:00:00', '95522', '主叫', '15秒'], ['2025-12-06', '11:00:00', '95518', '被叫', '1秒']],
  [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }],
)
test.each(kinds)('%s: a day joined over its calls is said of each', async (kind) => {
  expect(await spoken(bookOf(dayOnce, kind))).toEqual(['2025-12-05T09:15:02 01085195588 84', '2025-12-05T10:00:00 95522 15', '2025-12-06T11:00:00 95518 1'])
})

const twoLines = sheetOf(
  [['序号', '对方号码', '通话开始时间', '通话时长', '', '主被叫'], ['', '', '', '分', '秒', ''], [1, '01085195588', '2025-12-05 09:15:02', 1, 24, '被叫'], [2, '95522', '2025-12-05 10:00:00', 0, 15, '主叫']],
  [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }, { s: { r: 0, c: 1 }, e: { r: 1, c: 1 } }, { s: { r: 0, c: 2 }, e: { r: 1, c: 2 } }, { s: { r: 0, c: 3 }, e: { r: 0, c: 4 } }, { s: { r: 0, c: 5 }, e: { r: 1, c: 5 } }],
)
test.each(kinds)('%s: minutes and seconds parted by a second line of headings are one length', async (kind) => {
  expect(await spoken(bookOf(twoLines, kind))).toEqual(['2025-12-05T09:15:02 01085195588 84', '2025-12-05T10:00:00 95522 15'])
})

test('HTML saved as .xls: a day over several rows, cells nobody closed', async () => {
  const page = '<html><body><table><tr><td colspan=4>2025年12月 通话详单&nbsp;</td></tr><tr><th>起始时间</th><th>对方号码</th><th>通信方式</th><th>通信时长</th></tr><tr><td rowspan=2>12-05 09:15:02</td><td>01085195588</td><td>被叫</td><td>00:01:24</td></tr><tr><td>95518</td><td>被叫</td><td>00:00:09</td></tr><tr><td>12-06 10:00:00<td>95522<td>主叫<td>15秒</table></body></html>'
  expect(await spoken(page)).toEqual(['2025-12-05T09:15:02 01085195588 84', '2025-12-05T09:15:02 95518 9', '2025-12-06T10:00:00 95522 15'])
})

test('SpreadsheetML as Excel writes it: days and clocks as moments, joined cells skipped by their index', async () => {
  const cell = (type: string, text: string, more = ''): string => `<Cell${more}><Data ss:Type="${type}">${text}</Data></Cell>`
  const heads = ['日期', '时间', '对方号码', '主被叫', '通话时长'].map((h) => cell('String', h)).join('')
  const book = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy/m/d"/></Style><Style ss:ID="t"><NumberFormat ss:Format="h:mm:ss"/></Style></Styles><Worksheet ss:Name="a"><Table><Row>${heads}</Row><Row>${cell('DateTime', '2025-12-05T00:00:00.000', ' ss:StyleID="d" ss:MergeDown="1"')}${cell('DateTime', '1899-12-31T09:15:02.000', ' ss:StyleID="t"')}${cell('Number', '95518')}${cell('String', '被叫')}${cell('DateTime', '1899-12-31T00:01:24.000', ' ss:StyleID="t"')}</Row><Row>${cell('DateTime', '1899-12-31T10:00:00.000', ' ss:Index="2" ss:StyleID="t"')}${cell('Number', '95522')}${cell('String', '主叫')}${cell('String', '15秒')}</Row></Table></Worksheet></Workbook>`
  expect(await spoken(book)).toEqual(['2025-12-05T09:15:02 95518 84', '2025-12-05T10:00:00 95522 15'])
})
