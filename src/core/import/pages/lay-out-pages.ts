import type { PageText } from '../../model/page-text.ts'
import type { TableRow } from '../format.ts'
import { rangeOf } from '../table-context.ts'
import { cellsOf, holdsRows, rowsOf, type LaidRow } from './rows.ts'
import { headingCells, stripCells, stripsOf, type Strip } from './strips.ts'
import { columnsBetween, headerAround, isHeaderRow, reachOf, type Column, type FoundHeader } from './columns.ts'
import { withRest } from './row-rest.ts'
import type { Line } from './lines.ts'

/** Takes the pages of a document in order; gives the rows of its tables, with the words above them, as any other table has them. */
export type PageReader = {
  /** The last row of a page is held back: it may go on on the next one. */
  readonly take: (page: PageText) => readonly TableRow[]
  readonly end: () => readonly TableRow[]
}

type Table = { readonly columns: readonly Column[]; readonly headings: string }

/** What a page reader remembers from page to page. */
type Memory = {
  table: Table | undefined
  section: string | undefined
  count: number
  /** The words above the first table: its month holds for a later table that names none. */
  preamble: readonly LaidRow[]
  /** Words met outside the tables and not yet handed on. */
  above: LaidRow[]
  /** Words outside the tables: what stands on every page is told once. */
  readonly seen: Set<string>
  /** The last row of the page before. */
  held: TableRow | undefined
}

export const pageReader = (): PageReader => {
  const memory: Memory = { table: undefined, section: undefined, count: 0, preamble: [], above: [], seen: new Set(), held: undefined }
  return { take: (page) => rowsOfPage(memory, page), end: () => release(memory) }
}

const release = (memory: Memory): readonly TableRow[] => {
  const { held } = memory
  memory.held = undefined
  return held === undefined ? [] : [held]
}

const rowsOfPage = (memory: Memory, page: PageText): readonly TableRow[] => {
  const rows: TableRow[] = []
  let last: TableRow | undefined
  const emit = ({ line, cells }: LaidRow): TableRow => {
    rows.push(...release(memory))
    const row: TableRow = { ...(memory.section === undefined ? {} : { sheet: memory.section }), row: ++memory.count, cells: cells.map((text) => ({ text })), onPage: { page: page.page, line } }
    rows.push(row)
    return row
  }
  const flush = (): void => memory.above.splice(0).forEach(emit)
  for (const strip of stripsOf(page))
    for (const part of partsOf(strip, memory.table)) {
      if (goesOn(memory, part)) continue
      if (part.kind === 'prose') keepProse(memory, part.row)
      else if (part.kind !== 'header' || beginsTable(memory, part, page.page)) {
        flush()
        const row = emit(part.row)
        last = part.kind === 'row' && part.row.cells.length > 1 ? row : undefined
      }
    }
  // Words below the table that name a year may belong to the next one: what they follow is done with.
  if (last !== undefined && rows.at(-1) === last && !memory.above.some((row) => /20\d\d/.test(row.cells.join(' ')))) memory.held = rows.pop()
  else rows.push(...release(memory))
  if (memory.above.length > 0) {
    const words = memory.above.splice(0)
    const { held } = memory
    memory.held = undefined
    words.forEach(emit)
    memory.held = held
  }
  return rows
}

/** true: the part is the rest of the last row of the page before, and was added to it. */
const goesOn = (memory: Memory, { kind, row }: Part): boolean => {
  const { held, table } = memory
  const rest = kind === 'row' && row.cells.length > 1 ? row.cells : row.alone
  if (kind === 'header' || held === undefined || table === undefined || rest === undefined || memory.seen.has(row.cells.join(' ').trim())) return false
  const cells = withRest(table.columns, held.cells.map((c) => c.text), rest)
  if (cells === undefined) return false
  memory.held = { ...held, cells: cells.map((text) => ({ text })) }
  return true
}

/** false: the same headings as on the page before, with no month of their own above them; the table goes on. */
const beginsTable = (memory: Memory, { table, row }: Header, page: number): boolean => {
  const isAgain = table.headings === memory.table?.headings
  memory.table = table
  const hasMonth = rangeOf(memory.above.flatMap((r) => r.cells)) !== undefined
  if (isAgain && !hasMonth) return false
  if (memory.preamble.length === 0) memory.preamble = [...memory.above]
  else if (!hasMonth) memory.above = [...memory.preamble, ...memory.above]
  if (memory.count > 0) memory.section = `${page}.${row.line}`
  return true
}

