import { parsePhoneNumber } from '../kernel/phone-number.ts'
import type { DateText } from '../kernel/time-text.ts'
import type { Issue } from '../kernel/issue.ts'
import type { ObservationDraft } from '../model/observation.ts'
import type { Answers, LogHint, Question } from '../model/reading-run.ts'
import type { ColumnMeaning } from './columns.ts'
import type { DirectionCode } from './direction-words.ts'
import type { Read, ReadContext, ReadEnd, RecordReader, TableRow } from './format.ts'
import { mapColumns, type Mapping } from './map-columns.ts'
import { dateNeeds, preambleOf, rangeOf } from './table-context.ts'
import { readRow, type RowRules } from './table-row.ts'
import { findHeader, timeOfCell, type Header } from './table-shape.ts'
import { zoneOf } from './text-zone.ts'

/** What a carrier's or an app's own table format knows beyond its cells. */
export type TableProfile = {
  readonly log: LogHint
  /** 'stated-utc': times are UTC whatever the reader's zone (forensic tools). */
  readonly zone?: 'stated-utc'
  readonly directionCode?: DirectionCode
  /** true: 1:43 is hours and minutes. */
  readonly twoPartIsHours?: boolean
  /** Bare durations are seconds, as the app's source says. */
  readonly countsSeconds?: boolean
}

/** Rows needed to see what a column means; a longer table is read on as it comes. */
const rowsToDecide = 20_000

/** One reader for every table of calls: finds the header of each sheet, decides its columns from all its rows, then reads row by row. */
export const tableReader = (context: ReadContext, profile: TableProfile): RecordReader => {
  const sections: SheetReader[] = []
  let current: { readonly sheet: string; readonly reader: SheetReader; header: string | undefined } | undefined
  let recent: TableRow[] = []
  const begin = (row: TableRow): SheetReader => {
    const reader = sheetReader(context, profile)
    sections.push(reader)
    // What stands above a second header may be its month; the same sheet only.
    for (const above of current?.sheet === (row.sheet ?? '') ? recent : []) reader.take(above)
    current = { sheet: row.sheet ?? '', reader, header: undefined }
    return reader
  }
  const read = (row: TableRow): Read => {
    if (current === undefined || current.sheet !== (row.sheet ?? '')) begin(row)
    const header = headerText(row)
    // Several months pasted below each other: another header begins another table.
    if (header !== undefined && current?.header !== undefined && header !== current.header) begin(row)
    if (header !== undefined && current !== undefined) current.header ??= header
    recent = row.cells.filter((c) => c.text.trim() !== '').length <= 2 ? [...recent.slice(-7), row] : []
    return current?.reader.take(row) ?? nothing
  }
  return {
    take: (record) => (record.kind === 'row' ? read(record.row) : { drafts: [], issues: [] }),
    end: () => joinEnds(sections.map((section) => section.end()), profile.log),
  }
}

type SheetEnd = Read & { readonly questions: readonly Question[]; readonly own?: string; readonly declared?: number }
type SheetReader = { readonly take: (row: TableRow) => Read; readonly end: () => SheetEnd }

const nothing: Read = { drafts: [], issues: [] }

/** The row as one text, if it can be a header: words, hardly a digit, and enough known headings. */
const headerText = (row: TableRow): string | undefined => {
  let filled = 0
  let withDigits = 0
  for (const { text } of row.cells) {
    if (text === '') continue
    filled++
    if (/\d/.test(text)) withDigits++
  }
  if (filled < 3 || withDigits > 1 || findHeader([row]) === undefined) return undefined
  return row.cells.map((c) => c.text.trim()).join('\t')
}

const joinEnds = (ends: readonly SheetEnd[], log: LogHint): ReadEnd => {
  const questions = uniqueQuestions(ends.flatMap((e) => e.questions))
  const own = ends.map((e) => e.own).find((o) => o !== undefined)
  const declared = ends.map((e) => e.declared).find((d) => d !== undefined)
  return {
    drafts: questions.length > 0 ? [] : ends.flatMap((e) => e.drafts),
    issues: ends.flatMap((e) => e.issues),
    complete: true,
    log: { ...log, ...(own === undefined ? {} : { ownNumber: own }) },
    ...(declared === undefined ? {} : { declared }),
    ...(questions.length === 0 ? {} : { questions }),
  }
}

