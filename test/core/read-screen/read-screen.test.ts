import { describe, expect, test } from 'vitest'
import { beijingOffsetMinutes, epochOfWallClock, formatInstant, type EpochMs } from '../../../src/core/kernel/instant.ts'
import type { LocalDate } from '../../../src/core/kernel/civil.ts'
import type { CaptureHints } from '../../../src/core/model/screen.ts'
import { overlapsOf } from '../../../src/core/read-screen/overlaps.ts'
import { readScreen } from '../../../src/core/read-screen/read-screen.ts'
import type { ScreenRow } from '../../../src/core/read-screen/screen-row.ts'
import { toDrafts } from '../../../src/core/read-screen/to-drafts.ts'
import { canvas, grey, red } from '../../support/mock-canvas.ts'

const at = (year: number, month: number, day: number, hour = 0, minute = 0): EpochMs => {
  const made = epochOfWallClock({ year, month, day, hour, minute, second: 0, ms: 0 }, beijingOffsetMinutes)
  return made.ok ? made.value : (0 as EpochMs)
}
const now = at(2026, 11, 25, 12)
type Line = readonly [number: string, time: string]

/** A plain list: number at the left, time at the right. */
const listOf = (lines: readonly Line[], capture: CaptureHints = {}, answers: Readonly<Record<string, string>> = {}): ReturnType<typeof readScreen> => {
  const c = canvas()
  c.status('20:15')
  c.put('通话记录', 60, 140, 60)
  lines.forEach(([number, time], i) => {
    c.put(number, 60, 300 + i * 180, 48)
    c.put('山东济南 中国移动', 60, 366 + i * 180, 34, { ink: grey })
    c.put(time, 1030, 330 + i * 180, 38, { ink: grey, align: 'right' })
  })
  return readScreen({ ...c.done('list', []).reading, capture }, { now, answers })
}
const startsOf = (rows: readonly ScreenRow[]): readonly string[] => rows.map(({ startedAt }) => (startedAt === undefined ? '–' : formatInstant(startedAt.value.from).slice(0, 16)))

const five: readonly Line[] = [['13811112222', '19:08'], ['13811113333', '昨天 18:26'], ['13811114444', '星期六'], ['13811115555', '11月5日'], ['13811116666', '2026/9/30']]

