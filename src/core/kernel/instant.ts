import type { Brand } from './brand.ts'
import { civilFromDays, daysFromCivil, isCivil, localDateOfDays, type LocalDate } from './civil.ts'
import { err, ok, type Result } from './result.ts'

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Brand<number, 'EpochMs'>

export const isEpochMs = (value: number): value is EpochMs => Number.isSafeInteger(value)
/** Truncates to the millisecond. */
export const toEpochMs = (value: number): EpochMs => Math.floor(value) as EpochMs
export const plusMs = (at: EpochMs, ms: number): EpochMs => toEpochMs(at + ms)

export const secondMs = 1_000
export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000
/** Beijing time, in force without daylight saving since 1991. Minutes east of UTC. */
export const beijingOffsetMinutes = 480

export type WallClock = { readonly year: number; readonly month: number; readonly day: number; readonly hour: number; readonly minute: number; readonly second: number; readonly ms: number }

/** A wall clock read in a zone given as minutes east of UTC. Errors: a day or a time that does not exist. 24:xx is the next day. */
export const epochOfWallClock = (w: WallClock, offsetMinutes: number): Result<EpochMs, 'not-a-time'> => {
  if (!isCivil(w) || w.hour < 0 || w.hour > 24 || w.minute < 0 || w.minute > 59 || w.second < 0 || w.second > 59) return err('not-a-time')
  return ok(toEpochMs(daysFromCivil(w) * dayMs + w.hour * hourMs + w.minute * minuteMs + w.second * secondMs + w.ms - offsetMinutes * minuteMs))
}

export const wallClockOf = (at: EpochMs, offsetMinutes: number): WallClock => {
  const local = at + offsetMinutes * minuteMs
  const days = Math.floor(local / dayMs)
  const rest = local - days * dayMs
  return {
    ...civilFromDays(days),
    hour: Math.floor(rest / hourMs),
    minute: Math.floor(rest / minuteMs) % 60,
    second: Math.floor(rest / secondMs) % 60,
    ms: rest % secondMs,
  }
}

/** The Beijing calendar day of a moment. */
export const beijingDateOf = (at: EpochMs): LocalDate => {
  const day = Math.floor((at + beijingOffsetMinutes * minuteMs) / dayMs)
  const known = days.get(day) ?? localDateOfDays(day)
  // A matter knows some thousands of days, and asks for each of them many times.
  if (days.size < mostDays) days.set(day, known)
  return known
}
const days = new Map<number, LocalDate>()
const mostDays = 50_000
/** 00:00 Beijing time of a day. */
export const startOfBeijingDay = (date: LocalDate): EpochMs =>
  toEpochMs(daysFromCivil({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }) * dayMs - beijingOffsetMinutes * minuteMs)

const two = (n: number): string => String(n).padStart(2, '0')

const offsetText = (offsetMinutes: number): string => {
  if (offsetMinutes === 0) return 'Z'
  const m = Math.abs(offsetMinutes)
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(m / 60))}:${two(m % 60)}`
}

/** ISO 8601 with offset; milliseconds only where there are any. */
export const formatInstant = (at: EpochMs, offsetMinutes: number = beijingOffsetMinutes): string => {
  const w = wallClockOf(at, offsetMinutes)
  const ms = w.ms === 0 ? '' : `.${String(w.ms).padStart(3, '0')}`
  return `${String(w.year).padStart(4, '0')}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}:${two(w.second)}${ms}${offsetText(offsetMinutes)}`
}

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/

/** Reads ISO 8601 with an offset. Errors: no offset, or a time that does not exist. */
export const parseInstant = (text: string): Result<EpochMs, 'not-an-instant'> => {
  const m = isoPattern.exec(text)
  if (m === null) return err('not-an-instant')
  const zone = m[8] ?? 'Z'
  const sign = zone.startsWith('-') ? -1 : 1
  const offset = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
  const ms = Number((m[7] ?? '0').padEnd(3, '0').slice(0, 3))
  const clock = { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), hour: Number(m[4]), minute: Number(m[5]), second: Number(m[6] ?? '0'), ms }
  const at = epochOfWallClock(clock, offset)
  return at.ok ? at : err('not-an-instant')
}
