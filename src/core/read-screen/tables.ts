import type { Box } from '../kernel/place.ts'
import { asDuration } from './clock-columns.ts'
import { mendedCells } from './broken-cells.ts'
import { bandsOf } from './bands.ts'
import { textShown, toRow } from './fields.ts'
import { aboveness, besideness, byReadingOrder, middleX, middleY, unionOf, visualLines } from './geometry.ts'
import { englishKeys, keyMeanings, type KeyMeaning } from './lexicon/words.ts'
import type { Scene } from './scene.ts'
import type { ScreenRow } from './screen-row.ts'
import { hasDay, isClockOnly } from './time-shape.ts'
import type { Token, TokenLine, TokenOf } from './token.ts'

export type Heading = { readonly meaning: KeyMeaning; readonly word: string; readonly box: Box }
export type Table = { readonly headings: readonly Heading[]; readonly bottom: number }

const headingWords = [...Object.keys(keyMeanings), ...Object.keys(englishKeys)].sort((a, b) => b.length - a.length)
const meaningOf = (word: string): KeyMeaning => keyMeanings[word] ?? englishKeys[word.toLowerCase()] ?? 'other'

/** A line of three or more headings: what a table begins with. Headings may be read as one box, or wrap over two lines. */
export const tableOf = (scene: Scene): Table | undefined => {
  const rows = visualLines(scene.lines)
  const plain = rows.map((row) => tableUnder(row.map(({ plain: text, box }) => ({ text, box })))).find((table) => table !== undefined)
  return plain ?? rows.map((_, i) => tableUnder(stackedCells(rows.slice(i, i + 3).flat(), scene.em))).find((table) => table !== undefined)
}

type HeadingCell = { readonly text: string; readonly box: Box }

const tableUnder = (cells: readonly HeadingCell[]): Table | undefined => {
  const headings = cells.flatMap(({ text, box }) => headingsIn(text, box))
  const words = new Set(headings.map(({ word }) => word))
  const isTable = words.size >= 3 && headings.some(({ meaning }) => meaning === 'number' || meaning === 'time' || meaning === 'date') && !cells.some(({ text }) => text.includes(':'))
  return isTable ? { headings, bottom: Math.max(...cells.filter(({ text, box }) => headingsIn(text, box).length > 0).map(({ box }) => box[3])) } : undefined
}

/** Headings that wrap: '呼叫类' over '型', '时长' over '(秒)' beside others that do not. Lines with digits are the table's own. */
const stackedCells = (lines: readonly TokenLine[], em: number): readonly HeadingCell[] => {
  const cells: HeadingCell[] = []
  for (const { plain, box } of [...lines].filter((line) => !/\d/.test(line.plain)).sort((a, b) => a.box[1] - b.box[1])) {
    const at = cells.findIndex((cell) => aboveness(cell.box, box) > 0.5 && box[1] - cell.box[3] < em * 0.5)
    if (at < 0) cells.push({ text: plain.trim(), box })
    else cells[at] = { text: cells[at]!.text + plain.trim(), box: unionOf([cells[at]!.box, box]) }
  }
  // Keys under one another are a sheet, no table: side by side, one heading to a cell.
  const [first] = cells
  return cells.filter(({ text, box }) => headingsIn(text, box).length === 1 && first !== undefined && besideness(first.box, box) > 0.3)
}

/** Headings end to end in one box: '对方号码通话时间时长'. Every letter must belong to one. */
const headingsIn = (plain: string, box: Box): readonly Heading[] => {
  const text = plain.trim()
  const found: Heading[] = []
  for (let at = 0; at < text.length; ) {
    const word = headingWords.find((w) => text.startsWith(w, at) || text.slice(at).toLowerCase().startsWith(w.toLowerCase()))
    if (word === undefined) {
      if (!/[\s|/()]/.test(text[at]!)) return []
      at++
      continue
    }
    const x = (index: number): number => box[0] + ((box[2] - box[0]) * index) / Math.max(1, text.length)
    found.push({ meaning: meaningOf(word), word, box: [x(at), box[1], x(at + word.length), box[3]] })
    at += word.length
  }
  return found
}

/** Rows of a table with headings; a cell may wrap over several lines. */
export const tableRows = (scene: Scene, table: Table): readonly ScreenRow[] => {
  const body = mendedCells(scene.lines.filter((line) => middleY(line.box) > table.bottom), table.headings)
  const tokens = body.flatMap((line) => line.tokens)
  const cells = tokens.map((token) => ({ token, heading: headingAbove(token, table.headings) }))
  const anchors = anchorsOf(cells.map(({ token, heading }) => ({ token, meaning: heading?.meaning ?? 'other' })), scene.em)
  if (anchors.length === 0) return []
  const bands = bandsOf(anchors, body, scene.reading.height, scene.em)
  return anchors.map((_, i) => {
    const band = bands[i]!
    const own = cells.filter(({ token }) => middleY(token.box) >= band.top && middleY(token.box) < band.bottom)
    return rowOf(own, i + 1)
  })
}

