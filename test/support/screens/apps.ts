import { fonts, icons, page, spaced, tabs, type DrawnPage } from './page.ts'

/** Guard apps, bills, cards, popups, chats: screens that are not the dialer's own list. */

const list = (length: number, row: (i: number) => string): string => Array.from({ length }, (_, i) => row(i)).join('')

/** A tablet: the list at the left, one number's calls at the right. */
export const tablet = (): DrawnPage => {
  const p = page('tablet-detail', { seed: 221, width: 1024, height: 700, scale: 2 })
  const { d } = p
  const left = list(7, (i) => {
    const r = p.row()
    return `<div class="r"><div class="g"><div>${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('location', d.place())}</div></div><div class="s">${r.f('time', i < 3 ? d.clock() : '昨天')}</div></div>`
  })
  return p.done(`${p.status()}<div style="display:flex"><div style="width:380px;border-right:1px solid #ddd"><h1>通话记录</h1>${left}</div><div style="flex:1;padding:160px 0;text-align:center;color:#999">选择一条记录查看详情</div></div>`)
}

/** 360 手机卫士: mark, number in brackets, time in the second line, a counter on top. */
export const guard360 = (): DrawnPage => {
  const p = page('guard-360', { seed: 222, width: 360, font: fonts.micro })
  const { d } = p
  return p.done(p.status() + '<div class="r"><span>‹</span><div class="g">骚扰拦截</div><span>设置</span></div><div style="background:#23b066;color:#fff;padding:20px;text-align:center">已为您拦截骚扰电话 128 次<br>今日拦截 5 次</div>' + tabs('电话 23', '短信 105') + list(6, (i) => {
    const r = p.row()
    return `<div class="r" style="border-bottom:1px solid #eee"><div class="g"><div>${r.f('label', d.mark())} ${r.f('number', d.mobile())}</div><div class="s">${r.f('location', d.place())} ${r.f('time', `11-${String(22 - i)} ${d.clock()}`)}</div></div><div class="s">${r.f('direction', i % 2 === 0 ? '已拦截' : '已挂断')}</div></div>`
  }))
}

/** 搜狗号码通 / 电话邦: company names published for a number, the mark's count as its own column. */
export const caller3 = (): DrawnPage => {
  const p = page('sogou-caller', { seed: 223, width: 360, font: fonts.droid })
  const { d } = p
  return p.done(p.status() + '<h1 style="font-size:1.2em">号码识别记录</h1>' + list(6, (i) => {
    const r = p.row()
    return `<div class="r" style="border-bottom:1px solid #eee">${icons.letter('号', '#f0a050', 36)}<div class="g"><div>${r.f('number', i % 2 === 0 ? d.landline() : d.mobile())}</div><div class="s">${r.f('label', `${String(3 + d.next(300))}人标记为${d.mark()}`)}</div><div class="s">${r.f('location', d.place())} ${r.f('carrier', d.carrier())}</div></div><div class="e s">${r.f('time', `${String(2 + i * 3)}小时前`)}</div></div>`
  }))
}

/** A card that comes up after a call: 标记为骚扰电话? One call, with its length. */
export const afterCall = (): DrawnPage => {
  const p = page('after-call-popup', { seed: 224, width: 360, paper: '#8b8f96' })
  const { d } = p
  const r = p.row()
  return p.done(p.status('13:26') + `<div style="margin:260px 18px 0;background:#fff;border-radius:18px;padding:18px"><div class="s">通话已结束</div><div style="font-size:1.4em;padding:6px 0">${r.f('number', spaced(d.mobile()))}</div><div class="s">${r.f('location', '浙江杭州')} ${r.f('carrier', '中国移动')}</div><div class="s">${r.f('direction', '呼入')} ${r.f('duration', '通话时长 01:26')}</div><div style="padding:14px 0 6px">标记此号码为</div><div style="display:flex;gap:8px;flex-wrap:wrap;font-size:.8em">${['骚扰电话', '广告推销', '房产中介', '诈骗电话', '快递送餐', '保险理财'].map((w) => `<span style="border:1px solid #ccc;border-radius:14px;padding:4px 10px">${w}</span>`).join('')}</div><div style="display:flex;justify-content:space-around;padding-top:16px;color:#1677ff"><span>取消</span><span>加入黑名单</span></div></div>`)
}

