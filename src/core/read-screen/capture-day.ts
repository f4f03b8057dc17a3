import { beijingDateOf, beijingOffsetMinutes, wallClockOf, type EpochMs } from '../kernel/instant.ts'
import { parseLocalDate, type LocalDate } from '../kernel/civil.ts'
import type { Answers } from '../model/reading-run.ts'
import type { CaptureHints } from '../model/screen.ts'
import type { TimeParts } from './time-shape.ts'

/** Which of the picture's own marks told the day it was taken on. */
export type CaptureOrigin = 'user' | 'file-name' | 'exif'
export type CaptureDay = {
  readonly date: LocalDate
  readonly origin: CaptureOrigin
  /** To the minute, where the file name, the EXIF data or the status bar say so. */
  readonly at?: EpochMs
}

/** The answer that says when a picture was taken: YYYY-MM-DD. */
export const captureDateAnswer = 'capture-date'

/** The day the picture was taken: the user's word, else the file name, else EXIF. The status bar gives the time of that day, no more. */
export const captureDayOf = (hints: CaptureHints, answers: Answers, statusClock: TimeParts | undefined, atClock: (date: LocalDate, clock: TimeParts) => EpochMs | undefined): CaptureDay | undefined => {
  const answered = parseLocalDate(answers[captureDateAnswer] ?? '')
  const stated = answered.ok ? answered.value : hints.statedOn
  if (stated !== undefined) {
    const at = [hints.fileNameAt, hints.exifAt].find((moment) => moment !== undefined && beijingDateOf(moment) === stated) ?? (statusClock === undefined ? undefined : atClock(stated, statusClock))
    return { date: stated, origin: 'user', ...(at === undefined ? {} : { at }) }
  }
  if (hints.fileNameAt !== undefined) return fromMoment(hints.fileNameAt, 'file-name', statusClock, atClock)
  if (hints.exifAt !== undefined) return fromMoment(hints.exifAt, 'exif', statusClock, atClock)
  return undefined
}

/** A file name that gives only a day stands at 00:00: then the status bar tells the time. */
const fromMoment = (moment: EpochMs, origin: CaptureOrigin, statusClock: TimeParts | undefined, atClock: (date: LocalDate, clock: TimeParts) => EpochMs | undefined): CaptureDay => {
  const date = beijingDateOf(moment)
  const { hour, minute, second } = wallClockOf(moment, beijingOffsetMinutes)
  const at = hour + minute + second > 0 ? moment : statusClock === undefined ? undefined : atClock(date, statusClock)
  return { date, origin, ...(at === undefined ? {} : { at }) }
}
