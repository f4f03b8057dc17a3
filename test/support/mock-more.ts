import { canvas, dice, grey, orange, red, type MockScreen } from './mock-canvas.ts'
import type { TruthRow } from './bench-truth.ts'

/** Screens that mix what the others keep apart: drawn by us. */

/** Label as the title, number below it: guard apps put the mark first. */
export const markFirst = (): MockScreen => {
  const c = canvas()
  const d = dice(21)
  c.status()
  c.put('拦截电话', 60, 150, 60)
  const rows = Array.from({ length: 7 }, (_, i): TruthRow => {
    const y = 300 + i * 230
    const label = d.mark()
    const number = d.mobile()
    c.put(label, 150, y, 46, { ink: orange })
    c.put(number, 150, y + 64, 40)
    const place = d.place()
    c.put(place, 150, y + 116, 34, { ink: grey })
    const time = i < 3 ? d.clock() : `昨天 ${d.clock()}`
    c.put(time, 1020, y + 30, 36, { ink: grey, align: 'right' })
    return { idx: i, number, label, location: place, time, direction: '拦截' }
  })
  return c.done('mark as the title of a row', rows)
}

/** Everything in one line: number, time, duration, in columns without headings. */
export const bareColumns = (): MockScreen => {
  const c = canvas(1080, 1700)
  const d = dice(22)
  c.put('通话清单', 540, 80, 50, { align: 'centre' })
  const rows = Array.from({ length: 12 }, (_, i): TruthRow => {
    const y = 200 + i * 90
    const number = d.mobile()
    const time = `11-${d.two(22 - i)} ${d.clock()}`
    const duration = `${String(d.next(5))}分${d.two(d.next(60))}秒`
    c.put(time, 40, y, 34)
    c.put(number, 400, y, 34)
    c.put('被叫', 700, y, 34)
    c.put(duration, 1040, y, 34, { align: 'right' })
    return { idx: i, number, time, duration, direction: '被叫' }
  })
  return c.done('columns without headings, time first', rows)
}

/** Counts "(n)" and missed calls in red, as on an iPhone in English. */
export const iphoneEnglish = (): MockScreen => {
  const c = canvas(1170, 2532)
  const d = dice(23)
  c.put('9:41', 110, 60, 48)
  c.put('Edit', 48, 200, 50)
  c.put('Recents', 48, 320, 96)
  const rows = Array.from({ length: 9 }, (_, i): TruthRow => {
    const y = 500 + i * 180
    const number = d.mobile().replace(/^(\d{3})(\d{4})/, '+86 $1 $2 ')
    const isMissed = i % 3 === 0
    c.put(i % 4 === 1 ? `${number} (3)` : number, 120, y, 54, isMissed ? { ink: red } : {})
    c.put(i % 2 === 0 ? 'Shenzhen, Guangdong' : 'unknown', 120, y + 66, 42, { ink: grey })
    const time = i < 3 ? `${String(1 + d.next(11))}:${d.two(d.next(60))} PM` : i < 5 ? 'Yesterday' : i < 7 ? 'Friday' : `11/${String(10 + i)}/26`
    c.put(time, 1030, y + 26, 46, { ink: grey, align: 'right' })
    return { idx: i, number, time, direction: isMissed ? '未接' : null }
  })
  for (const [i, word] of ['Favorites', 'Recents', 'Contacts', 'Keypad', 'Voicemail'].entries()) c.put(word, 117 + i * 234, 2420, 30, { align: 'centre', ink: grey })
  return c.done('iPhone recents in English', rows)
}

/** Two SIM cards, ring counts in words, service numbers between mobiles, a heading per day with a count. */
export const dualSim = (): MockScreen => {
  const c = canvas()
  const d = dice(24)
  c.status()
  c.put('通话', 60, 150, 64)
  const rows: TruthRow[] = []
  let y = 300
  for (const day of ['11月23日 星期一', '11月22日 星期日']) {
    c.put(day, 60, y, 36, { ink: grey })
    y += 80
    for (let i = 0; i < 4; i++) {
      const number = i === 1 ? '95518' : i === 2 ? '+86 10 6606 8888' : d.mobile()
      const time = d.clock()
      const isMissed = i === 3
      c.put(number, 60, y, 48, isMissed ? { ink: red } : {})
      const direction = isMissed ? '未接' : '已接'
      const duration = isMissed ? '响铃9秒' : '通话1分20秒'
      const carrier = d.carrier()
      c.put(`卡${String(1 + (i % 2))}`, 60, y + 70, 34, { ink: grey })
      c.put(direction, 150, y + 70, 34, { ink: grey })
      c.put(duration, 250, y + 70, 34, { ink: grey })
      c.put(carrier, 480, y + 70, 34, { ink: grey })
      c.put(time, 1030, y + 30, 36, { ink: grey, align: 'right' })
      rows.push({ idx: rows.length, number, time, direction, duration, carrier })
      y += 190
    }
  }
  return c.done('two SIM cards, days as headings with weekday', rows)
}

/** A long stitched capture: 40 rows under one another. */
export const stitched = (): MockScreen => {
  const c = canvas(1080, 9000)
  const d = dice(25)
  c.status()
  c.put('未接来电', 60, 150, 60)
  const rows = Array.from({ length: 40 }, (_, i): TruthRow => {
    const y = 300 + i * 205
    const number = i % 5 === 0 ? d.landline() : d.mobile()
    const label = i % 3 === 0 ? `${String(100 + d.next(2000))}人标记为${d.mark()}` : null
    c.put(number, 130, y, 48, { ink: red })
    const place = d.place()
    c.put(place, 130, y + 66, 36, { ink: grey })
    if (label !== null) c.put(label, 1000, y + 80, 32, { ink: orange, align: 'right' })
    const time = `11月${String(1 + (i % 23))}日 ${d.clock()}`
    c.put(time, 1000, y + 10, 36, { ink: grey, align: 'right' })
    return { idx: i, number, label, location: place, time, direction: '未接' }
  })
  return c.done('stitched capture of 40 rows', rows)
}
