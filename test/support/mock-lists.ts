import { black, canvas, dice, grey, orange, red, white, type MockScreen } from './mock-canvas.ts'
import type { TruthRow } from './bench-truth.ts'

/** Call lists of other phones and apps than the benchmark's, drawn by us. */

/** One UI: days as headings, clock at the right, arrow at the left. */
export const oneUi = (): MockScreen => {
  const c = canvas()
  const d = dice(1)
  c.status()
  c.put('电话', 60, 160, 80)
  const rows: TruthRow[] = []
  let y = 330
  for (const day of ['今天', '昨天', '11月20日 周五']) {
    c.put(day, 60, y, 40, { ink: grey })
    y += 90
    for (let i = 0; i < 3; i++) {
      const isName = i === 1
      const title = isName ? d.name() : d.mobile()
      const time = d.clock()
      const direction = d.pick(['未接', '呼入', '呼出', '拒接'])
      c.shape(direction === '未接' ? 'arrow-missed' : direction === '呼入' ? 'arrow-in' : direction === '呼出' ? 'arrow-out' : 'blocked', 60, y + 40)
      c.put(title, 140, y, 48)
      const place = isName ? null : d.place()
      if (place !== null) c.put(place, 140, y + 66, 36, { ink: grey })
      c.put(time, 1030, y + 24, 38, { ink: grey, align: 'right' })
      rows.push({ idx: rows.length, number: isName ? null : title, name: isName ? title : null, time, direction, location: place })
      y += 200
    }
    y += 10
  }
  for (const [i, word] of ['键盘', '最近', '联系人'].entries()) c.put(word, 180 + i * 360, 2300, 42, { align: 'centre' })
  return c.done('One UI, days as headings', rows)
}

/** OriginOS: three lines per row, mark as outlined text behind the number, time right on the first line. */
export const originOs = (): MockScreen => {
  const c = canvas()
  const d = dice(2)
  c.status()
  for (const [i, word] of ['通话记录', '联系人', '收藏'].entries()) c.put(word, 80 + i * 300, 170, 52)
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 320 + i * 230
    const number = i % 3 === 0 ? d.landline() : d.mobile()
    const mark = i % 2 === 0 ? d.mark() : null
    const place = d.place()
    const carrier = d.carrier()
    const isMissed = i % 4 === 1
    const box = c.put(number, 60, y, 50, { ink: isMissed ? red : black })
    if (mark !== null) c.put(mark, box[2] + 30, y + 8, 32, { ink: orange })
    const time = i < 4 ? d.clock() : `11/${String(10 + i)}`
    c.put(time, 1020, y + 6, 36, { ink: grey, align: 'right' })
    c.put(`卡1 ${place} ${carrier}`, 60, y + 72, 34, { ink: grey })
    const duration = isMissed ? `响铃${String(3 + i)}秒` : `${String(i + 1)}分${String(10 + i)}秒`
    c.put(duration, 60, y + 124, 34, { ink: grey })
    return { idx: i, number, label: mark, time, location: place, carrier, duration, direction: isMissed ? '未接' : null }
  })
  return c.done('OriginOS, three lines', rows)
}

/** A list whose dates stand at the left in two lines, numbers at the right of them. */
export const dateLeft = (): MockScreen => {
  const c = canvas(1080, 2340, [18, 18, 20])
  const d = dice(3)
  c.put('通话记录', 540, 110, 56, { align: 'centre', ink: white })
  const rows = Array.from({ length: 9 }, (_, i): TruthRow => {
    const y = 260 + i * 210
    const date = `11-${d.two(22 - i)}`
    const clock = d.clock()
    c.put(date, 50, y, 40, { ink: grey })
    c.put(clock, 50, y + 54, 40, { ink: grey })
    const number = d.mobile()
    c.put(number, 260, y, 46, { ink: white })
    const direction = d.pick(['呼入', '呼出', '未接', '已拒接'])
    const duration = direction === '未接' || direction === '已拒接' ? null : `${String(d.next(5) + 1)}分${String(d.next(50) + 5)}秒`
    const box = c.put(direction, 260, y + 62, 36, { ink: grey })
    if (duration !== null) c.put(duration, box[2] + 40, y + 62, 36, { ink: grey })
    return { idx: i, number, time: `${date} ${clock}`, direction, duration }
  })
  return c.done('date in two lines at the left, dark', rows)
}

