import { describe, expect, test } from 'vitest'
import { parseTypedClock, parseTypedDay, whenOfTyped } from '../../src/app/parse-typed-time.ts'
import type { LocalDate } from '../../src/core/kernel/civil.ts'

const today = '2026-11-25' as LocalDate

describe('days and times as people type them', () => {
  test.each([
    ['2026-10-24', '2026-10-24'],
    ['2026年10月24日', '2026-10-24'],
    ['10月24日', '2026-10-24'],
    ['１０/２４', '2026-10-24'],
    ['12月8日', '2025-12-08'],
    ['11月25日', '2026-11-25'],
  ])('%s is %s: without a year it is the last such day up to today', (typed, day) => {
    expect(parseTypedDay(typed, today)).toEqual({ ok: true, value: day })
  })

  test.each(['', '昨天', '2月30日', '2026-13-01', '10.24.2026'])('“%s” is no day: nothing is guessed', (typed) => {
    expect(parseTypedDay(typed, today).ok).toBe(false)
  })

  test.each([
    ['10:12', 10, 12],
    ['10点12分', 10, 12],
    ['下午3:05', 15, 5],
    ['上午9点', 9, 0],
  ])('%s is %i:%i', (typed, hour, minute) => {
    expect(parseTypedClock(typed)).toEqual({ ok: true, value: { hour, minute } })
  })

  test('a day without a clock is the whole Beijing day, with one it is that minute', () => {
    const day = whenOfTyped('2026-10-24' as LocalDate, undefined)
    expect([day.precision, day.to - day.from]).toEqual(['day', 86_400_000])
    const minute = whenOfTyped('2026-10-24' as LocalDate, { hour: 10, minute: 12 })
    expect([minute.precision, minute.to - minute.from, minute.from - day.from]).toEqual(['minute', 60_000, (10 * 60 + 12) * 60_000])
  })
})