const uniqueQuestions = (questions: readonly Question[]): readonly Question[] => questions.filter((q, i) => questions.findIndex((other) => other.id === q.id) === i)

const sheetReader = (context: ReadContext, profile: TableProfile): SheetReader => {
  const held: TableRow[] = []
  let decided: { readonly rules: RowRules; readonly header: Header } | undefined
  let groupDate: DateText | undefined
  const readHeld = (header: Header, rules: RowRules): Read => readAll(held.splice(0), header, rules)
  const readAll = (rows: readonly TableRow[], header: Header, rules: RowRules): Read => {
    const drafts: ObservationDraft[] = []
    const issues: Issue[] = []
    for (const row of rows) {
      if (row.row <= header.row) continue
      const kind = rowKind(row, header, rules)
      if (kind.is === 'date') groupDate = kind.date
      if (kind.is !== 'call') continue
      const read = readRow(row, rules, groupDate)
      drafts.push(...read.drafts)
      issues.push(...read.issues)
    }
    return { drafts, issues }
  }
  return {
    take: (row) => {
      if (decided !== undefined) return readAll([row], decided.header, decided.rules)
      held.push(row)
      if (held.length < rowsToDecide) return nothing
      const decision = decide(held, context, profile)
      if (decision.kind !== 'ready') return nothing
      decided = decision
      const read = readHeld(decision.header, decision.rules)
      return { drafts: read.drafts, issues: [...decision.notes, ...read.issues] }
    },
    end: () => {
      if (decided !== undefined) return { ...nothing, questions: [], ...ownOf(decided.rules) }
      const decision = decide(held, context, profile)
      if (decision.kind === 'no-header') return { ...nothing, questions: [], issues: [] }
      if (decision.kind === 'asks') return { ...nothing, questions: decision.questions }
      const read = readHeld(decision.header, decision.rules)
      const declared = declaredIn(decision.header)
      return { drafts: read.drafts, issues: [...decision.notes, ...read.issues], questions: [], ...ownOf(decision.rules), ...(declared === undefined ? {} : { declared }) }
    },
  }
}

const ownOf = (rules: RowRules): { readonly own?: string } => (rules.own === undefined ? {} : { own: rules.own })

/** 总条数：23 */
const declaredIn = (header: Header): number | undefined => {
  const match = /(?:总条数|总记录数|记录总数|共计?)[::]?\s*(\d+)\s*(?:条|$|\D)/.exec(header.preamble.join(' ').normalize('NFKC'))
  return match === null ? undefined : Number(match[1])
}

export type TableDecision =
  | { readonly kind: 'no-header' }
  | { readonly kind: 'asks'; readonly questions: readonly Question[]; readonly header: Header; readonly mapping: Mapping }
  | { readonly kind: 'ready'; readonly header: Header; readonly mapping: Mapping; readonly rules: RowRules; readonly notes: readonly Issue[] }

