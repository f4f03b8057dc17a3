import type { PageGlyph, PageRule } from '../../../core/model/page-text.ts'
import { levelGlyph, turnOf, turnPoint, turnSize, type DrawnGlyph, type Turn } from './drawn-glyph.ts'

type Size = { readonly width: number; readonly height: number }
export type ReadablePage = Size & { readonly glyphs: readonly PageGlyph[]; readonly rules: readonly PageRule[] }

/**
 * A page as a person reads it: turned the way most of its text stands, without what cannot be seen (a scan program's own guess behind the
 * picture), what stands on a slant, and pale or large words printed across the rows.
 */
export const readablePage = (drawn: readonly DrawnGlyph[], rules: readonly PageRule[], size: Size): ReadablePage => {
  const seen = drawn.filter((g) => g.isSeen)
  const turn = mostOf(seen.filter((g) => g.text.trim() !== '').flatMap((g) => turnOf(g) ?? [])) ?? 0
  const level = seen.flatMap((g) => (turnOf(g) === turn ? [{ drawn: g, glyph: levelGlyph(g, turn, size) }] : []))
  return { ...turnSize(turn, size), glyphs: withoutWatermarks(level).map(({ glyph }) => glyph), rules: turn === 0 ? rules : rules.map((r) => turnRule(r, turn, size)) }
}

const mostOf = <T>(values: readonly T[]): T | undefined => {
  const count = new Map<T, number>()
  for (const value of values) count.set(value, (count.get(value) ?? 0) + 1)
  return [...count].sort((a, b) => b[1] - a[1])[0]?.[0]
}

const turnRule = (rule: PageRule, turn: Turn, size: Size): PageRule => {
  const ends = [rule.from, rule.to].map((along) => turnPoint(rule.isUpright ? [rule.at, along] : [along, rule.at], turn, size))
  const isUpright = turn % 2 === 0 ? rule.isUpright : !rule.isUpright
  const along = ends.map((end) => end[isUpright ? 1 : 0])
  return { isUpright, at: ends[0]?.[isUpright ? 0 : 1] ?? 0, from: Math.min(...along), to: Math.max(...along) }
}

type Level = { readonly drawn: DrawnGlyph; readonly glyph: PageGlyph }

const large = 1.8
/** So much of a style lies across other text: it was printed over it. */
const leastAcross = 0.1

/** A style that is pale or far larger than most, and lies across the other text, is left out whole. The style most of the page is in stays. */
const withoutWatermarks = (level: readonly Level[]): readonly Level[] => {
  const inked = level.filter((l) => l.glyph.text.trim() !== '')
  const main = mostOf(inked.map((l) => l.drawn.style))
  const usual = mostOf(inked.map((l) => Math.round(l.glyph.size))) ?? 0
  const suspects = inked.filter((l) => l.drawn.style !== main && (l.drawn.isFaint || l.glyph.size > usual * large))
  if (suspects.length === 0) return level
  const suspected = new Set(suspects)
  const others = byHeight(inked.filter((l) => !suspected.has(l)))
  const count = new Map<string, { all: number; across: number }>()
  for (const one of suspects) {
    const told = count.get(one.drawn.style) ?? { all: 0, across: 0 }
    count.set(one.drawn.style, { all: told.all + 1, across: told.across + (liesAcross(one.glyph, others) ? 1 : 0) })
  }
  const watermarks = new Set([...count].flatMap(([style, { all, across }]) => (across >= Math.max(1, all * leastAcross) ? [style] : [])))
  return watermarks.size === 0 ? level : level.filter((l) => !suspected.has(l) && l.glyph.text.trim() !== '' || !watermarks.has(l.drawn.style))
}

const step = 20
type ByHeight = ReadonlyMap<number, readonly PageGlyph[]>

const byHeight = (level: readonly Level[]): ByHeight => {
  const rows = new Map<number, PageGlyph[]>()
  for (const { glyph } of level) {
    const row = rows.get(Math.floor(glyph.y / step)) ?? []
    row.push(glyph)
    rows.set(Math.floor(glyph.y / step), row)
  }
  return rows
}

/** The boxes of the letters share at least a quarter of the smaller one. */
const liesAcross = (glyph: PageGlyph, others: ByHeight): boolean => {
  for (let row = Math.floor((glyph.y - glyph.size) / step); row <= Math.floor((glyph.y + glyph.size) / step) + 1; row++)
    for (const other of others.get(row) ?? []) {
      const width = Math.min(glyph.x1, other.x1) - Math.max(glyph.x0, other.x0)
      const height = Math.min(glyph.y, other.y) - Math.max(glyph.y - glyph.size, other.y - other.size)
      const smaller = Math.min((glyph.x1 - glyph.x0) * glyph.size, (other.x1 - other.x0) * other.size)
      if (width > 0 && height > 0 && width * height >= smaller * 0.25) return true
    }
  return false
}
