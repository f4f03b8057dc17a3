import { civilFromDays, isCivil } from './civil.ts'
import { dayMs, epochOfWallClock, hourMs, minuteMs, parseInstant, plusMs, secondMs, toEpochMs, type EpochMs } from './instant.ts'
import { err, ok, type Result } from './result.ts'
import { parseClock, type ClockText } from './clock-text.ts'
import type { Precision, When, ZoneOrigin } from './when.ts'

/** Day first or month first, where two numbers could be either. */
export type DayOrder = 'day-first' | 'month-first'

/** A calendar day as written. No year: the source leaves it out. two-orders: 03/04 could be either, and only the whole column or a person can tell. */
export type DateText =
  | { readonly order: 'known'; readonly year?: number; readonly month: number; readonly day: number }
  | { readonly order: 'unknown'; readonly year?: number; readonly first: number; readonly second: number }

/** What a text says of a time, and no more. moment: the zone is in the text, or it counts from an epoch. wall: a clock on some wall. */
export type TimeText =
  | { readonly kind: 'moment'; readonly at: EpochMs; readonly precision: Precision }
  | { readonly kind: 'wall'; readonly date?: DateText; readonly clock?: ClockText }

/** Reads every absolute date form of formats/README §10. null: not a time, or a relative word (昨天, Today), which needs the picture's own day. */
export const parseTimeText = (raw: string): TimeText | null => {
  const text = raw.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '').replace(/\s+/g, ' ').trim()
  if (/^\d+(?:\.\d+)?$/.test(text)) return ofNumberText(text) ?? withDate(text)
  const db2 = /^(\d{4}-\d{2}-\d{2})-(\d{2})\.(\d{2})\.(\d{2})(?:\.\d+)?$/.exec(text)
  if (db2 !== null) return withDate(`${db2[1] ?? ''} ${db2.slice(2).join(':')}`)
  const moment = momentWithZone(text)
  if (moment !== null) return moment
  const bare = text.replace(weekday, ' ').replace(/\s+/g, ' ').trim()
  const clockOnly = parseClock(bare)
  if (clockOnly !== null) return { kind: 'wall', clock: clockOnly }
  return withDate(bare)
}

/** 星期六, 周三, (Sat), thu. — said beside a date; alone they are relative. */
const weekday = /[/,(]?\s*(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|\b(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b\.?)\s*[),]?/gi

const withDate = (text: string): TimeText | null => {
  for (const form of dateForms) {
    const match = form.pattern.exec(text)
    if (match === null) continue
    const date = form.read(match)
    if (date === null) continue
    const rest = text.slice(match[0].length).replace(/^[\sT,à]+/, '')
    if (rest === '') return { kind: 'wall', date }
    const clock = parseClock(rest)
    if (clock !== null) return { kind: 'wall', date, clock }
  }
  return null
}

type DateForm = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => DateText | null }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const monthOf = (name: string | undefined): number => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
const num = (text: string | undefined): number => Number(text ?? '0')
/** Two-digit years in an export of calls are of this century. */
const yearOf = (text: string | undefined): number => (text?.length === 2 ? 2000 + Number(text) : num(text))

const known = (year: number | undefined, month: number, day: number): DateText | null => {
  if (!isCivil({ year: year ?? 2000, month, day })) return null
  return year === undefined ? { order: 'known', month, day } : { order: 'known', year, month, day }
}

const either = (year: number | undefined, first: number, second: number): DateText | null => {
  if (first > 12) return known(year, second, first)
  if (second > 12) return known(year, first, second)
  if (first < 1 || second < 1) return null
  return year === undefined ? { order: 'unknown', first, second } : { order: 'unknown', year, first, second }
}

