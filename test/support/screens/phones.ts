import { fonts, icons, page, spaced, tabs, type DrawnPage } from './page.ts'

/** Call lists of phones of 2024 to 2026 and their settings: large type, dark, translucent, split, selected, swiped. */

const list = (length: number, row: (i: number) => string): string => Array.from({ length }, (_, i) => row(i)).join('')

/** HyperOS 2: sections, mark in orange behind the number, grey line with SIM, direction and length. */
export const hyperOs2 = (): DrawnPage => {
  const p = page('hyperos2', { seed: 201, width: 393, scale: 2.75 })
  const { d } = p
  return p.done(p.status('09:41') + tabs('通话', '联系人', '营业厅') + ['今天', '昨天', '更早'].map((day, s) => `<h2>${day}</h2>` + list(3, (i) => {
    const r = p.row()
    const isMissed = (i + s) % 3 === 0
    const time = s === 2 ? `11月${String(18 - i)}日` : d.clock()
    if (isMissed) r.set('direction', '未接')
    return `<div class="r"><div class="g"><div class="${isMissed ? 'm' : ''}">${r.f('number', spaced(d.mobile()))}${i === 1 ? ' (2)' : ''} ${i === 2 ? '' : `<span style="color:#ff7a1a;font-size:.8em">${r.f('label', d.mark())}</span>`}</div><div class="s">${isMissed ? icons.missed() : icons.out()} ${isMissed ? '' : r.f('duration', `${String(1 + i)}分${String(12 + i)}秒`)} ${r.f('location', d.place())} ${r.f('carrier', d.carrier().slice(2))}</div></div><div class="e s">${r.f('time', time)}</div>${icons.info()}</div>`.replace('<div class="s"><svg', () => { if (!isMissed) r.set('direction', '呼出'); return '<div class="s"><svg' })
  })).join('') + '<div class="foot">' + tabs('拨号', '通话记录', '联系人') + '</div>')
}

/** HarmonyOS NEXT: rounded cards on grey, mark under the number in red, clock over the SIM at the right. */
export const harmonyNext = (): DrawnPage => {
  const p = page('harmony-next', { seed: 202, width: 380, scale: 3, paper: '#f1f3f5', font: fonts.liberation })
  const { d } = p
  return p.done(p.status('18:05') + '<h1>电话</h1>' + tabs('全部', '未接来电') + `<div style="background:#fff;border-radius:16px;margin:12px">` + list(7, (i) => {
    const r = p.row()
    const isMissed = i % 3 === 0
    if (isMissed) r.set('direction', '未接')
    else r.set('direction', '呼入')
    return `<div class="r"><div class="g"><div class="${isMissed ? 'm' : ''}" style="font-size:1.05em">${r.f('number', d.mobile())}</div><div class="s">${isMissed ? icons.missed() : icons.in()} ${r.f('location', d.place())}</div>${i % 2 === 0 ? `<div style="color:#e84026;font-size:.75em">${r.f('label', `${String(20 + d.next(900))}人标记为${d.mark()}`)}</div>` : ''}</div><div class="e"><div class="s">${r.f('time', i < 3 ? d.clock() : i < 5 ? '昨天' : `2026/11/${String(20 - i)}`)}</div><div class="s">卡${String(1 + (i % 2))}</div></div></div>`
  }) + '</div>' + '<div class="foot">' + tabs('电话', '联系人', '收藏') + '</div>')
}

/** OriginOS 5, elder mode: type twice as large, so a number fills the line and the rest wraps. */
export const originElder = (): DrawnPage => {
  const p = page('origin-elder', { seed: 203, width: 360, size: 27 })
  const { d } = p
  return p.done(p.status('07:58') + '<h1 style="font-size:1.3em">通话记录</h1>' + list(5, (i) => {
    const r = p.row()
    const direction = ['呼入', '未接', '呼出'][i % 3]!
    return `<div style="padding:10px 14px;border-bottom:1px solid #ddd"><div class="${direction === '未接' ? 'm' : ''}">${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('direction', direction)} ${r.f('time', i < 2 ? d.clock() : `昨天 ${d.clock()}`)}</div><div class="s">${r.f('location', d.place())} ${i === 1 ? '' : r.f('duration', `${String(10 + i)}秒`)}</div></div>`
  }) + '<div class="foot" style="font-size:.8em">' + tabs('拨号', '联系人', '收藏') + '</div>')
}

