import { black, canvas, dice, grey, orange, red, white, type MockScreen } from './mock-canvas.ts'
import type { TruthRow } from './bench-truth.ts'

/** More screens of our own: bills with keys in the row, blocked lists with reasons, running calls, detail pages with mm:ss. */

/** Bill cards whose lines begin with a key; number, type and fee in the first line. */
export const keyedCards = (): MockScreen => {
  const c = canvas()
  const d = dice(41)
  c.status()
  c.put('详单查询', 540, 120, 54, { align: 'centre' })
  c.put('2026年11月  共 7 条', 60, 230, 38, { ink: grey })
  const rows = Array.from({ length: 7 }, (_, i): TruthRow => {
    const y = 330 + i * 280
    const number = d.mobile()
    const direction = i % 2 === 0 ? '被叫' : '主叫'
    const time = `2026-11-${d.two(22 - i)} ${d.clock()}:${d.two(d.next(60))}`
    const duration = `${String(1 + d.next(5))}分${String(d.next(50) + 2)}秒`
    c.put(`对方号码：${number}`, 60, y, 42)
    c.put(direction, 1020, y, 40, { align: 'right' })
    c.put(`起始时间：${time}`, 60, y + 66, 36, { ink: grey })
    c.put(`通话时长：${duration}`, 60, y + 120, 36, { ink: grey })
    c.put('0.00元', 1020, y + 120, 36, { align: 'right', ink: grey })
    return { idx: i, number, time, duration, direction }
  })
  return c.done('bill cards with keys in every line', rows)
}

/** A table without a serial number whose headings are the shortest words; the last cell wraps. */
export const shortHeadings = (): MockScreen => {
  const c = canvas()
  const d = dice(42)
  const xs = [190, 470, 680, 850, 990]
  ;['号码', '时间', '时长', '类型', '归属地'].forEach((word, i) => void c.put(word, xs[i]!, 180, 32, { align: 'centre', ink: grey }))
  const rows = Array.from({ length: 9 }, (_, i): TruthRow => {
    const y = 260 + i * 140
    const number = i % 4 === 2 ? d.hotline() : d.mobile()
    const date = `11-${d.two(22 - i)}`
    const clock = `${d.clock()}:${d.two(d.next(60))}`
    const duration = `${d.two(d.next(9))}:${d.two(d.next(60))}`
    c.put(number, xs[0]!, y + 18, 32, { align: 'centre' })
    c.put(date, xs[1]!, y, 32, { align: 'centre' })
    c.put(clock, xs[1]!, y + 40, 32, { align: 'centre' })
    c.put(duration, xs[2]!, y + 18, 32, { align: 'centre' })
    c.put(i % 2 === 0 ? '被叫' : '主叫', xs[3]!, y + 18, 32, { align: 'centre' })
    c.put('广东', xs[4]!, y, 32, { align: 'centre' })
    c.put('深圳', xs[4]!, y + 40, 32, { align: 'centre' })
    return { idx: i, number, time: `${date} ${clock}`, duration, direction: i % 2 === 0 ? '被叫' : '主叫', location: '广东深圳' }
  })
  return c.done('table with short headings and two wrapped cells', rows)
}

/** A blocked-call list of a guard app: number (n), mark with count, "拦截时间" in words. */
export const guardList = (): MockScreen => {
  const c = canvas(720, 1600)
  const d = dice(43)
  c.put('骚扰拦截', 360, 60, 40, { align: 'centre' })
  ;['短信', '电话', '关键词'].forEach((word, i) => void c.put(word, 120 + i * 240, 140, 32, { align: 'centre' }))
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 230 + i * 160
    const number = d.mobile()
    const box = c.put(number, 40, y, 34)
    if (i % 3 === 0) c.put(`(${String(2 + i)})`, box[2] + 8, y, 34)
    const label = `${d.mark()}（${String(100 + d.next(800))}人标记）`
    c.put(label, 40, y + 48, 26, { ink: orange })
    const place = d.place()
    const carrier = d.carrier()
    c.put(`${place} ${carrier}`, 40, y + 88, 26, { ink: grey })
    const time = i < 2 ? `今天 ${d.clock()}` : i < 4 ? `昨天 ${d.clock()}` : `11/${d.two(22 - i)} ${d.clock()}`
    c.put(time, 690, y + 6, 26, { ink: grey, align: 'right' })
    return { idx: i, number, label, location: place, carrier, time, direction: '拦截' }
  })
  return c.done('guard app list with counts', rows)
}