/** A number's page: 今天 and 昨天 over calls with direction, clock and length at the right. */
export const detailCard = (): DrawnPage => {
  const p = page('call-detail-card', { seed: 225, width: 393, scale: 2.75, paper: '#f2f3f5', font: fonts.liberation })
  const { d } = p
  const number = spaced(d.mobile())
  const days = ['今天', '昨天', '11月18日 星期三']
  const body = days.map((day, s) => `<h2>${day}</h2>` + list(2, (i) => {
    const r = p.row()
    r.set('number', number)
    r.set('location', '山东青岛')
    r.set('label', '268人标记为保险推销')
    const direction = ['未接来电', '呼入', '呼出'][(s + i) % 3]!
    return `<div class="r" style="background:#fff"><div class="g"><div>${r.f('direction', direction)}</div><div class="s">${r.f('time', d.clock())}</div></div><div class="s">${r.f('duration', direction === '未接来电' ? `响铃${String(9 + s)}秒` : `${String(1 + s)}分${String(20 + i)}秒`)}</div></div>`
  })).join('')
  return p.done(`${p.status()}<div style="text-align:center;padding:20px">${icons.head(70)}<div style="font-size:1.5em;padding-top:8px">${number}</div><div class="s">山东青岛</div><div style="color:#e84026;font-size:.8em">268人标记为保险推销</div></div>${tabs('呼叫', '信息', '视频', '更多')}${body}<div class="r" style="color:#e84026">加入黑名单</div>`)
}

/** China Mobile's app: month tabs, cards with own number on top. */
export const cmcc = (): DrawnPage => {
  const p = page('cmcc-bill', { seed: 226, width: 360, size: 14, paper: '#f5f5f5' })
  const { d } = p
  return p.done(p.status('11:11') + '<div class="r"><span>‹</span><div class="g" style="text-align:center;font-size:1.15em">详单查询</div></div>' + '<div class="r" style="background:#fff"><div class="g">本机号码 13800138000</div><span class="s">2026年11月</span></div>' + tabs('语音详单', '短信详单', '上网详单') + list(6, (i) => {
    const r = p.row()
    return `<div style="background:#fff;margin:8px 12px;border-radius:8px;padding:10px 12px"><div style="display:flex;justify-content:space-between"><b style="font-weight:600">${r.f('number', d.mobile())}</b><span style="color:#0a7">${r.f('direction', i % 2 === 0 ? '被叫' : '主叫')}</span></div><div class="s" style="display:flex;justify-content:space-between;padding-top:4px"><span>${r.f('time', `2026-11-${String(20 - i)} ${d.clock()}:${d.two(d.next(60))}`)}</span><span>${r.f('duration', `${String(i)}分${d.two(9 + i)}秒`)}</span><span>0.00元</span></div></div>`
  }))
}

/** 联通 / 电信: a table in small type, seconds without a unit. */
export const unicom = (): DrawnPage => {
  const p = page('unicom-table', { seed: 227, width: 393, scale: 2.75, size: 12 })
  const { d } = p
  const cell = 'padding:8px 4px;border-bottom:1px solid #eee;text-align:center'
  return p.done(p.status('08:20') + '<div class="r"><div class="g" style="text-align:center;font-size:1.4em">通话详单</div></div><table style="width:100%;border-collapse:collapse"><tr style="background:#f6f6f6">' + ['对方号码', '通话时间', '时长(秒)', '呼叫类型', '费用(元)'].map((h) => `<td style="${cell}">${h}</td>`).join('') + '</tr>' + list(10, (i) => {
    const r = p.row()
    return `<tr><td style="${cell}">${r.f('number', i % 3 === 2 ? d.landline().replaceAll(' ', '') : d.mobile())}</td><td style="${cell}">${r.f('time', `11-${d.two(20 - i)} ${d.clock()}:${d.two(d.next(60))}`)}</td><td style="${cell}">${r.f('duration', String(5 + d.next(400)))}</td><td style="${cell}">${r.f('direction', i % 2 === 0 ? '被叫' : '主叫')}</td><td style="${cell}">0.00</td></tr>`
  }) + '</table>')
}

