import { canvas, dice, grey, orange, red, white, type MockScreen } from './mock-canvas.ts'
import type { TruthRow } from './bench-truth.ts'

/** Harder ones: noise around the list, wrapped words, things that look like times and are none. */

/** A list over an open keypad, a notice with a number in it on top. */
export const overKeypad = (): MockScreen => {
  const c = canvas()
  const d = dice(31)
  c.status()
  c.put('您有3个未接来电，回拨请拨打10086查询。', 60, 130, 36)
  const rows = Array.from({ length: 4 }, (_, i): TruthRow => {
    const y = 260 + i * 190
    const number = d.mobile()
    const place = d.place()
    const carrier = d.carrier()
    const time = i < 2 ? d.clock() : `前天 ${d.clock()}`
    c.put(number, 130, y, 48)
    c.put(`${place}${carrier}`, 130, y + 66, 34, { ink: grey })
    c.put(time, 1020, y + 20, 36, { ink: grey, align: 'right' })
    return { idx: i, number, location: place, carrier, time }
  })
  const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
  keys.forEach((key, i) => void c.put(key, 220 + (i % 3) * 320, 1300 + Math.floor(i / 3) * 200, 60, { align: 'centre' }))
  c.put('ABC', 540, 1370, 28, { align: 'centre', ink: grey })
  return c.done('list over an open keypad', rows)
}

/** Marks that wrap to a second line, places with 市 and county, a dot between fields. */
export const dotted = (): MockScreen => {
  const c = canvas()
  const d = dice(32)
  c.put('电话', 60, 100, 70)
  const rows = Array.from({ length: 6 }, (_, i): TruthRow => {
    const y = 280 + i * 260
    const number = i === 2 ? '未知号码' : d.mobile()
    const place = ['浙江省宁波市', '江苏省苏州市', '广东东莞', '福建省泉州市', '湖北襄阳', '山西吕梁'][i]!
    const label = `被${String(30 + d.next(400))}人标记为“${d.mark()}”`
    const time = `${String(1 + i)}天前`
    c.put(number, 60, y, 48)
    c.put(`${place} · ${time}`, 60, y + 68, 36, { ink: grey })
    c.put(label, 60, y + 124, 36, { ink: orange })
    return { idx: i, number, location: place, label, time }
  })
  return c.done('place and days ago in one line', rows)
}

/** A blocked-call list with the rule that blocked it, clock left of the number, section headings 今天/更早. */
export const clockLeft = (): MockScreen => {
  const c = canvas(1080, 2400, [24, 24, 26])
  const d = dice(33)
  c.status()
  c.put('骚扰拦截', 60, 150, 60, { ink: white })
  c.put('今天', 60, 280, 38, { ink: grey })
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 360 + i * 180
    const time = d.clock()
    const number = i % 3 === 1 ? d.hotline() : d.mobile()
    const label = d.mark()
    c.put(time, 60, y + 30, 38, { ink: grey })
    c.put(number, 260, y, 46, { ink: white })
    c.put(label, 260, y + 62, 36, { ink: orange })
    c.put('已拦截', 1030, y + 30, 36, { ink: grey, align: 'right' })
    return { idx: i, number, label, time, direction: '已拦截' }
  })
  return c.done('clock left of the number, dark', rows)
}

/** A table of a web page with the number wrapped and the duration in minutes and seconds. */
export const wideTable = (): MockScreen => {
  const c = canvas()
  const d = dice(34)
  const xs = [130, 380, 600, 790, 970]
  const words = ['序号', '通话时间', '对方号码', '时长', '通话类型']
  words.forEach((word, i) => void c.put(word, xs[i]!, 200, 28, { align: 'centre', ink: grey }))
  const rows = Array.from({ length: 8 }, (_, i): TruthRow => {
    const y = 290 + i * 150
    const date = `2026/11/${d.two(20 - i)}`
    const clock = d.clock()
    const number = d.mobile()
    const duration = `${String(1 + d.next(8))}分${d.two(d.next(60))}秒`
    c.put(String(i + 1), xs[0]!, y + 18, 28, { align: 'centre' })
    c.put(date, xs[1]!, y, 28, { align: 'centre' })
    c.put(clock, xs[1]!, y + 38, 28, { align: 'centre' })
    c.put(number, xs[2]!, y + 18, 28, { align: 'centre' })
    c.put(duration, xs[3]!, y + 18, 28, { align: 'centre' })
    c.put('国内被叫', xs[4]!, y + 18, 28, { align: 'centre' })
    return { idx: i, number, time: `${date} ${clock}`, duration, direction: '国内被叫' }
  })
  return c.done('web table, wrapped time, 国内被叫', rows)
}

/** Google's dialer in Chinese with names, ago-times and a missed one in red below. */
export const agoTimes = (): MockScreen => {
  const c = canvas(1080, 2400, [31, 31, 31])
  const d = dice(35)
  c.status()
  c.put('搜索联系人和地点', 120, 160, 46, { ink: grey })
  const rows = Array.from({ length: 7 }, (_, i): TruthRow => {
    const y = 360 + i * 220
    const isName = i === 2
    const title = isName ? '车管家' : d.mobile()
    const place = d.place()
    const isMissed = i === 4
    const time = i < 2 ? `${String(5 + i * 9)} 分钟前` : i < 4 ? `${String(i)} 小时前` : `周${'一二三'[i - 4]!} ${d.clock()}`
    c.put(title, 210, y, 50, { ink: white })
    c.shape(isMissed ? 'arrow-missed' : 'arrow-in', 210, y + 72)
    c.put(`${place} • ${time}`, 260, y + 70, 40, { ink: isMissed ? red : grey })
    return { idx: i, number: isName ? null : title, name: isName ? title : null, location: place, time, direction: isMissed ? '未接' : '呼入' }
  })
  return c.done('ago-times, dark', rows)
}

/** Nothing here is a call: a settings page, a contact list, a price list. */
export const noCalls = (): MockScreen => {
  const c = canvas()
  c.status()
  c.put('联系人', 60, 150, 64)
  const d = dice(36)
  for (let i = 0; i < 8; i++) {
    c.put(['阿明', '陈总', '大伯', '房东', '李姐', '老王', '小周', '赵老师'][i]!, 150, 300 + i * 200, 48)
    c.put(d.mobile(), 150, 366 + i * 200, 36, { ink: grey })
  }
  return c.done('a contact list', [])
}
export const settings = (): MockScreen => {
  const c = canvas()
  c.status()
  c.put('设置', 60, 150, 64)
  ;['无线局域网', '蓝牙', '移动网络', '显示与亮度', '存储 128 GB', '关于手机', '系统更新 14.0.5'].forEach((word, i) => void c.put(word, 150, 300 + i * 170, 48))
  return c.done('a settings page', [])
}