/** A running call with a name over the number and 通话中. */
export const talking = (): MockScreen => {
  const c = canvas(1080, 2400, [22, 60, 52])
  c.status('15:10')
  c.put('平安车险', 540, 260, 76, { align: 'centre', ink: white })
  c.put('138 0571 8899', 540, 380, 46, { align: 'centre', ink: white })
  c.put('浙江杭州 移动', 540, 450, 40, { align: 'centre', ink: white })
  c.put('通话中 02:35', 540, 520, 40, { align: 'centre', ink: white })
  ;['免提', '静音', '拨号盘'].forEach((word, i) => void c.put(word, 240 + i * 300, 1700, 36, { align: 'centre', ink: white }))
  c.put('挂断', 540, 2150, 40, { align: 'centre', ink: white })
  return c.done('a running call with name and 通话中', [{ idx: 0, name: '平安车险', number: '138 0571 8899', location: '浙江杭州', carrier: '移动', duration: '02:35' }])
}

/** Detail page whose rows are icon, date and clock, and mm:ss at the right. */
export const minuteDetail = (): MockScreen => {
  const c = canvas(1080, 2400, [14, 14, 14])
  const d = dice(44)
  c.status()
  const number = d.mobile().replace(/^(\d{3})(\d{4})/, '$1-$2-')
  c.put(number, 540, 260, 66, { align: 'centre', ink: white })
  c.put('广告推销', 540, 360, 38, { align: 'centre', ink: orange })
  const rows = Array.from({ length: 7 }, (_, i): TruthRow => {
    const y = 640 + i * 150
    const time = `11月${String(22 - i)}日 ${d.clock()}`
    const isMissed = i % 3 === 1
    c.shape(isMissed ? 'arrow-missed' : i % 2 === 0 ? 'arrow-in' : 'arrow-out', 60, y + 6)
    c.put(time, 140, y, 42, { ink: white })
    const duration = isMissed ? null : `${d.two(d.next(15))}:${d.two(d.next(60))}`
    if (duration !== null) c.put(duration, 1020, y, 40, { align: 'right', ink: grey })
    return { idx: i, number, label: '广告推销', time, duration, direction: isMissed ? '未接' : i % 2 === 0 ? '呼入' : '呼出' }
  })
  return c.done('detail with mm:ss, dark', rows)
}

/** vivo: everything but the number in one grey line, time with day at the right, missed in red. */
export const oneGreyLine = (): MockScreen => {
  const c = canvas()
  const d = dice(45)
  c.status()
  ;['全部', '未接', '陌生'].forEach((word, i) => void c.put(word, 100 + i * 200, 170, 44))
  const rows = Array.from({ length: 9 }, (_, i): TruthRow => {
    const y = 300 + i * 200
    const isName = i === 4
    const number = i === 2 ? '02759512233' : d.mobile()
    const isMissed = i % 3 === 0
    const title = isName ? '人保小陈' : number
    c.put(title, 130, y, 48, { ink: isMissed ? red : black })
    const place = d.place()
    const carrier = d.carrier().slice(2)
    const duration = isMissed ? `响铃${String(5 + i)}声` : `${String(10 + i)}秒`
    c.put(isName ? duration : `${place} ${carrier}  ${duration}`, 130, y + 68, 36, { ink: grey })
    const time = i < 4 ? `今天 ${d.clock()}` : `${String(22 - i)}日 ${d.clock()}`.replace(/^/, '11月')
    c.put(time, 1030, y + 30, 36, { align: 'right', ink: grey })
    return { idx: i, number: isName ? null : number, name: isName ? title : null, location: isName ? null : place, carrier: isName ? null : carrier, duration, time, direction: isMissed ? '未接' : null }
  })
  return c.done('one grey line of fields', rows)
}

/** Android incoming in English. */
export const ringingEnglish = (): MockScreen => {
  const c = canvas(1080, 2340, [32, 33, 36])
  c.put('Incoming call', 540, 200, 40, { align: 'centre', ink: white })
  c.put('+86 138 1234 5670', 540, 300, 80, { align: 'centre', ink: white })
  c.put('Suspected spam', 540, 420, 40, { align: 'centre', ink: orange })
  c.put('Decline', 250, 2050, 40, { align: 'centre', ink: white })
  c.put('Answer', 830, 2050, 40, { align: 'centre', ink: white })
  return c.done('Android rings in English', [{ idx: 0, number: '+86 138 1234 5670', label: 'Suspected spam', direction: '来电' }])
}

/** Time and place under the number, the number after the name in brackets, 3 rows only. */
export const bracketNumbers = (): MockScreen => {
  const c = canvas()
  const d = dice(46)
  c.put('来电记录', 60, 120, 60)
  const rows = Array.from({ length: 5 }, (_, i): TruthRow => {
    const y = 300 + i * 210
    const number = d.mobile()
    const label = d.mark()
    c.put(`${label}(${number})`, 140, y, 46)
    const time = `2026年11月${String(20 - i)}日 ${d.clock()}`
    c.put(time, 140, y + 66, 36, { ink: grey })
    return { idx: i, number, label, time }
  })
  return c.done('number in brackets behind the mark', rows)
}
