import { parseDurationText } from '../kernel/duration-text.ts'
import { parsePhoneNumber } from '../kernel/phone-number.ts'
import { parseTimeText, wallOfDayCount, type TimeText } from '../kernel/time-text.ts'
import { directionOfWords } from './direction-words.ts'
import { isTraffic, meaningsOf, normaliseHeading, type Heading } from './columns.ts'
import type { TableCell, TableRow } from './format.ts'

export type Header = { readonly row: number; readonly sheet: string | undefined; readonly headings: readonly Heading[]; readonly raw: readonly string[]; /** Rows above it: where a bill says its month. */ readonly preamble: readonly string[] }

/** The row of the first 40 with the most known headings; it must name a time and a number, a duration or a direction. */
export const findHeader = (rows: readonly TableRow[]): Header | undefined => {
  let best: { readonly header: Header; readonly score: number } | undefined
  for (const [index, row] of rows.slice(0, 40).entries()) {
    const headings = row.cells.map((cell) => normaliseHeading(cell.text))
    if (headings.some(isTraffic)) continue
    const known = headings.map(meaningsOf)
    const names = (...wanted: readonly string[]): boolean => known.some((list) => list.some((m) => wanted.includes(m)))
    if (!names('dateTime', 'date', 'time') || !names('otherNumber', 'callingNumber', 'duration', 'direction')) continue
    const score = known.filter((list) => list.length > 0).length
    if (score < 2 || (best !== undefined && best.score >= score)) continue
    best = { score, header: { row: row.row, sheet: row.sheet, headings, raw: row.cells.map((c) => c.text), preamble: rows.slice(0, index).flatMap((r) => r.cells.map((c) => c.text).filter((t) => t !== '')) } }
  }
  const header = best?.header
  return header === undefined ? undefined : withSubHeadings(header, rows.find((r) => r.row > header.row))
}

/** 通话时长 over 分 and 秒: the line below the headings parts one of them, and belongs to them. */
const withSubHeadings = (header: Header, below: TableRow | undefined): Header => {
  const texts = below?.cells.map((c) => c.text.trim()) ?? []
  const parts = texts.flatMap((text, i) => (text === '' || text === header.raw[i]?.trim() ? [] : [text]))
  if (below === undefined || parts.length === 0 || texts.some((t) => /\d/.test(t)) || !parts.every((t) => unitWord.test(t) || meaningsOf(normaliseHeading(t)).length > 0) || parts.length * 2 > header.raw.filter((t) => t !== '').length + 2) return header
  let over = ''
  const raw = Array.from({ length: Math.max(header.raw.length, texts.length) }, (_, i) => {
    const [top, part] = [header.raw[i] ?? '', texts[i] ?? '']
    if (top !== '') over = top
    if (part === '' || part === top.trim()) return top
    return unitWord.test(part) ? `${over}（${part}）` : part
  })
  return { ...header, row: below.row, raw, headings: raw.map(normaliseHeading) }
}
const unitWord = /^[((]?(?:分钟?|秒钟?|小时|时|元)[))]?$/

/** 25-12-05 in a column of such dates: the year first, in two digits. */
const shortYear = /^(\s*)(\d{2})([-/.])(\d{1,2})\3(\d{1,2})(?!\d)/

/** true: read as year, month, day every cell is a day of the last years, and the years differ least. 02/06/17 and 21/09/23 are not. */
export const isYearFirst = (cells: readonly TableCell[], thisYear: number): boolean => {
  const parts = cells.flatMap(({ text }) => (text.trim() === '' ? [] : [shortYear.exec(text.normalize('NFKC'))]))
  if (parts.length === 0 || parts.some((m) => m === null || !isRecent(m[2], thisYear) || Number(m[4]) > 12 || Number(m[5]) > 31 || m[5] === '0')) return false
  const distinct = (group: number): number => new Set(parts.map((m) => m?.[group])).size
  return parts.some((m) => !isRecent(m?.[5], thisYear)) || distinct(2) <= distinct(5)
}

const isRecent = (year: string | undefined, thisYear: number): boolean => {
  const age = (thisYear % 100) - Number(year)
  return age >= 0 && age <= 8
}

