import { expect, test } from 'vitest'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { readScreen } from '../../src/core/read-screen/read-screen.ts'
import type { ScreenRow } from '../../src/core/read-screen/screen-row.ts'
import { canvas, grey, white, type MockScreen } from '../support/mock-canvas.ts'

const rowsOf = ({ reading }: MockScreen): readonly ScreenRow[] => readScreen(reading, { now: toEpochMs(1_796_000_000_000), answers: {} }).rows

// Seen: in zh_emulator_blacklist the number somebody was typing below the list came out as one more call.
test('a number in an input box below a list is no row of the list', () => {
  const c = canvas()
  c.put('黑名单', 540, 120, 56, { align: 'centre' })
  for (const [i, number] of ['13652478984', '15698748012'].entries()) c.put(`Tel - ${number}`, 340, 320 + i * 200, 48, { ink: white, paper: [203, 153, 152] })
  c.put('13468745097', 90, 1380, 44, { paper: [255, 64, 129] })
  expect(rowsOf(c.done('blacklist', [])).map(({ number }) => number?.raw)).toEqual(['13652478984', '15698748012'])
})

// Seen: two rows whose 昨天 was unreadable in a 360-pixel copy became one call, of a contact with a stranger's number.
test('a name and a number a row apart stay two calls, though neither has a time', () => {
  const c = canvas()
  c.put('通话记录', 60, 140, 60)
  const titles = ['13323920632', '13858575477', '车险续保小王', '18702556110', '17559645706', '18143750418']
  for (const [i, title] of titles.entries()) {
    c.put(title, 60, 300 + i * 190, i === 2 ? 56 : 48)
    c.put('山东济南 中国移动', 60, 368 + i * 190, 34, { ink: grey })
    if (i !== 2 && i !== 3) c.put('08:14', 1000, 330 + i * 190, 38, { ink: grey, align: 'right' })
  }
  const rows = rowsOf(c.done('two without times', []))
  expect(rows.map(({ number, name }) => number?.raw ?? name?.raw)).toEqual(titles)
  expect(rows[3]?.name).toBeUndefined()
})

// Seen: '购铃5秒' was a certain talk of five seconds, '2分38升' one of two minutes.
test('a duration touched by letters nobody could read is doubtful', () => {
  const c = canvas()
  for (const [i, length] of ['购铃5秒', '2分38升', '呼入2分16秒', '响铃：6秒'].entries()) {
    c.put(`1381111222${String(i)}`, 60, 300 + i * 180, 48)
    c.put(length, 60, 366 + i * 180, 34, { ink: grey })
    c.put(`1${String(i)}:05`, 1030, 330 + i * 180, 38, { align: 'right' })
  }
  const rows = rowsOf(c.done('touched', []))
  expect(rows.map(({ duration }) => duration?.confidence)).toEqual(['doubtful', 'doubtful', 'certain', 'certain'])
  expect(rows[3]?.duration?.value).toEqual({ kind: 'ring', seconds: 6 })
})

// Seen: "(3)" in a box of its own went to the words nothing understood, and three calls became one.
test('a count in a box of its own still counts calls', () => {
  const c = canvas()
  c.put('通话记录', 60, 140, 60)
  for (const i of [0, 1, 2]) {
    const box = c.put(`1381111222${String(i)}`, 60, 300 + i * 180, 48)
    if (i === 1) c.put('(3)', box[2] + 14, 300 + i * 180, 48)
    c.put(`1${String(i)}:05`, 1030, 330 + i * 180, 38, { align: 'right' })
  }
  expect(rowsOf(c.done('counted', [])).map(({ count, unread }) => [count, unread])).toEqual([[undefined, []], [3, []], [undefined, []]])
})