/** Everything about a table that its rows and a person's answers can settle. */
export const decide = (rows: readonly TableRow[], context: Pick<ReadContext, 'answers' | 'ownNumbers' | 'now'>, profile: TableProfile): TableDecision => {
  const header = findHeader(rows)
  if (header === undefined) return { kind: 'no-header' }
  const below = rows.filter((r) => r.row > header.row && !isTotal(r) && r.cells.filter((c) => c.text.trim() !== '').length > 1)
  const mapping = mapColumns(header, below, context.answers)
  const cellOf = new Map<ColumnMeaning, number>(mapping.columns.filter((c) => c.meaning !== 'keep').map((c) => [c.meaning, c.index]))
  const questions: Question[] = []
  const notes: Issue[] = []
  const needs = dateNeeds(rows.filter((r) => r.row > header.row), mapping.columns)
  const order = orderAnswer(context.answers) ?? needs.order
  if (needs.needsOrder && order === undefined) questions.push({ id: 'dayOrder', kind: 'choice', choices: ['day-first', 'month-first'], params: { heading: headingOf(mapping, ['dateTime', 'date']), sample: sampleOf(below, mapping) } })
  const range = rangeOf(preambleOf(header))
  const year = yearAnswer(context.answers)
  if (needs.needsYear && range === undefined && year === undefined) questions.push({ id: 'year', kind: 'text', params: { heading: headingOf(mapping, ['dateTime', 'date']), sample: sampleOf(below, mapping) } })
  const own = ownNumber(below, cellOf, context, questions)
  if (own.assumed) notes.push({ code: 'own-number-assumed', severity: 'note', params: {} })
  const directionCode = codeOf(mapping, context.answers, profile, questions)
  const utc = profile.zone === 'stated-utc' || mapping.columns.some((c) => (c.meaning === 'dateTime' || c.meaning === 'date') && header.headings[c.index]?.isUtc === true)
  const zone = utc ? { offsetMinutes: 0, zone: 'stated' as const } : zoneOf(context.answers)
  const timeColumn = mapping.columns.find((c) => c.meaning === 'dateTime' || c.meaning === 'date')
  if (zone.zone === 'assumed' && (timeColumn?.profile.moments ?? 0) < 0.5) notes.push({ code: 'zone-assumed', severity: 'note', params: {} })
  if (utc && profile.zone === 'stated-utc') notes.push({ code: 'zone-utc', severity: 'note', params: {} })
  if (!cellOf.has('otherNumber') && own.own === undefined) notes.push({ code: 'number-column-missing', severity: 'warn', params: {} })
  if (questions.length > 0) return { kind: 'asks', questions, header, mapping }
  const duration = mapping.columns.find((c) => c.meaning === 'duration')
  const unit = unitAnswer(context.answers) ?? (duration === undefined ? undefined : header.headings[duration.index]?.unit)
  if (duration !== undefined && unit === undefined && profile.countsSeconds !== true && duration.profile.bareNumbers > 0.5) notes.push({ code: 'duration-unit-assumed', severity: 'note', params: { heading: duration.heading } })
  const rules: RowRules = {
    columns: mapping.columns,
    cellOf,
    zone,
    durationUnit: unit ?? 'second',
    twoPartIsHours: context.answers['durationUnit'] === 'hour' || (profile.twoPartIsHours ?? false),
    now: context.now,
    ...(order === undefined ? {} : { dayOrder: order }),
    ...(year === undefined ? {} : { year }),
    ...(range === undefined || year !== undefined ? {} : { range }),
    ...(directionCode === undefined ? {} : { directionCode }),
    ...(own.own === undefined ? {} : { own: own.own }),
  }
  return { kind: 'ready', header, mapping, rules, notes }
}

const orderAnswer = (answers: Answers): 'day-first' | 'month-first' | undefined => (answers['dayOrder'] === 'day-first' || answers['dayOrder'] === 'month-first' ? answers['dayOrder'] : undefined)
const yearAnswer = (answers: Answers): number | undefined => (/^20\d{2}$/.test(answers['year'] ?? '') ? Number(answers['year']) : undefined)
const unitAnswer = (answers: Answers): 'second' | 'minute' | 'hour' | undefined => {
  const unit = answers['durationUnit']
  return unit === 'second' || unit === 'minute' || unit === 'hour' ? unit : undefined
}

const headingOf = (mapping: Mapping, meanings: readonly ColumnMeaning[]): string => mapping.columns.find((c) => meanings.includes(c.meaning))?.heading ?? ''
const sampleOf = (rows: readonly TableRow[], mapping: Mapping): string => {
  const index = mapping.columns.find((c) => c.meaning === 'dateTime' || c.meaning === 'date')?.index
  return index === undefined ? '' : (rows.map((r) => r.cells[index]?.text ?? '').find((t) => t.trim() !== '') ?? '')
}