/** ColorOS 15, dark: names for some, an avatar letter, second line direction, length and place with a dot. */
export const color15Dark = (): DrawnPage => {
  const p = page('coloros15-dark', { seed: 204, width: 412, scale: 2.625, isDark: true, paper: '#101012' })
  const { d } = p
  return p.done(p.status('22:17') + '<h1>通话</h1>' + tabs('全部通话', '未接来电', '陌生来电') + list(8, (i) => {
    const r = p.row()
    const who = i % 4 === 1 ? r.f('name', d.name()) : r.f('number', i % 4 === 3 ? d.landline() : spaced(d.mobile()))
    const isMissed = i % 3 === 2
    return `<div class="r">${i % 4 === 1 ? icons.letter('王') : icons.head(40, '#444')}<div class="g"><div>${who} ${i % 4 === 0 ? `<span class="b" style="background:#3a3a3d;color:#ff9d4d">${r.f('label', d.mark())}</span>` : ''}</div><div class="s ${isMissed ? 'm' : ''}">${r.f('direction', isMissed ? '未接' : i % 2 === 0 ? '呼入' : '呼出')} · ${r.f('duration', isMissed ? `响铃 ${String(3 + i)} 秒` : `${String(30 + i)} 秒`)} · ${r.f('location', d.place())}</div></div><div class="e s">${r.f('time', i < 3 ? d.clock() : i < 5 ? `昨天 ${d.clock()}` : `11/${String(21 - i)} ${d.clock()}`)}</div></div>`
  }))
}

/** One UI 7: day headings, time at the far right, direction by icon before the number. */
export const oneUi7 = (): DrawnPage => {
  const p = page('oneui7', { seed: 205, width: 384, scale: 2.8125, paper: '#f7f7f9' })
  const { d } = p
  return p.done(p.status('16:20') + '<h1 style="text-align:center;padding:40px 0 30px">电话</h1>' + ['今天', '昨天', '11月19日 周四'].map((day) => `<h2>${day}</h2><div style="background:#fff;border-radius:22px;margin:0 10px">` + list(2, (i) => {
    const r = p.row()
    r.set('direction', i === 0 ? '未接' : '呼出')
    return `<div class="r">${i === 0 ? icons.missed(18) : icons.out(18)}<div class="g"><div>${r.f('number', d.mobile().replace(/^(\d{3})(\d{4})/, '$1-$2-'))}</div><div class="s">${r.f('location', d.place())}</div></div><div class="s">${r.f('time', i === 0 ? `上午 ${String(8 + d.next(3))}:${d.two(d.next(60))}` : `下午 ${String(1 + d.next(8))}:${d.two(d.next(60))}`)}</div></div>`
  }) + '</div>').join('') + '<div class="foot">' + tabs('键盘', '最近', '联系人') + '</div>')
}

/** iOS 18 recents: call-log grouping "(3)", carrier line 手机, red for missed, time and ⓘ at the right. */
export const ios18 = (): DrawnPage => {
  const p = page('ios18', { seed: 206, width: 393, scale: 3, font: "'Inter','Noto Sans CJK SC'", size: 17 })
  const { d } = p
  return p.done(p.status('9:41') + tabs('编辑', '所有通话', '未接来电') + '<h1>最近通话</h1>' + list(8, (i) => {
    const r = p.row()
    const isMissed = i % 3 === 0
    if (isMissed) r.set('direction', '未接')
    const who = i % 4 === 2 ? r.f('name', d.name()) : r.f('number', `+86 ${spaced(d.mobile())}`)
    return `<div class="r" style="padding:7px 16px;border-bottom:.5px solid #ccc"><div class="g"><div class="${isMissed ? 'm' : ''}" style="font-weight:600">${who}${i % 4 === 1 ? ' (3)' : ''}</div><div class="s">${i % 4 === 2 ? '手机' : r.f('location', d.place())}</div></div><div class="s" style="font-size:.88em">${r.f('time', i < 3 ? d.clock() : i === 3 ? '昨天' : i === 4 ? '星期二' : `2026/11/${String(19 - i)}`)}</div>${icons.info()}</div>`
  }) + '<div class="foot">' + tabs('个人收藏', '最近通话', '通讯录', '拨号键盘', '语音留言') + '</div>')
}

/** iOS, dark, largest accessibility type: time under the number. */
export const iosHuge = (): DrawnPage => {
  const p = page('ios-huge-dark', { seed: 207, width: 390, scale: 3, font: "'Inter','Noto Sans CJK SC'", size: 31, isDark: true })
  const { d } = p
  return p.done(p.status('21:03') + '<h1 style="font-size:1.2em">最近通话</h1>' + list(5, (i) => {
    const r = p.row()
    const isMissed = i % 2 === 0
    if (isMissed) r.set('direction', '未接')
    return `<div style="padding:8px 16px;border-bottom:.5px solid #444"><div class="${isMissed ? 'm' : ''}" style="font-weight:600">${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('location', d.place())}</div><div class="s">${r.f('time', i < 2 ? d.clock() : '星期日')}</div></div>`
  }))
}

