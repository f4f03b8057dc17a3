import type { Brand } from './brand.ts'
import { err, ok, type Result } from './result.ts'

/** A calendar day, YYYY-MM-DD, in the proleptic Gregorian calendar. */
export type LocalDate = Brand<string, 'LocalDate'>

export type Civil = { readonly year: number; readonly month: number; readonly day: number }

/** Days since 1970-01-01 (Howard Hinnant's civil calendar algorithms; public domain). */
export const daysFromCivil = ({ year, month, day }: Civil): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export const civilFromDays = (days: number): Civil => {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

export const isCivil = (c: Civil): boolean => {
  if (c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31) return false
  const back = civilFromDays(daysFromCivil(c))
  return back.month === c.month && back.day === c.day
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

export const toLocalDate = (c: Civil): LocalDate => `${pad(c.year, 4)}-${pad(c.month, 2)}-${pad(c.day, 2)}` as LocalDate
/** Texts of days near ours, made once: a hundred thousand records ask for a few thousand days. */
const dayTexts: (LocalDate | undefined)[] = []
const mostDayTexts = 50_000

export const localDateOfDays = (days: number): LocalDate => {
  if (days < 0 || days >= mostDayTexts) return toLocalDate(civilFromDays(days))
  return (dayTexts[days] ??= toLocalDate(civilFromDays(days)))
}

/** Reads YYYY-MM-DD of a day that exists. */
export const parseLocalDate = (text: string): Result<LocalDate, 'not-a-date'> => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return err('not-a-date')
  return isCivil({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }) ? ok(text as LocalDate) : err('not-a-date')
}

export const civilOf = (date: LocalDate): Civil => ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) })
export const daysOf = (date: LocalDate): number => daysFromCivil(civilOf(date))
export const addDays = (date: LocalDate, days: number): LocalDate => localDateOfDays(daysOf(date) + days)
/** Monday 1 … Sunday 7. */
export const weekdayOf = (date: LocalDate): number => ((((daysOf(date) + 3) % 7) + 7) % 7) + 1
