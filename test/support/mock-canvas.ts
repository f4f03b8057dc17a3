import type { Rgb, ScreenLine, ScreenReading, ScreenShape } from '../../src/core/model/screen.ts'
import type { Box } from '../../src/core/kernel/place.ts'
import type { TruthRow } from './bench-truth.ts'

/** A drawing of a screen of our own: text put down at places, with what each row of it says. */
export type MockScreen = { readonly name: string; readonly reading: ScreenReading; readonly rows: readonly TruthRow[] }

type Put = { readonly ink?: Rgb; readonly paper?: Rgb; readonly align?: 'left' | 'right' | 'centre' }

export const grey: Rgb = [138, 138, 142]
export const black: Rgb = [17, 17, 17]
export const red: Rgb = [240, 60, 50]
export const white: Rgb = [250, 250, 250]
export const orange: Rgb = [255, 122, 26]

const isWide = (c: string): boolean => /[\u2e80-\u9fff\uff00-\uff60]/.test(c)
const widthOf = (c: string, size: number): number => (isWide(c) ? size : c === ' ' ? size * 0.28 : /[:.,|'()]/.test(c) ? size * 0.3 : size * 0.56)

/** Collects lines and shapes; x and y are pixels, y the top of the letters. */
export const canvas = (width = 1080, height = 2400, paper: Rgb = [252, 252, 252]) => {
  const lines: ScreenLine[] = []
  const shapes: ScreenShape[] = []
  const put = (text: string, x: number, y: number, size = 44, { ink = black, paper: on = paper, align = 'left' }: Put = {}): Box => {
    const characters = Array.from(text)
    const total = characters.reduce((sum, c) => sum + widthOf(c, size), 0)
    const left = align === 'left' ? x : align === 'right' ? x - total : x - total / 2
    let at = left
    const places = characters.map((c) => {
      const w = widthOf(c, size)
      at += w
      return { confidence: 0.99, x: at - w / 2 }
    })
    const box: Box = [left, y, left + total, y + size * 1.15]
    lines.push({ box, text, confidence: 0.99, characters: places, second: { text, confidence: 0.95 }, ink, paper: on })
    return box
  }
  const shape = (form: ScreenShape['form'], x: number, y: number, size = 30, ink: Rgb = grey): void => {
    shapes.push({ box: [x, y, x + size, y + size], ink, form, confidence: 0.95 })
  }
  const status = (clock = '14:32'): void => {
    put(clock, 48, 34, 38)
    put('5G 78%', 860, 34, 38)
  }
  const done = (name: string, rows: readonly TruthRow[]): MockScreen => ({ name, rows, reading: { width, height, lines, shapes, capture: {}, readers: ['pp-ocrv4', 'tesseract'], isPhoto: false } })
  return { put, shape, status, done, width, height }
}

/** What PP-OCR does to a drawing: spaces go, neighbours of one size on one line become one box, 一 becomes -. */
export const garbled = ({ name, reading, rows }: MockScreen, joins: boolean): MockScreen => {
  const bare = reading.lines.map((line): ScreenLine => {
    const kept = Array.from(line.text).map((c, i) => ({ c, x: line.characters![i]! })).filter(({ c }) => c !== ' ')
    return { ...line, text: kept.map(({ c }) => c).join('').replaceAll('|', '丨'), characters: kept.map(({ x }) => x) }
  })
  return { name: `${name} (garbled)`, rows, reading: { ...reading, lines: joins ? joined(bare) : bare } }
}

const joined = (lines: readonly ScreenLine[]): readonly ScreenLine[] => {
  const all: ScreenLine[] = []
  for (const line of [...lines].sort((a, b) => a.box[0] - b.box[0])) {
    const height = line.box[3] - line.box[1]
    const at = all.findIndex((left) => Math.abs(left.box[1] - line.box[1]) < height * 0.25 && line.box[0] - left.box[2] < height * 0.6 && line.box[0] >= left.box[2] && Math.abs(left.box[3] - left.box[1] - height) < height * 0.15)
    const left = all[at]
    if (left === undefined) all.push(line)
    else all[at] = { ...left, text: left.text + line.text, characters: [...left.characters!, ...line.characters!], box: [left.box[0], left.box[1], line.box[2], line.box[3]], second: { text: `${left.second!.text} ${line.second!.text}`, confidence: 0.9 } }
  }
  return all
}

/** The same numbers and names every time, different from picture to picture. */
export const dice = (seed: number) => {
  let state = seed * 2_654_435_761 + 97
  const next = (n: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0
    return state % n
  }
  const pick = <T>(items: readonly T[]): T => items[next(items.length)]!
  const digits = (n: number): string => Array.from({ length: n }, () => String(next(10))).join('')
  const two = (n: number): string => String(n).padStart(2, '0')
  return {
    next, pick, digits, two,
    mobile: (): string => `1${pick(['35', '38', '59', '77', '86', '99', '71'])}${digits(8)}`,
    landline: (): string => `${pick(['010', '021', '0755', '0571'])} ${String(2 + next(7))}${digits(3)} ${digits(4)}`,
    hotline: (): string => pick([`95${String(500 + next(20))}`, `400${digits(7)}`, `1010${digits(4)}`]),
    place: (): string => pick(['广东深圳', '浙江宁波', '四川绵阳', '北京', '江苏苏州', '湖南株洲', '新疆昌吉', '内蒙古包头', '河北保定']),
    carrier: (): string => pick(['中国移动', '中国联通', '中国电信', '中国广电']),
    mark: (): string => pick(['骚扰电话', '保险推销', '广告推销', '疑似诈骗', '房产中介', '商业营销', '贷款理财', '快递外卖']),
    clock: (): string => `${two(8 + next(13))}:${two(next(60))}`,
    name: (): string => pick(['人保财险老陈', '王建国', '平安车险 小周', '大地保险客服', 'Lucy', '车管家']),
  }
}
