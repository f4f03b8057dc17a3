import { black, canvas, dice, grey, orange, red, type MockScreen } from './mock-canvas.ts'
import type { TruthRow } from './bench-truth.ts'

/** Wide and foreign screens: tablets, cards side by side, Traditional Chinese. */

/** A folded phone or tablet: the list at the left, what the other phone's owner was called by at the right. */
export const twoPanes = (): MockScreen => {
  const c = canvas(2200, 1600)
  const d = dice(71)
  c.status('15:02')
  c.put('电话', 60, 130, 70)
  c.put('通话记录', 1240, 150, 50)
  const rows = [60, 1240].flatMap((x, side) => Array.from({ length: 6 }, (_, i): TruthRow => {
    const y = 280 + i * 180 + side * 30
    const number = d.mobile()
    const isMissed = i === 2
    c.put(number, x, y, 46, { ink: isMissed ? red : black })
    const place = d.place()
    c.put(place, x, y + 62, 34, { ink: grey })
    const time = i < 4 ? d.clock() : `11月${String(20 - i)}日`
    c.put(time, x + 880, y + 24, 36, { ink: grey, align: 'right' })
    return { idx: side * 6 + i, number, location: place, time, direction: isMissed ? '未接' : null }
  }))
  return c.done('two lists on a wide screen', rows)
}

/** Traditional Chinese. */
export const traditional = (): MockScreen => {
  const c = canvas()
  const d = dice(72)
  c.status()
  c.put('通話記錄', 60, 150, 60)
  const rows = Array.from({ length: 7 }, (_, i): TruthRow => {
    const y = 310 + i * 210
    const number = d.mobile()
    c.put(number, 150, y, 48)
    const direction = ['未接來電', '來電', '撥出', '已封鎖'][i % 4]!
    c.put(direction, 150, y + 66, 36, { ink: grey })
    const time = i < 3 ? `下午 ${String(1 + d.next(11))}:${d.two(d.next(60))}` : i < 5 ? '昨天' : `11月${String(20 - i)}日`
    c.put(time, 1030, y + 30, 36, { ink: grey, align: 'right' })
    return { idx: i, number, time, direction }
  })
  return c.done('Traditional Chinese list', rows)
}

/** Cards two in a row, each with everything of one call. */
export const cardsSideBySide = (): MockScreen => {
  const c = canvas(1600, 1200)
  const d = dice(73)
  c.put('拦截记录', 800, 60, 46, { align: 'centre' })
  const rows: TruthRow[] = []
  for (let i = 0; i < 4; i++) {
    for (const x of [60, 840]) {
      const y = 200 + i * 240
      const number = d.mobile()
      c.put(number, x, y, 42)
      const label = d.mark()
      c.put(label, x, y + 60, 32, { ink: orange })
      const time = `11月${d.two(22 - i)}日 ${d.clock()}`
      c.put(time, x, y + 108, 30, { ink: grey })
      rows.push({ idx: rows.length, number, label, time, direction: '拦截' })
    }
  }
  return c.done('cards side by side', rows)
}

/** A bill whose numbers stand last and are masked; the day is its own column. */
export const maskedBill = (): MockScreen => {
  const c = canvas(1080, 1600)
  const d = dice(74)
  const xs = [140, 340, 520, 700, 930]
  ;['日期', '时间', '类型', '时长', '对方号码'].forEach((word, i) => void c.put(word, xs[i]!, 180, 32, { align: 'centre' }))
  const rows = Array.from({ length: 10 }, (_, i): TruthRow => {
    const y = 260 + i * 100
    const m = d.mobile()
    const number = `${m.slice(0, 3)}****${m.slice(7)}`
    const date = `11-${d.two(22 - i)}`
    const clock = d.clock()
    const duration = `${String(1 + d.next(300))}秒`
    ;[date, clock, i % 3 === 0 ? '主叫' : '被叫', duration, number].forEach((word, k) => void c.put(word, xs[k]!, y, 30, { align: 'centre' }))
    return { idx: i, number, time: `${date} ${clock}`, duration, direction: i % 3 === 0 ? '主叫' : '被叫' }
  })
  return c.done('bill with masked numbers last', rows)
}
