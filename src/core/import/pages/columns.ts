import { meaningsOf, normaliseHeading } from '../columns.ts'
import { findHeader } from '../table-shape.ts'
import { joinLines, type Line, type Word } from './lines.ts'

/** A column of a page: from where to where, and what stands above it. */
export type Column = { readonly x0: number; readonly x1: number; readonly heading: string }

export const isHeading = (text: string): boolean => meaningsOf(normaliseHeading(text)).length > 0

/** true: these texts beside each other are the headings of calls. */
export const isHeaderRow = (texts: readonly string[]): boolean => texts.filter((t) => t !== '').length >= 3 && findHeader([{ row: 1, cells: texts.map((text) => ({ text })) }]) !== undefined

const wordsInHeading = 3

/** The words of a line as headings: words that only together are a known heading are one. */
export const headingsOf = (line: Line): readonly Column[] => {
  const columns: Column[] = []
  for (let i = 0; i < line.words.length; ) {
    const length = [...Array(wordsInHeading).keys()].map((n) => wordsInHeading - n).find((n) => n === 1 || isOneHeading(line, i, n)) ?? 1
    const words = line.words.slice(i, i + length)
    columns.push({ x0: words[0]?.x0 ?? 0, x1: words.at(-1)?.x1 ?? 0, heading: words.map((w) => w.text).join(' ') })
    i += length
  }
  return columns
}

const isOneHeading = (line: Line, from: number, length: number): boolean => {
  const words = line.words.slice(from, from + length)
  if (words.length < length || words.some((w, i) => i > 0 && w.x0 - (words[i - 1]?.x1 ?? 0) > line.size)) return false
  return isHeading(words.map((w) => w.text).join(' ')) && !words.every((w) => isHeading(w.text))
}

/** Headings of several lines (套餐 above 优惠, （元） below 通话费): words above each other are one. */
const stacked = (lines: readonly Line[]): readonly Column[] => {
  const columns: Column[] = []
  for (const line of lines)
    for (const word of headingsOf(line)) {
      const at = columns.findIndex((c) => overlap(c, word) > 0)
      const column = columns[at]
      if (column === undefined) columns.push(word)
      else columns[at] = { x0: Math.min(column.x0, word.x0), x1: Math.max(column.x1, word.x1), heading: joinLines([column.heading, word.heading]) }
    }
  return columns.sort((a, b) => a.x0 - b.x0)
}

export type FoundHeader = { readonly columns: readonly Column[]; readonly from: number; readonly to: number }

const reach = [0, 1, 2]

/** The headings around a line: of the lines close to it as many as make the most sense together. */
export const headerAround = (lines: readonly Line[], at: number): FoundHeader | undefined => {
  const found = reach.flatMap((up) => reach.flatMap((down) => candidate(lines, at - up, at + down)))
  const [first, ...others] = found
  return first === undefined ? undefined : others.reduce((best, other) => (sense(other.columns) > sense(best.columns) ? other : best), first)
}

const candidate = (lines: readonly Line[], from: number, to: number): readonly FoundHeader[] => {
  if (from < 0 || to >= lines.length) return []
  const taken = lines.slice(from, to + 1)
  if (taken.some((l, i) => l.words.filter((w) => /\d/.test(w.text)).length > 1 || (i > 0 && l.y - (taken[i - 1]?.y ?? 0) > l.size * 1.6))) return []
  const columns = stacked(taken)
  return isHeaderRow(columns.map((c) => c.heading)) ? [{ columns, from, to }] : []
}

const sense = (columns: readonly Column[]): number => columns.reduce((sum, c) => sum + (isHeading(c.heading) ? 1 : -0.4), 0)

type Extent = { readonly x0: number; readonly x1: number }
export const overlap = (a: Extent, b: Extent): number => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)
const apart = (a: Extent, b: Extent): number => Math.max(0, -overlap(a, b))

/** How far the cells of each column reach: the ink of all rows, given to the headings above it. */
export const reachOf = (headings: readonly Column[], lines: readonly Line[]): readonly Column[] => {
  const full = lines.filter((l) => l.words.length * 2 >= headings.length)
  const inked = inkOf(full.flatMap((l) => l.words), Math.max(1, Math.floor(full.length * 0.03)))
  const homes = inked.map((run, i) => (inked.length === headings.length ? i : homeOf(headings, run)))
  return headings.map((heading, i) => {
    const own = inked.filter((_, at) => homes[at] === i)
    return { heading: heading.heading, x0: Math.min(heading.x0, ...own.map((r) => r.x0)), x1: Math.max(heading.x1, ...own.map((r) => r.x1)) }
  })
}

/** Undefined: the run lies below two headings, and says nothing of either. */
const homeOf = (headings: readonly Column[], run: Extent): number | undefined => {
  const above = headings.flatMap((h, i) => (overlap(h, run) > 0 ? [i] : []))
  return above.length > 1 ? undefined : (above[0] ?? columnAt(headings, run))
}

const grain = 2

/** Stretches of the page's width in which more than `few` words stand. */
const inkOf = (words: readonly Word[], few: number): readonly Extent[] => {
  const count: number[] = []
  for (const word of words) for (let at = Math.floor(word.x0 * grain); at <= Math.floor(word.x1 * grain); at++) count[at] = (count[at] ?? 0) + 1
  const runs: { x0: number; x1: number }[] = []
  for (const [at, n] of Array.from(count, (n: number | undefined) => n ?? 0).entries()) {
    if (n <= few && !(n > 0 && words.length < 40)) continue
    const last = runs.at(-1)
    if (last !== undefined && at / grain - last.x1 <= 1) last.x1 = at / grain
    else runs.push({ x0: at / grain, x1: at / grain })
  }
  return runs
}

/** The column a word belongs to: the one it shares most with, else the nearest. */
export const columnAt = (columns: readonly Column[], word: Extent): number => {
  let best = 0
  for (const [i, column] of columns.entries()) {
    const current = columns[best]
    if (current === undefined) continue
    const [a, b] = [overlap(column, word), overlap(current, word)]
    if (a > 0 ? a > b : b <= 0 && apart(column, word) < apart(current, word)) best = i
  }
  return best
}

/** The cells of a drawn row. */
export const columnsBetween = (edges: readonly number[]): readonly Column[] => edges.slice(1).map((x1, i) => ({ x0: edges[i] ?? 0, x1, heading: '' }))
