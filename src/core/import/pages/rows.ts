import { parseTimeText } from '../../kernel/time-text.ts'
import { meaningsOf, normaliseHeading } from '../columns.ts'
import { columnAt, overlap, type Column } from './columns.ts'
import { joinLines, textOf, type Line, type Word } from './lines.ts'

/** A row of a table as laid out: one text per column, and the line of the page it stands on. */
export type LaidRow = { readonly line: number; readonly cells: readonly string[]; /** Words that stand alone, each in its column. */ readonly alone?: readonly string[] }

/** Words of one or more lines, each in its column. */
export const cellsOf = (columns: readonly Column[], lines: readonly Line[]): readonly string[] => {
  const cells = columns.map((): string[] => [])
  for (const line of lines) for (const [column, words] of byColumn(columns, line)) cells[column]?.push(textOf(words))
  return cells.map(joinLines)
}

const byColumn = (columns: readonly Column[], line: Line): ReadonlyMap<number, readonly Word[]> => {
  const found = new Map<number, Word[]>()
  for (const word of line.words) {
    const column = columnAt(columns, word)
    found.set(column, [...(found.get(column) ?? []), word])
  }
  return found
}

const clock = /(?<![\d:])\d{1,2}[::]\d{2}(?!\d)|\d{1,2}[时点]\d{1,2}分|20\d{12}/
const telling = /(?:\d{1,2}[::]\d{2})|\d{3,}|\*{3,}|\d{1,2}[-/.月]\d{1,2}/

const isFull = (columns: readonly Column[], line: Line): boolean => line.words.some((w) => telling.test(w.text)) && byColumn(columns, line).size >= Math.max(2, Math.ceil(columns.length / 2))

/** true: a drawn box holds several rows, and only its columns are drawn: more than one of its lines has a clock where the time stands. */
export const holdsRows = (columns: readonly Column[], lines: readonly Line[]): boolean => {
  const times = columns.flatMap((c, i) => (isTimeHeading(c) ? [i] : []))
  const hasClock = (line: Line): boolean => {
    const cells = cellsOf(columns, [line])
    return times.length > 0 ? times.some((i) => clock.test(cells[i] ?? '')) : isFull(columns, line) && cells.some((c) => clock.test(c))
  }
  return lines.filter(hasClock).length > 1
}

/**
 * Rows of a table without drawn rows. Lines of one cell stand closer than rows do, but how close differs from bill to bill: of several
 * readings the one with the most rows that have one time each is taken.
 */
export const rowsOf = (columns: readonly Column[], lines: readonly Line[]): readonly LaidRow[] => {
  const times = columns.flatMap((c, i) => (isTimeHeading(c) ? [i] : []))
  const readings = [byFullLines(columns, lines), ...closeness.map((most) => byCloseLines(columns, lines, most))]
  const [first, ...others] = readings
  return others.reduce((best, other) => (timeScore(other, times) > timeScore(best, times) ? other : best), first ?? [])
}

const closeness = [0.85, 1.1, 1.35, 1.6]

/** Rows whose time is written like most are one more, all others one less; a clock left over belongs to a row. */
const timeScore = (rows: readonly LaidRow[], times: readonly number[]): number => {
  const kinds = rows.flatMap((row) => (row.cells.length < 2 ? [] : [timeKind(times.map((i) => row.cells[i] ?? '').join(' ').trim())]))
  const counts = (['whole', 'clock', 'date'] as const).map((kind) => kinds.filter((k) => k === kind).length)
  const strays = rows.filter((row) => row.cells.length < 2 && timeKind(row.cells[0] ?? '') === 'clock').length
  return 2 * Math.max(...counts) - kinds.length - strays
}

export const timeKind = (text: string): 'whole' | 'clock' | 'date' | 'none' => {
  const clocks = text.match(new RegExp(clock, 'g'))?.length ?? 0
  if (clocks > 1) return 'none'
  if (clocks === 1) return /^\D{0,3}\d{1,2}[::时点]/.test(text) ? 'clock' : 'whole'
  return isDate(text) ? 'date' : 'none'
}

/** Lines closer to each other than so many heights of a letter are one row. */
const byCloseLines = (columns: readonly Column[], lines: readonly Line[], most: number): readonly LaidRow[] => {
  const groups: Line[][] = []
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1)
    if (last !== undefined && line.y - last.y <= most * line.size) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  return groups.flatMap((group) => (group.some((l) => l.words.some((w) => telling.test(w.text))) && cellsOf(columns, group).filter((c) => c !== '').length > 1 ? [{ line: group[0]?.line ?? 0, cells: cellsOf(columns, group) }] : group.map((line) => alone(columns, line))))
}

const alone = (columns: readonly Column[], line: Line): LaidRow => ({ line: line.line, cells: [textOf(line.words)], ...(fitsCells(columns, line) ? { alone: cellsOf(columns, [line]) } : {}) })

/** A full line begins a row; a line close to it with less in it is part of its cells. */
const byFullLines = (columns: readonly Column[], lines: readonly Line[]): readonly LaidRow[] => {
  const parts = lines.map((line) => ({ line, isFull: isFull(columns, line), members: [line] }))
  const clockAlone = parts.some((p) => p.isFull && cellsOf(columns, [p.line]).some((c, i) => isTimeHeading(columns[i]) && /^\d{1,2}[::]\d{2}/.test(c)))
  const rows: typeof parts = []
  let above: (typeof parts)[number] | undefined
  for (const [i, part] of parts.entries()) {
    if (part.isFull) {
      above = part
      rows.push(part)
      continue
    }
    const below = parts.slice(i + 1).find((p) => p.isFull)
    const up = above === undefined ? Infinity : part.line.y - (above.members.at(-1)?.y ?? 0)
    const down = below === undefined ? Infinity : below.line.y - part.line.y
    const closest = up <= down ? above : below
    if (closest !== undefined && Math.min(up, down) <= part.line.size * 1.5 && fitsCells(columns, part.line) && !(clockAlone && isDate(textOf(part.line.words)))) closest.members.push(part.line)
    else rows.push(part)
  }
  return rows.map(({ line, isFull: full, members }) => (full ? { line: line.line, cells: cellsOf(columns, [...members].sort((a, b) => a.y - b.y)) } : alone(columns, line)))
}

export const isTimeHeading = (column: Column | undefined): boolean => meaningsOf(normaliseHeading(column?.heading ?? '')).some((m) => m === 'dateTime' || m === 'time' || m === 'date')

const isDate = (text: string): boolean => {
  const time = parseTimeText(text)
  return time?.kind === 'wall' && time.date !== undefined && time.clock === undefined
}

/** Words that run over into the next column are prose, not a cell. */
const fitsCells = (columns: readonly Column[], line: Line): boolean =>
  [...byColumn(columns, line)].every(([at, words]) => columns.every((other, i) => i === at || words.every((w) => overlap(other, w) <= line.size * 0.3)))
