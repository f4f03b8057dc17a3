import { expect, test } from 'vitest'
import { parseTranscript } from '../../src/app/parse-transcript.ts'
import { timeCodeText } from '../../src/core/kernel/time-code.ts'

test.each([
  ['00:12 您的车险快到期了\n00:15 谁给你的号码？', [[12, '您的车险快到期了'], [15, '谁给你的号码？']]],
  ['[1:02:03] 好的', [[3723, '好的']]],
  ['０：０５　喂\n还是这句\n\n(01:10)（听不清）', [[5, '喂\n还是这句'], [70, '（听不清）']]],
] as const)('%s', (text, expected) => {
  const read = parseTranscript(text)
  expect(read.ok && read.value.map((l) => [l.atSeconds, l.text])).toEqual(expected)
})

test('words before the first time code belong to no time: the line is named', () => expect(parseTranscript('\n您好\n00:12 再见')).toEqual({ ok: false, error: 2 }))
test('nothing typed is no transcript', () => expect(parseTranscript('  ')).toEqual({ ok: true, value: [] }))
test('a time code is written as it is typed', () => expect([12, 75, 3723].map(timeCodeText)).toEqual(['00:12', '01:15', '1:02:03']))
