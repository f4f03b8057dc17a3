import type { Answers, Question } from '../model/reading-run.ts'
import { columnMeanings, meaningsOf, normaliseHeading, type ColumnMeaning, type Heading } from './columns.ts'
import type { TableRow } from './format.ts'
import { profileOf, type ColumnProfile, type Header } from './table-shape.ts'

/** heading: its name is known. values: its cells show it. both. told: a person said so; remembered: of a table with the same headings. */
export type MappingReason = 'both' | 'heading' | 'values' | 'told' | 'remembered' | 'none'
export type MappedColumn = { readonly index: number; readonly heading: string; readonly meaning: ColumnMeaning; readonly why: MappingReason; readonly alternatives: readonly ColumnMeaning[]; readonly profile: ColumnProfile }
export type Mapping = { readonly columns: readonly MappedColumn[]; readonly questions: readonly Question[] }

/** Decides what every column means. A person's answer (`columns`: JSON of heading → meaning) wins over every guess. */
export const mapColumns = (header: Header, rows: readonly TableRow[], answers: Answers): Mapping => {
  const isTold = answers['columns'] !== undefined
  const told = { columns: isTold ? toldColumns(answers['columns'] ?? '') : rememberedFor(header, answers[rememberedColumns] ?? ''), why: isTold ? ('told' as const) : ('remembered' as const) }
  const columns = header.headings.map((heading, index) => guessColumn(index, header.raw[index] ?? '', heading, profileOf(rows.map((r) => r.cells[index] ?? { text: '' })), told))
  const settled = settle(columns, header.headings)
  return { columns: settled, questions: [] }
}

/** Answer key: `columns` answers given for other files of the matter, one a line, oldest first. */
export const rememberedColumns = 'remembered-columns'

/** The same headings are read the same way next time; a file with other headings is not touched by it. */
const rememberedFor = (header: Header, lines: string): ReadonlyMap<string, ColumnMeaning> => toldColumns(fittingLine(header, lines) ?? '')

const fittingLine = (header: Header, lines: string): string | undefined => {
  const headings = new Set(namedOnce(header.raw))
  return lines.split('\n').findLast((line) => {
    const told = toldColumns(line)
    return told.size === headings.size && headings.size > 0 && [...told.keys()].every((heading) => headings.has(heading))
  })
}

/** The answers that have to do with a file: of what is remembered only what fits its headings. */
export const answersFor = (headers: readonly Header[], { [rememberedColumns]: lines, ...answers }: Answers): Answers => {
  const used = lines === undefined ? [] : headers.flatMap((header) => fittingLine(header, lines) ?? [])
  return used.length === 0 ? answers : { ...answers, [rememberedColumns]: [...new Set(used)].join('\n') }
}

/** Headings that say which column is meant: not empty, and standing once. */
const namedOnce = (headings: readonly string[]): readonly string[] => headings.filter((h) => h.trim() !== '' && headings.indexOf(h) === headings.lastIndexOf(h))

const toldColumns = (answer: string): ReadonlyMap<string, ColumnMeaning> => {
  const told = new Map<string, ColumnMeaning>()
  for (const match of answer.matchAll(/"((?:[^"\\]|\\.)*)"\s*:\s*"(\w+)"/g)) {
    const meaning = columnMeanings.find((m) => m === match[2])
    if (meaning !== undefined) told.set((match[1] ?? '').replace(/\\(.)/g, (_, c: string) => breaks[c] ?? c), meaning)
  }
  return told
}

/** A heading may hold a line break, written \\n. */
const breaks: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

const guessColumn = (index: number, raw: string, heading: Heading, profile: ColumnProfile, told: { readonly columns: ReadonlyMap<string, ColumnMeaning>; readonly why: 'told' | 'remembered' }): MappedColumn => {
  const fixed = told.columns.get(raw)
  const named = meaningsOf(heading)
  const shown = columnMeanings.filter((m) => m !== 'keep' && fits(m, profile) >= 0.8)
  const alternatives = [...new Set([...named, ...shown, 'keep' as const])]
  const column = (meaning: ColumnMeaning, why: MappingReason): MappedColumn => ({ index, heading: raw, meaning, why, alternatives: alternatives.filter((m) => m !== meaning), profile })
  if (fixed !== undefined) return column(fixed, told.why)
  if (named.length > 0) {
    const fitting = named.filter((m) => fits(m, profile) >= 0.5)
    const best = fitting[0]
    if (best !== undefined) return column(best, 'both')
    // An empty column keeps its name; one whose cells contradict its name is kept unread.
    return profile.filled === 0 || trusted.has(named[0] ?? 'keep') ? column(named[0] ?? 'keep', 'heading') : column('keep', 'none')
  }
  const byValues = fromValues(profile)
  return byValues === undefined || profile.filled < 2 ? column('keep', 'none') : column(byValues, 'values')
}

