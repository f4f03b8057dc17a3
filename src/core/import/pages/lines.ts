import type { PageGlyph } from '../../model/page-text.ts'

/** Characters that stand together, with no gap a reader would see. */
export type Word = { readonly text: string; readonly x0: number; readonly x1: number }
/** Words on one base line, from left to right. `line`: 1-based, from the top of the page. */
export type Line = { readonly line: number; readonly y: number; readonly size: number; readonly words: readonly Word[] }

/** Half the height of a letter apart is another line: in a cell of two lines the others stand between them. */
const sameLine = 0.3
const wordGap = 0.22

export const toLines = (glyphs: readonly PageGlyph[]): readonly Line[] => {
  const groups: PageGlyph[][] = []
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    if (clean(glyph.text) === '') continue
    const group = groups.at(-1)
    const first = group?.[0]
    if (group !== undefined && first !== undefined && glyph.y - first.y <= sameLine * Math.min(first.size, glyph.size)) group.push(glyph)
    else groups.push([glyph])
  }
  return groups.map(toLine).filter((line) => line.words.length > 0).map((line, i) => ({ ...line, line: i + 1 }))
}

const toLine = (glyphs: readonly PageGlyph[]): Omit<Line, 'line'> => {
  const words: { text: string; x0: number; x1: number }[] = []
  const sorted = [...glyphs].sort((a, b) => a.x0 - b.x0)
  const spaces = sorted.filter((g) => clean(g.text) === ' ')
  let last: PageGlyph | undefined
  for (const glyph of sorted) {
    const text = clean(glyph.text)
    if (text === ' ') continue
    // Bold made by printing twice.
    if (last !== undefined && clean(last.text) === text && glyph.x0 - last.x0 < 0.25 * glyph.size) continue
    const word = words.at(-1)
    if (word !== undefined && glyph.x0 - word.x1 <= wordGap * glyph.size && !spaces.some((s) => fillsGap(s, word.x1, glyph))) Object.assign(word, { text: word.text + text, x1: Math.max(word.x1, glyph.x1) })
    else words.push({ text, x0: glyph.x0, x1: glyph.x1 })
    last = glyph
  }
  const size = glyphs.reduce((most, g) => Math.max(most, g.size), 0)
  return { y: glyphs[0]?.y ?? 0, size, words }
}

/** A space stands between two letters only where there is room for it: some programs pad their cells with spaces that run over the next one. */
const fillsGap = (space: PageGlyph, from: number, { x0, size }: PageGlyph): boolean => space.x0 >= from - 0.1 * size && space.x1 <= x0 + 0.1 * size

const clean = (text: string): string => text.replace(/[\u2e80-\u2fd5]/g, characterOf).replace(/[\u0000-\u001f\u007f\u00ad\u200b-\u200f\ufeff]/g, '').replace(/^\s+$/, ' ')

/** Some fonts name the radical instead of the character (⼀ for 一). Unicode folds the older block; of the newer these are characters by themselves. */
const characterOf = (radical: string): string => radicals.get(radical) ?? radical.normalize('NFKC')
const radicals: ReadonlyMap<string, string> = new Map(
  '⺁厂 ⺈刀 ⺊卜 ⺎兀 ⺒巳 ⺓幺 ⺛旡 ⺜日 ⺝月 ⺟母 ⺠民 ⺧牛 ⺩王 ⺪疋 ⺫目 ⺬示 ⺮竹 ⺼月 ⺽臼 ⻁虎 ⻄西 ⻅见 ⻆角 ⻇角 ⻉贝 ⻊足 ⻋车 ⻑長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟'.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]),
)

/** The text of words as a person would read them on: a space where there is a gap. */
export const textOf = (words: readonly Word[]): string => words.map((w) => w.text).join(' ')

/** Two lines of one cell. A date above a clock, and Latin words, keep a space; Chinese and broken numbers are run on. */
export const joinLines = (lines: readonly string[]): string =>
  lines.filter((l) => l !== '').reduce((all, next) => (all === '' ? next : `${all}${needsSpace(all, next) ? ' ' : ''}${next}`), '')

const needsSpace = (before: string, after: string): boolean => (/[-/.年月]\d{1,2}日?$/.test(before) && /^\d{1,2}[::]\d{2}/.test(after)) || (/[a-z]$/i.test(before) && /^[a-z]/i.test(after))
