import type { LocalDate } from '../kernel/civil.ts'
import { civilOf, daysFromCivil, isCivil, parseLocalDate } from '../kernel/civil.ts'
import type { DateText, DayOrder } from '../kernel/time-text.ts'
import { timeOfCell, type Header } from './table-shape.ts'
import type { MappedColumn } from './map-columns.ts'
import type { TableRow } from './format.ts'

/** First and last day a bill says it covers. */
export type DayRange = { readonly from: LocalDate; readonly to: LocalDate }

/** 从2020-03-01到2020-03-31, or 2015年05月 in a sheet's name: the only year some bills give. */
export const rangeOf = (words: readonly string[]): DayRange | undefined => {
  const text = words.join(' ').normalize('NFKC')
  const days = [...text.matchAll(/(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/g)].flatMap((m) => dateOf(m[1], m[2], m[3]))
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first !== undefined && last !== undefined && first !== last) return { from: first, to: last }
  const month = /(20\d{2})年?[-/.]?(\d{1,2})月/.exec(text)
  if (month !== null) return monthRange(Number(month[1]), Number(month[2]))
  const compact = /(?:^|\D)(20\d{2})(\d{2})(\d{2})\s*[-—~至到]+\s*(20\d{2})(\d{2})(\d{2})(?:\D|$)/.exec(text)
  const pair = compact === null ? [] : [...dateOf(compact[1], compact[2], compact[3]), ...dateOf(compact[4], compact[5], compact[6])]
  return pair[0] !== undefined && pair[1] !== undefined ? { from: pair[0], to: pair[1] } : undefined
}

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0')
const dateOf = (y: string | undefined, m: string | undefined, d: string | undefined): readonly LocalDate[] => {
  const date = parseLocalDate(`${y ?? ''}-${two(m)}-${two(d)}`)
  return date.ok ? [date.value] : []
}

const monthRange = (year: number, month: number): DayRange | undefined => {
  const first = dateOf(String(year), String(month), '1')[0]
  const last = [31, 30, 29, 28].flatMap((d) => dateOf(String(year), String(month), String(d)))[0]
  return first === undefined || last === undefined ? undefined : { from: first, to: last }
}

/** The year that puts a month and day inside the range; undefined: none does. */
export const yearInRange = (range: DayRange, month: number, day: number): number | undefined => {
  const [first, last] = [civilOf(range.from), civilOf(range.to)]
  for (let year = first.year; year <= last.year; year++) {
    if (!isCivil({ year, month, day })) continue
    const at = daysFromCivil({ year, month, day })
    if (at >= daysFromCivil(first) && at <= daysFromCivil(last)) return year
  }
  return undefined
}

/** What the dates of a whole column leave open. */
export type DateNeeds = { readonly needsYear: boolean; readonly needsOrder: boolean; readonly order?: DayOrder }

/** dd/MM or MM/dd is told by any value above 12 anywhere in the column; without one a person must say. */
export const dateNeeds = (rows: readonly TableRow[], columns: readonly MappedColumn[]): DateNeeds => {
  const cells = columns.filter((c) => c.meaning === 'dateTime' || c.meaning === 'date').map((c) => c.index)
  const dates = rows.flatMap((row) => cells.flatMap((index) => dateIn(row, index)))
  const undecided = dates.filter((d) => d.order === 'unknown' && d.first !== d.second)
  const needsYear = dates.some((d) => d.year === undefined)
  if (undecided.length === 0) return { needsYear, needsOrder: false, order: 'month-first' }
  const order = orderOf(rows, cells)
  return order === undefined ? { needsYear, needsOrder: true } : { needsYear, needsOrder: false, order }
}

const dateIn = (row: TableRow, index: number): readonly DateText[] => {
  const cell = row.cells[index]
  const time = cell === undefined ? null : timeOfCell(cell)
  return time?.kind === 'wall' && time.date !== undefined ? [time.date] : []
}

const orderOf = (rows: readonly TableRow[], cells: readonly number[]): DayOrder | undefined => {
  let dayFirst = false
  let monthFirst = false
  for (const row of rows) {
    for (const index of cells) {
      const match = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}/.exec((row.cells[index]?.text ?? '').normalize('NFKC'))
      if (match === null) continue
      if (Number(match[1]) > 12) dayFirst = true
      if (Number(match[2]) > 12) monthFirst = true
    }
  }
  return dayFirst === monthFirst ? undefined : dayFirst ? 'day-first' : 'month-first'
}

export const preambleOf = (header: Header): readonly string[] => [...header.preamble, header.sheet ?? '']
