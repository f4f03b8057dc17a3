import { addDays, civilOf, daysOf, isCivil, toLocalDate, weekdayOf, type LocalDate } from '../kernel/civil.ts'
import { parseClock, type ClockText } from '../kernel/clock-text.ts'
import { beijingOffsetMinutes, dayMs, epochOfWallClock, minuteMs, plusMs, secondMs, startOfBeijingDay, type EpochMs } from '../kernel/instant.ts'
import type { When } from '../kernel/when.ts'
import type { CaptureDay } from './capture-day.ts'
import { hasClock, type TimeParts } from './time-shape.ts'

/**
 * placed: the screen gives the whole date, or it was counted from the day the picture was taken (`isCounted`).
 * needs-capture-date: nobody knows that day. not-a-time: no such day or hour, or the parts contradict each other.
 */
export type ResolvedTime = PlacedTime | { readonly kind: 'needs-capture-date' } | { readonly kind: 'not-a-time' }
export type PlacedTime = { readonly kind: 'placed'; readonly isCounted: boolean; readonly when: When; readonly doubt?: 'weekday' | 'after-capture' }

/** Places what a screen says of a time in the calendar. Clocks are Beijing time: screens of Chinese phones do not say. */
export const resolveTime = (shown: TimeParts, heading: TimeParts | undefined, capture: CaptureDay | undefined): ResolvedTime => {
  if (shown.ago !== undefined) return ofAgo(shown.ago, capture)
  const parts = saysDay(shown) ? shown : { ...heading, ...shown }
  const day = dayOf(parts, capture)
  if (day === 'needs-capture-date') return { kind: 'needs-capture-date' }
  if (day === 'not-a-time') return { kind: 'not-a-time' }
  const when = hasClock(parts) ? atClock(day.date, parts) : whole(day.date)
  if (when === undefined) return { kind: 'not-a-time' }
  const latest = capture === undefined ? undefined : (capture.at ?? plusMs(startOfBeijingDay(capture.date), dayMs))
  const doubt = day.isOffWeekday ? 'weekday' : latest !== undefined && when.from > latest + minuteMs ? 'after-capture' : undefined
  return { kind: 'placed', isCounted: !day.isStated, when, ...(doubt === undefined ? {} : { doubt }) }
}

const saysDay = (p: TimeParts): boolean => p.day !== undefined || p.daysAgo !== undefined || p.weekday !== undefined

type Day = { readonly date: LocalDate; readonly isStated: boolean; readonly isOffWeekday: boolean }

const dayOf = (parts: TimeParts, capture: CaptureDay | undefined): Day | 'needs-capture-date' | 'not-a-time' => {
  const { year, month, day } = parts
  if (year !== undefined && month !== undefined && day !== undefined) {
    return isCivil({ year, month, day }) ? checked(toLocalDate({ year, month, day }), true, parts) : 'not-a-time'
  }
  if (capture === undefined) return 'needs-capture-date'
  if (month !== undefined && day !== undefined) {
    const date = latestYear(month, day, capture.date)
    return date === undefined ? 'not-a-time' : checked(date, false, parts)
  }
  if (parts.daysAgo !== undefined) return checked(addDays(capture.date, -parts.daysAgo), false, parts)
  if (parts.weekday !== undefined) return { date: lastWeekday(parts.weekday, capture.date), isStated: false, isOffWeekday: false }
  // A clock without a day is of the day the picture was taken: every phone lists today so.
  return { date: capture.date, isStated: false, isOffWeekday: false }
}

const checked = (date: LocalDate, isStated: boolean, { weekday }: TimeParts): Day => ({ date, isStated, isOffWeekday: weekday !== undefined && weekdayOf(date) !== weekday })

/** '11月5日' without a year: the last such day that is not after the picture. */
const latestYear = (month: number, day: number, capture: LocalDate): LocalDate | undefined => {
  const { year } = civilOf(capture)
  for (const y of [year, year - 1, year - 2, year - 3, year - 4]) {
    if (isCivil({ year: y, month, day }) && daysOf(toLocalDate({ year: y, month, day })) <= daysOf(capture)) return toLocalDate({ year: y, month, day })
  }
  return undefined
}

/** 星期三 alone: the last one before the picture's day, at most a week back. */
const lastWeekday = (weekday: number, capture: LocalDate): LocalDate => addDays(capture, -(((weekdayOf(capture) - weekday + 6) % 7) + 1))

const clockOf = (p: TimeParts): ClockText | null => {
  const two = (n: number | undefined): string => String(n ?? 0).padStart(2, '0')
  return parseClock(`${p.period?.replaceAll('.', '') ?? ''}${p.hour ?? 0}:${two(p.minute)}${p.second === undefined ? '' : `:${two(p.second)}`}`)
}

const atClock = (date: LocalDate, parts: TimeParts): When | undefined => {
  const clock = clockOf(parts)
  if (clock === null) return undefined
  const from = epochOfWallClock({ ...civilOf(date), hour: clock.hour, minute: clock.minute, second: clock.second ?? 0, ms: 0 }, beijingOffsetMinutes)
  if (!from.ok) return undefined
  const isToSecond = clock.second !== undefined
  return { from: from.value, to: plusMs(from.value, isToSecond ? secondMs : minuteMs), precision: isToSecond ? 'second' : 'minute', zone: 'assumed' }
}

/** The moment of a status-bar clock on a day. */
export const momentOnDay = (date: LocalDate, clock: TimeParts): EpochMs | undefined => atClock(date, clock)?.from

const whole = (date: LocalDate): When => ({ from: startOfBeijingDay(date), to: plusMs(startOfBeijingDay(date), dayMs), precision: 'day', zone: 'assumed' })

/** '2小时前': between two and three hours before the picture; if only its day is known, before some moment of that day. */
const ofAgo = ({ amount, unitMinutes }: NonNullable<TimeParts['ago']>, capture: CaptureDay | undefined): ResolvedTime => {
  if (capture === undefined) return { kind: 'needs-capture-date' }
  const unit = unitMinutes * minuteMs
  const first = capture.at ?? startOfBeijingDay(capture.date)
  const last = capture.at === undefined ? plusMs(startOfBeijingDay(capture.date), dayMs) : plusMs(capture.at, minuteMs)
  return { kind: 'placed', isCounted: true, when: { from: plusMs(first, -(amount + 1) * unit), to: plusMs(last, -amount * unit), precision: 'interval', zone: 'assumed' } }
}
