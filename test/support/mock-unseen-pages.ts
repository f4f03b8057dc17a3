import { canvas, dice, grey, orange, white, type MockScreen } from './mock-canvas.ts'
import type { TruthRow } from './bench-truth.ts'

/** Pages and single screens that look like none of the others: bills, call screens, friend requests, figures that are no calls. */

/** A carrier app's bill grouped by day: the day and its sum as a heading, then type and number left, length and fee right. */
export const billByDay = (): MockScreen => {
  const c = canvas()
  const d = dice(61)
  c.status()
  c.put('通话详单', 540, 110, 50, { align: 'centre' })
  c.put('本机号码：13700001234', 60, 210, 36, { ink: grey })
  const rows: TruthRow[] = []
  let y = 320
  for (const day of ['2026-11-22', '2026-11-21', '2026-11-18']) {
    c.put(day, 60, y, 38, { ink: grey })
    y += 90
    for (let i = 0; i < 3; i++) {
      const number = i === 1 ? d.hotline() : d.mobile()
      const direction = i === 2 ? '主叫' : '被叫'
      c.put(number, 60, y, 44)
      c.put(direction, 60, y + 62, 34, { ink: grey })
      const time = `${d.clock()}:${d.two(d.next(60))}`
      c.put(time, 180, y + 62, 34, { ink: grey })
      const duration = `${String(1 + d.next(4))}分${String(1 + d.next(58))}秒`
      c.put(duration, 1020, y, 40, { align: 'right' })
      c.put('0.00元', 1020, y + 62, 34, { align: 'right', ink: grey })
      rows.push({ idx: rows.length, number, time, duration, direction })
      y += 180
    }
  }
  return c.done('bill grouped by day', rows)
}

/** A bill as a wide table: a number of its own, day and clock in one cell, hh:mm:ss lengths, the place wraps. */
export const billTableSixColumns = (): MockScreen => {
  const c = canvas(1600, 1200)
  const d = dice(62)
  const xs = [80, 340, 660, 880, 1080, 1320, 1520]
  ;['序号', '起始时间', '对方号码', '通信方式', '通信时长', '通信地点', '费用(元)'].forEach((word, i) => void c.put(word, xs[i]!, 120, 30, { align: 'centre' }))
  const rows = Array.from({ length: 10 }, (_, i): TruthRow => {
    const y = 200 + i * 90
    const number = i % 5 === 4 ? '95511' : d.mobile()
    const time = `2026-11-${d.two(21 - i)} ${d.clock()}:${d.two(d.next(60))}`
    const duration = `00:${d.two(d.next(9))}:${d.two(d.next(60))}`
    const direction = i % 2 === 0 ? '被叫' : '主叫'
    ;[String(i + 1), time, number, direction, duration, '南京', '0.15'].forEach((word, k) => void c.put(word, xs[k]!, y, 28, { align: 'centre' }))
    return { idx: i, number, time, duration, direction }
  })
  return c.done('bill table of seven columns', rows)
}

/** A call rings, marked by many: mark with count, place and carrier, several buttons. */
export const ringingMarked = (): MockScreen => {
  const c = canvas(1080, 2400, [30, 42, 66])
  c.status('11:20')
  c.put('186 2211 3344', 540, 330, 84, { align: 'centre', ink: white })
  c.put('山东青岛 联通', 540, 450, 40, { align: 'centre', ink: white })
  c.put('被 123 人标记为保险理财', 540, 540, 42, { align: 'centre', ink: orange })
  ;['提醒我', '短信'].forEach((word, i) => void c.put(word, 270 + i * 540, 1750, 36, { align: 'centre', ink: white }))
  c.put('拒绝', 270, 2150, 40, { align: 'centre', ink: white })
  c.put('接听', 810, 2150, 40, { align: 'centre', ink: white })
  return c.done('a marked call rings', [{ idx: 0, number: '186 2211 3344', location: '山东青岛', carrier: '联通', label: '被 123 人标记为保险理财', direction: '来电' }])
}

/** A number's page of a mark service: marked by many, then the calls it made, clocks under days at the left. */
export const markedDetail = (): MockScreen => {
  const c = canvas()
  const d = dice(63)
  c.status()
  const number = d.mobile()
  c.put(number, 60, 220, 72)
  const place = d.place()
  c.put(`${place} 中国移动`, 60, 320, 38, { ink: grey })
  c.put('保险推销 被 5302 人标记', 60, 386, 38, { ink: orange })
  ;['呼叫', '短信', '拉黑'].forEach((word, i) => void c.put(word, 200 + i * 340, 540, 40, { align: 'centre' }))
  c.put('通话记录', 60, 680, 40, { ink: grey })
  const rows = Array.from({ length: 5 }, (_, i): TruthRow => {
    const y = 790 + i * 170
    const time = `11月${String(22 - i)}日 ${d.clock()}`
    const direction = ['呼入', '未接', '呼出', '拒接', '呼入'][i]!
    const duration = direction === '未接' || direction === '拒接' ? `响铃${String(5 + i)}秒` : `${String(15 + i)}秒`
    c.put(direction, 60, y, 44)
    c.put(duration, 60, y + 60, 34, { ink: grey })
    c.put(time, 1020, y + 20, 38, { ink: grey, align: 'right' })
    return { idx: i, number, time, direction, duration, label: '保险推销 被 5302 人标记', location: place, carrier: '中国移动' }
  })
  return c.done('a marked number’s page', rows)
}

/** How much was talked this month: figures with units, and not one call. */
export const usage = (): MockScreen => {
  const c = canvas()
  c.put('我的套餐', 540, 110, 50, { align: 'centre' })
  c.put('本月通话 135 分钟', 60, 300, 48)
  c.put('剩余 365 分钟', 60, 380, 40, { ink: grey })
  c.put('流量 12.5GB', 60, 520, 48)
  c.put('截至 11月22日 18:20', 60, 700, 36, { ink: grey })
  c.put('客服热线 10086', 60, 820, 40)
  return c.done('a page of figures', [])
}

/** A shopping order: a courier's number, a time, an amount. */
export const order = (): MockScreen => {
  const c = canvas()
  c.status()
  c.put('订单详情', 540, 120, 50, { align: 'centre' })
  c.put('已签收', 60, 260, 60)
  c.put('订单编号', 60, 480, 36, { ink: grey })
  c.put('202611050012345678', 1020, 480, 36, { align: 'right' })
  c.put('下单时间', 60, 560, 36, { ink: grey })
  c.put('2026-11-05 15:21:50', 1020, 560, 36, { align: 'right' })
  c.put('实付款', 60, 640, 36, { ink: grey })
  c.put('¥128.00', 1020, 640, 36, { align: 'right' })
  c.put('收货人 张三 13812345678', 60, 760, 40)
  return c.done('a shopping order', [])
}
