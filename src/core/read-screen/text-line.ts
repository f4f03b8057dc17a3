import type { Box } from '../kernel/place.ts'
import type { ScreenLine } from '../model/screen.ts'

/** Full-width and look-alike characters to their plain form, one code point for one, so that places in the text stay true. */
const plainByCharacter: Readonly<Record<string, string>> = {
  '丨': '|', '｜': '|', '│': '|', '：': ':', '∶': ':', '（': '(', '）': ')', '［': '[', '］': ']', '，': ',', '、': ',', '；': ';', '。': '.', '．': '.', '－': '-', '–': '-', '—': '-', '−': '-', '―': '-', '‐': '-', '‑': '-', '～': '~', '＋': '+', '＊': '*', '×': '*', '✱': '*', '∗': '*', '●': '•', '⋅': '·', '・': '·', '∙': '·', '•': '·', '　': ' ', '\u00a0': ' ', '＃': '#', '／': '/', '〉': '>', '›': '>', '＞': '>', '‹': '<', '＜': '<',
}

/** Words are known in simplified characters; screens of Hong Kong and Taiwan write the same words so. One character for one. */
const traditional = '來电話記錄撥騷擾攔號碼時間標為響鈴週轉絕掛斷聽險財銷詐騙貸廣業聯車點鐘東無應鎖類屬運營戶網歸電'
const simplified = '来电话记录拨骚扰拦号码时间标为响铃周转绝挂断听险财销诈骗贷广业联车点钟东无应锁类属运营户网归电'
const simplifiedByTraditional: ReadonlyMap<string, string> = new Map(Array.from(traditional, (character, i) => [character, Array.from(simplified)[i]!]))

const plainOf = (character: string): string => {
  const known = plainByCharacter[character] ?? simplifiedByTraditional.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0)!
  return code >= 0xff10 && code <= 0xff5a ? String.fromCharCode(code - 0xfee0) : character
}

/** A line cut into characters: `plain` is compared, `characters` is what was read. */
export type TextLine = { readonly line: ScreenLine; readonly characters: readonly string[]; readonly plain: string }

export const toTextLine = (line: ScreenLine): TextLine => {
  const characters = Array.from(line.text)
  // A character outside the basic plane would shift every place after it: it becomes one stand-in.
  return { line, characters, plain: characters.map((c) => (plainOf(c).length === 1 ? plainOf(c) : '□')).join('') }
}

const isWide = (character: string): boolean => /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/.test(character)
const widthOf = (character: string): number => (isWide(character) ? 1 : character === ' ' || /[.,:;'|!()il1]/.test(character) ? 0.4 : 0.58)

/** Where characters `from`..`to` of a line stand: by their own x where the reader gives it, else by their widths. */
export const boxOfSpan = (text: TextLine, from: number, to: number): Box => {
  const [x0, y0, x1, y1] = text.line.box
  if (from <= 0 && to >= text.characters.length) return text.line.box
  const xs = text.line.characters
  if (xs?.length === text.characters.length) return [from <= 0 ? x0 : between(xs, from, x0), y0, to >= xs.length ? x1 : between(xs, to, x1), y1]
  const widths = text.characters.map(widthOf)
  const total = widths.reduce((sum, w) => sum + w, 0)
  const at = (index: number): number => x0 + ((x1 - x0) * widths.slice(0, index).reduce((sum, w) => sum + w, 0)) / total
  return [at(from), y0, at(to), y1]
}

const between = (xs: readonly { readonly x: number }[], index: number, otherwise: number): number => {
  const a = xs[index - 1]
  const b = xs[index]
  return a === undefined || b === undefined ? otherwise : (a.x + b.x) / 2
}

/** Places where the gap to the next character is much wider than the letters: two columns read as one box. */
export const wideGaps = (text: TextLine): readonly number[] => {
  const xs = text.line.characters
  const height = text.line.box[3] - text.line.box[1]
  if (xs?.length !== text.characters.length) return []
  const cuts: number[] = []
  for (let i = 1; i < xs.length; i++) {
    const own = ((widthOf(text.characters[i - 1]!) + widthOf(text.characters[i]!)) / 2) * height * 0.85
    if (xs[i]!.x - xs[i - 1]!.x - own > height * 1.3) cuts.push(i)
  }
  return cuts
}