/** Cards: the time above the number, mark and place below. */
export const timeOnTop = (): MockScreen => {
  const c = canvas()
  const d = dice(4)
  c.status('09:20')
  c.put('拦截记录', 540, 120, 56, { align: 'centre' })
  const rows = Array.from({ length: 7 }, (_, i): TruthRow => {
    const y = 280 + i * 290
    const time = `2026-11-${d.two(23 - i)} ${d.clock()}`
    c.put(time, 70, y, 36, { ink: grey })
    const number = i % 2 === 0 ? d.hotline() : d.mobile()
    c.put(number, 70, y + 58, 52)
    const mark = `${d.mark()} 被${String(20 + d.next(900))}人标记`
    c.put(mark, 70, y + 130, 36, { ink: orange })
    c.put('已拦截', 1010, y + 66, 38, { ink: grey, align: 'right' })
    return { idx: i, number, label: mark, time, direction: '已拦截' }
  })
  return c.done('interception cards, time above the number', rows)
}

/** mm:ss durations beside clock times, as Simple Dialer and many English apps draw. */
export const minutesSeconds = (): MockScreen => {
  const c = canvas(1080, 1920, [66, 66, 66])
  const d = dice(5)
  c.put('通话', 60, 100, 60, { ink: white })
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 240 + i * 190
    const isName = i % 3 === 2
    const title = isName ? d.name() : d.mobile()
    c.put(title, 160, y, 46, { ink: white })
    const time = i < 4 ? `${d.two(20 - i * 3)}:${d.two(d.next(60))}` : `11月${String(20 - i)}日`
    c.put(time, 160, y + 64, 38, { ink: grey })
    const duration = `${d.two(d.next(12))}:${d.two(d.next(60))}`
    c.put(duration, 1000, y + 40, 38, { ink: grey, align: 'right' })
    return { idx: i, number: isName ? null : title, name: isName ? title : null, time, duration }
  })
  return c.done('mm:ss durations beside clocks, dark', rows)
}

/** English One UI / AOSP with words for directions. */
export const english = (): MockScreen => {
  const c = canvas()
  const d = dice(6)
  c.status()
  c.put('Call history', 60, 150, 64)
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 300 + i * 220
    const number = d.mobile().replace(/^(\d{3})(\d{4})/, '+86 $1 $2 ')
    c.put(number, 150, y, 48)
    const direction = d.pick(['Missed call', 'Incoming', 'Outgoing', 'Declined'])
    c.put(direction, 150, y + 66, 38, { ink: grey })
    const time = i < 3 ? `${String(1 + d.next(11))}:${d.two(d.next(60))} PM` : i < 5 ? `Yesterday, ${String(1 + d.next(11))}:${d.two(d.next(60))} AM` : `Nov ${String(20 - i)}`
    c.put(time, 1030, y + 30, 38, { ink: grey, align: 'right' })
    const label = i % 2 === 0 ? 'Suspected spam' : null
    if (label !== null) c.put(label, 150, y + 116, 34, { ink: orange })
    return { idx: i, number, time, direction, label }
  })
  return c.done('English list with words for directions', rows)
}

/** Name on the first line, number on the second, time at the right between them. */
export const nameOverNumber = (): MockScreen => {
  const c = canvas()
  const d = dice(7)
  c.status()
  c.put('最近联系', 60, 150, 64)
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 310 + i * 220
    const name = ['阿明', '平安车险 小周', '王建国', '大地保险客服', '李姐', '车管家', '老陈（人保）', '陈总'][i]!
    const number = d.mobile()
    c.put(name, 150, y, 48)
    c.put(number, 150, y + 68, 38, { ink: grey })
    const time = i < 3 ? d.clock() : i < 5 ? `昨天 ${d.clock()}` : `周${'一二三'[i - 5]!}`
    c.put(time, 1030, y + 36, 38, { ink: grey, align: 'right' })
    return { idx: i, number, name, time }
  })
  return c.done('name over number', rows)
}

/** Masked numbers with a mark and a SIM badge; all in one grey line. */
export const masked = (): MockScreen => {
  const c = canvas(720, 1560)
  const d = dice(8)
  c.put('骚扰拦截', 360, 90, 40, { align: 'centre' })
  c.put('电话拦截', 180, 180, 32, { align: 'centre' })
  c.put('短信拦截', 540, 180, 32, { align: 'centre' })
  const rows = Array.from({ length: 9 }, (_, i): TruthRow => {
    const y = 260 + i * 140
    const m = d.mobile()
    const number = `${m.slice(0, 3)}****${m.slice(7)}`
    c.put(number, 40, y, 34)
    const place = d.place()
    const mark = d.mark()
    c.put(`${place} | ${mark}`, 40, y + 50, 26, { ink: grey })
    const time = `11月${String(22 - i)}日 ${d.clock()}`
    c.put(time, 690, y + 14, 26, { ink: grey, align: 'right' })
    return { idx: i, number, label: mark, location: place, time, direction: '拦截' }
  })
  return c.done('masked numbers in an interception list', rows)
}
