import type { TableCell, TableRow } from '../../../core/import/format.ts'
import type { Sheet } from './workbook.ts'
import { xmlScanner } from './xml-scanner.ts'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

export const plainText = (html: string): string =>
  html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (all: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/[^\S\n]+/g, ' ')
    .trim()

/** Every table of an HTML page (Chinese portals save these as .xls): one sheet each. Unclosed cells and rows are closed by the next. */
export const htmlTables = (html: string): readonly Sheet[] => {
  const sheets: { name: string; rows: TableRow[] }[] = []
  const stack: { name: string; rows: TableRow[] }[] = []
  let cells: TableCell[] | undefined
  let cellAt = -1
  let span = 1
  const closeCell = (end: number): void => {
    if (cellAt === -1 || cells === undefined) return
    cells.push({ text: plainText(html.slice(cellAt, end)) })
    for (let i = 1; i < span; i++) cells.push({ text: '' })
    cellAt = -1
  }
  const closeRow = (end: number): void => {
    closeCell(end)
    const sheet = stack.at(-1)
    if (cells !== undefined && sheet !== undefined) sheet.rows.push({ sheet: sheet.name, row: sheet.rows.length + 1, cells })
    cells = undefined
  }
  for (const match of html.matchAll(/<(\/?)(table|tr|td|th)\b([^>]*)>/gi)) {
    const [all, closing, nameRaw, attributes] = match
    const name = (nameRaw ?? '').toLowerCase()
    if (name === 'table') {
      closeRow(match.index)
      if (closing === '/') stack.pop()
      else {
        const sheet = { name: `table ${sheets.length + 1}`, rows: [] }
        sheets.push(sheet)
        stack.push(sheet)
      }
    } else if (name === 'tr') {
      closeRow(match.index)
      if (closing === '') cells = []
    } else {
      closeCell(match.index)
      if (closing === '/') continue
      cells ??= []
      cellAt = match.index + all.length
      span = Math.min(64, Number(/colspan\s*=\s*["']?(\d+)/i.exec(attributes ?? '')?.[1] ?? '1'))
    }
  }
  closeRow(html.length)
  return sheets
}

/** Excel's "XML Spreadsheet 2003". */
export const spreadsheetMl = (text: string): { readonly sheets: readonly Sheet[]; readonly isWhole: boolean } => {
  const sheets: { name: string; rows: TableRow[] }[] = []
  let cells: TableCell[] = []
  let row = 0
  let type = ''
  let data: string | undefined
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  const finishRow = (): void => {
    const sheet = sheets.at(-1)
    if (sheet !== undefined && cells.length > 0) sheet.rows.push({ sheet: sheet.name, row, cells })
  }
  const finishCell = (): void => {
    if (data === undefined) return
    const text = data.trim()
    const value = type === 'Number' && text !== '' ? Number(text) : Number.NaN
    cells[cells.length - 1] = Number.isNaN(value) ? { text: type === 'DateTime' ? text.replace('T', ' ').replace(/\.000$/, '') : text } : { text, number: value }
    data = undefined
  }
  const scanner = xmlScanner({
    open: (raw, attributes, selfClosing) => {
      switch (local(raw)) {
        case 'Worksheet':
          sheets.push({ name: attributes['ss:Name'] ?? `Sheet${sheets.length + 1}`, rows: [] })
          row = 0
          return
        case 'Row':
          row = Number(attributes['ss:Index'] ?? row + 1)
          cells = []
          return
        case 'Cell': {
          const index = Number(attributes['ss:Index'] ?? cells.length + 1)
          while (cells.length < Math.min(index, 1_000)) cells.push({ text: '' })
          return
        }
        case 'Data':
          type = attributes['ss:Type'] ?? 'String'
          data = selfClosing ? undefined : ''
          return
        default:
      }
    },
    close: (raw) => {
      if (local(raw) === 'Data') finishCell()
      if (local(raw) === 'Row') finishRow()
    },
    text: (piece) => {
      if (data !== undefined) data += piece
    },
    damage: () => undefined,
  })
  scanner.write(Buffer.from(text, 'utf8'))
  return { sheets, isWhole: !scanner.end() && /<\/(?:\w+:)?Workbook>\s*$/.test(text) }
}
