import { black, canvas, dice, grey, red, white, type MockScreen } from './mock-canvas.ts'
import type { TruthRow } from './bench-truth.ts'

/** Detail pages, sheets, tables, call screens: drawn by us. */

/** HarmonyOS detail: number and place on top, calls below with date and clock in one line and a duration or 未接通 at the right. */
export const harmonyDetail = (): MockScreen => {
  const c = canvas()
  const d = dice(11)
  c.status()
  const number = d.mobile()
  c.put(number, 540, 330, 72, { align: 'centre' })
  c.put('浙江宁波 中国联通', 540, 440, 40, { align: 'centre', ink: grey })
  for (const [i, word] of ['呼叫', '信息', '视频'].entries()) c.put(word, 200 + i * 340, 620, 38, { align: 'centre' })
  c.put('通话记录', 60, 760, 40, { ink: grey })
  const rows = Array.from({ length: 6 }, (_, i): TruthRow => {
    const y = 850 + i * 180
    const time = i < 2 ? `今天 ${d.clock()}` : `11月${String(20 - i)}日 ${d.clock()}`
    c.put(time, 130, y, 44)
    const direction = d.pick(['呼入', '呼出', '未接来电'])
    const duration = direction === '未接来电' ? `响铃 ${String(4 + i)} 秒` : `${String(1 + i)} 分 ${String(2 + i * 5)} 秒`
    c.put(direction, 130, y + 62, 36, { ink: direction === '未接来电' ? red : grey })
    c.put(duration, 1010, y + 30, 38, { ink: grey, align: 'right' })
    return { idx: i, number, time, direction, duration, location: '浙江宁波', carrier: '中国联通' }
  })
  return c.done('HarmonyOS detail', rows)
}

/** A contact's detail: the name large, days as headings, clocks below each. */
export const namedDetail = (): MockScreen => {
  const c = canvas()
  const d = dice(12)
  c.status()
  c.put('平安车险小周', 540, 300, 80, { align: 'centre' })
  const rows: TruthRow[] = []
  let y = 620
  for (const day of ['昨天', '11月18日']) {
    c.put(day, 70, y, 48)
    y += 110
    for (let i = 0; i < 3; i++) {
      const time = `${d.pick(['上午', '下午'])}${String(1 + d.next(11))}:${d.two(d.next(60))}`
      const direction = d.pick(['呼入电话', '未接来电', '呼出电话'])
      c.put(time, 70, y, 42)
      c.put(direction, 420, y, 42)
      rows.push({ idx: rows.length, name: '平安车险小周', time, direction })
      y += 100
    }
    y += 40
  }
  c.put('共享联系人', 70, y + 60, 46)
  return c.done('named contact, days as headings', rows)
}

/** A carrier app's bill: cards with number left, type and time below, duration and fee right. */
export const billCards = (): MockScreen => {
  const c = canvas()
  const d = dice(13)
  c.status()
  c.put('语音详单', 540, 120, 54, { align: 'centre' })
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 280 + i * 230
    const number = i % 2 === 0 ? d.mobile() : d.hotline()
    c.put(number, 60, y, 46)
    const direction = i % 3 === 0 ? '主叫' : '被叫'
    const time = `2026-11-${d.two(20 - i)} ${d.clock()}:${d.two(d.next(60))}`
    c.put(time, 60, y + 66, 36, { ink: grey })
    c.put(direction, 60, y + 116, 34, { ink: grey })
    const duration = `${String(d.next(4))}分${String(d.next(50) + 3)}秒`
    c.put(duration, 1020, y, 40, { align: 'right' })
    c.put('0.00元', 1020, y + 66, 36, { ink: grey, align: 'right' })
    return { idx: i, number, time, duration, direction }
  })
  return c.done('bill cards with fee', rows)
}

const tableHead = (c: ReturnType<typeof canvas>, words: readonly string[], xs: readonly number[], y: number): void => words.forEach((word, i) => void c.put(word, xs[i]!, y, 30, { align: 'centre', ink: grey }))

