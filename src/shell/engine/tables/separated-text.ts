import type { FileRecord, TableCell } from '../../../core/import/format.ts'

export const separators = [',', '\t', ';', '|'] as const
export type Separator = (typeof separators)[number]

/** The separator that cuts most lines into the same number of cells, at least two. undefined: this is running text. */
export const guessSeparator = (text: string): Separator | undefined => {
  const lines = text.split(/\r\n|\n|\r/).slice(0, 40).filter((line) => line.trim() !== '')
  let best: { separator: Separator; score: number } | undefined
  for (const separator of separators) {
    const counts = lines.map((line) => cutLine(line, separator).length).filter((n) => n > 1)
    if (counts.length === 0) continue
    const usual = mostFrequent(counts)
    const score = counts.filter((n) => n === usual).length * Math.min(usual, 12)
    if (best === undefined || score > best.score) best = { separator, score }
  }
  return best?.separator
}

const mostFrequent = (counts: readonly number[]): number => {
  const seen = new Map<number, number>()
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1)
  return [...seen].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** A tab before a comma keeps Excel from spoiling the number before it, and parts nothing. */
const cutLine = (line: string, separator: Separator): readonly string[] => line.replace(/"[^"]*"/g, '').replace(/\t(?=[,;])|(?<=\t,.*)\t$/g, '').split(separator)

/** A quoted cell may hold line breaks; beyond this many it is an unpaired quote. */
const longestQuotedLines = 200

export type RowStream = { readonly write: (text: string) => FileRecord[]; readonly end: () => FileRecord[] }

/** RFC 4180 with forgiveness: an unpaired quote costs its own row and nothing behind it. Rows keep their line of the file. */
export const rowStream = (separator: Separator, firstLine = 1): RowStream => {
  let pending = ''
  let line = firstLine
  const drain = (isEnd: boolean): FileRecord[] => {
    const records: FileRecord[] = []
    let at = 0
    while (at < pending.length) {
      const cut = cutRow(pending, at, separator, isEnd)
      if (cut === undefined) break
      if (cut.damaged) records.push({ kind: 'damage', issue: { code: 'quote-unpaired', severity: 'warn', place: { row: line }, params: {} } })
      if (cut.cells.some((cell) => cell.includes('\ufffd'))) records.push({ kind: 'damage', issue: { code: 'characters-damaged', severity: 'warn', place: { row: line }, params: {} } })
      records.push({ kind: 'row', row: { row: line, cells: cut.cells.map(toCell) } })
      line += cut.lines
      at = cut.end
    }
    pending = pending.slice(at)
    return records
  }
  return {
    write: (text) => {
      pending += text
      return drain(false)
    },
    end: () => drain(true),
  }
}

/** ="13800138000": how a program keeps Excel from spoiling a number. The quoting is the file's, not the cell's. */
const toCell = (text: string): TableCell => ({ text: text.startsWith('="') ? text.replace(/^="([\s\S]*)"\s*$/, (_, inside: string) => inside.replaceAll('""', '"')) : text.replace(/\t+$/, '') })

type CutRow = { readonly cells: readonly string[]; readonly end: number; readonly lines: number; readonly damaged: boolean }

/** undefined: the row goes on behind the end of the buffer. */
const cutRow = (text: string, from: number, separator: Separator, isEnd: boolean): CutRow | undefined => {
  const cells: string[] = []
  let at = from
  let lines = 1
  for (;;) {
    const cell = text[at] === '"' ? cutQuoted(text, at, separator, isEnd) : cutPlain(text, at, separator, isEnd)
    if (cell === 'more') return undefined
    if (cell === 'unpaired') return literalRow(text, from, separator, isEnd)
    cells.push(cell.text)
    lines += cell.lines
    at = cell.end
    if (text[at] === separator) {
      at++
      continue
    }
    if (text[at] === '\r' && at + 1 >= text.length && !isEnd) return undefined
    return { cells, end: afterBreak(text, at), lines, damaged: false }
  }
}

type CutCell = { readonly text: string; readonly end: number; readonly lines: number }

const cutPlain = (text: string, at: number, separator: Separator, isEnd: boolean): CutCell | 'more' => {
  const end = endOfCell(text, at, separator)
  if (end === undefined && !isEnd) return 'more'
  return { text: text.slice(at, end ?? text.length), end: end ?? text.length, lines: 0 }
}

/** A quote that never closes, or closes in the middle of a cell, is no quoting: the row is taken as it stands. */
const cutQuoted = (text: string, at: number, separator: Separator, isEnd: boolean): CutCell | 'more' | 'unpaired' => {
  const quoted = quotedCell(text, at)
  if (quoted === undefined) return isEnd || tooLong(text, at) ? 'unpaired' : 'more'
  const after = text[quoted.end]
  if (after === undefined) return isEnd ? quoted : 'more'
  return after === separator || after === '\n' || after === '\r' ? quoted : 'unpaired'
}

const tooLong = (text: string, at: number): boolean => {
  let lines = 0
  for (let i = text.indexOf('\n', at); i !== -1; i = text.indexOf('\n', i + 1)) if (++lines > longestQuotedLines) return true
  return false
}

const quotedCell = (text: string, at: number): { readonly text: string; readonly end: number; readonly lines: number } | undefined => {
  let end = text.indexOf('"', at + 1)
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  if (end === -1) return undefined
  const inside = text.slice(at + 1, end)
  const lines = inside.split('\n').length - 1
  if (lines > longestQuotedLines) return undefined
  return { text: inside.replaceAll('""', '"'), end: end + 1, lines }
}

/** The physical line cut at every separator, quotes as they stand. */
const literalRow = (text: string, from: number, separator: Separator, isEnd: boolean): CutRow | undefined => {
  const lineEnd = /[\r\n]/.exec(text.slice(from))
  if (lineEnd === null && !isEnd) return undefined
  const end = lineEnd === null ? text.length : from + lineEnd.index
  const cells = text.slice(from, end).split(separator).map((cell) => cell.replace(/^"|"$/g, ''))
  return { cells, end: afterBreak(text, end), lines: 1, damaged: true }
}

const endOfCell = (text: string, from: number, separator: Separator): number | undefined => {
  for (let at = from; at < text.length; at++) {
    const c = text[at]
    if (c === separator || c === '\n' || c === '\r') return at
  }
  return undefined
}

const afterBreak = (text: string, at: number): number => (text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at < text.length ? at + 1 : at)
