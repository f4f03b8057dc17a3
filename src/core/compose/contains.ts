import { parseLocalDate, type LocalDate } from '../kernel/civil.ts'
import { beijingDateOf, beijingOffsetMinutes, plusMs, secondMs, wallClockOf } from '../kernel/instant.ts'
import type { When } from '../kernel/when.ts'
import type { Direction, Observation, ReadingField } from '../model/observation.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'

/*
 * Does a record contain what is printed? Works from the printed text back to the record, never from the record to a text:
 * the composer and this check share no formatting code, so a mistake in one is caught by the other.
 */

/** Whether this record's field says what the text says. */
export const recordContains = (observation: Observation, field: ReadingField, text: string): boolean => {
  const reading = observation[field]
  return reading !== undefined && checks[kindOf(field)](reading.value, text)
}

type Kind = 'when' | 'number' | 'figure' | 'direction' | 'words'
const kinds: Readonly<Partial<Record<ReadingField, Kind>>> = { startedAt: 'when', otherNumber: 'number', ownNumber: 'number', durationSeconds: 'figure', ringSeconds: 'figure', labelCount: 'figure', direction: 'direction' }
const kindOf = (field: ReadingField): Kind => kinds[field] ?? 'words'

const checks: Readonly<Record<Kind, (value: unknown, text: string) => boolean>> = {
  when: (value, text) => isWhen(value) && whenContains(value, text),
  number: (value, text) => isNumber(value) && numberContains(value, text),
  figure: (value, text) => /^\d+$/.test(text) && value === Number(text),
  direction: (value, text) => directionSaid[text] === value,
  words: (value, text) => typeof value === 'string' && includes(value, text),
}

export const isWhen = (value: unknown): value is When => typeof value === 'object' && value !== null && 'from' in value && 'to' in value && 'precision' in value
const isNumber = (value: unknown): value is PhoneNumber => typeof value === 'object' && value !== null && 'kind' in value && 'text' in value

const directionSaid: Readonly<Record<string, Direction>> = { 呼入: 'incoming', 呼出: 'outgoing', 未接: 'missed', 拒接: 'rejected', 拦截: 'blocked', 转接: 'forwarded', 语音信箱: 'voicemail' }

/** For comparing words: widths, spaces, quotation marks and invisible signs do not count, a pictograph printed as its code is that pictograph. */
export const flatText = (text: string): string =>
  text
    .replaceAll(/〔U\+([0-9A-F]{4,6})〕/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .normalize('NFKC')
    .replaceAll(/[\s“”\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/gu, '')

const includes = (whole: string, part: string): boolean => flatText(whole).includes(flatText(part))

const digits = (text: string): string => text.replaceAll(/[^\d*+]/g, '')

const numberContains = (number: PhoneNumber, text: string): boolean => {
  const read = number.kind === 'unknown' ? number.text : digits(number.text)
  const printed = number.kind === 'unknown' ? text : digits(text)
  return printed !== '' && (read === printed || read === `+86${printed}`)
}

/** A printed day, clock or both must lie inside the interval the record allows, and be no finer than it. */
export const whenContains = (when: When, text: string): boolean => {
  const date = readDate(text)
  const clock = /(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text)
  const last = plusMs(when.to, -1)
  if (date !== undefined && (date < beijingDateOf(when.from) || date > beijingDateOf(last))) return false
  if (clock === null) return date !== undefined
  if (when.precision === 'day' || when.precision === 'interval') return false
  const unit = clock[3] === undefined ? 60 : 1
  if (unit === 1 && when.to - when.from > secondMs && when.precision !== 'second') return false
  const printed = Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? '0')
  const from = wallClockOf(when.from, beijingOffsetMinutes)
  const start = from.hour * 3600 + from.minute * 60 + from.second
  return printed <= start + (when.to - when.from) / secondMs && printed + unit > start
}

/** 2026-03-02 or 2026年3月2日. */
export const readDate = (text: string): LocalDate | undefined => {
  const match = /(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})/.exec(text)
  if (match === null) return undefined
  const date = parseLocalDate(`${match[1] ?? ''}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`)
  return date.ok ? date.value : undefined
}

/** The texts a typed decision holds, flattened. */
export const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
