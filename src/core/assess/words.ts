import { civilOf, type LocalDate } from '../kernel/civil.ts'
import { compareText } from '../kernel/list.ts'
import { beijingDateOf, beijingOffsetMinutes, plusMs, wallClockOf } from '../kernel/instant.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { When } from '../kernel/when.ts'
import type { ContactMode } from '../model/decision.ts'
import { dayOf, type Dated } from './case-file.ts'

/* How the values of a ground are written: documents are Chinese and print 北京时间. */

/** 2026年3月2日 */
export const longDate = (date: LocalDate): string => {
  const { year, month, day } = civilOf(date)
  return `${String(year)}年${String(month)}月${String(day)}日`
}

const two = (n: number): string => String(n).padStart(2, '0')

/** 2026年3月2日10:23, or the day where the source says no more. */
export const momentText = (when: When): string => {
  const day = longDate(beijingDateOf(when.from))
  if (when.precision !== 'second' && when.precision !== 'minute') return day
  const { hour, minute } = wallClockOf(when.from, beijingOffsetMinutes)
  return `${day}${two(hour)}:${two(minute)}`
}

/** The day of an act; an act remembered over several days is told from … to. */
export const actDate = (when: When): string => {
  const [first, last] = [beijingDateOf(when.from), beijingDateOf(plusMs(when.to, -1))]
  return first === last ? longDate(first) : `${longDate(first)}至${longDate(last)}`
}

/** Every day once, in order: 2026年3月2日、2026年3月5日 */
export const datesText = (incidents: readonly Dated[]): string => [...new Set(incidents.map(dayOf))].sort(compareText).map(longDate).join('、')

export const modeText: Readonly<Record<ContactMode, string>> = { phone: '电话', sms: '短信', chat: '即时通讯', letter: '书面', 'in-person': '当面', other: '其他' }

/** As displayed: 13800138000, not +8613800138000. */
export const shownNumber = (number: PhoneNumber): string => (number.kind === 'e164' && number.text.startsWith('+86') ? number.text.slice(3) : number.text)

const shownAtMost = 20

/** Every number once, in order of first appearance; a long list is cut, and says so. */
export const numbersText = (incidents: readonly Dated[]): string => {
  const numbers = new Set<string>()
  for (const { otherNumber } of incidents) if (otherNumber !== undefined) numbers.add(shownNumber(otherNumber))
  const shown = [...numbers].slice(0, shownAtMost).join('、')
  return numbers.size > shownAtMost ? `${shown}等${String(numbers.size)}个号码` : shown
}