/** A table with date and clock wrapped in one cell and the place in another. */
export const wrappedTable = (): MockScreen => {
  const c = canvas()
  const d = dice(14)
  c.status()
  const xs = [160, 470, 690, 840, 980]
  tableHead(c, ['起始时间', '对方号码', '呼叫类型', '通话时长', '通信地点'], xs, 260)
  const rows = Array.from({ length: 9 }, (_, i): TruthRow => {
    const y = 340 + i * 130
    const date = `2026-11-${d.two(21 - i)}`
    const clock = `${d.clock()}:${d.two(d.next(60))}`
    c.put(date, xs[0]!, y, 30, { align: 'centre' })
    c.put(clock, xs[0]!, y + 42, 30, { align: 'centre' })
    const number = d.mobile()
    c.put(number, xs[1]!, y + 20, 30, { align: 'centre' })
    const direction = i % 3 === 0 ? '主叫' : '被叫'
    c.put(direction, xs[2]!, y + 20, 30, { align: 'centre' })
    const duration = `${d.two(d.next(4))}:${d.two(d.next(60))}`
    c.put(duration, xs[3]!, y + 20, 30, { align: 'centre' })
    c.put('广州', xs[4]!, y + 20, 30, { align: 'centre' })
    return { idx: i, number, time: `${date} ${clock}`, duration, direction }
  })
  return c.done('table, date over clock in one cell', rows)
}

/** A table in other order: number first, seconds as a bare number, hh:mm:ss durations never. */
export const secondsTable = (): MockScreen => {
  const c = canvas(1080, 1920)
  const d = dice(15)
  const xs = [80, 300, 620, 860, 990]
  tableHead(c, ['序号', '对方号码', '通话开始时间', '时长(秒)', '类型'], xs, 200)
  const rows = Array.from({ length: 10 }, (_, i): TruthRow => {
    const y = 280 + i * 90
    c.put(String(i + 1), xs[0]!, y, 30, { align: 'centre' })
    const number = i % 4 === 3 ? d.hotline() : d.mobile()
    c.put(number, xs[1]!, y, 30, { align: 'centre' })
    const time = `11-${d.two(20 - i)} ${d.clock()}`
    c.put(time, xs[2]!, y, 30, { align: 'centre' })
    const duration = String(30 + d.next(300))
    c.put(duration, xs[3]!, y, 30, { align: 'centre' })
    const direction = i % 2 === 0 ? '被叫' : '主叫'
    c.put(direction, xs[4]!, y, 30, { align: 'centre' })
    return { idx: i, number, time, duration, direction }
  })
  return c.done('table, number first, bare seconds', rows)
}

/** hh:mm:ss durations under a time of day: a table without any line between. */
export const hmsTable = (): MockScreen => {
  const c = canvas()
  const d = dice(16)
  const xs = [220, 540, 880]
  tableHead(c, ['通话时间', '通话时长', '对方号码'], xs, 210)
  const rows = Array.from({ length: 9 }, (_, i): TruthRow => {
    const y = 290 + i * 100
    const time = `11-${d.two(19 - i)} ${d.clock()}:${d.two(d.next(60))}`
    const duration = `00:${d.two(d.next(9))}:${d.two(d.next(60))}`
    const number = d.mobile()
    c.put(time, xs[0]!, y, 32, { align: 'centre' })
    c.put(duration, xs[1]!, y, 32, { align: 'centre' })
    c.put(number, xs[2]!, y, 32, { align: 'centre' })
    return { idx: i, number, time, duration }
  })
  return c.done('table, number last, hh:mm:ss', rows)
}

/** A sheet of keys and values of one call, values at the right edge. */
export const keySheet = (): MockScreen => {
  const c = canvas()
  const d = dice(17)
  c.status()
  c.put('通话详情', 540, 120, 54, { align: 'centre' })
  const number = d.mobile()
  const time = `2026年11月19日 ${d.clock()}:08`
  const values = [['对方号码', number], ['号码归属地', '四川绵阳'], ['运营商', '中国移动'], ['通话类型', '呼入'], ['开始时间', time], ['通话时长', '1分26秒']] as const
  values.forEach(([key, value], i) => {
    c.put(key, 60, 300 + i * 120, 42, { ink: grey })
    c.put(value, 1020, 300 + i * 120, 42, { align: 'right' })
  })
  return c.done('key-value sheet, values at the right', [{ idx: 0, number, time, duration: '1分26秒', direction: '呼入', location: '四川绵阳', carrier: '中国移动' }])
}

