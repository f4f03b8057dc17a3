import { weekdayOf, civilOf, type LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf, beijingOffsetMinutes, wallClockOf, type EpochMs } from '../../core/kernel/instant.ts'
import type { When } from '../../core/kernel/when.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** 154 2207 3316: mobiles 3-4-4, others in fours from the tail. Grouping is display, never data. */
export const groupedNumber = (text: string): string => {
  const inland = text.replace(/^\+86(?=\d{11}$)/, '')
  if (/^[\d*]{11}$/.test(inland) && (inland.startsWith('1') || inland.includes('*'))) return `${inland.slice(0, 3)} ${inland.slice(3, 7)} ${inland.slice(7)}`
  if (!/^0\d{9,11}$/.test(inland)) return inland
  const area = inland.startsWith('02') || inland.startsWith('01') ? 3 : 4
  const rest = inland.slice(area)
  return `${inland.slice(0, area)} ${rest.slice(0, -4)} ${rest.slice(-4)}`
}

/** 11-25 in tables. */
export const shortDay = (day: LocalDate): string => day.slice(5)
/** 11月25日 in sentences. */
export const spokenDay = (day: LocalDate, isChinese: boolean): string => (isChinese ? `${String(civilOf(day).month)}月${String(civilOf(day).day)}日` : day)
export const fullDay = (day: LocalDate, isChinese: boolean): string => (isChinese ? `${String(civilOf(day).year)}年${spokenDay(day, true)}` : day)
export const weekdayKey = (day: LocalDate): string => `weekday.${String(weekdayOf(day))}`

/** 24 h clock of Beijing. */
export const clockOf = (at: EpochMs, withSeconds = false): string => {
  const w = wallClockOf(at, beijingOffsetMinutes)
  return `${two(w.hour)}:${two(w.minute)}${withSeconds ? `:${two(w.second)}` : ''}`
}

export const shortMoment = (at: EpochMs): string => `${shortDay(beijingDateOf(at))} ${clockOf(at)}`

/** As finely as the source says it. */
export const whenText = (when: When): string => {
  const day = beijingDateOf(when.from)
  switch (when.precision) {
    case 'second':
      return `${shortDay(day)} ${clockOf(when.from, true)}`
    case 'minute':
      return `${shortDay(day)} ${clockOf(when.from)}`
    case 'day':
      return shortDay(day)
    case 'interval':
      return `${shortMoment(when.from)}～${shortMoment(when.to)}`
  }
}

/** The time within a day's heading. */
export const timeInDay = (when: When | undefined): string => (when === undefined ? '—' : when.precision === 'day' ? '—' : when.precision === 'interval' ? `${clockOf(when.from)}～${clockOf(when.to)}` : clockOf(when.from))

export const bytesText = (n: number): string => (n < 1024 ? `${String(n)} B` : n < 1024 * 1024 ? `${String(Math.round(n / 1024))} KB` : `${(n / 1024 / 1024).toFixed(1)} MB`)

export const thousands = (n: number): string => String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',')
