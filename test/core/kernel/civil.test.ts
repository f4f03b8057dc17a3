import { expect, test } from 'vitest'
import { addDays, daysFromCivil, localDateOfDays, parseLocalDate, weekdayOf } from '../../../src/core/kernel/civil.ts'
import { formatInstant, parseInstant, toEpochMs } from '../../../src/core/kernel/instant.ts'

const day = (text: string) => {
  const parsed = parseLocalDate(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

test('every day from 1990 to 2040 survives the way to a number and back', () => {
  const first = daysFromCivil({ year: 1990, month: 1, day: 1 })
  for (let d = first; d < first + 365 * 51; d++) expect(localDateOfDays(d)).toBe(new Date(d * 86_400_000).toISOString().slice(0, 10))
})

test('29 February exists in 2024 and not in 2025', () => {
  expect(parseLocalDate('2024-02-29').ok).toBe(true)
  expect(parseLocalDate('2025-02-29').ok).toBe(false)
  expect(addDays(day('2025-02-28'), 1)).toBe('2025-03-01')
})

test('25 November 2026 is a Wednesday', () => expect(weekdayOf(day('2026-11-25'))).toBe(3))

test('an instant is printed in Beijing time, with milliseconds only where there are any', () => {
  expect(formatInstant(toEpochMs(1_467_990_861_000))).toBe('2016-07-08T23:14:21+08:00')
  expect(formatInstant(toEpochMs(1_467_990_861_123))).toBe('2016-07-08T23:14:21.123+08:00')
  expect(parseInstant('2016-07-08T15:14:21Z')).toEqual({ ok: true, value: 1_467_990_861_000 })
  expect(parseInstant('2016-07-08T15:14:21').ok).toBe(false)
})
