import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { toEpochMs } from '../../../../src/core/kernel/instant.ts'
import { parseSha256, type Sha256 } from '../../../../src/core/kernel/sha256.ts'
import type { Raster } from '../../../../src/core/model/raster.ts'
import { toObservationId } from '../../../../src/core/model/ids.ts'
import type { Observation } from '../../../../src/core/model/observation.ts'
import { rowsTableOf } from '../../../../src/core/read-screen/rows-table.ts'
import { encodePng } from '../../../../src/shell/engine/pictures/encode-png.ts'
import { cropsOf } from '../../../../src/shell/engine/pictures/picture-crops.ts'
import { cropHeading, rowsToXlsx } from '../../../../src/shell/engine/workbook/rows-to-xlsx.ts'

const hash = (letter: string): Sha256 => {
  const made = parseSha256(letter.repeat(64))
  if (!made.ok) throw new Error('not a hash')
  return made.value
}

/** 200 × 200: the left half red, the right half blue. */
const picture = (): Raster => {
  const rgba = new Uint8Array(200 * 200 * 4)
  for (let i = 0; i < 200 * 200; i++) rgba.set(i % 200 < 100 ? [255, 0, 0, 255] : [0, 0, 255, 255], i * 4)
  return { width: 200, height: 200, rgba }
}

const observation = (row: number): Observation => ({
  id: toObservationId(`o${String(row)}`), source: hash('a'), kind: 'call', place: { row, box: [10, row * 40, 90, row * 40 + 30] },
  otherNumber: { value: { kind: 'national', text: '02783215519' }, raw: '027 8321 5519', confidence: row === 2 ? 'doubtful' : 'certain', method: 'two-readers' },
  startedAt: { value: { from: toEpochMs(1_795_000_000_000), to: toEpochMs(1_795_000_060_000), precision: 'minute', zone: 'assumed' }, raw: '昨天 10:06', confidence: 'likely', method: 'assumed' },
  direction: { value: 'missed', raw: '未接', confidence: 'likely', method: 'assumed' },
  ...(row === 1 ? { count: 4, otherLabel: { value: '=cmd', raw: '=cmd', confidence: 'likely', method: 'ocr' } } : {}),
})

const made = async (): Promise<ExcelJS.Worksheet> => {
  const table = rowsTableOf([observation(1), observation(2)], () => '截图1.png')
  const bytes = await rowsToXlsx(table, cropsOf(() => Promise.resolve(encodePng(picture()))), toEpochMs(1_796_000_000_000))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as never)
  const sheet = workbook.worksheets[0]
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}
const headings = (sheet: ExcelJS.Worksheet): readonly string[] => (sheet.getRow(1).values as readonly (string | undefined)[]).slice(1).map((v) => v ?? '')
const cellOf = (sheet: ExcelJS.Worksheet, row: number, heading: string): ExcelJS.Cell => sheet.getRow(row).getCell(headings(sheet).indexOf(heading) + 1)

describe('rows of pictures as a workbook', () => {
  test('every row has its piece of the picture beside it, in its own row', async () => {
    const sheet = await made()
    expect(headings(sheet)[0]).toBe(cropHeading)
    expect(sheet.getImages().map(({ range }) => [Math.floor(range.tl.nativeCol), Math.floor(range.tl.nativeRow)])).toEqual([[0, 1], [0, 2]])
  })

  test('every row ends with the hash of its source and says file and row', async () => {
    const sheet = await made()
    expect(cellOf(sheet, 2, '原件 SHA-256').value).toBe('a'.repeat(64))
    expect(cellOf(sheet, 2, '来源文件').value).toBe('截图1.png')
    expect(cellOf(sheet, 3, '图中第几行').value).toBe(2)
  })

  test('a number keeps its leading 0, and a text that looks like a formula stays text', async () => {
    const sheet = await made()
    expect(cellOf(sheet, 2, '号码').value).toBe('027 8321 5519')
    expect(cellOf(sheet, 2, '标记').type).toBe(ExcelJS.ValueType.String)
    expect(cellOf(sheet, 2, '标记').value).toBe('=cmd')
  })

  test('a doubtful number is coloured and the row says 待核对', async () => {
    const sheet = await made()
    expect(cellOf(sheet, 3, '号码').fill).toMatchObject({ fgColor: { argb: 'FFFFE0DC' } })
    expect(cellOf(sheet, 2, '号码').fill).not.toMatchObject({ fgColor: { argb: 'FFFFE0DC' } })
    expect(cellOf(sheet, 3, '读取情况').value).toBe('待核对')
  })

  test('the time stands as shown and as counted, and "(4)" is four', async () => {
    const sheet = await made()
    expect(cellOf(sheet, 2, '时间（图中原文）').value).toBe('昨天 10:06')
    expect(cellOf(sheet, 2, '时间（北京时间）').value).toMatch(/^2026-11-\d\d \d\d:\d\d$/)
    expect(cellOf(sheet, 2, '次数').value).toBe(4)
  })

  test('the piece is cut from the place of the row: red, not blue', async () => {
    const cut = cropsOf(() => Promise.resolve(encodePng(picture())))
    const left = await cut(hash('a'), [10, 40, 80, 70])
    const right = await cut(hash('a'), [120, 40, 190, 70])
    expect(left).toMatchObject({ width: 82, height: 42 })
    expect(Buffer.from(left!.png).equals(Buffer.from(right!.png))).toBe(false)
    expect(await cut(hash('a'), [500, 500, 600, 600])).toBeUndefined()
  })
})
