import type { Block, Column } from '../../../core/model/document.ts'

type LargeTable = Extract<Block, { readonly kind: 'table' }>

/** Stands in the document until its table is written in: ten thousand rows as objects of the docx library take three gigabytes. */
export const placeholderFor = (index: number): string => `@@table-${index}@@`

/** A table as WordprocessingML (ISO 29500-1, 17.4): fixed widths, repeated heading, rows not split. */
export const wordTableXml = (table: LargeTable): string => {
  const size = table.columns.length > 8 ? 15 : 18
  const widths = table.columns.map((column) => Math.round(column.widthPt * 20))
  const head = rowXml(table.columns.map((column) => ({ ...column, align: 'center' })), table.columns.map((column) => column.heading), widths, size, true)
  const rows = table.rows.map((row) => rowXml(table.columns, row.cells.map((cell) => cell.runs.map((run) => run.text).join('')), widths, size, false))
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${head}${rows.join('')}</w:tbl>`
}

const edge = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
const borders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders>`
const margins = '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'

const rowXml = (columns: readonly Column[], texts: readonly string[], widths: readonly number[], size: number, isHead: boolean): string =>
  `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${columns.map((column, index) => cellXml(texts[index] ?? '', column, widths[index] ?? 0, size, isHead)).join('')}</w:tr>`

const cellXml = (text: string, column: Column, width: number, size: number, isBold: boolean): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:jc w:val="${column.align ?? 'left'}"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>${isBold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p></w:tc>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Puts the tables where their placeholders stand. */
export const withTables = (xml: string, tables: readonly string[]): string => {
  let text = xml
  for (const [index, table] of tables.entries()) {
    const at = text.indexOf(placeholderFor(index))
    if (at < 0) continue
    const start = Math.max(text.lastIndexOf('<w:p>', at), text.lastIndexOf('<w:p ', at))
    const end = text.indexOf('</w:p>', at) + '</w:p>'.length
    text = `${text.slice(0, start)}${table}${text.slice(end)}`
  }
  return text
}
