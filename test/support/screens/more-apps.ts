import { fonts, icons, page, spaced, tabs, type DrawnPage } from './page.ts'

const list = (length: number, row: (i: number) => string): string => Array.from({ length }, (_, i) => row(i)).join('')

/** 中国电信: cards with keys, fee, place of the call and of the number. */
export const telecomCards = (): DrawnPage => {
  const p = page('telecom-cards', { seed: 421, width: 375, scale: 2, size: 14, paper: '#f4f5f7' })
  const { d } = p
  const kv = (k: string, v: string): string => `<div style="display:flex;justify-content:space-between;padding:3px 0"><span style="color:#8a8d93">${k}</span><span>${v}</span></div>`
  return p.done(p.status() + '<div class="r"><div class="g" style="text-align:center">语音详单</div></div>' + list(3, (i) => {
    const r = p.row()
    return `<div style="background:#fff;margin:8px 12px;padding:12px;border-radius:8px">${kv('对方号码', r.f('number', d.mobile()))}${kv('通话类型', r.f('direction', i === 1 ? '主叫' : '被叫'))}${kv('开始时间', r.f('time', `2026-11-${String(20 - i)} ${d.clock()}:${d.two(d.next(60))}`))}${kv('通话时长', r.f('duration', `00:0${String(i)}:${d.two(11 + i)}`))}${kv('通话地点', '北京')}${kv('费用(元)', '0.00')}</div>`
  }))
}

/** A table of an online bill on a phone, six narrow columns, date over clock, number cut into two lines by the column. */
export const narrowTable = (): DrawnPage => {
  const p = page('narrow-table', { seed: 422, width: 360, size: 11 })
  const { d } = p
  const cell = 'padding:7px 3px;border:1px solid #e4e4e4;text-align:center;word-break:break-all'
  return p.done(p.status() + `<div style="text-align:center;padding:10px;font-size:16px">我的详单</div><table style="width:100%;border-collapse:collapse"><tr style="background:#f3f3f3">${['序号', '起始时间', '对方号码', '通话时长', '通话类型', '通话地'].map((h) => `<td style="${cell}">${h}</td>`).join('')}</tr>` + list(9, (i) => {
    const r = p.row()
    return `<tr><td style="${cell}">${String(i + 1)}</td><td style="${cell}">${r.f('time', `2026-11-${d.two(21 - i)} ${d.clock()}:${d.two(d.next(60))}`)}</td><td style="${cell}">${r.f('number', d.mobile())}</td><td style="${cell}">${r.f('duration', `${String(i)}分${String(8 + i)}秒`)}</td><td style="${cell}">${r.f('direction', i % 3 === 0 ? '主叫' : '被叫')}</td><td style="${cell}">北京</td></tr>`
  }) + '</table>')
}

/** 腾讯手机管家: tabs with counts, reason as a coloured chip before the number. */
export const tencent = (): DrawnPage => {
  const p = page('tencent-guard', { seed: 423, width: 360, font: fonts.droid })
  const { d } = p
  return p.done(p.status() + '<div class="r"><span>‹</span><div class="g" style="text-align:center">骚扰拦截</div><span>⚙</span></div>' + tabs('电话(18)', '短信(6)') + '<div class="s" style="padding:6px 16px">已开启智能拦截，保护您 365 天</div>' + list(6, (i) => {
    const r = p.row()
    r.set('direction', '拦截')
    return `<div class="r" style="border-bottom:1px solid #eee"><div class="g"><div><span class="b" style="background:#ff5b4a">${r.f('label', d.mark())}</span> ${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('location', d.place())}　${r.f('time', `${i < 2 ? '今天' : `11月${String(21 - i)}日`} ${d.clock()}`)}</div></div><span class="s">恢复</span></div>`
  }))
}

/** A call that rings over another app: a banner. */
export const banner = (): DrawnPage => {
  const p = page('ringing-banner', { seed: 424, width: 360, paper: '#dfe6ee' })
  const { d } = p
  const r = p.row()
  r.set('direction', '来电')
  return p.done(p.status('10:45') + `<div style="background:#fff;margin:10px;border-radius:20px;padding:14px 16px;display:flex;align-items:center"><div class="g"><div>${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('location', '广东深圳')} ${r.f('carrier', '移动')}</div><div style="color:#ff7a1a;font-size:.8em">${r.f('label', '被 236 人标记为保险推销')}</div></div></div><div style="display:flex;justify-content:space-around;padding:10px"><span>拒绝</span><span>接听</span></div>`)
}