describe('times of a picture', () => {
  test('are counted from the day in the file name, and say that they are counted', () => {
    const { rows, issues } = listOf(five, { fileNameAt: at(2026, 11, 24, 20, 15) })
    expect(startsOf(rows)).toEqual(['2026-11-24T19:08', '2026-11-23T18:26', '2026-11-21T00:00', '2026-11-05T00:00', '2026-09-30T00:00'])
    expect(rows.map(({ startedAt }) => startedAt?.method)).toEqual(['assumed', 'assumed', 'assumed', 'assumed', 'two-readers'])
    expect(rows.map(({ startedAt }) => startedAt?.value.precision)).toEqual(['minute', 'minute', 'day', 'day', 'day'])
    expect(rows[0]?.startedAt?.confidence).not.toBe('certain')
    expect(issues.filter(({ severity }) => severity === 'warn')).toEqual([])
  })

  test('without any day of capture stay undated, and the picture asks for it', () => {
    const { rows, issues } = listOf(five)
    expect(startsOf(rows)).toEqual(['–', '–', '–', '–', '2026-09-30T00:00'])
    expect(issues.filter(({ code }) => code === 'needs-capture-date')).toHaveLength(4)
    expect(toDrafts(rows)[1]?.unread?.['时间']).toBe('昨天 18:26')
  })

  test("the user's own answer wins over the file name, and the file name over EXIF", () => {
    expect(startsOf(listOf(five, { fileNameAt: at(2026, 11, 24), exifAt: at(2026, 11, 1) }, { 'capture-date': '2026-11-20' }).rows)[1]).toBe('2026-11-19T18:26')
    expect(startsOf(listOf(five, { fileNameAt: at(2026, 11, 24), exifAt: at(2026, 11, 1) }).rows)[1]).toBe('2026-11-23T18:26')
    expect(startsOf(listOf(five, { statedOn: '2026-11-10' as LocalDate, exifAt: at(2026, 11, 1) }).rows)[1]).toBe('2026-11-09T18:26')
  })

  // The phone's clock in these pictures says 20:15.
  test('counted from a moment the phone’s own clock contradicts are doubtful', () => {
    const { rows, issues } = listOf(five, { fileNameAt: at(2026, 11, 24, 9, 41) })
    expect(rows.map(({ startedAt }) => startedAt?.confidence)).toEqual(['doubtful', 'doubtful', 'doubtful', 'doubtful', 'certain'])
    expect(issues.filter(({ code }) => code === 'capture-clock-disagrees')).toHaveLength(3)
    expect(listOf(five, { fileNameAt: at(2026, 11, 24, 20, 27) }).issues.filter(({ severity }) => severity === 'warn')).toEqual([])
  })

  test('counted from the day of saving are doubtful, unless it was saved in the minutes its own clock shows', () => {
    const later = listOf(five, { savedAt: at(2026, 11, 26, 8, 2) })
    expect(startsOf(later.rows)[1]).toBe('2026-11-25T18:26')
    expect(later.rows.map(({ startedAt }) => startedAt?.confidence)).toEqual(['doubtful', 'doubtful', 'doubtful', 'doubtful', 'certain'])
    expect(later.issues.map(({ code }) => code)).toContain('capture-day-of-saving')
    expect(listOf(five, { savedAt: at(2026, 11, 24, 20, 16) }).rows.map(({ startedAt }) => startedAt?.confidence)).not.toContain('doubtful')
  })

  test('counted where file name and EXIF name two days are doubtful', () => {
    expect(listOf(five, { fileNameAt: at(2026, 11, 24, 20, 15), exifAt: at(2026, 11, 1, 20, 15) }).rows[1]?.startedAt?.confidence).toBe('doubtful')
  })

  test.each([
    [{ fileNameAt: at(2026, 11, 24, 20, 15) }, {}, 'day-from-file-name'],
    [{ exifAt: at(2026, 11, 24, 20, 15) }, {}, 'day-from-exif'],
    [{ savedAt: at(2026, 11, 24, 20, 15) }, {}, 'day-from-saving'],
    [{ savedAt: at(2026, 11, 24, 20, 15) }, { 'capture-date': '2026-11-20' }, 'day-from-user'],
  ])('say what they were counted from (%#)', (capture, answers, code) => {
    expect(listOf(five, capture, answers).issues.filter(({ severity }) => severity === 'note').map((issue) => issue.code)).toContain(code)
  })

  test('of yesterday, shortly after midnight, lie on the day before', () => {
    const c = canvas()
    c.status('0:04')
    c.put('通话记录', 60, 140, 60)
    ;[['13811112222', '00:01'], ['13811113333', '昨天 23:58'], ['13811114444', '12月31日 09:00']].forEach(([number, time], i) => {
      c.put(number!, 60, 300 + i * 180, 48)
      c.put(time!, 1030, 330 + i * 180, 38, { ink: grey, align: 'right' })
    })
    const { rows } = readScreen({ ...c.done('midnight', []).reading, capture: { fileNameAt: at(2026, 1, 1, 0, 4) } }, { now, answers: {} })
    expect(startsOf(rows)).toEqual(['2026-01-01T00:01', '2025-12-31T23:58', '2025-12-31T09:00'])
  })

  test('a day of the month later than the picture is last year’s', () => {
    expect(startsOf(listOf([['13811112222', '12月30日'], ['13811113333', '昨天']], { fileNameAt: at(2026, 1, 3, 9) }).rows)).toEqual(['2025-12-30T00:00', '2026-01-02T00:00'])
  })

  test('minutes ago are an interval before the moment of capture', () => {
    const { rows } = listOf([['13811112222', '25 分钟前'], ['13811113333', '2 小时前']], { fileNameAt: at(2026, 11, 24, 20, 15) })
    expect(rows.map(({ startedAt }) => startedAt?.value.precision)).toEqual(['interval', 'interval'])
    expect(startsOf(rows)).toEqual(['2026-11-24T19:49', '2026-11-24T17:15'])
    expect(rows[0]?.startedAt?.value.to).toBe(at(2026, 11, 24, 19, 51))
  })

  test('a call after its own picture is doubtful', () => {
    const { rows, issues } = listOf([['13811112222', '21:30'], ['13811113333', '昨天']], { fileNameAt: at(2026, 11, 24, 20, 15) })
    expect(rows[0]?.startedAt?.confidence).toBe('doubtful')
    expect(issues.map(({ code }) => code)).toContain('time-after-capture')
  })

  test('a weekday that does not fit its date is doubtful', () => {
    const { rows, issues } = listOf([['13811112222', '2018-01-20 18:12:32/星期六'], ['13811113333', '2018-01-20 18:12:13/星期五']])
    expect(rows.map(({ startedAt }) => startedAt?.confidence)).toEqual(['certain', 'doubtful'])
    expect(issues.map(({ code }) => code)).toContain('weekday-disagrees')
  })

  test('a heading dates the rows below it', () => {
    const c = canvas()
    c.status('20:15')
    c.put('昨天', 60, 250, 40)
    for (const i of [0, 1]) {
      c.put(`1381111222${String(i)}`, 60, 340 + i * 150, 48)
      c.put(`1${String(i)}:05`, 1030, 346 + i * 150, 38, { align: 'right' })
    }
    c.put('11月3日', 60, 650, 40)
    c.put('13811112229', 60, 740, 48)
    c.put('09:30', 1030, 746, 38, { align: 'right' })
    const { rows } = readScreen({ ...c.done('headings', []).reading, capture: { fileNameAt: at(2026, 11, 24, 20, 15) } }, { now, answers: {} })
    expect(startsOf(rows)).toEqual(['2026-11-23T10:05', '2026-11-23T11:05', '2026-11-03T09:30'])
  })
})

