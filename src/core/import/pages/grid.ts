import type { PageRule } from '../../model/page-text.ts'

/** The space between two level lines that upright lines cut into cells: `edges` from left to right. */
export type Band = { readonly top: number; readonly bottom: number; readonly edges: readonly number[] }

/** A cell that reaches over several bands: from where to where, and the bands it stands in. */
export type TallCell = { readonly x0: number; readonly x1: number; readonly top: number; readonly bottom: number; readonly bands: readonly Band[] }

const near = 2

/** The rows a drawn grid makes. No lines, no bands. */
export const bandsOf = (rules: readonly PageRule[]): readonly Band[] => {
  const level = joined(rules.filter((r) => !r.isUpright))
  const upright = joined(rules.filter((r) => r.isUpright))
  const heights = distinct(level.map((r) => r.at)).map((at) => ({ at, drawn: level.reduce((sum, r) => (Math.abs(r.at - at) <= near ? sum + r.to - r.from : sum), 0) }))
  const longest = heights.reduce((most, h) => Math.max(most, h.drawn), 0)
  const rows = heights.filter((h) => h.drawn >= longest * 0.5).map((h) => h.at)
  return rows.slice(1).flatMap((bottom, i) => {
    const top = rows[i] ?? bottom
    const middle = (top + bottom) / 2
    const edges = distinct(upright.filter((r) => r.from <= middle && r.to >= middle).map((r) => r.at))
    return edges.length >= 3 && bottom - top > 4 ? [{ top, bottom, edges }] : []
  })
}

/** Cells under which no line is drawn go on in the band below: one day for all its calls. */
export const tallCellsOf = (bands: readonly Band[], rules: readonly PageRule[]): readonly TallCell[] => {
  const level = joined(rules.filter((r) => !r.isUpright))
  const isClosed = (y: number, x: number): boolean => level.some((r) => Math.abs(r.at - y) <= near && r.from <= x && r.to >= x)
  const done: TallCell[] = []
  let open: readonly TallCell[] = []
  for (const band of bands) {
    const cells = band.edges.slice(0, -1).map((x0, i): TallCell => {
      const x1 = band.edges[i + 1] ?? x0
      const from = open.find((cell) => cell.bottom === band.top && Math.abs(cell.x0 - x0) <= near && Math.abs(cell.x1 - x1) <= near)
      return from === undefined ? { x0, x1, top: band.top, bottom: band.bottom, bands: [band] } : { ...from, bottom: band.bottom, bands: [...from.bands, band] }
    })
    done.push(...open.filter((o) => !cells.some((c) => c.x0 === o.x0 && c.top === o.top)))
    const isOpen = cells.map(({ x0, x1 }) => !isClosed(band.bottom, (x0 + x1) / 2))
    done.push(...cells.filter((_, i) => isOpen[i] === false))
    open = cells.filter((_, i) => isOpen[i] === true)
  }
  return [...done, ...open].filter((cell) => cell.bands.length > 1)
}

/** Pieces of one line (each cell draws its own edge) as one. */
const joined = (rules: readonly PageRule[]): readonly PageRule[] => {
  const lines: PageRule[] = []
  for (const rule of [...rules].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const at = lines.findIndex((l) => Math.abs(l.at - rule.at) <= near && rule.from <= l.to + near && rule.to >= l.from - near)
    const line = lines[at]
    if (line === undefined) lines.push(rule)
    else lines[at] = { ...line, from: Math.min(line.from, rule.from), to: Math.max(line.to, rule.to) }
  }
  return lines
}

const distinct = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b).filter((v, i, all) => i === 0 || v - (all[i - 1] ?? v) > near)
