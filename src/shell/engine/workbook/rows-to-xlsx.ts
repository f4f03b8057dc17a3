import ExcelJS from 'exceljs'
import type { EpochMs } from '../../../core/kernel/instant.ts'
import type { Box } from '../../../core/kernel/place.ts'
import type { Confidence } from '../../../core/kernel/reading.ts'
import type { Sha256 } from '../../../core/kernel/sha256.ts'
import type { RowsTable } from '../../../core/model/rows-table.ts'

/** A piece of a picture as PNG. */
export type CropPng = { readonly png: Uint8Array; readonly width: number; readonly height: number }
/** Cuts the piece out of the original; undefined: the original cannot be read. */
export type CutCrop = (source: Sha256, box: Box) => Promise<CropPng | undefined>

/** The first column shows the piece of the picture; this is its heading. */
export const cropHeading = '图中原样'
const cropWidth = 300
const largestCropHeight = 120
const paper: Readonly<Record<Confidence, string | undefined>> = { certain: undefined, likely: 'FFFFF7E0', doubtful: 'FFFFE0DC' }

/** Rows read from pictures as a workbook: the piece of the picture beside each row, doubtful cells coloured, the source's hash at the end. */
export const rowsToXlsx = async (table: RowsTable, cut: CutCrop, madeAt: EpochMs): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook()
  // Not the time of this computer: the same rows make the same workbook.
  workbook.created = new Date(madeAt)
  workbook.modified = new Date(madeAt)
  const sheet = workbook.addWorksheet('截图读出的记录', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] })
  sheet.columns = [{ header: cropHeading, width: 44 }, ...table.headings.map((header) => ({ header, width: widthOf(header) }))]
  sheet.getRow(1).font = { bold: true }
  for (const row of table.rows) {
    const added = sheet.addRow(['', ...row.cells.map(({ text, number }) => number ?? text)])
    added.alignment = { vertical: 'middle', wrapText: true }
    row.cells.forEach(({ confidence, number }, i) => {
      const cell = added.getCell(i + 2)
      // Text format keeps the leading 0 of an area code, and '=' stays text.
      if (number === undefined) cell.numFmt = '@'
      const colour = confidence === undefined ? undefined : paper[confidence]
      if (colour !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: colour } }
    })
    const crop = row.box === undefined ? undefined : await cut(row.source, row.box)
    if (crop !== undefined) placeCrop(workbook, sheet, added, crop)
  }
  sheet.autoFilter = { from: { row: 1, column: 2 }, to: { row: 1, column: table.headings.length + 1 } }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const placeCrop = (workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, row: ExcelJS.Row, crop: CropPng): void => {
  const scale = Math.min(cropWidth / crop.width, largestCropHeight / crop.height, 1)
  const [width, height] = [crop.width * scale, crop.height * scale]
  const image = workbook.addImage({ base64: Buffer.from(crop.png).toString('base64'), extension: 'png' })
  sheet.addImage(image, { tl: { col: 0.05, row: row.number - 1 + 0.05 }, ext: { width, height }, editAs: 'oneCell' })
  // Points are three quarters of pixels.
  row.height = Math.max(20, (height + 8) * 0.75)
}

const widthOf = (heading: string): number => (heading.includes('SHA') ? 68 : heading === '内容' ? 50 : heading.startsWith('时间') || heading === '号码' || heading === '来源文件' || heading === '标记' ? 22 : 12)