/** iOS in English, AM and PM, "unknown" and labels "mobile". */
export const iosEnglish = (): DrawnPage => {
  const p = page('ios18-en', { seed: 208, width: 402, scale: 3, font: "'Inter'", size: 17 })
  const { d } = p
  return p.done(p.status('9:41') + tabs('Edit', 'All', 'Missed') + '<h1>Recents</h1>' + list(8, (i) => {
    const r = p.row()
    const isMissed = i % 3 === 1
    if (isMissed) r.set('direction', '未接')
    return `<div class="r" style="padding:7px 16px;border-bottom:.5px solid #ccc"><div class="g"><div class="${isMissed ? 'm' : ''}" style="font-weight:600">${i % 4 === 3 ? r.f('name', 'Zhang Wei') : r.f('number', `+86 ${spaced(d.mobile())}`)}</div><div class="s">${i % 4 === 3 ? 'mobile' : i % 4 === 0 ? r.f('label', 'Suspected Spam') : 'China mainland'}</div></div><div class="s" style="font-size:.88em">${r.f('time', i < 3 ? `${String(1 + d.next(11))}:${d.two(d.next(60))} ${i === 0 ? 'PM' : 'AM'}` : i < 5 ? 'Yesterday' : ['Tuesday', '11/14/26', '11/12/26'][i - 5]!)}</div>${icons.info()}</div>`
  }) + '<div class="foot">' + tabs('Favorites', 'Recents', 'Contacts', 'Keypad', 'Voicemail') + '</div>')
}

/** iPhone voicemail: number, place, day and length of the message. */
export const iosVoicemail = (): DrawnPage => {
  const p = page('ios-voicemail', { seed: 209, width: 390, scale: 3, size: 17 })
  const { d } = p
  return p.done(p.status('10:12') + tabs('编辑', '问候语') + '<h1>语音留言</h1>' + list(6, (i) => {
    const r = p.row()
    return `<div class="r" style="border-bottom:.5px solid #ccc"><div class="g"><div style="font-weight:600">${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('location', d.place())}</div></div><div class="e s"><div>${r.f('time', `2026/11/${String(20 - i)}`)}</div><div>${r.f('duration', `0:${d.two(8 + i * 7)}`)}</div></div>${icons.info()}</div>`
  }) + '<div class="foot">' + tabs('个人收藏', '最近通话', '通讯录', '拨号键盘', '语音留言') + '</div>')
}

/** Selection mode: a check box before every row, 已选择 3 项 on top. */
export const selection = (): DrawnPage => {
  const p = page('selection-mode', { seed: 210, width: 360, font: fonts.micro })
  const { d } = p
  return p.done(p.status() + '<div class="r"><span>取消</span><div class="g" style="text-align:center">已选择 3 项</div><span>全选</span></div>' + list(8, (i) => {
    const r = p.row()
    const isOn = i % 3 === 0
    const isMissed = i % 4 === 1
    return `<div class="r"><span style="width:20px;height:20px;border-radius:50%;flex:none;border:2px solid ${isOn ? '#1677ff' : '#bbb'};background:${isOn ? '#1677ff' : 'none'};color:#fff;font-size:14px;text-align:center;line-height:16px">${isOn ? '✓' : ''}</span><div class="g"><div class="${isMissed ? 'm' : ''}">${r.f('number', d.mobile())}</div><div class="s">${r.f('direction', isMissed ? '未接' : '呼入')} ${r.f('location', d.place())} ${isMissed ? '' : r.f('duration', `${String(1 + i)}分${String(5 + i)}秒`)}</div></div><div class="e s">${r.f('time', i < 4 ? d.clock() : `11-${String(22 - i)} ${d.clock()}`)}</div></div>`
  }) + '<div class="foot">' + tabs('删除', '更多') + '</div>')
}

/** One row swiped left: its actions stand over its right half. */
export const swiped = (): DrawnPage => {
  const p = page('swiped-row', { seed: 211, width: 390, scale: 2 })
  const { d } = p
  return p.done(p.status() + '<h1>最近通话</h1>' + list(7, (i) => {
    const r = p.row()
    const act = i === 2 ? '<div style="display:flex;flex:none;margin:-9px -16px -9px 0;align-self:stretch;color:#fff;align-items:stretch"><span style="background:#8e8e93;padding:16px 12px">更多</span><span style="background:#ff3b30;padding:16px 12px">删除</span></div>' : ''
    return `<div class="r" style="${i === 2 ? 'margin-left:-40px' : ''};border-bottom:1px solid #ddd"><div class="g"><div>${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('location', d.place())}</div></div><div class="s">${r.f('time', d.clock())}</div>${act}</div>`
  }))
}

