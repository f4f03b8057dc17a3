import { fonts, icons, page, spaced, tabs, type DrawnPage } from './page.ts'

/** Other ways to say the same: times in words, counts in circles, names over numbers, marks as sentences, English editions. */

const list = (length: number, row: (i: number) => string): string => Array.from({ length }, (_, i) => row(i)).join('')

/** Pixel, English: "Mobile • 12 min ago", "Suspected spam caller". */
export const pixelEnglish = (): DrawnPage => {
  const p = page('pixel-en', { seed: 401, width: 412, scale: 2.625, font: "'Roboto'" })
  const { d } = p
  return p.done(p.status('9:30') + '<div class="r"><div class="g" style="background:#eceff6;border-radius:24px;padding:12px 18px;color:#666">Search contacts &amp; places</div></div>' + list(8, (i) => {
    const r = p.row()
    const isMissed = i % 3 === 1
    r.set('direction', isMissed ? '未接' : i % 2 === 0 ? '呼入' : '呼出')
    const label = i % 3 === 0 ? `${r.f('label', 'Suspected spam')} • ` : ''
    const time = i < 2 ? `${String(3 + i * 9)} min ago` : i < 4 ? `${String(2 + i)}:${d.two(d.next(60))} PM` : i < 6 ? 'Yesterday' : `Nov ${String(20 - i)}`
    return `<div class="r">${icons.letter('?', '#8ab')}<div class="g"><div>${i === 5 ? r.f('name', 'Wang Fang') : r.f('number', spaced(d.mobile()))}</div><div class="s">${isMissed ? icons.missed(15) : i % 2 === 0 ? icons.in(15) : icons.out(15)} ${label}${r.f('time', time)}</div></div>${icons.handset(22)}</div>`
  }) + '<div class="foot">' + tabs('Favorites', 'Recents', 'Contacts') + '</div>')
}

/** Samsung in English, 24 hours, days as headings. */
export const oneUiEnglish = (): DrawnPage => {
  const p = page('oneui-en', { seed: 402, width: 384, scale: 2.8125, isDark: true })
  const { d } = p
  return p.done(p.status('21:05') + '<h1>Phone</h1>' + ['Today', 'Yesterday', '17 November'].map((day) => `<h2>${day}</h2>` + list(3, (i) => {
    const r = p.row()
    r.set('direction', i === 1 ? '未接' : i === 0 ? '呼入' : '呼出')
    return `<div class="r">${i === 1 ? icons.missed(18) : i === 0 ? icons.in(18) : icons.out(18)}<div class="g">${r.f('number', d.mobile())}</div><div class="s">${r.f('time', d.clock())}</div></div>`
  })).join('') + '<div class="foot">' + tabs('Keypad', 'Recents', 'Contacts') + '</div>')
}

/** Xiaomi in English: "Missed call | Rang 6 sec". */
export const miuiEnglish = (): DrawnPage => {
  const p = page('miui-en', { seed: 403, width: 393, scale: 2.75, font: "'Roboto','Noto Sans CJK SC'" })
  const { d } = p
  return p.done(p.status('13:37') + tabs('Recents', 'Contacts') + list(8, (i) => {
    const r = p.row()
    const isMissed = i % 3 === 0
    return `<div class="r"><div class="g"><div class="${isMissed ? 'm' : ''}">${r.f('number', d.mobile())}</div><div class="s">${r.f('direction', isMissed ? 'Missed' : i % 2 === 0 ? 'Incoming' : 'Outgoing')} ${isMissed ? '' : r.f('duration', `${String(1 + i)} min ${String(4 + i)} sec`)}</div></div><div class="s">${r.f('time', i < 3 ? d.clock() : `11/${String(20 - i)} ${d.clock()}`)}</div>${icons.info()}</div>`
  }))
}

/** Name over number, both in every row; company names published for the number. */
export const nameAndNumber = (): DrawnPage => {
  const p = page('name-over-number', { seed: 404, width: 360, font: fonts.liberation })
  const { d } = p
  return p.done(p.status() + '<h1>通话记录</h1>' + list(7, (i) => {
    const r = p.row()
    const name = ['平安保险客服', '中国人保 95518', '顺丰快递', '王建国', '太平洋车险', '大地保险陈经理', '招商银行'][i]!
    return `<div class="r">${icons.head()}<div class="g"><div>${r.f('name', name.replace(' 95518', ''))}</div><div class="s">${r.f('number', i === 1 ? '95518' : d.mobile())} ${r.f('location', d.place())}</div></div><div class="e s"><div>${r.f('time', i < 3 ? d.clock() : `昨天 ${d.clock()}`)}</div><div>${r.f('duration', `${String(10 + i * 3)}秒`)}</div></div></div>`
  }))
}

