// Development only: draws call lists of our own with a headless Chromium, in fonts the benchmark does not have, with truth in its shape.
// usage: electron test/support/draw-lists.ts OUT_DIR   → OUT_DIR/pictures/*.png, OUT_DIR/open/*.json
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

type Row = { readonly number: string; readonly label: string; readonly time: string; readonly place: string; readonly length: string; readonly isMissed: boolean; readonly arrow: string }
type Look = { readonly name: string; readonly font: string; readonly width: number; readonly scale: number; readonly isDark: boolean; readonly size: number; readonly layout: 'two-lines' | 'columns' | 'cards' }

const looks: readonly Look[] = [
  { name: 'dejavu-wide', font: 'DejaVu Sans, WenQuanYi Zen Hei', width: 360, scale: 3, isDark: false, size: 16, layout: 'two-lines' },
  { name: 'liberation-dark', font: 'Liberation Sans, Noto Sans CJK SC', width: 393, scale: 2.75, isDark: true, size: 15, layout: 'columns' },
  { name: 'serif', font: 'Liberation Serif, Noto Serif CJK SC', width: 390, scale: 3, isDark: false, size: 17, layout: 'cards' },
  { name: 'gothic', font: 'URW Gothic, WenQuanYi Micro Hei', width: 412, scale: 2.625, isDark: true, size: 16, layout: 'two-lines' },
  { name: 'mono', font: 'Liberation Mono, Noto Sans Mono CJK SC', width: 360, scale: 2, isDark: false, size: 14, layout: 'columns' },
  { name: 'narrow', font: 'Liberation Sans Narrow, Droid Sans Fallback', width: 375, scale: 2, isDark: false, size: 17, layout: 'cards' },
  { name: 'bookman-light', font: 'URW Bookman, Noto Serif CJK SC', width: 360, scale: 3, isDark: false, size: 15, layout: 'two-lines' },
  { name: 'wenkai', font: 'LXGW WenKai', width: 390, scale: 2, isDark: true, size: 16, layout: 'cards' },
]

const dice = (seed: number): ((count: number) => number) => {
  let state = seed
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * count)
  }
}

const labels = ['', '', '保险推销', '骚扰电话', '疑似诈骗', '车险续保', '被1204人标记', '快递外卖']
const places = ['广东深圳 移动', '山东济南 联通', '上海 电信', '浙江杭州 移动', '重庆 联通', '未知归属地']
const days = ['', '昨天 ', '前天 ', '星期三 ', '11月5日 ', '10-28 ']

const rowOf = (roll: (count: number) => number, i: number): Row => {
  const digits = (count: number): string => Array.from({ length: count }, () => roll(10)).join('')
  const kinds = [() => `1${3 + roll(7)}${digits(1)} ${digits(4)} ${digits(4)}`, () => `0${10 + roll(89)} ${digits(4)} ${digits(4)}`, () => `400-${digits(3)}-${digits(4)}`, () => `955${digits(2)}`, () => `+86 1${3 + roll(7)}${digits(9)}`, () => `106${digits(9)}`]
  const isMissed = roll(3) === 0
  return {
    number: kinds[i % kinds.length]!(), label: labels[roll(labels.length)]!, place: places[roll(places.length)]!, isMissed,
    time: `${days[roll(days.length)]!}${String(roll(24)).padStart(2, '0')}:${String(roll(60)).padStart(2, '0')}`,
    length: isMissed ? `响铃${1 + roll(40)}秒` : `${1 + roll(9)}分${roll(60)}秒`, arrow: isMissed ? '↙' : roll(2) === 0 ? '↗' : '↙',
  }
}

const span = (field: string, row: number, text: string): string => (text === '' ? '' : `<span data-field="${field}" data-row="${row}">${text}</span>`)

const html = (look: Look, rows: readonly Row[]): string => {
  const [paper, ink, faint, card] = look.isDark ? ['#000', '#eee', '#8d8d8d', '#1c1c1e'] : ['#fff', '#111', '#7b7b7b', '#f5f5f5']
  const badge = (row: Row, i: number): string => (row.label === '' ? '' : `<b class="badge">${span('label', i, row.label)}</b>`)
  const body = rows.map((row, i) => ({
    'two-lines': `<div class="row"><div><p class="${row.isMissed ? 'missed' : ''}">${span('number', i, row.number)} ${badge(row, i)}</p><small>${span('location', i, row.place)}</small> <small>${span('duration', i, row.length)}</small></div><small>${span('time', i, row.time)}</small></div>`,
    columns: `<div class="row"><div><p>${span('number', i, row.number)}</p>${badge(row, i)}</div><div class="end"><small>${span('time', i, row.time)}</small><br><small>${span('duration', i, row.length)}</small></div></div>`,
    cards: `<div class="card"><p class="${row.isMissed ? 'missed' : ''}">${span('number', i, row.number)}</p><small>${span('time', i, row.time)}</small> ${badge(row, i)}<br><small>${span('location', i, row.place)}</small></div>`,
  })[look.layout]).join('')
  return `<html><style>*{margin:0;box-sizing:border-box}body{background:${paper};color:${ink};font:${look.size}px ${look.font};padding:12px}small{color:${faint};font-size:.8em}
    .row{display:flex;justify-content:space-between;align-items:center;padding:9px 4px;border-bottom:1px solid ${card}}.card{background:${card};border-radius:10px;padding:9px 12px;margin-bottom:8px}
    .end{text-align:right}.missed{color:#e5352b}.badge{background:#ff8a00;color:#fff;font-size:.7em;font-weight:400;border-radius:4px;padding:1px 5px}h1{font-size:1.6em;padding:18px 4px}</style><body><h1>通话记录</h1>${body}</body></html>`
}

const outDir = process.argv[2] ?? '/tmp/mock-lists'
mkdirSync(join(outDir, 'pictures'), { recursive: true })
mkdirSync(join(outDir, 'open'), { recursive: true })
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const [seed, look] of looks.entries()) {
  const roll = dice(7_919 * (seed + 1))
  const rows = Array.from({ length: 11 }, (_, i) => rowOf(roll, i + seed))
  const page = await browser.newPage({ viewport: { width: look.width, height: 800 }, deviceScaleFactor: look.scale })
  await page.setContent(html(look, rows))
  const lines = await page.evaluate((scale) => Array.from(document.querySelectorAll<HTMLElement>('[data-field]'), (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return { text: element.textContent, box: [left * scale, top * scale, right * scale, bottom * scale], field: element.dataset['field'], row: element.dataset['row'], statusBar: false }
  }), look.scale)
  const image = `${look.name}.png`
  writeFileSync(join(outDir, 'pictures', image), await page.screenshot({ fullPage: true }))
  const truth = rows.map((row, idx) => ({ idx, number: row.number, label: row.label === '' ? null : row.label, name: null, time: row.time, duration: look.layout === 'cards' ? null : row.length, direction: null, location: look.layout === 'columns' ? null : row.place, carrier: null }))
  writeFileSync(join(outDir, 'open', `${look.name}.json`), JSON.stringify({ image, template: look.layout, font: look.font, lines, rows: truth }))
  await page.close()
}
await browser.close()