describe('rows as observations', () => {
  test('two rows that read alike stay two, each at its place', () => {
    const { rows } = listOf([['13811112222', '10:05'], ['13811112222', '10:05']], { fileNameAt: at(2026, 11, 24, 20, 15) })
    const drafts = toDrafts(rows)
    expect(drafts.map(({ place }) => place.row)).toEqual([1, 2])
    expect(drafts[0]?.place.box).not.toEqual(drafts[1]?.place.box)
  })

  test('a row "(4)" stands for four calls', () => {
    expect(toDrafts(listOf([['13811112222 (4)', '10:05'], ['13811113333', '昨天']]).rows).map(({ count }) => count)).toEqual([4, undefined])
  })

  test('ring time is not talk time, and 未接通 is no duration at all', () => {
    const c = canvas()
    const lines = [['未接', '响铃12秒'], ['呼入', '1分20秒'], ['呼出', '未接通']] as const
    lines.forEach(([direction, duration], i) => {
      c.put(`1381111222${String(i)}`, 60, 300 + i * 180, 48)
      c.put(direction, 60, 366 + i * 180, 34)
      c.put(duration, 200, 366 + i * 180, 34)
      c.put(`1${String(i)}:05`, 1030, 330 + i * 180, 38, { align: 'right' })
    })
    const drafts = toDrafts(readScreen(c.done('durations', []).reading, { now, answers: {} }).rows)
    expect(drafts.map(({ ringSeconds, durationSeconds, direction }) => [ringSeconds?.value, durationSeconds?.value, direction?.value])).toEqual([[12, undefined, 'missed'], [undefined, 80, 'incoming'], [undefined, undefined, 'outgoing']])
    expect(drafts[2]?.unread?.['时长']).toBe('未接通')
  })

  test('a mark keeps its words, its class and how many people gave it', () => {
    const c = canvas()
    for (const [i, mark] of ['被 123 人标记为骚扰电话', '保险推销'].entries()) {
      c.put(`1381111222${String(i)}`, 60, 300 + i * 180, 48, i === 1 ? { ink: red } : {})
      c.put(mark, 60, 366 + i * 180, 34)
      c.put(`1${String(i)}:05`, 1030, 330 + i * 180, 38, { align: 'right' })
    }
    const { rows } = readScreen(c.done('marks', []).reading, { now, answers: {} })
    expect(rows.map(({ label, labelClass, labelCount }) => [label?.raw, labelClass, labelCount?.value])).toEqual([['被 123 人标记为骚扰电话', 'nuisance', 123], ['保险推销', 'insurance', undefined]])
    expect(rows[1]?.direction).toMatchObject({ value: 'missed', toldBy: 'colour', method: 'assumed' })
  })
})