/** A count in a grey circle of its own, before the time. */
export const circleCounts = (): DrawnPage => {
  const p = page('circle-counts', { seed: 405, width: 360 })
  const { d } = p
  return p.done(p.status() + '<h1>最近通话</h1>' + list(8, (i) => {
    const r = p.row()
    const isMissed = i % 3 === 0
    return `<div class="r"><div class="g"><div class="${isMissed ? 'm' : ''}">${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('direction', isMissed ? '未接' : '呼入')} ${r.f('location', d.place())}</div></div>${i % 2 === 0 ? `<span style="background:#e6e8ec;border-radius:10px;font-size:12px;padding:2px 8px;color:#555">${String(2 + i)}</span>` : ''}<div class="s">${r.f('time', i < 3 ? d.clock() : `11月${String(21 - i)}日`)}</div></div>`
  }))
}

/** The year said, 上午 and 下午, seconds: exports of call loggers as pictures. */
export const loggerApp = (): DrawnPage => {
  const p = page('logger-app', { seed: 406, width: 412, scale: 2.625, font: fonts.wenkai })
  const { d } = p
  return p.done(p.status() + '<div class="r"><div class="g">通话记录导出 共 312 条</div></div>' + list(7, (i) => {
    const r = p.row()
    return `<div style="padding:10px 16px;border-bottom:1px solid #e5e5e5"><div>${String(i + 1)}. ${r.f('number', d.mobile())} <span class="s">${r.f('direction', ['呼入', '未接', '呼出', '拒接'][i % 4]!)}</span></div><div class="s">${r.f('time', `2026年11月${String(20 - i)}日 ${i % 2 === 0 ? '上午' : '下午'}${String(1 + d.next(11))}:${d.two(d.next(60))}:${d.two(d.next(60))}`)}　${r.f('duration', `${String(i)}分${String(10 + i)}秒`)}</div></div>`
  }))
}

/** Two columns of text to a row, mark as a sentence: 有 32 人标记为“保险推销”. */
export const sentences = (): DrawnPage => {
  const p = page('mark-sentences', { seed: 407, width: 393, scale: 2.75, isDark: true, paper: '#17181a' })
  const { d } = p
  return p.done(p.status('23:11') + '<h1>来电记录</h1>' + list(6, (i) => {
    const r = p.row()
    return `<div class="r"><div class="g"><div>${r.f('number', d.mobile())}</div><div class="s" style="color:#ff8f6b">${i % 2 === 0 ? r.f('label', `被${String(12 + d.next(600))}位用户标记为${d.mark()}`) : ''}</div><div class="s">${r.f('location', d.place())}${r.f('carrier', d.carrier())}</div></div><div class="e s"><div>${r.f('time', i < 2 ? d.clock() : (['一', '二', '三', '四'][i - 2]!).replace(/^/, '星期'))}</div><div>${r.f('direction', i % 3 === 0 ? '未接' : '已接')}</div></div></div>`
  }))
}

/** Tablet: cards in two columns. */
export const tabletCards = (): DrawnPage => {
  const p = page('tablet-cards', { seed: 408, width: 1024, height: 720, scale: 2, paper: '#eef0f3' })
  const { d } = p
  const card = (): string => {
    const r = p.row()
    const isMissed = d.next(3) === 0
    return `<div style="background:#fff;border-radius:14px;padding:14px 18px;width:470px;display:flex;align-items:center"><div class="g"><div class="${isMissed ? 'm' : ''}">${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('direction', isMissed ? '未接' : '呼入')} ${r.f('location', d.place())}</div></div><div class="s">${r.f('time', `11月${d.two(3 + d.next(18))}日 ${d.clock()}`)}</div></div>`
  }
  return p.done(`${p.status()}<h1>通话记录</h1><div style="display:flex;flex-wrap:wrap;gap:14px;padding:0 20px">${Array.from({ length: 10 }, card).join('')}</div>`)
}

/** A fold-out phone: the list, and beside it one number's calls. */
export const foldDetail = (): DrawnPage => {
  const p = page('fold-detail', { seed: 409, width: 840, height: 720, scale: 2 })
  const { d } = p
  const number = spaced(d.mobile())
  const left = list(6, (i) => {
    const r = p.row()
    return `<div class="r"><div class="g"><div>${r.f('number', i === 0 ? number : spaced(d.mobile()))}</div><div class="s">${r.f('location', d.place())}</div></div><div class="s">${r.f('time', i < 3 ? d.clock() : '昨天')}</div></div>`
  })
  return p.done(`${p.status()}<div style="display:flex"><div style="width:380px;border-right:1px solid #ddd"><h1>通话</h1>${left}</div><div style="flex:1;padding:40px;text-align:center">${icons.head(80)}<div class="s" style="padding-top:14px">在左侧选一个号码</div></div></div>`)
}

