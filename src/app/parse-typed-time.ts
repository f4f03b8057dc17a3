import { civilOf, isCivil, toLocalDate, type LocalDate } from '../core/kernel/civil.ts'
import { beijingOffsetMinutes, dayMs, epochOfWallClock, minuteMs, plusMs, startOfBeijingDay } from '../core/kernel/instant.ts'
import { err, ok, type Result } from '../core/kernel/result.ts'
import type { When } from '../core/kernel/when.ts'

const withYear = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const withoutYear = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/

/** A day as a person types it. Without a year it is the last such day up to today: the acts recorded here lie behind us. */
export const parseTypedDay = (text: string, today: LocalDate): Result<LocalDate, 'not-a-date'> => {
  const typed = text.normalize('NFKC').trim()
  const full = withYear.exec(typed)
  if (full !== null) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = withoutYear.exec(typed)
  if (short === null) return err('not-a-date')
  const { year } = civilOf(today)
  const thisYear = dayOf(year, Number(short[1]), Number(short[2]))
  return thisYear.ok && thisYear.value > today ? dayOf(year - 1, Number(short[1]), Number(short[2])) : thisYear
}

const dayOf = (year: number, month: number, day: number): Result<LocalDate, 'not-a-date'> => {
  const civil = { year, month, day }
  return isCivil(civil) && year > 1900 && year < 2200 ? ok(toLocalDate(civil)) : err('not-a-date')
}

/** 10:12, 10点12分, 下午3:05. */
export const parseTypedClock = (text: string): Result<{ readonly hour: number; readonly minute: number }, 'not-a-time'> => {
  const typed = text.normalize('NFKC').trim()
  const match = /^(上午|下午|晚上|凌晨|中午)?\s*(\d{1,2})\s*[:点时]\s*(\d{1,2})?\s*分?$/.exec(typed)
  if (match === null) return err('not-a-time')
  const hour = Number(match[2])
  const minute = Number(match[3] ?? '0')
  const isLater = (match[1] === '下午' || match[1] === '晚上') && hour < 12
  const shifted = isLater ? hour + 12 : hour
  return shifted > 23 || minute > 59 ? err('not-a-time') : ok({ hour: shifted, minute })
}

/** What a person remembers: a minute of a day, or the whole day. */
export const whenOfTyped = (day: LocalDate, clock: { readonly hour: number; readonly minute: number } | undefined): When => {
  const start = startOfBeijingDay(day)
  if (clock === undefined) return { from: start, to: plusMs(start, dayMs), precision: 'day', zone: 'stated' }
  const at = epochOfWallClock({ ...civilOf(day), ...clock, second: 0, ms: 0 }, beijingOffsetMinutes)
  const from = at.ok ? at.value : start
  return { from, to: plusMs(from, minuteMs), precision: 'minute', zone: 'stated' }
}
