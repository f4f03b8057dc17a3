import { fonts, icons, page, tabs, type DrawnPage } from './page.ts'

const list = (length: number, row: (i: number) => string): string => Array.from({ length }, (_, i) => row(i)).join('')

export const takeAway = (): DrawnPage => {
  const p = page('no-takeaway', { seed: 501 })
  const { d } = p
  return p.done(p.status() + '<h1>配送中</h1>' + `<div class="r"><div class="g"><div>骑手 李师傅</div><div class="s">${d.mobile()}</div></div><span>联系骑手</span></div>` + list(4, () => `<div class="r"><div class="s">${d.clock()}</div><div class="g">${d.pick(['商家已接单', '骑手已到店', '骑手已取货', '正在送往您处'])}</div></div>`))
}
export const ride = (): DrawnPage => {
  const p = page('no-ride', { seed: 502, font: fonts.micro })
  const { d } = p
  return p.done(p.status() + '<h1>行程</h1>' + list(5, (i) => `<div class="r" style="border-bottom:1px solid #eee"><div class="g"><div>11月${String(20 - i)}日 ${d.clock()}</div><div class="s">首都机场 T3 → 朝阳区建国路 93号</div><div class="s">京B·${d.digits(5)}</div></div><div class="e">${String(38 + i)}.50元</div></div>`))
}
export const violations = (): DrawnPage => {
  const p = page('no-violations', { seed: 503 })
  const { d } = p
  return p.done(p.status() + '<h1>违章查询</h1>' + list(4, (i) => `<div class="r" style="border-bottom:1px solid #eee"><div class="g"><div>京A·8K321</div><div class="s">2026-${String(10 - i)}-12 ${d.clock()}</div><div class="s">编号 ${d.digits(15)}</div></div><div class="e">罚款 200元 记3分</div></div>`))
}
export const calendar = (): DrawnPage => {
  const p = page('no-calendar', { seed: 504 })
  return p.done(p.status() + '<h1>2026年11月</h1><table style="width:100%;text-align:center"><tr>' + ['日', '一', '二', '三', '四', '五', '六'].map((w) => `<td style="padding:8px">${w}</td>`).join('') + '</tr>' + Array.from({ length: 5 }, (_, w) => `<tr>${Array.from({ length: 7 }, (_v, i) => `<td style="padding:10px">${String(Math.min(30, w * 7 + i + 1))}</td>`).join('')}</tr>`).join('') + '</table>' + '<div class="r">09:30 车险到期提醒</div><div class="r">14:00 4S店 保养 010-6512 8899</div>')
}
export const wifi = (): DrawnPage => {
  const p = page('no-wifi', { seed: 505, isDark: true })
  const { d } = p
  return p.done(p.status() + '<h1>关于手机</h1>' + [['型号', 'V2408A'], ['IMEI 1', `86${d.digits(13)}`], ['IMEI 2', `86${d.digits(13)}`], ['序列号', d.digits(12)], ['本机号码', d.mobile()], ['IP 地址', '192.168.1.103'], ['开机时间', '132:08:41']].map(([k, v]) => `<div class="r"><div class="g">${k!}</div><span class="s">${v!}</span></div>`).join(''))
}
export const social = (): DrawnPage => {
  const p = page('no-social', { seed: 506 })
  const { d } = p
  return p.done(p.status() + list(3, (i) => `<div style="padding:14px 16px;border-bottom:8px solid #f2f2f2"><div class="r" style="padding:0">${icons.letter('车', '#c77')}<div><div>车友会小${String(i + 1)}</div><div class="s">${String(2 + i)}小时前 来自 北京</div></div></div><div style="padding:8px 0">天天接到车险推销电话，${d.mobile()} 又打来了，有没有人一样的？</div><div class="s">转发 ${String(12 + i)}　评论 ${String(48 + i)}　赞 ${String(321 + i)}</div></div>`))
}
export const carrierHome = (): DrawnPage => {
  const p = page('no-carrier-home', { seed: 507, paper: '#f2f6fb' })
  return p.done(p.status() + '<div style="padding:16px"><div>138 0013 8000 您好</div><div style="display:flex;justify-content:space-between;padding-top:14px;text-align:center"><div><div style="font-size:1.4em">56.20</div><div class="s">话费余额(元)</div></div><div><div style="font-size:1.4em">18.6</div><div class="s">剩余流量(GB)</div></div><div><div style="font-size:1.4em">312</div><div class="s">剩余语音(分钟)</div></div></div></div>' + tabs('充值', '套餐', '详单', '客服'))
}
export const work = (): DrawnPage => {
  const p = page('no-attendance', { seed: 508, font: fonts.zen })
  const { d } = p
  return p.done(p.status() + '<h1>考勤打卡</h1>' + list(6, (i) => `<div class="r"><div class="g">11月${String(20 - i)}日 星期${'一二三四五'[(4 - i + 5) % 5]!}</div><span class="s">上班 08:${d.two(40 + d.next(19))}</span><span class="s">下班 18:${d.two(d.next(59))}</span></div>`))
}
