import type { PageGlyph, PageText } from '../../model/page-text.ts'
import { parsePhoneNumber } from '../../kernel/phone-number.ts'
import { parseTimeText } from '../../kernel/time-text.ts'
import { columnAt, columnsBetween, isHeaderRow, isHeading, overlap, type Column } from './columns.ts'
import { bandsOf, tallCellsOf, type Band, type TallCell } from './grid.ts'
import { joinLines, textOf, toLines, type Line, type Word } from './lines.ts'
import { cellsOf } from './rows.ts'

/** Words of a cell that reaches over several drawn rows, said of each of them. */
export type TallText = { readonly x0: number; readonly x1: number; readonly text: string }

/** A drawn row, or the lines between two. `headings`: two drawn rows of headings, one under the other, as one. */
export type Strip = { readonly band?: Band; readonly lines: readonly Line[]; readonly tall: readonly TallText[]; readonly headings?: readonly string[] }

/** The page from top to bottom: drawn rows, and the lines between them. */
export const stripsOf = (page: PageText): readonly Strip[] => {
  const bands = bandsOf(page.rules)
  const { glyphs, said } = tallTexts(page, tallCellsOf(bands, page.rules))
  const strips: { band?: Band; lines: Line[]; tall: readonly TallText[] }[] = []
  for (const line of toLines(glyphs)) {
    const band = bands.find((b) => isInside(b, line))
    const last = strips.at(-1)
    if (last !== undefined && last.band === band) last.lines.push(line)
    else strips.push({ ...(band === undefined ? {} : { band }), lines: [line], tall: band === undefined ? [] : (said.get(band) ?? []) })
  }
  return strips.flatMap((strip, i) => (isUpperHeading(strip, strips[i + 1]) ? [] : [withUpper(strips[i - 1], strip)]))
}

type Box = { readonly top: number; readonly bottom: number }

/** The middle of the letters, not their base line, says which box they are in. */
const isInside = ({ top, bottom }: Box, { y, size }: { readonly y: number; readonly size: number }): boolean => y - size * 0.35 > top && y - size * 0.35 < bottom

/** The words of tall cells, and the page without them. A cell whose words fill its rows one by one only lacks the lines between them. */
const tallTexts = (page: PageText, cells: readonly TallCell[]): { readonly glyphs: readonly PageGlyph[]; readonly said: ReadonlyMap<Band, readonly TallText[]> } => {
  const said = new Map<Band, TallText[]>()
  const taken = new Set<PageGlyph>()
  for (const cell of cells) {
    const inside = page.glyphs.filter((g) => isInside(cell, g) && (g.x0 + g.x1) / 2 > cell.x0 && (g.x0 + g.x1) / 2 < cell.x1)
    const texts = toLines(inside).map((line) => textOf(line.words))
    if (texts.length === 0 || texts.length >= cell.bands.length + 1 || texts.filter(isValue).length > 1 || (texts.length > 1 && texts.length >= cell.bands.length)) continue
    for (const glyph of inside) taken.add(glyph)
    for (const band of cell.bands) said.set(band, [...(said.get(band) ?? []), { x0: cell.x0, x1: cell.x1, text: joinLines(texts) }])
  }
  return { glyphs: taken.size === 0 ? page.glyphs : page.glyphs.filter((g) => !taken.has(g)), said }
}

const isValue = (text: string): boolean => parseTimeText(text) !== null || parsePhoneNumber(text).kind !== 'unknown'

/** The cells of a drawn row. */
export const stripCells = ({ lines, tall }: Strip, columns: readonly Column[]): readonly string[] => {
  const cells = [...cellsOf(columns, lines)]
  for (const { text, ...cell } of tall) cells[columnAt(columns, cell)] = text
  return cells
}

/** 通话时长 over 分 and 秒, the other headings over both rows. */
const isUpperHeading = (strip: Strip, next: Strip | undefined): boolean => {
  const [upper, lower] = [strip.band, next?.band]
  if (next === undefined || lower === undefined || upper?.bottom !== lower.top || upper.edges.length >= lower.edges.length) return false
  const shared = strip.tall.filter((t) => next.tall.some((other) => other.x0 === t.x0 && other.text === t.text))
  return shared.length >= 2 && !/\d/.test([...strip.lines, ...next.lines].map((l) => textOf(l.words)).join('')) && isHeaderRow(upperHeadings(strip, next))
}

const withUpper = (above: Strip | undefined, strip: Strip): Strip => (above !== undefined && isUpperHeading(above, strip) ? { ...strip, headings: upperHeadings(above, strip) } : strip)

const upperHeadings = (above: Strip, below: Strip): readonly string[] => {
  const [upper, lower] = [columnsBetween(above.band?.edges ?? []), columnsBetween(below.band?.edges ?? [])]
  const [tops, parts] = [stripCells(above, upper), stripCells(below, lower)]
  return lower.map((column, i) => withTop(tops[columnAt(upper, column)] ?? '', parts[i] ?? ''))
}

const withTop = (top: string, part: string): string => (part === '' || part === top ? top : isHeading(part) ? part : unitWord.test(part) ? `${top}（${part}）` : joinLines([top, part]))
const unitWord = /^[((]?(?:分钟?|秒钟?|小时|时|元)[))]?$/

/** The cells of a drawn row as headings: a word over several columns is said of each of them. */
export const headingCells = (strip: Strip, columns: readonly Column[]): readonly string[] => {
  const reachOf = (word: Word): readonly number[] => columns.flatMap((c, i) => (overlap(c, word) > (c.x1 - c.x0) * 0.3 ? [i] : []))
  const wide = strip.lines.flatMap((l) => l.words).flatMap((word) => (reachOf(word).length > 1 ? [{ word, columns: reachOf(word) }] : []))
  const rest = strip.lines.map((l) => ({ ...l, words: l.words.filter((w) => !wide.some(({ word }) => word === w)) }))
  return stripCells({ ...strip, lines: rest }, columns).map((cell, i) => withTop(wide.find((w) => w.columns.includes(i))?.word.text ?? '', cell))
}