/** 1, 2, 3: a carrier's 1 is 主叫, Android's is incoming. Only a person knows which this is. */
const codeOf = (mapping: Mapping, answers: Answers, profile: TableProfile, questions: Question[]): DirectionCode | undefined => {
  const told = answers['directionCode']
  if (told === 'carrier' || told === 'android') return told
  if (profile.directionCode !== undefined) return profile.directionCode
  const column = mapping.columns.find((c) => c.meaning === 'direction')
  if (column === undefined || column.profile.codes < 0.5) return undefined
  questions.push({ id: 'directionCode', kind: 'choice', choices: ['carrier', 'android'], params: { heading: column.heading } })
  return undefined
}

type Own = { readonly own?: string; readonly assumed: boolean }

/** The owner's number in a table with 主叫号码 and 被叫号码: told, known, or the only number that stands in every row. */
const ownNumber = (rows: readonly TableRow[], cellOf: ReadonlyMap<ColumnMeaning, number>, context: Pick<ReadContext, 'answers' | 'ownNumbers'>, questions: Question[]): Own => {
  const [calling, called] = [cellOf.get('callingNumber'), cellOf.get('calledNumber')]
  if (calling === undefined || called === undefined) return { assumed: false }
  const told = context.answers['ownNumber']
  if (told !== undefined) return { own: parsePhoneNumber(told).text, assumed: false }
  const sides = rows.map((r) => [calling, called].map((index) => parsePhoneNumber(r.cells[index]?.text ?? '').text))
  const known = context.ownNumbers.map((n) => parsePhoneNumber(n).text).find((n) => sides.some((s) => s.includes(n)))
  if (known !== undefined) return { own: known, assumed: false }
  const everywhere = (sides[0] ?? []).filter((n) => n !== '' && sides.every((s) => s.includes(n)))
  if (sides.length > 2 && everywhere.length === 1 && everywhere[0] !== undefined) return { own: everywhere[0], assumed: true }
  questions.push({ id: 'ownNumber', kind: 'text', params: { count: rows.length } })
  return { assumed: false }
}

type RowKind = { readonly is: 'call' | 'nothing' } | { readonly is: 'date'; readonly date: DateText }

const isTotal = (row: TableRow): boolean => {
  const first = row.cells.find((c) => c.text.trim() !== '')?.text.normalize('NFKC').replace(/\s/g, '') ?? ''
  return /^(?:合计|总计|小计|本页小计|共计|总条数|total|sum|subtotal)/i.test(first)
}

/** Blank rows, totals, repeated headings and lines of prose are no calls; a row with nothing but a date dates the rows below it. */
const rowKind = (row: TableRow, header: Header, rules: RowRules): RowKind => {
  const filled = row.cells.filter((c) => c.text.trim() !== '')
  if (filled.length === 0) return { is: 'nothing' }
  const [first] = filled
  if (filled.length === 1 && first !== undefined) {
    const time = timeOfCell(first)
    if (time?.kind === 'wall' && time.date !== undefined && time.clock === undefined) return { is: 'date', date: time.date }
    return { is: parsePhoneNumber(first.text).kind !== 'unknown' && row.cells.indexOf(first) === rules.cellOf.get('otherNumber') ? 'call' : 'nothing' }
  }
  if (isTotal(row)) return { is: 'nothing' }
  if (filled.length > 2 && row.cells.every((c, i) => c.text.trim() === '' || c.text === header.raw[i])) return { is: 'nothing' }
  const speaks = callColumns.filter((m) => (row.cells[rules.cellOf.get(m) ?? -1]?.text ?? '').trim() !== '').length
  return { is: speaks > 0 ? 'call' : 'nothing' }
}

const callColumns: readonly ColumnMeaning[] = ['dateTime', 'date', 'time', 'otherNumber', 'callingNumber', 'calledNumber', 'duration', 'durationSeconds', 'text']