/** Truecaller-like list in English: a spam count in red, minutes ago. */
export const trueCaller = (): DrawnPage => {
  const p = page('truecaller-en', { seed: 228, width: 412, scale: 2.625, font: "'Roboto'" })
  const { d } = p
  return p.done(p.status('1:15', 'LTE 64%') + '<div class="r"><div class="g" style="background:#eef0f4;border-radius:22px;padding:10px 16px;color:#777">Search numbers, names &amp; more</div></div>' + '<h2>Today</h2>' + list(4, (i) => {
    const r = p.row()
    r.set('direction', i % 2 === 0 ? '未接' : '呼入')
    return `<div class="r">${icons.letter('!', '#e0443c')}<div class="g"><div style="color:#d0342c">${r.f('number', spaced(d.mobile()))}</div><div class="s">${i % 2 === 0 ? icons.missed() : icons.in()} ${r.f('label', 'Spam')} • ${r.f('time', `${String(1 + d.next(11))}:${d.two(d.next(60))} AM`)}</div></div>${icons.handset(22)}</div>`
  }) + '<h2>Yesterday</h2>' + list(3, (i) => {
    const r = p.row()
    r.set('direction', '呼出')
    return `<div class="r">${icons.letter('L', '#5b8def')}<div class="g"><div>${i === 1 ? r.f('name', 'Li Lei') : r.f('number', spaced(d.mobile()))}</div><div class="s">${icons.out()} ${r.f('time', `${String(1 + d.next(11))}:${d.two(d.next(60))} PM`)}</div></div>${icons.handset(22)}</div>`
  }))
}

/** 106 message list: sender numbers, first words, time. */
export const smsList = (): DrawnPage => {
  const p = page('sms-list-106', { seed: 229, width: 360 })
  const { d } = p
  return p.done(p.status() + '<h1>信息</h1>' + list(6, (i) => {
    const r = p.row()
    return `<div class="r">${icons.head()}<div class="g"><div style="display:flex;justify-content:space-between"><span>${r.f('number', `106${d.digits(9 + (i % 4))}`)}</span><span class="s">${r.f('time', i < 2 ? d.clock() : i < 4 ? '昨天' : `11月${String(20 - i)}日`)}</span></div><div class="s">【平安车险】尊敬的车主，您的爱车保险即将到期</div></div></div>`
  }))
}

/** A mute call in WeChat: 语音通话 bubbles among words; the talk's rows are messages, no calls. */
export const weComThread = (): DrawnPage => {
  const p = page('wechat-voice', { seed: 230, width: 375, scale: 2, paper: '#ededed' })
  const bubble = (text: string, isMine: boolean): string => `<div style="display:flex;${isMine ? 'flex-direction:row-reverse' : ''};gap:10px;padding:8px 12px">${icons.letter(isMine ? '我' : '险', isMine ? '#88a' : '#c96', 40)}<span style="background:${isMine ? '#95ec69' : '#fff'};padding:10px 12px;border-radius:6px;max-width:230px">${text}</span></div>`
  const time = (text: string): string => `<div style="text-align:center;color:#999;font-size:12px;padding:6px">${text}</div>`
  const say = (text: string, isMine: boolean): string => { const r = p.row(); r.body(text); return bubble(text, isMine) }
  return p.done(`${p.status('20:40')}<div style="text-align:center;padding:8px;font-weight:600">车险小李</div>${time('11月18日 下午3:12')}${say('您好，您的车险下个月到期了，今年给您优惠', false)}${say('通话时长 01:32', false)}${time('昨天 19:05')}${say('已取消', true)}${say('我不需要，请不要再打电话给我。', true)}`)
}

/** EMUI dialer with the keypad up and filtered rows. */
export const keypad = (): DrawnPage => {
  const p = page('keypad-over-list', { seed: 231, width: 360 })
  const { d } = p
  return p.done(p.status() + list(5, (i) => {
    const r = p.row()
    r.set('direction', i % 2 === 0 ? '呼入' : '呼出')
    return `<div class="r"><div class="g"><div>${r.f('number', spaced(d.mobile()))}</div><div class="s">${i % 2 === 0 ? icons.in() : icons.out()} ${r.f('location', d.place())} ${r.f('carrier', d.carrier())}</div></div><div class="s">${r.f('time', i < 2 ? d.clock() : `11月${String(20 - i)}日`)}</div>${icons.info()}</div>`
  }) + '<div class="foot" style="box-shadow:0 -2px 12px #0002"><table style="width:100%;text-align:center;font-size:26px">' + [['1', ''], ['2', 'ABC'], ['3', 'DEF'], ['4', 'GHI'], ['5', 'JKL'], ['6', 'MNO'], ['7', 'PQRS'], ['8', 'TUV'], ['9', 'WXYZ'], ['*', ''], ['0', '+'], ['#', '']].map(([n, l], i) => `${i % 3 === 0 ? '<tr>' : ''}<td style="padding:6px">${n!}<div style="font-size:10px;color:#888">${l!}</div></td>${i % 3 === 2 ? '</tr>' : ''}`).join('') + '</table></div>')
}

