import { expect, test } from 'vitest'
import { formatInstant } from '../../../src/core/kernel/instant.ts'
import { parseTimeText, toWhen, type DayOrder } from '../../../src/core/kernel/time-text.ts'

const shown = (raw: string, rules: { year?: number; dayOrder?: DayOrder } = {}): string => {
  const text = parseTimeText(raw)
  if (text === null) return 'null'
  const when = toWhen(text, { offsetMinutes: 480, zone: 'assumed', ...rules })
  return when.ok ? `${formatInstant(when.value.from).slice(0, -6)} ${when.value.precision} ${when.value.zone}` : when.error
}

test.each([
  ['2016-01-27 11:17:44', '2016-01-27T11:17:44 second assumed'],
  ['2020/06/22', '2020-06-22T00:00:00 day assumed'],
  ['2020/6/2 9:05', '2020-06-02T09:05:00 minute assumed'],
  ['20170210120427', '2017-02-10T12:04:27 second assumed'],
  ['1467990861000', '2016-07-08T23:14:21 second stated'],
  ['1467990861', '2016-07-08T23:14:21 second stated'],
  ['1467990861000000000', '2016-07-08T23:14:21 second stated'],
  ['600000000000000000', '2020-01-06T18:40:00 second stated'],
  ['27.04.2017 19:27:56', '2017-04-27T19:27:56 second assumed'],
  ['Jul 8, 2016 1:14:21 PM', '2016-07-08T13:14:21 second assumed'],
  ['Dec 2, 2017 06:49:27', '2017-12-02T06:49:27 second assumed'],
  ['9/21/23, 24:40', '2023-09-22T00:40:00 minute assumed'],
  ['2010.02.08 18:27.16', '2010-02-08T18:27:16 second assumed'],
  ['2018-01-20 18:12:32/星期六', '2018-01-20T18:12:32 second assumed'],
  ['732204.80', '2004-09-14T19:12:00 second assumed'],
  ['42360.86', '2015-12-22T20:38:24 second assumed'],
  ['2020-06-12T14:41:25Z', '2020-06-12T22:41:25 second stated'],
  ['2020-06-12T14:41:25+02:00', '2020-06-12T20:41:25 second stated'],
  ['2020-06-12 14:41:25 UTC', '2020-06-12T22:41:25 second stated'],
  ['Fri Jul 08 2016 13:14:21 GMT+0800 (中国标准时间)', '2016-07-08T13:14:21 second stated'],
  ['2020年3月2日 下午1:13', '2020-03-02T13:13:00 minute assumed'],
  ['2020年3月2日 下午1:13:40', '2020-03-02T13:13:40 second assumed'],
  ['2020年03月02日 星期一 上午12:05', '2020-03-02T00:05:00 minute assumed'],
  ['2020年3月2日 中午12:30', '2020-03-02T12:30:00 minute assumed'],
  ['2020年3月2日 凌晨3:07', '2020-03-02T03:07:00 minute assumed'],
  ['2020年3月2日晚上8点05分', '2020-03-02T20:05:00 minute assumed'],
  ['２０２０-０３-０２ １３：１３：４０', '2020-03-02T13:13:40 second assumed'],
])('%s is %s in Beijing', (raw, expected) => expect(shown(raw)).toBe(expected))

test.each([
  ['03-02 13:13:40', 'no-year', '2020-03-02T13:13:40 second assumed'],
  ['3月2日', 'no-year', '2020-03-02T00:00:00 day assumed'],
  ['15 Dec', 'no-year', '2020-12-15T00:00:00 day assumed'],
  ['thu. 27/06 à 12h41', 'no-year', '2020-06-27T12:41:00 minute assumed'],
  ['13.01', 'no-year', '2020-01-13T00:00:00 day assumed'],
])('%s has no year of its own', (raw, gap, withYear) => {
  expect(shown(raw)).toBe(gap)
  expect(shown(raw, { year: 2020 })).toBe(withYear)
})

test.each([
  ['02/06/17 09:45', '2017-06-02T09:45:00 minute assumed', '2017-02-06T09:45:00 minute assumed'],
  ['01/09/2016 06:01', '2016-09-01T06:01:00 minute assumed', '2016-01-09T06:01:00 minute assumed'],
])('%s can be read day first or month first', (raw, dayFirst, monthFirst) => {
  expect(shown(raw)).toBe('no-day-order')
  expect(shown(raw, { dayOrder: 'day-first' })).toBe(dayFirst)
  expect(shown(raw, { dayOrder: 'month-first' })).toBe(monthFirst)
})

test('02/02/2009 is one day whichever comes first: nothing to ask', () => expect(shown('02/02/2009')).toBe('2009-02-02T00:00:00 day assumed'))

test.each([['14:47'], ['13:13:40'], ['02:55 PM'], ['下午1:13']])('%s is a time of day without a date', (raw) => expect(shown(raw)).toBe('no-date'))

test.each([['昨天 09:32'], ['现在'], ['0 min. ago'], ['Today'], ['周三'], ['星期一 13:05'], [''], ['***'], ['2020-02-30 10:00'], ['13800138000a'], ['晚上12:10'], ['合计']])(
  '%s is not an absolute time', (raw) => {
    const text = parseTimeText(raw)
    // A weekday with a clock keeps the clock and no date: still nothing to place on the time line.
    expect(text === null || (text.kind === 'wall' && text.date === undefined)).toBe(true)
  },
)