/** Several calls, each as lines "对方号码:…": what carriers send by SMS or show in a web page. */
export const keyBlocks = (): MockScreen => {
  const c = canvas()
  const d = dice(18)
  c.put('语音通话详单', 540, 90, 50, { align: 'centre' })
  const rows = Array.from({ length: 4 }, (_, i): TruthRow => {
    const y = 220 + i * 430
    const number = d.mobile()
    const time = `2026-11-${d.two(18 - i)} ${d.clock()}:${d.two(d.next(60))}`
    const duration = `${d.two(d.next(5))}:${d.two(d.next(60))}`
    const direction = i % 2 === 0 ? '被叫' : '主叫'
    c.put(`对方号码：${number}`, 70, y, 42)
    c.put(`通话类型：${direction}`, 70, y + 80, 42)
    c.put(`起始时间：${time}`, 70, y + 160, 42)
    c.put(`通话时长：${duration}`, 70, y + 240, 42)
    c.put('费用(元)：0.00', 70, y + 320, 42)
    return { idx: i, number, time, duration, direction }
  })
  return c.done('key-value blocks, one call each', rows)
}

/** Android rings: place and mark below the number, 滑动接听. */
export const ringing = (): MockScreen => {
  const c = canvas(1080, 2400, [40, 60, 80])
  const d = dice(19)
  const number = d.mobile().replace(/^(\d{3})(\d{4})/, '$1 $2 ')
  c.put('来电', 540, 240, 44, { align: 'centre', ink: white })
  c.put(number, 540, 330, 90, { align: 'centre', ink: white })
  c.put('江苏苏州 中国移动', 540, 470, 42, { align: 'centre', ink: white })
  c.put('保险推销 已被1280人标记', 540, 560, 42, { align: 'centre', ink: white })
  c.put('挂断', 250, 2150, 42, { align: 'centre', ink: white })
  c.put('接听', 830, 2150, 42, { align: 'centre', ink: white })
  return c.done('Android rings', [{ idx: 0, number, label: '保险推销 已被1280人标记', location: '江苏苏州', carrier: '中国移动', direction: '来电' }])
}

/** A call runs: the timer is a duration. */
export const inCall = (): MockScreen => {
  const c = canvas(1080, 2400, [30, 30, 34])
  c.status('10:05')
  c.put('0755 8836 2201', 540, 300, 80, { align: 'centre', ink: white })
  c.put('广东深圳', 540, 420, 40, { align: 'centre', ink: white })
  c.put('00:47', 540, 490, 44, { align: 'centre', ink: white })
  const words = ['静音', '拨号键盘', '免提', '添加通话', '录音', '保持']
  words.forEach((word, i) => void c.put(word, 240 + (i % 3) * 300, 1500 + Math.floor(i / 3) * 220, 36, { align: 'centre', ink: white }))
  c.put('挂断', 540, 2150, 40, { align: 'centre', ink: white })
  return c.done('a running call', [{ idx: 0, number: '0755 8836 2201', location: '广东深圳', duration: '00:47' }])
}

/** A single call on a detail page, number and time far apart. */
export const singleCall = (): MockScreen => {
  const c = canvas()
  c.status()
  c.put('177 6620 1938', 540, 400, 76, { align: 'centre' })
  c.put('内蒙古包头', 540, 510, 40, { align: 'centre', ink: grey })
  c.put('通话记录', 60, 760, 40, { ink: grey })
  c.put('昨天 16:08', 60, 850, 46, { ink: black })
  c.put('未接', 60, 916, 38, { ink: red })
  c.put('响铃 18 秒', 1020, 880, 38, { align: 'right', ink: grey })
  return c.done('detail with one call', [{ idx: 0, number: '177 6620 1938', location: '内蒙古包头', time: '昨天 16:08', direction: '未接', duration: '响铃 18 秒' }])
}