describe('messages', () => {
  test('a list of senders gives one message a row, with its first words', () => {
    const c = canvas()
    c.put('信息', 60, 140, 64)
    const senders = ['106905551234', '95518', '+86 138 1111 2222'] as const
    senders.forEach((sender, i) => {
      c.put(sender, 160, 320 + i * 220, 48)
      c.put('【平安车险】您的保险即将到期，现在续保立享优惠', 160, 390 + i * 220, 38, { ink: grey })
      c.put('昨天', 1030, 326 + i * 220, 36, { ink: grey, align: 'right' })
    })
    const { rows, layout } = readScreen(c.done('senders', []).reading, { now, answers: {} })
    expect(layout).toBe('sms-list')
    expect(toDrafts(rows).map(({ kind, otherNumber, text }) => [kind, otherNumber?.raw, text?.raw.slice(0, 6)])).toEqual(senders.map((sender) => ['sms', sender, '【平安车险】']))
  })

  test('friend requests give the name and what they say of themselves, and nothing of it is a call', () => {
    const c = canvas()
    c.put('新的朋友', 540, 120, 50, { align: 'centre' })
    ;['平安小李', '人保车险-王'].forEach((name, i) => {
      c.put(name, 200, 340 + i * 200, 46)
      c.put('我是车险专员，车险快到期了', 200, 400 + i * 200, 36, { ink: grey })
      c.put('接受', 960, 370 + i * 200, 38)
    })
    const { rows } = readScreen(c.done('requests', []).reading, { now, answers: {} })
    expect(rows.map(({ kind, name, text }) => [kind, name?.raw, text?.raw])).toEqual([['chat', '平安小李', '我是车险专员，车险快到期了'], ['chat', '人保车险-王', '我是车险专员，车险快到期了']])
  })

  test('own bubbles of a chat are outgoing, the other side’s incoming, under one name', () => {
    const c = canvas()
    c.put('平安小李', 540, 130, 50, { align: 'centre' })
    c.put('昨天 12:26', 540, 280, 36, { ink: grey, align: 'centre' })
    c.put('哥，您这边车险12月12号到期，', 216, 400, 48)
    c.put('我给您报个价', 216, 466, 48)
    c.put('你怎么有我电话的？', 864, 640, 48, { align: 'right', paper: [149, 236, 105] })
    c.put('系统里分配的客户哈！', 216, 800, 48)
    const { rows } = readScreen(c.done('chat', []).reading, { now, answers: {} })
    expect(rows.map(({ kind, name, direction, text }) => [kind, name?.raw, direction?.value, text?.raw])).toEqual([
      ['chat', '平安小李', 'incoming', '哥，您这边车险12月12号到期，我给您报个价'],
      ['chat', '平安小李', 'outgoing', '你怎么有我电话的？'],
      ['chat', '平安小李', 'incoming', '系统里分配的客户哈！'],
    ])
  })
})

describe('pictures of one list scrolled on', () => {
  const capture = { fileNameAt: at(2026, 11, 24, 20, 15) }
  const all: readonly Line[] = Array.from({ length: 12 }, (_, i) => [`1381111${String(2200 + i)}`, `昨天 1${String(i % 10)}:0${String(i % 7)}`])

  test('share the rows both show, in order', () => {
    const pairs = overlapsOf([{ picture: 'a', rows: listOf(all.slice(0, 7), capture).rows }, { picture: 'b', rows: listOf(all.slice(4), capture).rows }])
    expect(pairs.map(({ a, b }) => [a.ordinal, b.ordinal])).toEqual([[5, 1], [6, 2], [7, 3]])
  })

  test('two calls of one number with the same time in one picture are never joined', () => {
    const twice: readonly Line[] = [['13811112222', '10:05'], ['13811112222', '10:05']]
    const pairs = overlapsOf([{ picture: 'a', rows: listOf(twice, capture).rows }])
    expect(pairs).toEqual([])
  })

  test('the same words on two days are two calls', () => {
    const pairs = overlapsOf([{ picture: 'a', rows: listOf(all.slice(0, 4), capture).rows }, { picture: 'b', rows: listOf(all.slice(0, 4), { fileNameAt: at(2026, 11, 20, 20, 15) }).rows }])
    expect(pairs).toEqual([])
  })

  test('rows that only agree on a day are no evidence', () => {
    const days: readonly Line[] = [['13811112222', '昨天'], ['13811112222', '昨天'], ['13811112222', '昨天']]
    expect(overlapsOf([{ picture: 'a', rows: listOf(days, capture).rows }, { picture: 'b', rows: listOf(days, capture).rows }])).toEqual([])
  })

  test('one picture taken twice shares all its rows', () => {
    const rows = listOf(all.slice(0, 5), capture).rows
    expect(overlapsOf([{ picture: 'a', rows }, { picture: 'b', rows }])).toHaveLength(5)
  })
})
