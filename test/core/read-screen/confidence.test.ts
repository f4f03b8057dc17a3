import { describe, expect, it } from 'vitest'
import type { ScreenLine } from '../../../src/core/model/screen.ts'
import { confidenceOfSpan, spanOf } from '../../../src/core/read-screen/confidence.ts'

const line = (text: string, second?: string, least = 0.99, seconds = 0.9): ScreenLine => ({
  box: [0, 0, 300, 50], text, confidence: least, ink: [0, 0, 0], paper: [255, 255, 255],
  characters: Array.from(text, (_, i) => ({ confidence: least, x: i * 20 })),
  ...(second === undefined ? {} : { second: { text: second, confidence: seconds } }),
})
const judged = (kind: 'number' | 'time', read: ScreenLine, raw = read.text): string => confidenceOfSpan(spanOf(kind, read, raw)!).confidence

describe('two readers', () => {
  it('who agree on every digit make a number certain, whatever its blanks', () => expect(judged('number', line('138 1234 5678', '13812345678'))).toBe('certain'))
  it('who differ in one digit make it doubtful, however sure the first is, and the other answer is kept', () => {
    const read = line('13812345678', '13872345678', 1)
    expect(confidenceOfSpan(spanOf('number', read, read.text)!)).toMatchObject({ confidence: 'doubtful', method: 'ocr', second: '13872345678' })
  })
  it('of whom one sees a digit more before or after make it doubtful', () => {
    expect(judged('number', line('551977', '9551977'))).toBe('doubtful')
    expect(judged('number', line('195477718751', '19547771875'))).toBe('doubtful')
  })
  it('who agree while the first wavers are not enough for certain', () => expect(judged('number', line('4001511905', '4001511905', 0.5, 0.6))).not.toBe('certain'))
})

describe('one reader alone', () => {
  it('is doubtful', () => expect(judged('number', line('13812345678'))).toBe('doubtful'))
})

describe('a time', () => {
  it('is confirmed by its digits and marks, be the Chinese around it misread', () => expect(judged('time', line('昨天10:14山东济南', '昨天 10:14'), '昨天10:14')).toBe('certain'))
  it('that lost its day in the first reading is doubtful: a call would move by a day', () => expect(judged('time', line('天下午12:03', '昨天 下午12:03'), '下午12:03')).toBe('doubtful'))
  it('without digits is confirmed by its word', () => {
    expect(judged('time', line('星期三', '星期三'))).toBe('certain')
    expect(judged('time', line('星期三', '星期二'))).toBe('doubtful')
    expect(judged('time', line('昨天', '12 34'))).toBe('doubtful')
    expect(judged('time', line('刚刚', '5'))).toBe('doubtful')
  })
  it("is doubtful with a letter grown on: 'B2分钟前' may be 52 or 82", () => expect(judged('time', line('B2分钟前', '2 分钟前'), '2分钟前')).toBe('doubtful'))
})
