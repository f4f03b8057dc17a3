import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pdfmake, { type Content } from 'pdfmake'
import { afterAll, describe, expect, test } from 'vitest'
import type { Answers } from '../../../src/core/model/reading-run.ts'
import { billPdf, type BillPdf } from '../../support/draw-bill-pdf.ts'
import { summaryOf } from '../../support/format-fixtures.ts'
import { readFileAsSource, type FileRead } from '../../support/read-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-pdf-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (bytes: Buffer, answers: Answers = {}): Promise<FileRead> => {
  const file = path.join(folder, 'bill.pdf')
  writeFileSync(file, bytes)
  return readFileAsSource(file, answers)
}

const two = (n: number): string => String(n).padStart(2, '0')
/** Sixty calls over New Year; places and kinds too long for their columns. */
const rows = Array.from({ length: 60 }, (_, i) => {
  const minutes = i * 317
  const day = 28 + Math.floor(minutes / 1440)
  const date = day > 31 ? `01-${two(day - 31)}` : `12-${two(day)}`
  return [`${date} ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}:${two(i)}`, i % 5 === 0 ? '广西壮族自治区南宁市江南区' : '广东深圳', i % 4 === 0 ? '主叫' : '被叫', ['01085195588', '13800138000', '02795522', '95518'][i % 4] ?? '', i % 3 === 0 ? `${i}秒` : `${i % 3}分${i}秒`, i % 2 === 0 ? '本地' : '国内通话(省际漫游被叫)', '0.00']
})
const columns: BillPdf['columns'] = [['起始时间', 60], ['通信地点', 85], ['通信方式', 40], ['对方号码', 70], ['通信时长', 60], ['通信类型', 70], ['实收通信费（元）', 60]]
const bill: BillPdf = { lines: 'grid', columns, above: ['中国移动通信客户通话详单', '手机号码：13900139000  入网时间：2015年03月02日', '查询时间：2025年12月28日 至 2026年01月10日  总条数：60'], rows, rowsPerPage: 22, below: ['温馨提示：如有疑问请拨打 10086 咨询。'] }

const spoken = (read: FileRead): readonly unknown[] => (summaryOf(read) as { observations: readonly Record<string, unknown>[] }).observations.map(({ place: _place, ...row }) => row)

const drawn = (['grid', 'columns', 'bare'] as const).flatMap((lines) => (['top', 'middle'] as const).flatMap((cells) => (['left', 'centre', 'right'] as const).map((align) => ({ lines, cells, align, headings: align === 'left' ? ('first-page' as const) : ('every-page' as const) }))))

describe('a bill printed as PDF', async () => {
  const whole = await read(billPdf(bill))

  test('every row is read, with its page and line, and the year the words above the table give', () => {
    expect(whole.observations).toHaveLength(60)
    expect(whole.run.declared).toBe(60)
    expect(whole.run.issues.map((i) => i.code)).toEqual(['pdf-signature-absent', 'zone-assumed'])
    expect(whole.observations.map((o) => o.startedAt?.raw)).toEqual(rows.map(([at]) => at))
    expect(new Set(whole.observations.map((o) => o.place.page))).toEqual(new Set([1, 2, 3]))
    expect(spoken(whole).at(-1)).toMatchObject({ startedAt: '2026-01-09T23:43:59+08:00 second assumed', otherNumber: 'service 95518', durationSeconds: 179 })
  })

  test.each(drawn)('the same rows from $lines, cells $cells $align, headings on $headings', async (look) => {
    const other = await read(billPdf({ ...bill, ...look }))
    expect(spoken(other)).toEqual(spoken(whole))
  })

  test('the same rows from another program that carries its own font', async () => {
    const other = await read(await made({ content: tableOf() }))
    expect(spoken(other)).toEqual(spoken(whole))
  })
})

describe('a PDF that cannot be read', () => {
  test('with a password to open it: asked for, used once, not kept', async () => {
    const locked = await made({ content: tableOf(), userPassword: '123456' })
    const asked = await read(locked)
    expect([asked.run.questions?.map((q) => q.id), asked.observations]).toEqual([['pdf-password'], []])
    const wrong = await read(locked, { 'pdf-password': '654321' })
    expect([wrong.run.questions?.map((q) => q.id), wrong.run.issues[0]?.code]).toEqual([['pdf-password'], 'pdf-password-wrong'])
    const right = await read(locked, { 'pdf-password': '123456' })
    expect([right.observations.length, right.run.questions, right.run.answers]).toEqual([60, undefined, {}])
    const yearless = await read(await made({ content: tableOf(['通话详单']), userPassword: '123456' }), { 'pdf-password': '123456' })
    expect([yearless.run.questions?.map((q) => q.id), yearless.run.answers]).toEqual([['year', 'pdf-password'], {}])
  })
  test('with a password only to change it: read all the same', async () => {
    const { observations } = await read(await made({ content: tableOf(), ownerPassword: '123456', permissions: { copying: false } }))
    expect(observations).toHaveLength(60)
  })
  test('with pictures for pages', async () => {
    const { run } = await read(billPdf({ ...bill, isScan: true }))
    expect(run.issues.map((i) => i.code)).toEqual(['pdf-signature-absent', 'pdf-without-text'])
  })
  test('with words and no calls', async () => {
    const { run } = await read(await made({ content: ['车险服务合同', '甲方：张某 乙方：某某保险', '第一条 保险期间为一年。'] }))
    expect(run.issues.map((i) => i.code)).toEqual(['pdf-signature-absent', 'pdf-without-calls'])
  })
  test('cut off in the middle', async () => {
    const { run } = await read(billPdf({ ...bill, keep: 0.5 }))
    expect(run.issues.map((i) => i.code)).toEqual(['pdf-damaged'])
  })
  test('and noise behind the mark', async () => {
    const { run } = await read(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))]))
    expect(run.issues.map((i) => i.code)).toEqual(['pdf-damaged'])
  })
})

const tableOf = (above = bill.above): Content => [
  ...above,
  { table: { headerRows: 1, widths: [60, 75, 35, 68, 55, 70, 55], body: [columns.map(([heading]) => heading), ...rows.map((row) => [...row])] }, fontSize: 8 },
]

const font = path.resolve('node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const made = (definition: Parameters<typeof pdfmake.createPdf>[0]): Promise<Buffer> => {
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((file) => file === font)
  pdfmake.setFonts({ sans: { normal: font } })
  return pdfmake.createPdf({ defaultStyle: { font: 'sans' }, ...definition }).getBuffer()
}
