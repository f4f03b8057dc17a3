import type { LocalDate } from '../kernel/civil.ts'
import { civilOf, daysFromCivil, isCivil, parseLocalDate } from '../kernel/civil.ts'
import type { DateText, DayOrder } from '../kernel/time-text.ts'
import { timeOfCell, type Header } from './table-shape.ts'
import type { MappedColumn } from './map-columns.ts'
import type { TableRow } from './format.ts'

/** First and last day a bill says it covers. */
export type DayRange = { readonly from: LocalDate; readonly to: LocalDate }

/**
 * The days a bill says it covers, out of the words above its rows: the only year some bills give. A pair of days first (从2020-03-01到2020-03-31),
 * then a month (2015年05月, 账期：202505), then two days anywhere. The day a line was opened, or a list printed, is none of them.
 */
export const rangeOf = (words: readonly string[]): DayRange | undefined => {
  const text = words.join(' ').normalize('NFKC').replace(otherDay, ' ')
  const found = pairIn(text) ?? monthIn(text) ?? spanOf(text)
  return found !== undefined && daysFromCivil(civilOf(found.to)) - daysFromCivil(civilOf(found.from)) <= 366 ? found : undefined
}

const day = String.raw`(20\d{2})(?:[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?|(\d{2})(\d{2})(?!\d))`
const clock = String.raw`(?: ?\d{1,2}[:时]\d{2}(?:[:分]\d{2}秒?)?)?`
const otherDay = new RegExp(String.raw`(?:入网|开户|开通|激活|打印|导出|生成|下载|出单|制表|申请|出具|受理|查询|操作|出生)(?:日期|时间|日)?[: ]{0,2}${day}${clock}(?!\d|[:分秒日]| ?\d{1,2}[:时]| ?[-~—–至到])`, 'g')
const pair = new RegExp(String.raw`${day}${clock}[ )]*(?:[-~—–至到]+|结束|截止|终止|(?:结束|截止|终止)(?:日期|时间))+(?:日期|时间)?[: (]*${day}`)
const labelled = new RegExp(String.raw`(?:起始|开始|起)(?:日期|时间|日)?[: ]{0,2}${day}${clock}.{0,12}?(?:截止|结束|终止|止)(?:日期|时间|日)?[: ]{0,2}${day}`)
const shortPair = /(20\d{2})年 ?(\d{1,2})月 ?(\d{1,2})日? ?[-~—–至到]+ ?(?:(\d{1,2})月 ?)?(\d{1,2})日/

const pairIn = (text: string): DayRange | undefined => {
  const match = pair.exec(text) ?? labelled.exec(text)
  if (match === null) return shortPairIn(text)
  const [, y1, m1, d1, M1, D1, y2, m2, d2, M2, D2] = match
  return rangeBetween(dateOf(y1, m1 ?? M1, d1 ?? D1)[0], dateOf(y2, m2 ?? M2, d2 ?? D2)[0])
}

/** 2025年12月1日至31日 */
const shortPairIn = (text: string): DayRange | undefined => {
  const [, year, month, first, lastMonth, last] = shortPair.exec(text) ?? []
  return rangeBetween(dateOf(year, month, first)[0], dateOf(year, lastMonth ?? month, last)[0])
}

const monthIn = (text: string): DayRange | undefined => {
  const match = /(20\d{2}) ?[年.\-/]? ?(\d{1,2}) ?月(?! ?\d{1,2} ?[日号])/.exec(text) ?? /(?:账期|帐期|月份|月结|账单月|账务月|计费月|话费月|周期)\D{0,6}(20\d{2})[-/.年]?(\d{2})(?![-/.\d])/.exec(text)
  return match === null ? undefined : monthRange(Number(match[1]), Number(match[2]))
}

const spanOf = (text: string): DayRange | undefined => {
  const days = [...text.matchAll(new RegExp(day, 'g'))].flatMap((m) => dateOf(m[1], m[2] ?? m[4], m[3] ?? m[5])).sort()
  return days[0] === days.at(-1) ? undefined : rangeBetween(days[0], days.at(-1))
}

const rangeBetween = (from: LocalDate | undefined, to: LocalDate | undefined): DayRange | undefined => (from === undefined || to === undefined || from > to ? undefined : { from, to })

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
export const dateNeeds = (rows: readonly TableRow[], columns: readonly MappedColumn[], hasShortYear: boolean): DateNeeds => {
  const cells = columns.filter((c) => c.meaning === 'dateTime' || c.meaning === 'date').map((c) => c.index)
  const dates = rows.flatMap((row) => cells.flatMap((index) => dateIn(row, index, hasShortYear)))
  const undecided = dates.filter((d) => d.order === 'unknown' && d.first !== d.second)
  const needsYear = dates.some((d) => d.year === undefined)
  if (undecided.length === 0) return { needsYear, needsOrder: false }
  const order = orderOf(rows, cells)
  return order === undefined ? { needsYear, needsOrder: true } : { needsYear, needsOrder: false, order }
}

const dateIn = (row: TableRow, index: number, hasShortYear: boolean): readonly DateText[] => {
  const cell = row.cells[index]
  const time = cell === undefined ? null : timeOfCell(cell, hasShortYear)
  return time?.kind === 'wall' && time.date !== undefined ? [time.date] : []
}

const orderOf = (rows: readonly TableRow[], cells: readonly number[]): DayOrder | undefined => {
  let dayFirst = false
  let monthFirst = false
  for (const row of rows) {
    for (const index of cells) {
      const match = /^\s*(\d{1,2})[-/](\d{1,2})(?:[-/]\d{2,4})?(?![-/\d])/.exec((row.cells[index]?.text ?? '').normalize('NFKC'))
      if (match === null) continue
      if (Number(match[1]) > 12) dayFirst = true
      if (Number(match[2]) > 12) monthFirst = true
    }
  }
  return dayFirst === monthFirst ? undefined : dayFirst ? 'day-first' : 'month-first'
}

const ownLabel = /(?:(?:手机|用户|客户|业务|服务|计费|本机|您的|查询|移动)(?:电话)?号码?|本机|设备号)[: ]{0,3}((?:\+?86)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/
/** 手机号码：13900139000 above a bill's rows: whose bill it is. */
export const ownNumberIn = (words: readonly string[]): string | undefined => ownLabel.exec(words.join(' ').normalize('NFKC'))?.[1]

const carriers = /(?:中国)?(移动|联通|电信|广电).{0,16}(?:详单|话单|账单|清单)|(\S{2,6}(?:移动|通信)).{0,6}(?:详单|话单)/
/** The carrier whose bill the words say it is; undefined: they do not say it is a bill. */
export const carrierIn = (words: readonly string[]): string | undefined => {
  const match = carriers.exec(words.join(' ').normalize('NFKC'))
  return match?.[1] === undefined ? match?.[2] : `中国${match[1]}`
}

/** 单位：分钟 above the rows. */
export const unitIn = (words: readonly string[]): 'second' | 'minute' | undefined => {
  const match = /单位[::为是 ]{0,3}(秒|分钟?)(?![::/])/.exec(words.join(' ').normalize('NFKC'))
  return match === null ? undefined : match[1] === '秒' ? 'second' : 'minute'
}

export const preambleOf = (header: Header): readonly string[] => [...header.preamble, header.sheet ?? '']