type Cell = { readonly token: Token; readonly heading: Heading | undefined }

const headingAbove = (token: Token, headings: readonly Heading[]): Heading | undefined =>
  [...headings].sort((a, b) => Math.abs(middleX(a.box) - middleX(token.box)) - Math.max(0, aboveness(a.box, token.box)) * 1e4 - (Math.abs(middleX(b.box) - middleX(token.box)) - Math.max(0, aboveness(b.box, token.box)) * 1e4))[0]

/** One box per row: the number, or where numbers are missing the first piece of the time. */
const anchorsOf = (cells: readonly { readonly token: Token; readonly meaning: KeyMeaning }[], em: number): readonly Box[] => {
  const numbers = cells.filter(({ token, meaning }) => token.kind === 'number' && !token.isShort && meaning !== 'own-number').map(({ token }) => token.box)
  const days = cells.filter(({ token }) => token.kind === 'time' && hasDay(token.parts)).map(({ token }) => token.box)
  const clocks = cells.filter(({ token, meaning }) => token.kind === 'time' && isClockOnly(token.parts) && meaning !== 'duration').map(({ token }) => token.box)
  const anchors = numbers.length >= days.length * 0.8 && numbers.length > 0 ? numbers : days.length > 0 ? days : clocks
  const rows: Box[] = []
  for (const box of [...anchors].sort((a, b) => a[1] - b[1])) {
    const last = rows.at(-1)
    if (last !== undefined && box[1] - last[3] < -em * 0.3) rows[rows.length - 1] = unionOf([last, box])
    else rows.push(box)
  }
  return rows
}

const rowOf = (cells: readonly Cell[], ordinal: number): ScreenRow => {
  const ordered = [...cells].sort((a, b) => byReadingOrder(a.token, b.token))
  const tokens = ordered.flatMap(({ token, heading }) => cellToken(token, heading?.meaning))
  const row = toRow({ tokens, shapes: [], keepsText: false }, ordinal)
  const words = (meaning: KeyMeaning): readonly Token[] => ordered.filter(({ token, heading }) => heading?.meaning === meaning && token.kind === 'text').map(({ token }) => token)
  const places = ordered.filter(({ token, heading }) => heading?.meaning === 'location' && (token.kind === 'location' || token.kind === 'text')).map(({ token }) => token)
  return {
    ...withWords(row, words),
    // '广东' over '深圳': one cell.
    ...(places.length > 1 ? { location: textShown(places) } : {}),
    unread: ordered.filter(({ token, heading }) => token.kind === 'text' && (heading === undefined || heading.meaning === 'other')).map(({ token }) => token.raw),
  }
}

/** Places, names and marks no lexicon knows, where a heading or a key says what they are. */
export const withWords = (row: ScreenRow, words: (meaning: KeyMeaning) => readonly Token[]): ScreenRow => {
  const places = words('location')
  const names = words('name')
  const labels = words('label')
  return {
    ...row,
    ...(places.length > 0 && row.location === undefined ? { location: textShown(places) } : {}),
    ...(names.length > 0 ? { name: textShown(names) } : {}),
    ...(labels.length > 0 && row.label === undefined ? { label: textShown(labels) } : {}),
  }
}

/** The heading decides where a value alone could be two things. Values under headings that are no field stay out of the row. */
const cellToken = (token: Token, meaning: KeyMeaning | undefined): readonly Token[] => {
  if (meaning === 'duration' || meaning === 'ring') return durationCell(token)
  if (meaning === 'own-number' || token.kind === 'text' || token.kind === 'key') return []
  if (meaning === 'other' && !shapedKinds.has(token.kind)) return []
  return token.kind === 'number' && token.isShort && meaning !== 'number' ? [] : [token]
}
const shapedKinds: ReadonlySet<Token['kind']> = new Set(['number', 'time', 'duration'])

const durationCell = (token: Token): readonly Token[] => {
  if (token.kind === 'time') return isClockOnly(token.parts) ? [asDuration(token)] : [token]
  if (token.kind === 'number' || (token.kind === 'text' && /^\d+$/.test(token.raw))) return [bareSeconds(token)]
  return token.kind === 'text' || token.kind === 'key' ? [] : [token]
}

/** '85' under 时长(秒). */
export const bareSeconds = (token: Token): TokenOf<'duration'> => ({ kind: 'duration', duration: { kind: 'talk', seconds: Number(token.raw.replace(/\D/g, '')) }, raw: token.raw, box: token.box, line: token.line, from: token.from, to: token.to })

