import XLSX, { type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { FileRecord, TableCell, TableRow } from '../../../core/import/format.ts'
import type { Issue } from '../../../core/kernel/issue.ts'
import { decodeAll, guessEncoding } from './encoding.ts'

export type Sheet = { readonly name: string; readonly rows: readonly TableRow[]; /** What Excel does not show of it: read all the same, and said. */ readonly hidden?: Hidden }
export type Hidden = { readonly isSheet: boolean; readonly rows: number; readonly columns: number }

/**
 * .xls, .xlsx, .ods, SYLK and DBF. Raw serials and SSF only: with cellDates SheetJS moves every date by 43 s in Asia/Shanghai (formats/README §12).
 * Never used for CSV, where it loses zeros and signs.
 */
export const readWorkbook = (bytes: Buffer): readonly Sheet[] | undefined => {
  try {
    const book: WorkBook = XLSX.read(bytes, { type: 'buffer', cellDates: false, cellNF: true, cellText: false, cellHTML: false, cellFormula: false, cellStyles: true, dense: true, bookVBA: false })
    const offset = book.Workbook?.WBProps?.date1904 === true ? days1904 : 0
    const sheets = book.SheetNames.map((name, i): Sheet => ({ name, rows: rowsOf(name, book.Sheets[name], offset), ...hiddenOf(book.Sheets[name], (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0) }))
    return hasUnicode(bytes) ? sheets : decoded(sheets)
  } catch {
    return undefined
  }
}

/** Excel 97 and later, and all packed ones, keep their text in Unicode whatever code page they name. */
const hasUnicode = (bytes: Buffer): boolean => (bytes[0] === 0xd0 ? bytes.includes(workbookStream) : bytes[0] === 0x50 || bytes[0] === 0x3c || (bytes[0] === 9 && bytes.readUInt16LE(4) >= 0x600))
const workbookStream = Buffer.from('Workbook', 'utf16le')

/** Older ones keep bytes, which SheetJS hands on one by one: in China they are GBK, or UTF-8 from a script, whatever the code page says. */
const decoded = (sheets: readonly Sheet[]): readonly Sheet[] => {
  const written = [...sheets.map((s) => s.name), ...sheets.flatMap((s) => s.rows.flatMap((r) => r.cells.map((c) => c.text)))].filter((text) => /[\u0080-\u00ff]/.test(text) && !/[^\u0000-\u00ff]/.test(text))
  if (written.length === 0) return sheets
  const { encoding } = guessEncoding(Buffer.from(written.join('\n'), 'latin1'))
  const known = new Set(written)
  const toText = (text: string): string => (known.has(text) ? decodeAll(Buffer.from(text, 'latin1'), encoding) : text)
  return sheets.map((sheet) => ({ ...sheet, name: toText(sheet.name), rows: sheet.rows.map((row) => ({ ...row, sheet: toText(sheet.name), cells: row.cells.map((cell) => ({ ...cell, text: toText(cell.text) })) })) }))
}

const hiddenOf = (sheet: DenseSheet | undefined, isSheet: boolean): { readonly hidden?: Hidden } => {
  const count = (list: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined): number => (list ?? []).filter((one) => one?.hidden === true).length
  const hidden = { isSheet, rows: count(sheet?.['!rows']), columns: count(sheet?.['!cols']) }
  return isSheet || hidden.rows + hidden.columns > 0 ? { hidden } : {}
}

/** Workbooks of old Macs count days from 1904. */
const days1904 = 1462

type DenseSheet = WorkSheet & { readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[] }

const rowsOf = (sheet: string, worksheet: DenseSheet | undefined, offset: number): readonly TableRow[] => {
  const rows: TableRow[] = []
  const data = worksheet?.['!data'] ?? []
  const joined = joinedDown(worksheet)
  for (const [r, row] of Array.from(data, (row) => row ?? []).entries()) {
    const cells: TableCell[] = []
    // Array.from: cells that are not there are holes.
    for (const cell of Array.from(row)) cells.push(toCell(cell, offset))
    for (const { column, top } of joined.get(r) ?? []) {
      while (cells.length <= column) cells.push({ text: '' })
      cells[column] = toCell(data[top]?.[column], offset)
    }
    while (cells.length > 0 && cells.at(-1)?.text === '') cells.pop()
    if (cells.length > 0) rows.push({ sheet, row: r + 1, cells })
  }
  return rows
}

/** A cell joined over several rows (one day for all its calls) is said of each of them. */
const joinedDown = (worksheet: DenseSheet | undefined): ReadonlyMap<number, readonly { readonly column: number; readonly top: number }[]> => {
  const rows = new Map<number, { readonly column: number; readonly top: number }[]>()
  for (const { s, e } of worksheet?.['!merges'] ?? []) {
    for (let row = s.r + 1; row <= Math.min(e.r, s.r + mostJoined); row++) rows.set(row, [...(rows.get(row) ?? []), { column: s.c, top: s.r }])
  }
  return rows
}
const mostJoined = 5_000

/** SSF is published without types. */
type DateParts = { readonly y: number; readonly m: number; readonly d: number; readonly H: number; readonly M: number; readonly S: number }
const ssf = XLSX.SSF as { readonly is_date: (format: string) => boolean; readonly parse_date_code: (serial: number) => DateParts | null }

/** [MS-XLS] 2.5.10: what stands in a cell whose formula failed is no number. */
const errors: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' }

const toCell = (cell: CellObject | undefined, offset: number): TableCell => {
  if (cell?.v === undefined) return { text: '' }
  if (cell.t === 'e') return { text: errors[Number(cell.v)] ?? '#' }
  if (typeof cell.v !== 'number') return { text: typeof cell.v === 'boolean' ? String(cell.v) : cell.v instanceof Date ? cell.v.toISOString() : cell.v }
  const format = typeof cell.z === 'string' || typeof cell.z === 'number' ? cell.z : 'General'
  if (ssf.is_date(String(format))) return serialCell(cell.v >= 1 ? cell.v + offset : cell.v)
  return { text: String(cell.v), number: cell.v }
}

/** A number shown as a date. */
export const serialCell = (serial: number): TableCell => ({ text: serialText(serial), number: serial, dateSerial: serial })
export const isDateFormat = (format: string): boolean => ssf.is_date(format)

/** What a person would write for a serial: SSF's own arithmetic, no Date and no zone. Seconds are rounded, as Excel shows them. */
const serialText = (serial: number): string => {
  const parts = ssf.parse_date_code(serial)
  if (parts === null) return String(serial)
  const two = (n: number): string => String(n).padStart(2, '0')
  const clock = `${two(parts.H)}:${two(parts.M)}:${two(parts.S)}`
  if (serial < 1) return clock
  const day = `${parts.y}-${two(parts.m)}-${two(parts.d)}`
  return Number.isInteger(serial) ? day : `${day} ${clock}`
}

/** Hidden sheets, rows and columns: Excel does not show them; whoever compares should look for them. */
export const hiddenNotes = (sheets: readonly Sheet[]): readonly Issue[] =>
  sheets.flatMap(({ name, rows, hidden }): readonly Issue[] => {
    if (hidden === undefined || rows.length === 0) return []
    const place = { sheet: name }
    return [
      ...(hidden.isSheet ? [{ code: 'sheet-hidden', severity: 'note' as const, place, params: { sheet: name } }] : []),
      ...(hidden.rows + hidden.columns > 0 ? [{ code: 'cells-hidden', severity: 'note' as const, place, params: { sheet: name, rows: hidden.rows, columns: hidden.columns } }] : []),
    ]
  })

export const rowRecords = (sheets: readonly Sheet[]): FileRecord[] => sheets.flatMap((sheet) => sheet.rows.map((row): FileRecord => ({ kind: 'row', row })))
