import { expect, test } from 'vitest'
import { parseDurationText } from '../../../src/core/kernel/duration-text.ts'

test.each([
  ['15秒', 15], ['1分24秒', 84], ['8分27秒', 507], ['1小时2分3秒', 3723], ['1时2分3秒', 3723], ['2分钟', 120], ['00:00:38', 38], ['01:02:03', 3723],
  ["0'0'20", 20], ['1\'24"', 84], ['PT2M23S', 143], ['PT1H', 3600], ['5 min 32 s', 332], ['1h 2m 3s', 3723], ['32s', 32], ['１分２４秒', 84],
])('%s is %d seconds', (raw, seconds) => expect(parseDurationText(raw)).toEqual({ kind: 'seconds', seconds }))

test('a bare number waits for the unit in the heading', () => expect(parseDurationText('89')).toEqual({ kind: 'number', value: 89 }))
test('1:43 is two numbers until the column says which', () => expect(parseDurationText('1:43')).toEqual({ kind: 'two-part', first: 1, second: 43 }))
test.each([[''], ['未接通'], ['1:99'], ['***'], ['pt'], ['2016-01-27']])('%s is not a duration', (raw) => expect(parseDurationText(raw)).toBeNull())
