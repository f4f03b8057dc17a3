import { beijingDateOf, beijingOffsetMinutes, dayMs, wallClockOf, type EpochMs } from '../kernel/instant.ts'
import { parseLocalDate, type LocalDate } from '../kernel/civil.ts'
import type { Answers } from '../model/reading-run.ts'
import type { CaptureHints } from '../model/screen.ts'
import type { TimeParts } from './time-shape.ts'

/** Which of the picture's own marks told the day it was taken on. */
export type CaptureOrigin = 'user' | 'file-name' | 'exif' | 'saving'
/** Why that day may be another: the phone's clock in the picture says another time, file name and EXIF another day, or only the moment of saving is known. */
export type CaptureDoubt = 'capture-clock-disagrees' | 'capture-days-disagree' | 'capture-day-of-saving'
export type CaptureDay = {
  readonly date: LocalDate
  readonly origin: CaptureOrigin
  /** To the minute, where the file name, the EXIF data or the status bar say so. */
  readonly at?: EpochMs
  readonly doubt?: CaptureDoubt
}

/** The answer that says when a picture was taken: YYYY-MM-DD. */
export const captureDateAnswer = 'capture-date'

/** Minutes: a long capture is scrolled for some before it is named; what was saved at once was saved within a few. */
const longestCapture = 15
const savedAtOnce = 5

/** What the picture says of its own day, and how a clock is placed on a day. */
type Witnesses = { readonly hints: CaptureHints; readonly statusClock: TimeParts | undefined; readonly atClock: (date: LocalDate, clock: TimeParts) => EpochMs | undefined }

/** The day the picture was taken: the user's word, else the file name, else EXIF, else the day it was saved. The status bar gives the time of that day, and speaks against a wrong one. */
export const captureDayOf = (hints: CaptureHints, answers: Answers, statusClock: TimeParts | undefined, atClock: Witnesses['atClock']): CaptureDay | undefined => {
  const seen: Witnesses = { hints, statusClock, atClock }
  const answered = parseLocalDate(answers[captureDateAnswer] ?? '')
  const stated = answered.ok ? answered.value : hints.statedOn
  if (stated !== undefined) return fromUser(stated, seen)
  if (hints.fileNameAt !== undefined) return doubted(fromMoment(hints.fileNameAt, 'file-name', seen), hints.fileNameAt, seen)
  if (hints.exifAt !== undefined) return doubted(fromMoment(hints.exifAt, 'exif', seen), hints.exifAt, seen)
  if (hints.savedAt !== undefined) return fromSaving(hints.savedAt, seen)
  return undefined
}

const fromUser = (date: LocalDate, { hints, statusClock, atClock }: Witnesses): CaptureDay => {
  const at = [hints.fileNameAt, hints.exifAt].find((moment) => moment !== undefined && beijingDateOf(moment) === date) ?? (statusClock === undefined ? undefined : atClock(date, statusClock))
  return { date, origin: 'user', ...(at === undefined ? {} : { at }) }
}

/** A file name that gives only a day stands at 00:00: then the status bar tells the time. */
const fromMoment = (moment: EpochMs, origin: CaptureOrigin, { statusClock, atClock }: Witnesses): CaptureDay => {
  const date = beijingDateOf(moment)
  const at = hasClock(moment) ? moment : statusClock === undefined ? undefined : atClock(date, statusClock)
  return { date, origin, ...(at === undefined ? {} : { at }) }
}

const doubted = (day: CaptureDay, moment: EpochMs, seen: Witnesses): CaptureDay => {
  const { exifAt } = seen.hints
  if (exifAt !== undefined && Math.abs(exifAt - moment) > dayMs && beijingDateOf(exifAt) !== day.date) return { ...day, doubt: 'capture-days-disagree' }
  return hasClock(moment) && (minutesApart(moment, seen) ?? 0) > longestCapture ? { ...day, doubt: 'capture-clock-disagrees' } : day
}

/** Saved in the minutes the phone's own clock shows: taken then. Else it may be days older. */
const fromSaving = (moment: EpochMs, seen: Witnesses): CaptureDay => {
  const day = fromMoment(moment, 'saving', seen)
  return hasClock(moment) && (minutesApart(moment, seen) ?? Infinity) <= savedAtOnce ? day : { ...day, doubt: 'capture-day-of-saving' }
}

const hasClock = (moment: EpochMs): boolean => {
  const { hour, minute, second } = wallClockOf(moment, beijingOffsetMinutes)
  return hour + minute + second > 0
}

/** Minutes between the phone's clock in the picture and another moment; undefined: the picture shows no clock. Clocks up to 12 do not say which half of the day. */
const minutesApart = (moment: EpochMs, { statusClock }: Witnesses): number | undefined => {
  if (statusClock?.hour === undefined) return undefined
  const { hour, minute } = wallClockOf(moment, beijingOffsetMinutes)
  const round = statusClock.hour > 12 ? 1440 : 720
  const apart = (hour * 60 + minute - statusClock.hour * 60 - (statusClock.minute ?? 0) + 2 * round) % round
  return Math.min(apart, round - apart)
}
