import { fonts, icons, page, tabs, type DrawnPage } from './page.ts'

/** Screens full of digits that hold no call: nothing may be read from them. */

const list = (length: number, row: (i: number) => string): string => Array.from({ length }, (_, i) => row(i)).join('')

export const calculator = (): DrawnPage => {
  const p = page('no-calculator', { seed: 301, isDark: true })
  return p.done(p.status() + '<div style="text-align:right;padding:120px 20px 10px;color:#999">4286.50×12</div><div style="text-align:right;font-size:52px;padding:0 20px 30px">51,438</div><table style="width:100%;font-size:26px;text-align:center">' + ['AC ( ) ÷', '7 8 9 ×', '4 5 6 −', '1 2 3 +', '0 . ⌫ ='].map((l) => `<tr>${l.split(' ').map((k) => `<td style="padding:16px">${k}</td>`).join('')}</tr>`).join('') + '</table>')
}
export const bank = (): DrawnPage => {
  const p = page('no-bank', { seed: 302 })
  const { d } = p
  return p.done(p.status() + '<h1>账户明细</h1><div class="r"><div class="g">尾号 8832 储蓄卡</div><span>余额 12,306.45</span></div>' + list(7, (i) => `<div class="r"><div class="g"><div>${d.pick(['微信支付', '中国平安财产保险', '工资', '转账-王建国', '加油站', '12306'])}</div><div class="s">11-${String(20 - i)} ${d.clock()}:${d.two(d.next(60))}</div></div><div>${i === 2 ? '+' : '-'}${String(20 + d.next(4000))}.${d.two(d.next(100))}</div></div>`))
}
export const orders = (): DrawnPage => {
  const p = page('no-orders', { seed: 303, paper: '#f4f4f4' })
  const { d } = p
  return p.done(p.status() + tabs('全部', '待付款', '待发货', '待收货', '评价') + list(4, (i) => `<div style="background:#fff;margin:10px;padding:12px;border-radius:10px"><div class="s">订单编号 ${d.digits(18)}</div><div>车载手机支架 磁吸款</div><div class="s">2026-11-${String(20 - i)} ${d.clock()} 已签收</div><div class="e">实付 ¥${String(19 + i)}.90</div></div>`))
}
export const map = (): DrawnPage => {
  const p = page('no-map', { seed: 304, paper: '#dfe8d8' })
  return p.done(p.status() + '<div style="position:relative;height:480px"><span style="position:absolute;left:40px;top:90px">G15 沈海高速</span><span style="position:absolute;left:190px;top:180px">人民路 128号</span><span style="position:absolute;left:60px;top:260px">中国平安保险</span><span style="position:absolute;left:220px;top:330px">S20</span></div><div style="background:#fff;padding:16px"><div>平安财产保险(北京分公司)</div><div class="s">营业时间 09:00-17:30 · 距您 2.3公里</div><div class="s">电话 010-8812 3456</div><div style="display:flex;gap:20px;padding-top:10px"><span>路线</span><span>导航</span><span>电话</span></div></div>')
}
export const chatAboutNumbers = (): DrawnPage => {
  const p = page('no-notes', { seed: 305, font: fonts.wenkai })
  const { d } = p
  return p.done(p.status('21:20') + `<div class="r"><span>‹ 备忘录</span></div><div style="padding:16px;line-height:2">要办的事<br>物业 ${d.landline()}<br>电工小刘 ${d.mobile()}<br>医院挂号 ${d.landline()}<br>车险 11月28日 到期<br>体检 12月3日 8:30</div>`)
}
export const prices = (): DrawnPage => {
  const p = page('no-prices', { seed: 306 })
  return p.done(p.status() + '<h1>资费一览</h1><table style="width:100%;text-align:center"><tr><td>套餐</td><td>流量</td><td>语音</td><td>月费</td></tr>' + [[19, 5, 100], [39, 20, 200], [59, 40, 300], [99, 80, 500], [129, 120, 800]].map(([a, b, c]) => `<tr><td style="padding:10px">畅享${String(a)}</td><td>${String(b)}GB</td><td>${String(c)}分钟</td><td>${String(a)}元</td></tr>`).join('') + '</table><div class="s" style="padding:16px">超出后 0.15元/分钟。咨询热线 10086，有效期至 2027-12-31。</div>')
}
export const contacts = (): DrawnPage => {
  const p = page('no-contacts', { seed: 307, font: fonts.micro })
  const { d } = p
  return p.done(p.status() + '<h1>联系人</h1>' + ['A', 'C', 'L', 'W'].map((l) => `<h2>${l}</h2>` + list(2, () => `<div class="r">${icons.head()}<div class="g"><div>${d.pick(['阿明', '陈师傅', '李雷', '王建国', '吴医生'])}</div><div class="s">${d.mobile()}</div></div></div>`)).join('') + '<div class="foot">' + tabs('电话', '联系人', '收藏') + '</div>')
}
export const dialPad = (): DrawnPage => {
  const p = page('no-dialpad', { seed: 308 })
  return p.done(p.status('10:02') + '<div style="text-align:center;font-size:34px;padding:180px 0 10px">138 0571 22</div><div style="text-align:center;color:#1677ff">添加到联系人</div><table style="width:100%;text-align:center;font-size:30px;margin-top:30px">' + ['1 2 3', '4 5 6', '7 8 9', '* 0 #'].map((l) => `<tr>${l.split(' ').map((k) => `<td style="padding:14px">${k}</td>`).join('')}</tr>`).join('') + '</table><div class="foot">' + tabs('拨号', '联系人', '收藏') + '</div>')
}
export const trains = (): DrawnPage => {
  const p = page('no-trains', { seed: 309 })
  const { d } = p
  return p.done(p.status() + '<h1>北京南 → 上海虹桥</h1><h2>11月28日 周六</h2>' + list(7, (i) => `<div class="r"><div><div style="font-size:1.3em">${d.two(7 + i)}:${d.two(d.next(60))}</div><div class="s">北京南</div></div><div class="g" style="text-align:center"><div class="s">G${String(101 + i * 4)}</div><div class="s">4时${String(28 + i)}分</div></div><div><div style="font-size:1.3em">${d.two(11 + i)}:${d.two(d.next(60))}</div><div class="s">上海虹桥</div></div><div class="e">¥${String(553 + i)}</div></div>`))
}
export const parcels = (): DrawnPage => {
  const p = page('no-parcels', { seed: 310 })
  const { d } = p
  return p.done(p.status() + '<h1>我的快递</h1>' + list(5, (i) => `<div class="r" style="border-bottom:1px solid #eee"><div class="g"><div>中通快递 ${d.digits(12)}</div><div class="s">派件员 张师傅 ${d.mobile()}</div><div class="s">11-${String(20 - i)} ${d.clock()} 已到达 驿站，取件码 ${String(1 + i)}-${String(2 + i)}-${d.digits(4)}</div></div></div>`))
}
export const alarm = (): DrawnPage => {
  const p = page('no-alarm', { seed: 311, isDark: true })
  return p.done(p.status() + '<h1>闹钟</h1>' + ['06:30 工作日', '07:15 每天', '08:00 周末', '22:30 明天 睡觉'].map((a) => `<div class="r"><div class="g"><div style="font-size:2.4em">${a.split(' ')[0]!}</div><div class="s">${a.slice(6)}</div></div></div>`).join('') + '<div class="foot">' + tabs('闹钟', '世界时钟', '秒表', '计时器') + '</div>')
}
export const weChatList = (): DrawnPage => {
  const p = page('no-settings', { seed: 312 })
  return p.done(p.status() + '<h1>通话设置</h1>' + ['呼叫转移', '呼叫等待', '来电铃声', '骚扰拦截', '自动录音', '固定拨号', '来电闪光灯', '收集的通话记录 保留 30 天'].map((a) => `<div class="r" style="border-bottom:1px solid #eee"><div class="g">${a}</div><span class="s">›</span></div>`).join(''))
}
export const hotlines = (): DrawnPage => {
  const p = page('no-hotlines', { seed: 313 })
  return p.done(p.status() + '<h1>常用号码</h1>' + ['报警 110', '火警 119', '急救 120', '交通事故 122', '中国移动 10086', '中国平安 95511', '金融消费 12378', '市民热线 12345', '12321 不良信息举报'].map((a) => `<div class="r" style="border-bottom:1px solid #eee"><div class="g">${a.split(' ')[0]!}</div><span class="s">${a.split(' ')[1]!}</span></div>`).join(''))
}
export const policy = (): DrawnPage => {
  const p = page('no-policy', { seed: 314, size: 14 })
  const { d } = p
  return p.done(p.status() + '<h1>我的保单</h1>' + [['保单号', d.digits(18)], ['投保人', '王建国'], ['手机号', d.mobile()], ['车牌号', '京A·8K321'], ['保险期间', '2025-12-29 00:00 至 2026-12-28 24:00'], ['保费合计', '4286.50元'], ['报案电话', '95511']].map(([k, v]) => `<div class="r"><span class="s" style="width:90px">${k!}</span><div class="g">${v!}</div></div>`).join(''))
}
export const pictureOfNothing = (): DrawnPage => {
  const p = page('no-qr', { seed: 315 })
  const { d } = p
  return p.done(p.status() + `<div style="text-align:center;padding-top:110px"><div>我的二维码</div><svg width="240" height="240" viewBox="0 0 24 24">${Array.from({ length: 24 * 24 }, (_, i) => (d.next(2) === 0 ? `<rect x="${String(i % 24)}" y="${String(Math.floor(i / 24))}" width="1" height="1"/>` : '')).join('')}</svg><div class="s">扫一扫上面的二维码，加我为朋友</div></div>`)
}