// Seen: photographed with the table around it, a ringing phone's own clock was a certain talk of nine minutes, and one more call above a number's page.
test('the phone’s own clock, low in a photo, is neither a timer nor a call', () => {
  const ringing = canvas(916, 1416, [30, 30, 32])
  ringing.put('09:57', 172, 145, 32, { ink: white })
  ringing.put('+86 195 5027 0983', 163, 338, 66, { ink: white })
  for (const [word, x] of [['拒绝', 207], ['接听', 615]] as const) ringing.put(word, x, 1110, 38, { ink: white })
  expect(rowsOf(ringing.done('ringing', [])).map(({ number, duration }) => [number?.raw, duration])).toEqual([['+86 195 5027 0983', undefined]])

  const page = canvas(1294, 2512)
  page.put('14:46', 219, 340, 56)
  page.put('+86 176 6002 6339', 296, 627, 84)
  for (const [i, time] of ['上午11:05', '下午8:02'].entries()) {
    page.put(time, 190, 1119 + i * 120, 50)
    page.put('呼出电话', 462, 1121 + i * 120, 50)
  }
  for (const [i, word] of ['共享联系人', '创建新联系人', '阻止此来电号码'].entries()) page.put(word, 180, 1500 + i * 120, 56)
  expect(rowsOf(page.done('page', [])).map(({ time }) => time?.raw)).toEqual(['上午11:05', '下午8:02'])
})

// Seen: in a 360-pixel copy '4 分钟前' lost its 前 and became a certain talk of four minutes.
test('minutes on a screen that counts minutes ago are no certain length', () => {
  const c = canvas()
  for (const [i, words] of ['云南昆明 25分钟前', '湖北武汉 4分钟', '河北石家庄 2小时前'].entries()) {
    c.put(`1381111222${String(i)}`, 60, 300 + i * 180, 48)
    c.put(words, 60, 366 + i * 180, 34, { ink: grey })
  }
  expect(rowsOf(c.done('ago', []))[1]?.duration?.confidence).toBe('doubtful')
})

// Seen: '11-07 13:491' (an icon read as a digit) was a certain day without a clock.
test('a day with digits beside it that are no clock is doubtful', () => {
  const c = canvas()
  for (const [i, time] of ['11-07 13:491', '11-15 16:43'].entries()) {
    c.put(`1381111222${String(i)}`, 60, 300 + i * 180, 48)
    c.put('未接', 60, 366 + i * 180, 34)
    c.put(time, 1030, 330 + i * 180, 38, { align: 'right' })
  }
  expect(rowsOf(c.done('digits beside', [])).map(({ time }) => time?.confidence)).toEqual(['doubtful', 'certain'])
})

// Seen: in copies of 360 pixels '驿扰电话' stood among the words nothing understood; 保险推 is a name all the same.
test('a mark one unsure character off is that mark in doubt, with what was read beside it; a sure character is left as it is', () => {
  const c = canvas()
  const marks = ['驿扰电话', '车龄推销', '房产中心']
  for (const [i, mark] of marks.entries()) {
    c.put(`1381111222${String(i)}`, 60, 300 + i * 180, 48)
    c.put(mark, 60, 366 + i * 180, 34, { ink: grey })
    c.put(`1${String(i)}:05`, 1030, 330 + i * 180, 38, { align: 'right' })
  }
  const drawn = c.done('near marks', [])
  const unsure = drawn.reading.lines.map((line) => (line.text === '驿扰电话' || line.text === '车龄推销' ? { ...line, characters: line.characters!.map((one, i) => (i === (line.text === '驿扰电话' ? 0 : 1) ? { ...one, confidence: 0.6 } : one)) } : line))
  const rows = rowsOf({ ...drawn, reading: { ...drawn.reading, lines: unsure } })
  expect(rows.map(({ label }) => [label?.raw, label?.second, label?.confidence])).toEqual([['骚扰电话', '驿扰电话', 'doubtful'], ['车险推销', '车龄推销', 'doubtful'], [undefined, undefined, undefined]])
})

// Where 响铃 before the seconds was not seen, a missed call had been talked in.
test('talk in a call nobody took is doubtful', () => {
  const c = canvas()
  for (const [i, words] of ['未接 6秒', '呼入 6秒', '未接 响铃6秒'].entries()) {
    c.put(`1381111222${String(i)}`, 60, 300 + i * 180, 48)
    c.put(words, 60, 366 + i * 180, 34, { ink: grey })
    c.put(`1${String(i)}:05`, 1030, 330 + i * 180, 38, { align: 'right' })
  }
  expect(rowsOf(c.done('talk', [])).map(({ duration }) => duration?.confidence)).toEqual(['doubtful', 'certain', 'certain'])
})
