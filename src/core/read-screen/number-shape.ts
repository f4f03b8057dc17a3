/** A telephone number in a line: `isShort` may be anything else and counts only where a row needs it. */
export type NumberMatch = { readonly length: number; readonly isMasked: boolean; readonly isShort: boolean; readonly isHidden: boolean }

const gap = '[\\s-]{0,2}'
const country = `(?:\\+?\\s?86${gap}|0086${gap})?`
const end = '(?!\\d)'
const mask = '[*xX·?＊#•]'

const masked = new RegExp(`\\+?\\d{1,7}${gap}(?:${mask}{2,}${gap}){1,3}(?:\\d[\\s-]?){0,6}(?<![\\s-])${end}`, 'y')
/** One digit smudged: '029852_4938'. */
const smudged = /\d{3,8}[_?]{1,4}\d{3,8}(?!\d)/y
const sure: readonly RegExp[] = [
  new RegExp(`${country}1[3-9](?:${gap}\\d){9}(?=20\\d\\d[-/.年]|\\D|$)`, 'y'),
  new RegExp(`${country}\\(?0\\d{2,3}(?:\\)[.\\s-]{0,2})?(?:${gap}\\d){7,8}${end}`, 'y'),
  new RegExp(`\\+?86${gap}(?:10|2\\d|[3-9]\\d{2})(?:${gap}\\d){7,8}${end}`, 'y'),
  new RegExp(`${country}[48]00(?:${gap}\\d){7}${end}`, 'y'),
  /106\d{5,17}(?!\d)/y,
  /(?:0\d{2,3}[\s-]?)?(?:95\d{3,7}|96\d{3,6}|1010\d{4}|100\d{2}|10\d{3}|12\d{3})(?!\d)/y,
  new RegExp(`\\+\\s?\\d{1,3}(?:[\\s()-]{0,2}\\d){6,12}${end}`, 'y'),
  new RegExp(`\\(\\d{3}\\)${gap}\\d{3}${gap}\\d{4}${end}`, 'y'),
  new RegExp(`\\d{3}[\\s-]\\d{3}[\\s-]\\d{4}${end}`, 'y'),
  new RegExp(`\\d(?:[\\s-]?\\d){6,14}${end}`, 'y'),
]
const hidden = /(?:未知号码|未知来电|私密号码|隐藏号码|无法显示号码|号码未知|无主叫号码|无来电显示|unknown\s?(?:number|caller)|private\s?number|no\s?caller\s?id|withheld)/iy
const short = /(?<![\d:.])\d{3,6}(?![\dA-Za-z])/y
/** What stands after digits that count something, and before digits that are part of a word, an amount or a clock. */
const countsSomething = /^\s?(?:元|¥|%|％|人|个|次|条|秒|分|小时|天|年|月|日|号|折|岁|万|楼|室|M|G|K|km|:\d)/i
const partOfWord = /(?:[\d.￥¥$A-Za-z"'=?_]|\d:)$/

/** '1. 138…': rows counted by the app. */
const ordinalBefore = /^\s*\d{1,3}\.\s?$/

export const matchNumber = (plain: string, at: number): NumberMatch | null => {
  if (partOfWord.test(plain.slice(Math.max(0, at - 2), at)) && !ordinalBefore.test(plain.slice(0, at)) && !/(?:tel|phone|mobile|no)\.?:?$/i.test(plain.slice(0, at))) return hiddenAt(plain, at)
  const found = lengthAt(masked, plain, at) || lengthAt(smudged, plain, at)
  if (found > 0 && digitsIn(plain.slice(at, at + found)) >= 3) return { length: found, isMasked: true, isShort: false, isHidden: false }
  for (const pattern of sure) {
    const length = lengthAt(pattern, plain, at)
    if (length > 0 && !countsSomething.test(plain.slice(at + length))) return { length, isMasked: false, isShort: false, isHidden: false }
  }
  const length = lengthAt(short, plain, at)
  if (length > 0 && !countsSomething.test(plain.slice(at + length))) return { length, isMasked: false, isShort: true, isHidden: false }
  return hiddenAt(plain, at)
}

const hiddenAt = (plain: string, at: number): NumberMatch | null => {
  const length = lengthAt(hidden, plain, at)
  return length === 0 ? null : { length, isMasked: false, isShort: false, isHidden: true }
}

const lengthAt = (pattern: RegExp, plain: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.exec(plain)?.[0].length ?? 0
}
const digitsIn = (text: string): number => text.replace(/\D/g, '').length