/** vivo's log grouped by number: how often, and the last time. */
export const grouped = (): DrawnPage => {
  const p = page('grouped-counts', { seed: 232, width: 360, font: fonts.serif })
  const { d } = p
  return p.done(p.status() + '<h1>通话记录</h1>' + tabs('全部', '未接', '陌生') + list(7, (i) => {
    const r = p.row()
    return `<div class="r"><div class="g"><div>${r.f('number', d.mobile())} <span class="s">(${String(2 + i)})</span></div><div class="s">${r.f('location', d.place())} ${r.f('carrier', d.carrier().slice(2))} 响铃${String(3 + i)}声</div></div><div class="e s"><div>${r.f('time', i < 3 ? d.clock() : `${String(11)}/${String(20 - i)}`)}</div><div>卡1</div></div></div>`.replace(/响铃(\d)声/, (text) => { r.set('duration', text); return text })
  }))
}

/** Blocked calls of the phone: reason under the number, mark count in a chip. */
export const blockedHuawei = (): DrawnPage => {
  const p = page('blocked-list', { seed: 233, width: 360, isDark: true })
  const { d } = p
  return p.done(p.status() + '<div class="r"><span>‹</span><div class="g">骚扰拦截</div></div>' + tabs('来电 12', '信息 3') + list(6, (i) => {
    const r = p.row()
    r.set('direction', '拦截')
    return `<div class="r"><div class="g"><div>${r.f('number', i % 2 === 0 ? d.mobile() : d.hotline())}</div><div class="s">${r.f('label', d.mark())}</div></div><div class="e s">${r.f('time', i < 2 ? `今天 ${d.clock()}` : `11月${String(20 - i)}日`)}</div></div>`
  }))
}

/** Traditional Chinese Android list. */
export const hongKong = (): DrawnPage => {
  const p = page('hong-kong', { seed: 234, width: 393, scale: 2.75, font: "'Noto Sans CJK HK'" })
  const { d } = p
  return p.done(p.status('17:45') + '<h1>通話記錄</h1>' + list(7, (i) => {
    const r = p.row()
    const isMissed = i % 3 === 0
    return `<div class="r">${icons.head()}<div class="g"><div>${r.f('number', i % 2 === 0 ? spaced(d.mobile()) : `+852 ${String(5000 + d.next(4000))} ${d.digits(4)}`)}</div><div class="s">${r.f('direction', isMissed ? '未接來電' : '撥出')}</div></div><div class="s">${r.f('time', i < 3 ? `下午${String(1 + d.next(8))}:${d.two(d.next(60))}` : i < 5 ? '昨天' : `11月${String(18 - i)}日`)}</div></div>`
  }))
}

/** Wide rows with everything in one small grey line under the number. */
export const smallGrey = (): DrawnPage => {
  const p = page('small-grey', { seed: 235, width: 360, scale: 2, css: '.t{font-size:10px;color:#a9abb0}' })
  const { d } = p
  return p.done(p.status() + '<h1 style="font-size:1.3em">最近联系</h1>' + list(9, (i) => {
    const r = p.row()
    return `<div class="r" style="padding:6px 16px">${icons.letter(String.fromCharCode(65 + i), '#9bb', 34)}<div class="g"><div style="font-size:15px">${r.f('number', d.mobile())}</div><div class="t">${r.f('time', `${String(11)}月${String(20 - i)}日 ${d.clock()}`)} ${r.f('direction', i % 2 === 0 ? '呼入' : '呼出')} ${r.f('duration', `${String(i)}分${String(31 + i)}秒`)} ${r.f('location', d.place())}</div></div></div>`
  }))
}