export const withCentury = (cell: TableCell): TableCell => ({ ...cell, text: cell.text.normalize('NFKC').replace(shortYear, '$120$2$3$4$3$5') })

/** A cell as a time: a spreadsheet's own date by its serial, anything else by its text. */
export const timeOfCell = (cell: TableCell, hasShortYear = false): TimeText | null => {
  // 091502 in an exchange's own records. A day count has five digits, a calendar day eight.
  const run = /^\s*([01]\d|2[0-3])([0-5]\d)([0-5]\d)\s*$/.exec(cell.text)
  if (run !== null) return { kind: 'wall', clock: { hour: Number(run[1]), minute: Number(run[2]), second: Number(run[3]) } }
  if (cell.dateSerial === undefined) return parseTimeText(hasShortYear ? withCentury(cell).text : cell.text)
  if (cell.dateSerial >= 1) return wallOfDayCount(cell.dateSerial)
  return parseTimeText(cell.text)
}

/** How many cells of a column can be read as what; shares of the cells that are not empty. */
export type ColumnProfile = {
  readonly filled: number
  readonly numbers: number
  readonly moments: number
  readonly dateTimes: number
  readonly dates: number
  readonly clocks: number
  readonly durations: number
  readonly bareNumbers: number
  readonly directions: number
  readonly codes: number
  readonly booleans: number
  readonly largest: number
}

export const profileOf = (cells: readonly TableCell[]): ColumnProfile => {
  const filled = cells.filter((c) => c.text.trim() !== '')
  const share = (test: (cell: TableCell) => boolean): number => (filled.length === 0 ? 0 : filled.filter(test).length / filled.length)
  const times = filled.map((c) => timeOfCell(c))
  const timeShare = (test: (t: TimeText) => boolean): number => (filled.length === 0 ? 0 : times.filter((t) => t !== null && test(t)).length / filled.length)
  return {
    filled: filled.length,
    numbers: share((c) => isNumberLike(c.text)),
    moments: timeShare((t) => t.kind === 'moment'),
    dateTimes: timeShare((t) => t.kind === 'wall' && t.date !== undefined && t.clock !== undefined),
    dates: timeShare((t) => t.kind === 'wall' && t.date !== undefined && t.clock === undefined),
    clocks: timeShare((t) => t.kind === 'wall' && t.date === undefined),
    durations: share((c) => parseDurationText(c.text) !== null),
    bareNumbers: share((c) => parseDurationText(c.text)?.kind === 'number'),
    directions: share((c) => directionOfWords(c.text) !== undefined),
    codes: share((c) => /^\s*[1-7]\s*$/.test(c.text)),
    booleans: share((c) => /^\s*(?:true|false|yes|no|是|否|0|1)\s*$/i.test(c.text)),
    largest: filled.reduce((most, c) => Math.max(most, Number(c.text) || 0), 0),
  }
}

/** A phone number, or one that a mask or a spreadsheet spoilt. */
const isNumberLike = (text: string): boolean => parsePhoneNumber(text).kind !== 'unknown' || lostDigits(text) || /^[*xX]{3,}$/.test(text.trim())

/** 1.39E+10: the digits behind the second are gone for good. */
export const lostDigits = (text: string): boolean => /^\s*\d(?:\.\d+)?E\+?\d{1,2}\s*$/i.test(text)

/**
 * A line in which no cell can be read as a time, a number, a length or a direction is prose, or another file's text behind the table. Masks and
 * the words phones write for a hidden number are said of a call.
 */
export const saysNothing = (row: TableRow): boolean => row.cells.every(({ text, dateSerial }) => dateSerial === undefined && (text.trim() === '' || (!isNumberLike(text) && parseDurationText(text) === null && parseTimeText(text) === null && directionOfWords(text) === undefined && !hiddenNumber.test(text))))
export const isHiddenNumber = (text: string): boolean => hiddenNumber.test(text)
const hiddenNumber = /^\s*(?:-?[1-3]|未知(?:号码)?|私人(?:号码)?|无主叫号码|无号码|(?:对方)?号码|unknown|private|restricted|withheld)\s*$/i
