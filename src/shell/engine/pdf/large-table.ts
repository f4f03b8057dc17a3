import type { Block, Column, Row, Run } from '../../../core/model/document.ts'
import type { ObservationId } from '../../../core/model/ids.ts'
import type { FontSet } from './font-set.ts'
import { wrapText } from './wrap-text.ts'

export type LargeTable = Extract<Block, { readonly kind: 'table' }>

type Line = readonly string[]
type DrawnRow = { readonly cells: readonly Line[]; readonly heightPt: number; readonly marks: readonly string[]; readonly shows: readonly ObservationId[] }
/** One page of a large table, measured and wrapped. */
export type TablePage = { readonly topPt: number; readonly rows: readonly DrawnRow[] }

const sizePt = 8
const linePt = 11.2
const padPt = 2.5

/** Where a large table may stand. `firstTopPt`: below what is already on its first page. */
export type TableFrame = { readonly leftPt: number; readonly firstTopPt: number; readonly topPt: number; readonly bottomPt: number }

export const headHeightPt = (table: LargeTable, fonts: FontSet): number => heightOf(table.columns.map((column) => wrapCell(column.heading, column, fonts)))

/** Cuts the rows into pages. pdfmake lays out each ideograph by itself; ten thousand rows would take it ten times as long. */
export const paginate = (table: LargeTable, frame: TableFrame, fonts: FontSet): readonly TablePage[] => {
  const head = headHeightPt(table, fonts)
  const pages: { topPt: number; rows: DrawnRow[] }[] = [{ topPt: frame.firstTopPt, rows: [] }]
  let y = frame.firstTopPt + head
  const mostLines = Math.floor((frame.bottomPt - frame.topPt - head - 2 * padPt) / linePt)
  for (const drawn of table.rows.flatMap((row) => cutTall(measureRow(row, table.columns, fonts), mostLines))) {
    const page = pages.at(-1)
    if (page === undefined || y + drawn.heightPt > frame.bottomPt) {
      // A first page without room for one row stays empty: the table begins on the next.
      pages.push({ topPt: frame.topPt, rows: [drawn] })
      y = frame.topPt + head + drawn.heightPt
    } else {
      page.rows.push(drawn)
      y += drawn.heightPt
    }
  }
  return pages
}

const measureRow = (row: Row, columns: readonly Column[], fonts: FontSet): DrawnRow => {
  const cells = columns.map((column, index) => wrapCell((row.cells[index]?.runs ?? []).map((run) => run.text).join(''), column, fonts))
  return { cells, heightPt: heightOf(cells), marks: row.cells.flatMap((cell) => cell.runs.flatMap(marksOf)), shows: row.shows ?? [] }
}

/** A row taller than a page goes on in the next. */
const cutTall = (row: DrawnRow, mostLines: number): readonly DrawnRow[] => {
  const lines = Math.max(...row.cells.map((cell) => cell.length))
  if (lines <= mostLines) return [row]
  return Array.from({ length: Math.ceil(lines / mostLines) }, (_, part) => {
    const cells = row.cells.map((cell) => cell.slice(part * mostLines, (part + 1) * mostLines))
    return { ...row, cells, heightPt: heightOf(cells) }
  })
}

const wrapCell = (text: string, column: Column, fonts: FontSet): Line => wrapText(text, column.widthPt - 2 * padPt - 1, (t) => fonts.widthOf(t, sizePt), column.breakAnywhere === true)

const heightOf = (cells: readonly Line[]): number => Math.max(1, ...cells.map((cell) => cell.length)) * linePt + 2 * padPt

/** The records a cell rests on, as they are written into the page's content. */
const marksOf = (run: Run): readonly string[] => {
  const { fact } = run
  if (fact?.kind === 'reading' || fact?.kind === 'answered') return fact.observations
  return fact?.kind === 'decision' ? fact.decisions : []
}

/** pdfkit's embedded font, as far as drawing rows needs it. Not a documented interface: the version is pinned and a golden test reads the rows back. */
export type EmbeddedFont = { readonly id: string; readonly ascender: number; readonly encode: (text: string) => readonly [readonly string[], unknown]; readonly ref: () => unknown }
/** Opens a face when a row first needs it, and enters it in the page. */
export type FaceOf = (font: 'serif' | 'sans', isBold: boolean) => EmbeddedFont

type Pen = { readonly out: string[]; readonly pageHeightPt: number; readonly fonts: FontSet; readonly faceOf: FaceOf; readonly glyphs: Map<string, string>; font: string }

