import { black, canvas, dice, grey, orange, red, white, type MockScreen } from './mock-canvas.ts'
import type { TruthRow } from './bench-truth.ts'

/** Call lists that look like none of the others: phones of 2025 and 2026, guard apps, notices, lists turned around. */

/** HyperOS 2: number with its count, direction and ring time in one grey line, the mark as a chip under it, days as headings. */
export const hyperOs = (): MockScreen => {
  const c = canvas(1220, 2712)
  const d = dice(51)
  c.status('09:41')
  c.put('电话', 70, 200, 84)
  ;['通话', '联系人', '营业厅'].forEach((word, i) => void c.put(word, 90 + i * 260, 340, 46))
  const rows: TruthRow[] = []
  let y = 480
  for (const day of ['今天', '昨天', '11月20日 周五']) {
    c.put(day, 70, y, 36, { ink: grey })
    y += 90
    for (let i = 0; i < 3; i++) {
      const isMissed = i === 1
      const number = d.mobile()
      const box = c.put(number, 150, y, 52, { ink: isMissed ? red : black })
      if (i === 0) c.put('(3)', box[2] + 14, y, 52)
      const place = d.place()
      const carrier = d.carrier().slice(2)
      const duration = isMissed ? `响铃${String(3 + rows.length)}秒` : `${String(1 + i)}分${String(4 + rows.length)}秒`
      c.put(`${isMissed ? '未接' : '呼入'} ${duration} ${place} ${carrier}`, 150, y + 72, 36, { ink: grey })
      const label = i === 2 ? null : `${d.mark()} 被${String(10 + d.next(2000))}人标记`
      if (label !== null) c.put(label, 150, y + 124, 34, { ink: orange })
      const time = d.clock()
      c.put(time, 1150, y + 20, 40, { ink: grey, align: 'right' })
      rows.push({ idx: rows.length, number, label, time, duration, location: place, carrier, direction: isMissed ? '未接' : '呼入' })
      y += 200
    }
    y += 20
  }
  return c.done('HyperOS 2', rows)
}

/** HarmonyOS NEXT: cards; mark above the number, clock and SIM at the right in two lines. */
export const harmonyNext = (): MockScreen => {
  const c = canvas(1256, 2760, [241, 243, 245])
  const d = dice(52)
  c.status('18:05')
  c.put('通话', 80, 190, 90)
  const rows = Array.from({ length: 7 }, (_, i): TruthRow => {
    const y = 420 + i * 290
    const paper = [255, 255, 255] as const
    const label = i % 2 === 0 ? d.mark() : null
    if (label !== null) c.put(label, 120, y, 34, { ink: orange, paper })
    const number = i === 3 ? d.landline() : d.mobile()
    c.put(number, 120, y + 54, 54, { ink: i % 3 === 0 ? red : black, paper })
    const place = d.place()
    const duration = i % 3 === 0 ? `响铃 ${String(4 + i)} 秒` : `${String(20 + i)} 秒`
    c.put(`${place}  ${duration}`, 120, y + 130, 38, { ink: grey, paper })
    const time = i < 3 ? d.clock() : `昨天 ${d.clock()}`
    c.put(time, 1140, y + 60, 40, { ink: grey, paper, align: 'right' })
    c.put('卡2', 1140, y + 126, 32, { ink: grey, paper, align: 'right' })
    return { idx: i, number, label, location: place, duration, time, direction: i % 3 === 0 ? '未接' : null }
  })
  return c.done('HarmonyOS NEXT cards', rows)
}

/** 腾讯手机管家 骚扰拦截: the reason above in grey, number, "xx人标记", day and clock below; a button at the right. */
export const tencentGuard = (): MockScreen => {
  const c = canvas()
  const d = dice(53)
  c.put('骚扰拦截', 540, 110, 50, { align: 'centre' })
  c.put('今日拦截 5 个骚扰电话', 540, 220, 36, { align: 'centre', ink: grey })
  ;['电话拦截', '短信拦截'].forEach((word, i) => void c.put(word, 270 + i * 540, 320, 40, { align: 'centre' }))
  const rows = Array.from({ length: 7 }, (_, i): TruthRow => {
    const y = 440 + i * 250
    const number = i % 3 === 1 ? d.landline() : d.mobile()
    c.put(number, 60, y, 48)
    const label = `${d.mark()}(${String(30 + d.next(4000))}人标记)`
    c.put(label, 60, y + 66, 36, { ink: orange })
    const time = i < 3 ? `今天 ${d.clock()}` : `11月${d.two(22 - i)}日 ${d.clock()}`
    c.put(time, 60, y + 118, 34, { ink: grey })
    c.put('已拦截', 1020, y + 50, 36, { ink: grey, align: 'right' })
    return { idx: i, number, label, time, direction: '已拦截' }
  })
  return c.done('Tencent guard, everything at the left', rows)
}