const keepProse = (memory: Memory, row: LaidRow): void => {
  const words = row.cells.join(' ').trim()
  if (pageNumber.test(words) || memory.seen.has(words)) return
  memory.seen.add(words)
  memory.above.push(row)
}

/** 第 1 页 / 共 3 页, 1/3, - 2 -, Page 1 of 3. */
const pageNumber = /^(?:第\s*\d+\s*页.{0,12}|共\s*\d+\s*页.{0,12}|[-–—]?\s*\d+\s*[-–—]?|\d+\s*\/\s*\d+\s*页?|page\s*\d+(?:\s*(?:of|\/)\s*\d+)?|页码[::]?\s*\d+.*)$/i

type Header = { readonly kind: 'header'; readonly table: Table; readonly row: LaidRow }
type Part = Header | { readonly kind: 'prose' | 'row'; readonly row: LaidRow }

/** What a strip is, given the table it may go on with. */
const partsOf = (strip: Strip, table: Table | undefined): readonly Part[] => {
  if (strip.band === undefined) return linesParts(strip.lines, table, undefined)
  const columns = named(columnsBetween(strip.band.edges), table)
  return strip.tall.length === 0 && holdsRows(columns, strip.lines) ? linesParts(strip.lines, table, columns) : [bandPart(strip, columns, table)]
}

/** Drawn columns under the headings of the table they go on with. */
const named = (columns: readonly Column[], table: Table | undefined): readonly Column[] => (columns.length === table?.columns.length ? columns.map((c, i) => ({ ...c, heading: table.columns[i]?.heading ?? '' })) : columns)

const bandPart = (strip: Strip, columns: readonly Column[], table: Table | undefined): Part => {
  const { lines } = strip
  const cells = stripCells(strip, columns)
  const line = lines[0]?.line ?? 0
  const heads = strip.headings ?? headingCells(strip, columns)
  if (isHeaderRow(heads)) return { kind: 'header', table: { columns: columns.map((c, i) => ({ ...c, heading: heads[i] ?? '' })), headings: heads.join('\t') }, row: { line, cells: heads } }
  if (table === undefined) return { kind: 'prose', row: { line, cells: cells.filter((c) => c !== '') } }
  // A row with fewer cells (合计 over several columns): its words stand below the table's own headings.
  return { kind: 'row', row: { line, cells: columns.length === table.columns.length ? cells : cellsOf(table.columns, lines) } }
}

/** Lines without drawn rows, cut at every line of headings. */
const linesParts = (lines: readonly Line[], table: Table | undefined, edges: readonly Column[] | undefined): readonly Part[] => {
  const parts: Part[] = []
  let current = table
  let from = 0
  for (let at = 0; at < lines.length; at++) {
    const found = headerAt(lines, at, edges)
    if (found === undefined) continue
    parts.push(...bodyParts(lines.slice(from, found.from), current, edges))
    const next = lines.slice(found.to + 1)
    current = { columns: edges === undefined ? reachOf(found.columns, next) : found.columns, headings: found.columns.map((c) => c.heading).join('\t') }
    parts.push({ kind: 'header', table: current, row: { line: lines[at]?.line ?? 0, cells: found.columns.map((c) => c.heading) } })
    from = found.to + 1
    at = found.to
  }
  return [...parts, ...bodyParts(lines.slice(from), current, edges)]
}

const headerAt = (lines: readonly Line[], at: number, edges: readonly Column[] | undefined): FoundHeader | undefined => {
  const line = lines[at]
  if (line === undefined || edges === undefined) return headerAround(lines, at)
  const cells = cellsOf(edges, [line])
  return isHeaderRow(cells) ? { columns: edges.map((c, i) => ({ ...c, heading: cells[i] ?? '' })), from: at, to: at } : undefined
}

const bodyParts = (lines: readonly Line[], table: Table | undefined, edges: readonly Column[] | undefined): readonly Part[] => {
  if (table === undefined) return lines.map((line): Part => ({ kind: 'prose', row: { line: line.line, cells: line.words.map((w) => w.text) } }))
  const columns = edges === undefined ? table.columns : named(edges, table)
  return rowsOf(columns, lines).map((row): Part => ({ kind: row.cells.length > 1 || isGroup(row) ? 'row' : 'prose', row }))
}

const isGroup = ({ cells }: LaidRow): boolean => /^\D{0,6}\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?\D{0,6}$|^\d{1,2}[-/月]\d{1,2}日?$/.test(cells[0] ?? '')