/** Masked and spoilt cells are still the number column, whatever they say. */
const trusted: ReadonlySet<ColumnMeaning> = new Set(['otherNumber', 'ownNumber', 'callingNumber', 'calledNumber', 'duration', 'dateTime'])

const numberShare = (p: ColumnProfile): number => p.numbers
const flagShare = (p: ColumnProfile): number => p.booleans
const anything = (p: ColumnProfile): number => (p.filled > 0 ? 0.6 : 0)
const lengthShare = (p: ColumnProfile): number => p.durations - (p.largest > 604_800 ? 1 : 0)

/** How large a share of a column can be read as what. */
const fitByMeaning: Readonly<Record<ColumnMeaning, (p: ColumnProfile) => number>> = {
  otherNumber: numberShare,
  ownNumber: numberShare,
  callingNumber: numberShare,
  calledNumber: numberShare,
  dateTime: (p) => p.dateTimes + p.moments + (p.clocks > 0.9 || p.dates > 0.9 ? 0 : p.clocks + p.dates),
  date: (p) => p.dates,
  time: (p) => p.clocks,
  duration: lengthShare,
  ring: lengthShare,
  durationMinutes: () => 0,
  durationSeconds: () => 0,
  direction: (p) => Math.max(p.directions, p.codes),
  incomingFlag: flagShare,
  missedFlag: flagShare,
  answeredFlag: flagShare,
  sim: anything,
  otherName: anything,
  otherLabel: anything,
  service: anything,
  location: anything,
  text: anything,
  keep: anything,
}
const fits = (meaning: ColumnMeaning, profile: ColumnProfile): number => fitByMeaning[meaning](profile)

const fromValues = (p: ColumnProfile): ColumnMeaning | undefined => {
  if (p.moments + p.dateTimes >= 0.9) return 'dateTime'
  if (p.directions >= 0.9) return 'direction'
  return p.numbers >= 0.9 && p.moments < 0.5 ? 'otherNumber' : undefined
}

/** One column per meaning. Two durations: the one whose unit is written; 分 and 秒 apart are halves of one. */
const settle = (columns: readonly MappedColumn[], headings: readonly Heading[]): readonly MappedColumn[] => {
  const halves = durationHalves(columns, headings)
  const taken = new Map<ColumnMeaning, MappedColumn>()
  const most = Math.max(1, ...halves.map((c) => c.profile.filled))
  const ranked = halves.filter((c) => c.meaning !== 'keep').sort((a, b) => rank(b, most) - rank(a, most) || a.index - b.index)
  for (const column of ranked) if (!taken.has(column.meaning)) taken.set(column.meaning, column)
  // A full date and time makes a lone date or clock column redundant.
  const whole = taken.has('dateTime')
  return halves.map((column) => {
    const holds = column.meaning === 'keep' || taken.get(column.meaning) === column
    const redundant = whole && (column.meaning === 'date' || column.meaning === 'time') && column.why !== 'told' && column.why !== 'remembered' && (taken.get('dateTime')?.profile.clocks ?? 0) < 0.5
    return holds && !redundant ? column : { ...column, meaning: 'keep' as const }
  })
}

const whyRank: Readonly<Record<MappingReason, number>> = { told: 8, remembered: 8, both: 4, heading: 2, values: 1, none: 0 }
const unitOf = (c: MappedColumn): string | undefined => normaliseHeading(c.heading).unit
/** Of two number columns the fuller one (formatted_number is often empty). Moments with a zone before wall clocks; durations with a unit before bare numbers, but whole minutes (计费时长) last. */
const rank = (c: MappedColumn, most: number): number =>
  whyRank[c.why] + (c.meaning === 'dateTime' ? c.profile.moments : 0) + (c.meaning === 'duration' ? c.profile.durations - c.profile.bareNumbers - (unitOf(c) === 'minute' ? 5 : 0) : 0) + (c.meaning === 'otherNumber' ? c.profile.numbers + c.profile.filled / most : 0) + (c.meaning === 'direction' ? c.profile.directions : 0)

/** 通话时长（分） beside 通话时长（秒）: with no second above 59 they are minutes and seconds of one duration, otherwise each is the whole. */
const durationHalves = (columns: readonly MappedColumn[], headings: readonly Heading[]): readonly MappedColumn[] => {
  const minutes = columns.find((c) => c.meaning === 'duration' && headings[c.index]?.unit === 'minute')
  const seconds = columns.find((c) => c.meaning === 'duration' && headings[c.index]?.unit === 'second')
  if (minutes === undefined || seconds === undefined) return columns
  if (seconds.profile.largest > 59) return columns.map((c) => (c === minutes ? { ...c, meaning: 'keep' as const } : c))
  return columns.map((c) => (c === minutes ? { ...c, meaning: 'durationMinutes' as const } : c === seconds ? { ...c, meaning: 'durationSeconds' as const } : c))
}
