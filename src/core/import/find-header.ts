import { parsePhoneNumber } from '../kernel/phone-number.ts'
import { isTraffic, normaliseHeading } from './columns.ts'
import type { TableRow } from './format.ts'
import { findHeader, timeOfCell, type Header } from './table-shape.ts'

/** The header of a table of calls: by its words, else by what stands below it. `isByValues`: what its columns mean must be asked. */
export type FoundHeader = { readonly header: Header; readonly isByValues: boolean }

export const headerOf = (rows: readonly TableRow[]): FoundHeader | undefined => {
  const named = findHeader(rows)
  if (named !== undefined) return { header: named, isByValues: false }
  const shown = headerByValues(rows)
  return shown === undefined ? undefined : { header: shown, isByValues: true }
}

const rowsLookedAt = 40
const leastRows = 2
const most = 0.8

/** A virtual operator's own words (话单时刻, 对端, 来/去): the first row of words over a column of times and a column of numbers. */
const headerByValues = (rows: readonly TableRow[]): Header | undefined => {
  const head = rows.slice(0, rowsLookedAt)
  const at = head.findIndex((row, i) => isWords(row) && standsOverCalls(row, head.slice(i + 1)))
  const row = head[at]
  if (row === undefined) return undefined
  const raw = row.cells.map((c) => c.text)
  const headings = raw.map(normaliseHeading)
  if (headings.some(isTraffic)) return undefined
  return { row: row.row, sheet: row.sheet, headings, raw, preamble: head.slice(0, at).flatMap((r) => r.cells.map((c) => c.text).filter((t) => t !== '')) }
}

const isWords = ({ cells }: TableRow): boolean => {
  const texts = cells.map((c) => c.text.trim()).filter((t) => t !== '')
  return texts.length >= 3 && new Set(texts).size === texts.length && texts.every((t) => t.length <= 24 && !/\d{3}/.test(t)) && cells.every((c) => c.number === undefined && c.dateSerial === undefined)
}

/** One column of days with clocks (or a day and a clock apart), another of numbers one can call. */
const standsOverCalls = (header: TableRow, below: readonly TableRow[]): boolean => {
  const filled = below.filter((r) => r.cells.filter((c) => c.text.trim() !== '').length >= 3)
  if (filled.length < leastRows) return false
  const share = (index: number, test: (cell: TableRow['cells'][number]) => boolean): number => filled.filter((r) => r.cells[index] !== undefined && test(r.cells[index])).length / filled.length
  const columns = header.cells.map((_, i) => i)
  const times = columns.filter((i) => share(i, isMoment) >= most)
  const isTimed = times.length > 0 || (columns.some((i) => share(i, (c) => isPart(c, 'date')) >= most) && columns.some((i) => share(i, (c) => isPart(c, 'clock')) >= most))
  return isTimed && columns.some((i) => !times.includes(i) && share(i, (c) => canBeCalled(c.text)) >= most)
}

const isMoment = (cell: TableRow['cells'][number]): boolean => {
  const time = timeOfCell(cell)
  return time !== null && (time.kind === 'moment' ? cell.text.length >= 10 && !/^1[3-9]\d{9}$/.test(cell.text) : time.date !== undefined && time.clock !== undefined)
}

const isPart = (cell: TableRow['cells'][number], part: 'date' | 'clock'): boolean => {
  const time = timeOfCell(cell)
  return time?.kind === 'wall' && time[part] !== undefined && !/^\d{1,5}$/.test(cell.text.trim())
}

const canBeCalled = (text: string): boolean => parsePhoneNumber(text).kind !== 'unknown'