/** Search in the log: the digits sought are blue inside each number. */
export const searched = (): DrawnPage => {
  const p = page('search-results', { seed: 212, width: 360, font: fonts.zen })
  const { d } = p
  return p.done(p.status() + '<div class="r"><div class="g" style="background:#eee;border-radius:18px;padding:8px 14px">🔍 0755</div><span>取消</span></div><h2>通话记录</h2>' + list(6, (i) => {
    const r = p.row()
    const tail = d.digits(8).replace(/^0/, '8')
    r.set('number', `0755${tail}`)
    return `<div class="r"><div class="g"><div><b style="color:#1677ff;font-weight:400">0755</b>${tail}</div><div class="s">${r.f('location', '广东深圳')} ${r.f('direction', i % 2 === 0 ? '呼入' : '未接')}</div></div><div class="s">${r.f('time', `11月${String(20 - i)}日 ${d.clock()}`)}</div></div>`
  }))
}

/** A blurred picture behind translucent rows. */
export const wallpaper = (): DrawnPage => {
  const p = page('wallpaper', { seed: 213, width: 393, scale: 2.75, isDark: true, css: 'body{background:linear-gradient(140deg,#1b3a5c,#7a3e58 45%,#2f6d57 80%,#c28a3a)!important}' })
  const { d } = p
  return p.done(p.status('06:30') + '<h1>通话记录</h1>' + list(7, (i) => {
    const r = p.row()
    return `<div class="r" style="background:rgba(255,255,255,.14);border-radius:14px;margin:6px 10px"><div class="g"><div>${r.f('number', d.mobile())}</div><div style="font-size:.78em;color:#dfe3ea">${r.f('direction', i % 3 === 0 ? '未接' : '呼入')} ${r.f('duration', i % 3 === 0 ? `响铃${String(6 + i)}秒` : `${String(2 + i)}分${String(i)}秒`)} ${r.f('location', d.place())}</div></div><div style="font-size:.78em;color:#dfe3ea">${r.f('time', i < 3 ? d.clock() : `昨天 ${d.clock()}`)}</div></div>`
  }))
}

/** A floating window over another app: only the window's rows are calls. */
export const floating = (): DrawnPage => {
  const p = page('floating-window', { seed: 214, width: 360 })
  const { d } = p
  return p.done(p.status('12:01') + '<div style="padding:20px;color:#555;line-height:1.9">天气 晴 18°C<br>空气质量 良 62<br>日出 06:58 日落 17:12<br>明天 多云 9~17°C<br>后天 小雨</div><div style="position:absolute;left:34px;top:210px;width:292px;border-radius:18px;box-shadow:0 4px 30px #0007;background:#fff;padding:8px 0 14px;font-size:13px"><div style="text-align:center;color:#999">━━</div>' + list(6, (i) => {
    const r = p.row()
    return `<div class="r" style="padding:7px 14px"><div class="g"><div>${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('location', d.place())} ${r.f('carrier', d.carrier())}</div></div><div class="s">${r.f('time', i < 2 ? d.clock() : '昨天')}</div></div>`
  }) + '</div>')
}

/** Split screen: notes above, the call list below. */
export const split = (): DrawnPage => {
  const p = page('split-screen', { seed: 215, width: 360 })
  const { d } = p
  return p.done(p.status('15:44') + '<div style="height:330px;padding:16px;line-height:1.9;border-bottom:10px solid #000"><b>备忘录</b><br>保险到期日 12月28日<br>上次保费 4286.50元<br>问 4S 店 是谁给了我的号码<br>找 12378 投诉</div><div style="padding:10px 16px">通话记录</div>' + list(5, (i) => {
    const r = p.row()
    return `<div class="r" style="padding:6px 16px"><div class="g"><div>${r.f('number', d.mobile())}</div><div class="s">${r.f('direction', i % 2 === 0 ? '未接来电' : '呼入')} ${r.f('location', d.place())}</div></div><div class="s">${r.f('time', d.clock())}</div></div>`
  }))
}

/** Landscape, wide: time in the middle, mark at the right. */
export const landscape = (): DrawnPage => {
  const p = page('landscape', { seed: 216, width: 800, height: 360, scale: 2.5 })
  const { d } = p
  return p.done(p.status() + list(5, (i) => {
    const r = p.row()
    return `<div class="r" style="padding:9px 40px"><div class="g">${r.f('number', spaced(d.mobile()))}</div><div class="g s">${r.f('location', d.place())}</div><div class="g s">${r.f('time', `11月${String(20 - i)}日 ${d.clock()}`)}</div><div class="s" style="width:120px;text-align:right">${i % 2 === 0 ? r.f('label', d.mark()) : ''}</div></div>`
  }))
}