/** Elder mode of EMUI: white on black, one field to a line, few rows. */
export const emuiElder = (): DrawnPage => {
  const p = page('emui-elder', { seed: 410, width: 360, size: 26, isDark: true, font: fonts.micro })
  const { d } = p
  return p.done(p.status() + list(4, (i) => {
    const r = p.row()
    const isMissed = i % 2 === 0
    if (isMissed) r.set('direction', '未接')
    return `<div style="padding:12px 16px;border-bottom:1px solid #333"><div class="${isMissed ? 'm' : ''}">${r.f('number', d.mobile())}</div><div style="font-size:.7em;color:#ff9a3c">${i === 1 ? '' : r.f('label', d.mark())}</div><div style="font-size:.7em;color:#bbb">${r.f('location', d.place())}</div><div style="font-size:.7em;color:#bbb">${r.f('time', i < 2 ? `今天 ${d.clock()}` : `昨天 ${d.clock()}`)}</div></div>`
  }))
}

/** Time first: a small grey line of day and clock over every number. */
export const timeOver = (): DrawnPage => {
  const p = page('time-over-number', { seed: 411, width: 375, scale: 2, font: fonts.zen })
  const { d } = p
  return p.done(p.status() + '<h1>拦截记录</h1>' + list(7, (i) => {
    const r = p.row()
    r.set('direction', '拦截')
    return `<div style="padding:10px 16px 14px;border-bottom:1px solid #e8e8e8"><div class="s">${r.f('time', `11月${String(20 - i)}日 ${d.clock()}`)}</div><div>${r.f('number', d.mobile())}</div><div class="s">${r.f('label', d.mark())}</div></div>`
  }))
}

/** Masked numbers, as shared by cautious people. */
export const masked = (): DrawnPage => {
  const p = page('masked-numbers', { seed: 412, width: 360 })
  const { d } = p
  return p.done(p.status() + '<h1>通话记录</h1>' + list(8, (i) => {
    const r = p.row()
    const mobile = d.mobile()
    return `<div class="r"><div class="g"><div>${r.f('number', `${mobile.slice(0, 3)}****${mobile.slice(7)}`)}</div><div class="s">${r.f('location', d.place())} ${r.f('direction', i % 2 === 0 ? '呼入' : '未接')}</div></div><div class="s">${r.f('time', i < 3 ? d.clock() : `11-${String(22 - i)}`)}</div></div>`
  }))
}

/** No times but days: 3天前, 上周. */
export const daysAgo = (): DrawnPage => {
  const p = page('days-ago', { seed: 413, width: 360 })
  const { d } = p
  return p.done(p.status() + '<h1>未接来电</h1>' + list(7, (i) => {
    const r = p.row()
    r.set('direction', '未接')
    return `<div class="r"><div class="g"><div class="m">${r.f('number', d.mobile())}</div><div class="s">${r.f('location', d.place())} ${r.f('carrier', d.carrier())}</div></div><div class="s">${r.f('time', ['刚刚', '8分钟前', '2小时前', '昨天', '前天', '3天前', '5天前'][i]!)}</div></div>`
  }))
}

/** Foreign and odd numbers: +1, 00852, 400 with dashes, 12345, 1010, 95 with six digits. */
export const oddNumbers = (): DrawnPage => {
  const p = page('odd-numbers', { seed: 414, width: 393, scale: 2.75 })
  const { d } = p
  return p.done(p.status() + '<h1>通话记录</h1>' + ['+1 415 555 0132', '400-820-8820', '0086 138 0013 8000', '95518', '4008108888', '12345', '952795', '021-6838 8888', '0852 5123 4567', '+86 400 610 1234'].map((number, i) => {
    const r = p.row()
    return `<div class="r"><div class="g"><div>${r.f('number', number)}</div><div class="s">${r.f('direction', i % 2 === 0 ? '呼入' : '未接')} ${r.f('duration', i % 2 === 0 ? `${String(4 + i)}秒` : `响铃${String(4 + i)}秒`)}</div></div><div class="s">${r.f('time', i < 3 ? d.clock() : `11月${String(21 - i)}日`)}</div></div>`
  }).join(''))
}
