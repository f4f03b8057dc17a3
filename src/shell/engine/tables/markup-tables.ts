import type { TableCell, TableRow } from '../../../core/import/format.ts'
import { joinedCells, type JoinedCells } from './joined-cells.ts'
import type { Sheet } from './workbook.ts'

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
  const stack: { name: string; rows: TableRow[]; joined: JoinedCells }[] = []
  let cells: TableCell[] | undefined
  let cellAt = -1
  let size = { across: 1, down: 1 }
  const closeCell = (end: number): void => {
    const joined = stack.at(-1)?.joined
    if (cellAt === -1 || cells === undefined || joined === undefined) return
    joined.reachDown(cells)
    joined.put(cells, { text: plainText(html.slice(cellAt, end)) }, size)
    cellAt = -1
  }
  const closeRow = (end: number): void => {
    closeCell(end)
    const sheet = stack.at(-1)
    if (cells !== undefined && sheet !== undefined) {
      sheet.joined.endRow(cells)
      sheet.rows.push({ sheet: sheet.name, row: sheet.rows.length + 1, cells })
    }
    cells = undefined
  }
  for (const match of html.matchAll(/<(\/?)(table|tr|td|th)\b([^>]*)>/gi)) {
    const [all, closing, nameRaw, attributes] = match
    const name = (nameRaw ?? '').toLowerCase()
    if (name === 'table') {
      closeRow(match.index)
      if (closing === '/') stack.pop()
      else {
        const sheet = { name: `table ${sheets.length + 1}`, rows: [], joined: joinedCells() }
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
      size = { across: spanOf('colspan', attributes), down: spanOf('rowspan', attributes) }
    }
  }
  closeRow(html.length)
  return sheets
}

const spanOf = (name: string, attributes: string | undefined): number => Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes ?? '')?.[1] ?? '1')