/** The content stream of one page of the table: rules, text, and each row's proofs as marked content. */
export const drawTablePage = (table: LargeTable, page: TablePage, frame: TableFrame, pageHeightPt: number, fonts: FontSet, faceOf: FaceOf, glyphs: Map<string, string>): string => {
  const pen: Pen = { out: [`q 1 0 0 -1 0 ${at(pageHeightPt)} cm 0 g BT`], pageHeightPt, fonts, faceOf, glyphs, font: '' }
  const lefts = edgesOf(frame.leftPt, table.columns)
  const heads = table.columns.map((column) => wrapCell(column.heading, column, fonts))
  const ys = [page.topPt]
  let y = page.topPt
  const put = (cells: readonly Line[], heightPt: number, isHead: boolean): void => {
    for (const [index, cell] of cells.entries()) {
      const column = table.columns[index]
      for (const [row, text] of cell.entries()) if (column !== undefined) putLine(pen, text, column, lefts[index] ?? 0, y + padPt + row * linePt + (heightPt - 2 * padPt - cell.length * linePt) / 2, isHead)
    }
    y += heightPt
    ys.push(y)
  }
  put(heads, heightOf(heads), true)
  for (const row of page.rows) {
    pen.out.push(`/Fact <</Proofs [${[...new Set(row.marks)].map((mark) => `(${mark.replaceAll(/[()\\]/g, '')})`).join(' ')}]>> BDC`)
    put(row.cells, row.heightPt, false)
    pen.out.push('EMC')
  }
  pen.out.push('ET .4 w 0 G', ...rules(lefts, ys, pageHeightPt), 'S Q')
  return pen.out.join('\n')
}

const edgesOf = (leftPt: number, columns: readonly Column[]): readonly number[] => columns.reduce<readonly number[]>((edges, column) => [...edges, (edges.at(-1) ?? 0) + column.widthPt], [leftPt])

const rules = (lefts: readonly number[], ys: readonly number[], pageHeightPt: number): readonly string[] => {
  const [left, right] = [lefts[0] ?? 0, lefts.at(-1) ?? 0]
  const [top, bottom] = [pageHeightPt - (ys[0] ?? 0), pageHeightPt - (ys.at(-1) ?? 0)]
  return [...ys.map((y) => `${at(left)} ${at(pageHeightPt - y)} m ${at(right)} ${at(pageHeightPt - y)} l`), ...lefts.map((x) => `${at(x)} ${at(top)} m ${at(x)} ${at(bottom)} l`)]
}

const at = (n: number): string => n.toFixed(2).replace(/\.?0+$/, '')

const putLine = (pen: Pen, text: string, column: Column, leftPt: number, topPt: number, isBold: boolean): void => {
  if (text === '') return
  const align = isBold ? 'center' : column.align
  const room = column.widthPt - 2 * padPt
  const spare = align === undefined || align === 'left' ? 0 : Math.max(0, room - pen.fonts.widthOf(text, sizePt)) / (align === 'center' ? 2 : 1)
  let x = leftPt + padPt + spare
  for (const part of cutForPen(pen, text)) {
    const face = pen.faceOf(part.font, isBold)
    if (pen.font !== face.id) {
      pen.out.push(`/${face.id} ${sizePt} Tf`)
      pen.font = face.id
    }
    pen.out.push(`1 0 0 1 ${at(x)} ${at(pen.pageHeightPt - topPt - (face.ascender / 1000) * sizePt)} Tm <${glyphsOf(pen, face, part.text)}> Tj`)
    x += pen.fonts.widthOf(part.text, sizePt)
  }
}

const cutForPen = (pen: Pen, text: string): readonly { readonly text: string; readonly font: 'serif' | 'sans' }[] => {
  const parts: { text: string; font: 'serif' | 'sans' }[] = []
  for (const character of text) {
    const font = pen.fonts.fontFor(character, 'serif') ?? 'serif'
    const last = parts.at(-1)
    if (last?.font === font) last.text += character
    else parts.push({ text: character, font })
  }
  return parts
}

const glyphsOf = (pen: Pen, face: EmbeddedFont, text: string): string => {
  let hex = ''
  for (const character of text) {
    const key = `${face.id} ${character}`
    const known = pen.glyphs.get(key)
    const glyph = known ?? face.encode(character)[0].join('')
    if (known === undefined) pen.glyphs.set(key, glyph)
    hex += glyph
  }
  return hex
}
