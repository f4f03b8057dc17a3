import type { TableCell, TableRow } from '../../../core/import/format.ts'
import { joinedCells, type JoinedCells } from './joined-cells.ts'
import type { Sheet } from './workbook.ts'

const entities: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', mdash: '—', ndash: '–', hellip: '…', middot: '·', times: '×', yen: '¥', deg: '°', laquo: '«', raquo: '»', bull: '•', minus: '−', shy: '', zwnj: '', zwj: '',
}

/** What stands in a field is shown like any words. */
const fieldValue = (tag: string): string => (/\btype\s*=\s*["']?(?:hidden|button|submit|checkbox|radio|image|reset)/i.test(tag) ? '' : (/\bvalue\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)?.slice(1).find((v) => (v as string | undefined) !== undefined) ?? ''))

export const plainText = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<input\b[^>]*>/gi, fieldValue)
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (all: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/[^\S\n]+/g, ' ')
    .trim()

/** Every table of an HTML page (Chinese portals save these as .xls): one sheet each. Unclosed cells and rows are closed by the next. */
export const htmlTables = (page: string): readonly Sheet[] => {
  // A table that was commented out is none.
  const html = page.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, (all) => ' '.repeat(all.length))
  const sheets: Built[] = []
  const stack: (Built & { readonly joined: JoinedCells })[] = []
  let proseAt = 0
  let cells: TableCell[] | undefined
  let cellAt = -1
  let size = { across: 1, down: 1 }
  const begin = (at: number): void => {
    const sheet = { name: `table ${sheets.length + 1}`, rows: [], above: stack.length === 0 ? linesOf(html.slice(proseAt, at)) : [], hiddenRows: 0, joined: joinedCells() }
    sheets.push(sheet)
    stack.push(sheet)
  }
  const closeCell = (end: number): void => {
    const joined = stack.at(-1)?.joined
    if (cellAt !== -1 && cells !== undefined && joined !== undefined) {
      joined.reachDown(cells)
      joined.put(cells, { text: plainText(html.slice(cellAt, end)) }, size)
    }
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
      if (closing === '/') {
        stack.pop()
        proseAt = match.index + all.length
      } else begin(match.index)
      continue
    }
    // Rows of a table whose first tag is missing.
    if (stack.length === 0) begin(match.index)
    if (name === 'tr') {
      closeRow(match.index)
      if (closing === '') cells = []
      const sheet = stack.at(-1)
      if (closing === '' && sheet !== undefined && isHidden.test(attributes ?? '')) sheet.hiddenRows++
    } else {
      closeCell(match.index)
      if (closing === '/') continue
      cells ??= []
      cellAt = match.index + all.length
      size = { across: spanOf('colspan', attributes), down: spanOf('rowspan', attributes) }
    }
  }
  closeRow(html.length)
  return sheets.map((sheet, i) => ({ name: sheet.name, rows: [...saidAbove(sheet, sheets.slice(0, i)), ...sheet.rows], ...(sheet.hiddenRows === 0 ? {} : { hidden: { isSheet: false, rows: sheet.hiddenRows, columns: 0 } }) }))
}

type Built = { readonly name: string; readonly rows: TableRow[]; readonly above: readonly string[]; hiddenRows: number }

const isHidden = /display\s*:\s*none|\bhidden\b|mso-yfti-hidden/i
const linesOf = (html: string): readonly string[] => plainText(html.replace(/<\/(?:p|div|h\d|li|title|caption)>/gi, '<br>')).split('\n').map((line) => line.trim()).filter(isTelling)

/** The month, the number and the carrier often stand above the table, or in a small one before it: row 0, as they are none of its rows. */
const saidAbove = ({ name, above }: Built, before: readonly Built[]): readonly TableRow[] => {
  const words = before.flatMap((table) => [...table.above, ...(table.rows.length > smallTable ? [] : table.rows.flatMap((row) => row.cells.map((c) => c.text).join(' ').trim()))])
  return [...words.filter(isTelling), ...above].slice(-mostAbove).map((text) => ({ sheet: name, row: 0, cells: [{ text }] }))
}
const isTelling = (text: string): boolean => text.length <= 120 && /20\d\d|号码|详单|账单|清单|话单|单位/.test(text)
const smallTable = 8
const mostAbove = 12

const spanOf = (name: string, attributes: string | undefined): number => Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes ?? '')?.[1] ?? '1')