/** Tried in order; each takes the text from its start. */
const dateForms: readonly DateForm[] = [
  { pattern: /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?/, read: (m) => known(num(m[1]), num(m[2]), num(m[3])) },
  { pattern: /^(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)/, read: (m) => known(num(m[1]), num(m[3]), num(m[4])) },
  { pattern: /^(\d{4})(\d{2})(\d{2})(?=[ T]|$)/, read: (m) => known(num(m[1]), num(m[2]), num(m[3])) },
  { pattern: /^(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?/, read: (m) => known(undefined, num(m[1]), num(m[2])) },
  { pattern: new RegExp(`^${monthName} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d|:)`, 'i'), read: (m) => known(num(m[3]), monthOf(m[1]), num(m[2])) },
  { pattern: new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]${monthName}[ ,-]+(\\d{4})(?!\\d|:)`, 'i'), read: (m) => known(num(m[3]), monthOf(m[2]), num(m[1])) },
  { pattern: new RegExp(`^(\\d{1,2})[ -]${monthName}`, 'i'), read: (m) => known(undefined, monthOf(m[2]), num(m[1])) },
  { pattern: new RegExp(`^${monthName} (\\d{1,2})(?!\\d)`, 'i'), read: (m) => known(undefined, monthOf(m[1]), num(m[2])) },
  // Dots put the day first wherever they are used (de, ru, pl …).
  { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)/, read: (m) => known(yearOf(m[3]), num(m[2]), num(m[1])) },
  { pattern: /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/, read: (m) => either(yearOf(m[4]), num(m[1]), num(m[3])) },
  // 03-02 13:13:40 on a China Mobile bill: month first, as everywhere in China.
  { pattern: /^(\d{1,2})-(\d{1,2})(?=[ T]|$)/, read: (m) => known(undefined, num(m[1]), num(m[2])) },
  { pattern: /^(\d{1,2})\/(\d{1,2})(?=[ ,]|$)/, read: (m) => either(undefined, num(m[1]), num(m[2])) },
  { pattern: /^(\d{2})\.(\d{2})\.?(?=[ ,]|$)/, read: (m) => either(undefined, num(m[1]), num(m[2])) },
]

const zonePattern = /(?: ?(?:GMT|UTC))? ?([+-]\d{2}):?(\d{2})(?: ?\([^)]*\))?$|(Z| ?UTC| ?GMT)$/

/** ISO 8601 with offset, and '… GMT+0800', '… UTC'. */
const momentWithZone = (text: string): TimeText | null => {
  const iso = parseInstant(text)
  if (iso.ok) return { kind: 'moment', at: iso.value, precision: /T?\d{2}:\d{2}:\d{2}/.test(text) ? 'second' : 'minute' }
  const zone = zonePattern.exec(text)
  if (zone === null) return null
  const before = parseTimeText(text.slice(0, zone.index).replace(/\bGMT$|\bUTC$/, ''))
  if (before?.kind !== 'wall' || before.date === undefined || before.clock === undefined) return null
  const sign = zone[1]?.startsWith('-') === true ? -1 : 1
  const offsetMinutes = sign * (Math.abs(num(zone[1])) * 60 + num(zone[2]))
  const when = toWhen(before, { offsetMinutes, zone: 'stated' })
  return when.ok ? { kind: 'moment', at: when.value.from, precision: when.value.precision } : null
}

/** Digits and nothing else: an epoch, a calendar run together, or a spreadsheet's day count. */
const ofNumberText = (text: string): TimeText | null => {
  const calendar = /^(20\d{2}|199\d)(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text)
  const date = calendar === null ? null : known(num(calendar[1]), num(calendar[2]), num(calendar[3]))
  if (date !== null) {
    if (calendar?.[4] === undefined) return { kind: 'wall', date }
    const clock = parseClock(`${calendar[4]}:${calendar[5] ?? ''}${calendar[6] === undefined ? '' : `:${calendar[6]}`}`)
    if (clock !== null) return { kind: 'wall', date, clock }
  }
  const value = Number(text)
  // 01085195588 is a number one calls; no counter writes a zero first.
  const epoch = text.startsWith('0') ? null : epochOfNumber(value)
  return epoch === null ? wallOfDayCount(value) : { kind: 'moment', at: epoch, precision: 'second' }
}

const appleEpochMs = 978_307_200_000

/** The unit by size: seconds, milliseconds, microseconds or nanoseconds since 1970; 10^17–10^18 nanoseconds since 2001 (Apple). Truncated to the millisecond. */
export const epochOfNumber = (value: number): EpochMs | null => {
  if (value >= 1e18 && value < 1e19) return toEpochMs(value / 1e6)
  if (value >= 1e17) return value < 1e18 ? toEpochMs(value / 1e6 + appleEpochMs) : null
  if (value >= 1e14) return toEpochMs(value / 1e3)
  if (value >= 1e11) return toEpochMs(value)
  return value >= 1e9 && value < 1e10 ? toEpochMs(value * 1e3) : null
}

/** Seconds since 2001-01-01 UTC, as Core Data stores a date. */
export const epochOfAppleSeconds = (seconds: number): EpochMs => toEpochMs(seconds * 1e3 + appleEpochMs)

/** Days since 1899-12-30 (spreadsheets) or since year 0 (MATLAB), on a wall clock. Rounded to the second: the fraction is binary. */
export const wallOfDayCount = (value: number): TimeText | null => {
  const unixDays = value >= 36_526 && value < 73_051 ? value - 25_569 : value >= 730_486 && value < 767_010 ? value - 719_529 : null
  if (unixDays === null) return null
  const seconds = Math.round(unixDays * 86_400)
  const date = known(...civilParts(Math.floor(seconds / 86_400)))
  if (date === null) return null
  if (Number.isInteger(value)) return { kind: 'wall', date }
  const rest = seconds - Math.floor(seconds / 86_400) * 86_400
  return { kind: 'wall', date, clock: { hour: Math.floor(rest / 3600), minute: Math.floor(rest / 60) % 60, second: rest % 60 } }
}

const civilParts = (days: number): [number, number, number] => {
  const { year, month, day } = civilFromDays(days)
  return [year, month, day]
}

export type WhenRules = { readonly offsetMinutes: number; readonly zone: ZoneOrigin; readonly year?: number; readonly dayOrder?: DayOrder }
export type WhenGap = 'no-date' | 'no-year' | 'no-day-order' | 'not-a-time'

/** A wall clock placed on the time line; what the text leaves out comes from `rules` or is named as the gap. */
export const toWhen = (text: TimeText, rules: WhenRules): Result<When, WhenGap> => {
  if (text.kind === 'moment') return ok({ from: text.at, to: plusMs(text.at, widthMs[text.precision]), precision: text.precision, zone: 'stated' })
  if (text.date === undefined) return err('no-date')
  const day = orderedDate(text.date, rules.dayOrder)
  if (day === null) return err('no-day-order')
  const year = text.date.year ?? rules.year
  if (year === undefined) return err('no-year')
  const { hour, minute, second, ms } = text.clock ?? { hour: 0, minute: 0, second: undefined, ms: undefined }
  const from = epochOfWallClock({ year, ...day, hour, minute, second: second ?? 0, ms: ms ?? 0 }, rules.offsetMinutes)
  if (!from.ok) return err('not-a-time')
  const precision: Precision = text.clock === undefined ? 'day' : second === undefined ? 'minute' : 'second'
  return ok({ from: from.value, to: plusMs(from.value, widthMs[precision]), precision, zone: rules.zone })
}

const widthMs: Readonly<Record<Precision, number>> = { second: secondMs, minute: minuteMs, day: dayMs, interval: hourMs }

/** The day and month of a date, once the order is known. */
export const orderedDate = (date: DateText, order: DayOrder | undefined): { readonly month: number; readonly day: number } | null => {
  if (date.order === 'known') return { month: date.month, day: date.day }
  if (date.first === date.second) return { month: date.first, day: date.first }
  if (order === undefined) return null
  return order === 'day-first' ? { month: date.second, day: date.first } : { month: date.first, day: date.second }
}
