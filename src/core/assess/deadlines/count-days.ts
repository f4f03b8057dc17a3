import { addDays, civilOf, daysOf, isCivil, toLocalDate, weekdayOf, type LocalDate } from '../../kernel/civil.ts'
import type { WorkingDays } from '../../law/shapes.ts'
import type { DayRange } from '../../model/deadlines.ts'

export type WorkingCalendar = { readonly table: WorkingDays; readonly holidays: ReadonlySet<string>; readonly workdays: ReadonlySet<string>; readonly mostOff: number; readonly mostExtra: number }

export const toCalendar = (table: WorkingDays): WorkingCalendar => ({
  table,
  holidays: new Set(table.holidays),
  workdays: new Set(table.workdays),
  mostOff: mostWithin(table.holidays, 31),
  mostExtra: mostWithin(table.workdays, 31),
})

/** The day the arrangement puts it at, or what Monday to Friday says. */
export const isWorkingDay = (calendar: WorkingCalendar, day: LocalDate): boolean => (weekdayOf(day) <= 5 ? !calendar.holidays.has(day) : calendar.workdays.has(day))

/** The n-th day after; the day itself is not counted (XINFANG-50). */
export const afterNaturalDays = (start: LocalDate, n: number): LocalDate => addDays(start, n)

/**
 * The n-th working day after. Past the last published arrangement only a range can be given: as many days off, and as many weekends worked,
 * as any month of the table has seen.
 */
export const afterWorkingDays = (calendar: WorkingCalendar, start: LocalDate, n: number): DayRange => {
  let day = start
  let left = n
  while (left > 0 && day < calendar.table.knownThrough) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left--
  }
  if (left === 0) return { from: day, to: day }
  return { from: afterWeekdays(day, Math.max(1, left - calendar.mostExtra)), to: afterWeekdays(day, left + calendar.mostOff) }
}

const afterWeekdays = (start: LocalDate, n: number): LocalDate => {
  let day = start
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (weekdayOf(day) <= 5) left--
  }
  return day
}

/** The same day n months later; where that month has no such day, its last. */
export const afterMonths = (start: LocalDate, n: number): LocalDate => {
  const { year, month, day } = civilOf(start)
  const months = year * 12 + (month - 1) + n
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
  for (let d = day; d > 28; d--) if (isCivil({ year: y, month: m, day: d })) return toLocalDate({ year: y, month: m, day: d })
  return toLocalDate({ year: y, month: m, day: Math.min(day, 28) })
}

const mostWithin = (days: readonly LocalDate[], length: number): number => {
  let most = 0
  let from = 0
  for (const [to, day] of days.entries()) {
    while (daysOf(day) - daysOf(days[from] ?? day) >= length) from++
    most = Math.max(most, to - from + 1)
  }
  return most
}
