import type { TableCell, TableRow } from '../../../core/import/format.ts'
import { joinedCells, type JoinedCells } from './joined-cells.ts'
import { isDateFormat, serialCell, type Hidden, type Sheet } from './workbook.ts'
import { xmlScanner } from './xml-scanner.ts'

type Attributes = Readonly<Record<string, string>>

/** Excel's "XML Spreadsheet 2003". */
export const spreadsheetMl = (text: string): { readonly sheets: readonly Sheet[]; readonly isWhole: boolean } => {
  const book = sheetBuilder()
  const scanner = xmlScanner({
    open: (raw, attributes, selfClosing) => book.open[local(raw)]?.(attributes, selfClosing),
    close: (raw) => book.close[local(raw)]?.(),
    text: (piece) => book.say(piece),
    damage: () => undefined,
  })
  scanner.write(Buffer.from(text, 'utf8'))
  return { sheets: book.sheets, isWhole: !scanner.end() && /<\/(?:\w+:)?Workbook>\s*$/.test(text) }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

type Builder = {
  readonly sheets: readonly Sheet[]
  readonly open: Readonly<Record<string, (attributes: Attributes, selfClosing: boolean) => void>>
  readonly close: Readonly<Record<string, () => void>>
  readonly say: (piece: string) => void
}

const sheetBuilder = (): Builder => {
  const sheets: Built[] = []
  const formats = new Map<string, string>()
  let [style, cellStyle, type, row, joined] = ['', '', '', 0, joinedCells()]
  let cells: TableCell[] = []
  let size = { across: 1, down: 1 }
  let cell: TableCell = { text: '' }
  let data: string | undefined
  let isRemark = false
  const endCell = (): void => joined.put(cells, cell, size)
  const endRow = (): void => {
    joined.endRow(cells)
    const sheet = sheets.at(-1)
    if (sheet !== undefined && cells.length > 0) sheet.rows.push({ sheet: sheet.name, row, cells })
  }
  return {
    sheets,
    open: {
      Style: (attributes) => (style = attributes['ss:ID'] ?? ''),
      NumberFormat: (attributes) => void formats.set(style, attributes['ss:Format'] ?? 'General'),
      Worksheet: (attributes) => {
        sheets.push({ name: attributes['ss:Name'] ?? `Sheet${sheets.length + 1}`, rows: [] })
        row = 0
        joined = joinedCells()
      },
      Row: (attributes, selfClosing) => {
        row = Number(attributes['ss:Index'] ?? row + 1)
        cells = []
        if (attributes['ss:Hidden'] === '1') hideRow(sheets.at(-1))
        if (selfClosing) endRow()
      },
      Cell: (attributes, selfClosing) => {
        skipTo(cells, joined, Math.min(Number(attributes['ss:Index'] ?? 0), 1_000))
        cellStyle = attributes['ss:StyleID'] ?? ''
        size = { across: Number(attributes['ss:MergeAcross'] ?? 0) + 1, down: Number(attributes['ss:MergeDown'] ?? 0) + 1 }
        cell = { text: '' }
        if (selfClosing) endCell()
      },
      // A remark beside a cell has text of its own.
      Comment: (_attributes, selfClosing) => (isRemark = !selfClosing),
      Data: (attributes, selfClosing) => {
        if (isRemark) return
        type = attributes['ss:Type'] ?? 'String'
        data = selfClosing ? undefined : ''
      },
    },
    close: {
      Comment: () => (isRemark = false),
      Data: () => {
        if (data !== undefined) cell = toCell(type, data.trim(), formats.get(cellStyle) ?? 'General')
        data = undefined
      },
      Cell: endCell,
      Row: endRow,
    },
    say: (piece) => {
      if (data !== undefined) data += piece
    },
  }
}

/** Empty cells are left out: the next one says where it stands. */
const skipTo = (cells: TableCell[], joined: JoinedCells, index: number): void => {
  joined.reachDown(cells, index > 0 ? index - 1 : undefined)
  while (cells.length < index - 1) {
    cells.push({ text: '' })
    joined.reachDown(cells, index - 1)
  }
}

type Built = { readonly name: string; readonly rows: TableRow[]; hidden?: Hidden }
const hideRow = (sheet: Built | undefined): void => {
  if (sheet !== undefined) sheet.hidden = { isSheet: false, rows: (sheet.hidden?.rows ?? 0) + 1, columns: 0 }
}

/** A clock alone is a moment of Excel's first day; a day alone its midnight. */
const toCell = (type: string, text: string, format: string): TableCell => {
  if (type === 'DateTime') return { text: text.replace(/\.000$/, '').replace(/^1899-12-3[01]T/, '').replace(/T00:00:00$/, /h/i.test(format) ? ' 00:00:00' : '').replace('T', ' ') }
  const value = type === 'Number' && text !== '' ? Number(text) : Number.NaN
  if (Number.isNaN(value)) return { text }
  return isDateFormat(format) ? serialCell(value) : { text, number: value }
}