/** 讯飞 interceptions: a machine answers; how long it talked and what the caller wanted stand under the number. */
export const robotAnswers = (): MockScreen => {
  const c = canvas(1080, 2340)
  const d = dice(54)
  c.put('拦截记录', 540, 110, 52, { align: 'centre' })
  const rows = Array.from({ length: 6 }, (_, i): TruthRow => {
    const y = 260 + i * 330
    const time = `2026/11/${d.two(22 - i)} ${d.clock()}`
    const number = d.mobile()
    c.put(number, 60, y, 50)
    c.put(time, 1020, y + 8, 34, { ink: grey, align: 'right' })
    const label = d.mark()
    c.put(label, 60, y + 72, 36, { ink: orange })
    const duration = `通话时长 ${String(10 + i)}秒`
    c.put(duration, 60, y + 126, 34, { ink: grey })
    c.put('对方说：您好，您的车险快到期了，我这边是人保的', 60, y + 180, 38)
    return { idx: i, number, label, time, duration, direction: '拦截' }
  })
  return c.done('a machine answers, prose in every row', rows)
}

/** The clock at the left edge, everything else against the right edge. */
export const rightAligned = (): MockScreen => {
  const c = canvas(1080, 2400, [16, 16, 18])
  const d = dice(55)
  c.put('通话记录', 540, 100, 52, { align: 'centre', ink: white })
  const rows = Array.from({ length: 9 }, (_, i): TruthRow => {
    const y = 260 + i * 220
    const time = i < 4 ? d.clock() : `11-${d.two(20 - i)} ${d.clock()}`
    c.put(time, 50, y + 20, 40, { ink: grey })
    const number = i % 4 === 3 ? d.hotline() : d.mobile()
    c.put(number, 1030, y, 48, { ink: white, align: 'right' })
    const place = d.place()
    const direction = d.pick(['呼入', '未接', '拒接'])
    c.put(`${direction}  ${place}`, 1030, y + 66, 34, { ink: grey, align: 'right' })
    return { idx: i, number, time, direction, location: place }
  })
  return c.done('numbers against the right edge, dark', rows)
}

/** Days as lines in the middle, "—— 11月5日 ——"; the clock under the number. */
export const daysInTheMiddle = (): MockScreen => {
  const c = canvas()
  const d = dice(56)
  c.status()
  c.put('通话记录', 60, 150, 60)
  const rows: TruthRow[] = []
  let y = 300
  for (const day of ['11月22日', '11月21日', '11月19日']) {
    c.put(`—— ${day} ——`, 540, y, 34, { ink: grey, align: 'centre' })
    y += 90
    for (let i = 0; i < 3; i++) {
      const number = d.mobile()
      const time = d.clock()
      c.put(number, 80, y, 48)
      const box = c.put(time, 80, y + 66, 36, { ink: grey })
      const duration = `${String(i + 1)}分${String(10 + i)}秒`
      c.put(duration, box[2] + 40, y + 66, 36, { ink: grey })
      c.put(i === 2 ? '呼出' : '呼入', 1000, y + 30, 38, { align: 'right' })
      rows.push({ idx: rows.length, number, time, duration, direction: i === 2 ? '呼出' : '呼入' })
      y += 190
    }
  }
  return c.done('days as lines in the middle', rows)
}

/** The notification shade: several missed calls as notices, each with its own "x分钟前". */
export const notices = (): MockScreen => {
  const c = canvas(1080, 2400, [225, 230, 236])
  const d = dice(57)
  c.status('20:15')
  c.put('通知中心', 60, 130, 50)
  const rows = Array.from({ length: 4 }, (_, i): TruthRow => {
    const y = 320 + i * 240
    const number = d.mobile()
    const time = [`${String(3 + i)}分钟前`, `${String(20 + i)}分钟前`, '1小时前', '昨天'][i]!
    c.put('未接来电', 130, y, 40, { paper: white })
    c.put(time, 1000, y, 36, { ink: grey, paper: white, align: 'right' })
    c.put(number, 130, y + 62, 44, { paper: white })
    return { idx: i, number, time, direction: '未接来电' }
  })
  return c.done('missed calls as notices', rows)
}

/** iOS 26: cards in one list, place under the number, time and 已筛查 at the right. */
export const iosCards = (): MockScreen => {
  const c = canvas(1206, 2622)
  const d = dice(58)
  c.status('10:02')
  c.put('通话', 60, 190, 80)
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 420 + i * 220
    const number = i % 2 === 0 ? `+86 ${d.mobile().replace(/^(\d{3})(\d{4})/, '$1 $2 ')}` : d.mobile().replace(/^(\d{3})(\d{4})/, '$1 $2 ')
    const isMissed = i % 3 === 0
    const box = c.put(number, 190, y, 50, { ink: isMissed ? red : black })
    if (i % 4 === 1) c.put('(4)', box[2] + 12, y, 50)
    const place = d.place()
    c.put(place, 190, y + 66, 38, { ink: grey })
    const time = i < 3 ? d.clock() : i < 5 ? '昨天' : `2026/11/${d.two(22 - i)}`
    c.put(time, 1110, y + 34, 40, { ink: grey, align: 'right' })
    return { idx: i, number, location: place, time, direction: isMissed ? '未接' : null }
  })
  return c.done('iOS 26 list', rows)
}