/** A running call full screen, name given by a caller-ID service. */
export const running = (): DrawnPage => {
  const p = page('running-call', { seed: 425, width: 390, scale: 3, isDark: true, paper: '#20252c' })
  const { d } = p
  const r = p.row()
  return p.done(p.status('19:20') + `<div style="text-align:center;padding-top:110px"><div style="font-size:30px">${r.f('number', spaced(d.mobile()))}</div><div class="s" style="padding:8px">${r.f('location', '江苏苏州')} ${r.f('carrier', '电信')}</div><div>${r.f('duration', '03:41')}</div></div><div style="display:grid;grid-template-columns:1fr 1fr 1fr;text-align:center;gap:40px;padding:170px 30px 0;font-size:13px">${['静音', '拨号键盘', '免提', '添加通话', '视频', '录音'].map((w) => `<span>${w}</span>`).join('')}</div><div style="text-align:center;padding:60px">挂断</div>`)
}

/** 106 thread: sender on top, centred times, long texts with numbers in them that called nobody. */
export const thread106 = (): DrawnPage => {
  const p = page('sms-thread-106', { seed: 426, width: 375, scale: 2, font: fonts.liberation })
  const say = (text: string): string => { p.row().body(text); return `<div style="background:#e9e9eb;border-radius:16px;padding:10px 13px;margin:6px 70px 6px 14px;line-height:1.5">${text}</div>` }
  const time = (text: string): string => `<div style="text-align:center;color:#8a8a8e;font-size:12px;padding:10px">${text}</div>`
  return p.done(`${p.status()}<div style="text-align:center;padding:8px">10690001895519</div>${time('11月12日 周四 10:02')}${say('【大地保险】尊敬的车主，您的爱车保险将于12月28日到期，现在续保享专属优惠，详询95590，拒收请回复R')}${time('昨天 15:40')}${say('【大地保险】王先生，您的专属报价4286元已生成，点击 t.cn/A6xyz 查看，客服 400-610-9590，退订回T')}<div style="position:absolute;bottom:14px;left:16px;color:#999">短信/彩信</div>`)
}

/** Friend requests of agents. */
export const friends = (): DrawnPage => {
  const p = page('friend-requests', { seed: 427, width: 375, scale: 2 })
  const say = (name: string, words: string, action: string): string => { p.row().body(words); return `<div class="r" style="border-bottom:1px solid #eee">${icons.letter(name.slice(0, 1), '#7aa')}<div class="g"><div>${name}</div><div class="s">${words}</div></div><span style="background:${action === '接受' ? '#07c160' : 'none'};color:${action === '接受' ? '#fff' : '#999'};padding:5px 12px;border-radius:4px;font-size:14px">${action}</span></div>` }
  return p.done(`${p.status()}<div style="text-align:center;padding:8px">新的朋友</div>${say('平安车险李娜', '您好，我是平安车险，加您发报价', '接受')}${say('人保-小陈', '车主您好，您的车险快到期了', '接受')}${say('老同学王强', '我是王强', '已添加')}`)
}

/** A notification list: missed calls beside messages of other apps. */
export const shade = (): DrawnPage => {
  const p = page('notification-shade', { seed: 428, width: 393, scale: 2.75, isDark: true, paper: '#23262b' })
  const { d } = p
  const call = (time: string): string => {
    const r = p.row()
    return `<div style="background:#34383f;border-radius:16px;margin:8px 12px;padding:12px 14px"><div style="display:flex;justify-content:space-between"><span>${r.f('direction', '未接来电')}</span><span class="s">${r.f('time', time)}</span></div><div>${r.f('number', spaced(d.mobile()))}</div></div>`
  }
  return p.done(p.status('14:32') + call('12分钟前') + call('1小时前') + call('3小时前'))
}

/** A number's page of a guard app: its marks as bars with counts; the calls below. */
export const markBars = (): DrawnPage => {
  const p = page('mark-bars', { seed: 429, width: 360 })
  const { d } = p
  const number = d.mobile()
  const rows = list(4, (i) => {
    const r = p.row()
    r.set('number', number)
    r.set('label', '1326人标记为保险推销')
    r.set('location', '山东济南')
    return `<div class="r" style="border-bottom:1px solid #eee"><div class="g">${r.f('time', i < 2 ? `今天 ${d.clock()}` : `11月${String(20 - i)}日 ${d.clock()}`)}</div><div class="s">${r.f('direction', i === 1 ? '已拦截' : '未接')} ${i === 1 ? '' : r.f('duration', `响铃${String(5 + i)}秒`)}</div></div>`
  })
  return p.done(`${p.status()}<div style="padding:16px"><div style="font-size:1.4em">${number}</div><div class="s">山东济南</div><div style="color:#e84026">1326人标记为保险推销</div></div><div style="padding:4px 16px">通话记录</div>${rows}`)
}
