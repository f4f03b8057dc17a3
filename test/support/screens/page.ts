import { dice } from '../mock-canvas.ts'
import type { TruthRow } from '../bench-truth.ts'
import type { BenchField } from '../../../src/core/read-screen/to-bench-rows.ts'

/** A screen of our own as a web page, with what each of its rows says: drawn by Chromium, read by both readers. */
export type DrawnPage = { readonly name: string; readonly html: string; readonly width: number; readonly height: number; readonly scale: number; readonly rows: readonly TruthRow[] }

export type Look = {
  readonly width?: number
  readonly height?: number
  readonly scale?: number
  readonly font?: string
  readonly size?: number
  readonly isDark?: boolean
  readonly paper?: string
  readonly css?: string
  readonly seed: number
}
/** One row: what is written in a field is put on the page and into the truth at once. */
export type PageRow = { readonly f: (field: BenchField, text: string, style?: string) => string; readonly set: (field: BenchField, text: string) => void; /** A message: it is no call. */ readonly body: (text: string) => void }

export const fonts = {
  noto: "'Roboto','Noto Sans CJK SC'", wenkai: "'LXGW WenKai'", micro: "'WenQuanYi Micro Hei'", zen: "'WenQuanYi Zen Hei'", droid: "'Droid Sans Fallback'", serif: "'Noto Serif CJK SC'", liberation: "'Liberation Sans','Noto Sans CJK SC'",
} as const

const svg = (body: string, size: number): string => `<svg width="${String(size)}" height="${String(size)}" viewBox="0 0 24 24" fill="none" stroke-width="2.4" style="vertical-align:-2px">${body}</svg>`
export const icons = {
  in: (size = 14, ink = '#2a9d4a'): string => svg(`<path d="M19 5 6 18M6 8v10h10" stroke="${ink}"/>`, size),
  out: (size = 14, ink = '#2a7de1'): string => svg(`<path d="M5 19 18 6M8 6h10v10" stroke="${ink}"/>`, size),
  missed: (size = 14): string => icons.in(size, '#e5352b'),
  info: (size = 22): string => svg('<circle cx="12" cy="12" r="10" stroke="#2a7de1"/><path d="M12 10v7M12 6.5v1" stroke="#2a7de1"/>', size),
  handset: (size = 20, ink = '#888'): string => `<svg width="${String(size)}" height="${String(size)}" viewBox="0 0 24 24"><path fill="${ink}" d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.500a1 1 0 0 1 1 1c0 1.250.2 2.450.57 3.570a1 1 0 0 1-.25 1z"/></svg>`,
  head: (size = 40, ink = '#c8ccd2'): string => `<svg width="${String(size)}" height="${String(size)}" viewBox="0 0 40 40" style="flex:none"><circle cx="20" cy="20" r="20" fill="${ink}"/><circle cx="20" cy="15" r="6.500" fill="#fff"/><path d="M8 33a12 12 0 0 1 24 0z" fill="#fff"/></svg>`,
  letter: (text: string, ink = '#7a8ee0', size = 40): string => `<span style="display:inline-flex;flex:none;width:${String(size)}px;height:${String(size)}px;border-radius:50%;background:${ink};color:#fff;align-items:center;justify-content:center;font-size:${String(size * 0.45)}px">${text}</span>`,
}

export const page = (name: string, look: Look) => {
  const d = dice(look.seed)
  const rows: TruthRow[] = []
  const row = (): PageRow => {
    const at = rows.length
    rows.push({ idx: at })
    const set = (field: BenchField, text: string): void => {
      rows[at] = { ...rows[at]!, [field]: rows[at]![field] === undefined ? text : `${rows[at]![field]!} ${text}` }
    }
    const body = (text: string): void => void (rows[at] = { ...rows[at]!, body: text })
    return { set, body, f: (field, text, style = '') => { set(field, text); return `<span style="${style}">${text}</span>` } }
  }
  const { width = 360, height = 780, scale = 3, font = fonts.noto, size = 16, isDark = false, css = '' } = look
  const paper = look.paper ?? (isDark ? '#000' : '#fff')
  const status = (clock = '14:32', right = '5G ▂▄▆ 78%'): string => `<div class="status"><span>${clock}</span><span>${right}</span></div>`
  const done = (body: string): DrawnPage => ({
    name, width, height, scale, rows,
    html: `<html><head><style>*{margin:0;padding:0;box-sizing:border-box}body{background:${paper};color:${isDark ? '#f2f2f2' : '#141414'};font:${String(size)}px ${font};width:${String(width)}px;min-height:${String(height)}px;overflow-x:hidden}
.status{display:flex;justify-content:space-between;padding:8px 16px 4px;font-size:13px}.r{display:flex;align-items:center;gap:12px;padding:9px 16px}.g{flex:1;min-width:0}.s{color:${isDark ? '#9a9a9f' : '#84868c'};font-size:.78em}.m{color:#e5352b}.e{text-align:right;flex:none}
.b{display:inline-block;background:#ff8a00;color:#fff;font-size:.66em;border-radius:4px;padding:1px 5px}.tabs{display:flex;justify-content:space-around;padding:10px 0;font-size:.8em;color:#888}.foot{position:absolute;bottom:0;left:0;right:0;background:${paper}}h1{font-size:1.9em;font-weight:600;padding:14px 16px}h2{font-size:.85em;font-weight:400;color:#84868c;padding:12px 16px 4px}${css}</style></head><body>${body}</body></html>`,
  })
  return { d, row, done, status, isDark }
}

export const tabs = (...words: readonly string[]): string => `<div class="tabs">${words.map((word) => `<span>${word}</span>`).join('')}</div>`
export const spaced = (mobile: string): string => mobile.replace(/^(\d{3})(\d{4})/, '$1 $2 ')
