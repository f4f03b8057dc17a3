import { formatInstant } from '../kernel/instant.ts'
import type { Issue } from '../kernel/issue.ts'
import { parsePhoneNumber } from '../kernel/phone-number.ts'
import { columnsQuestion, type Answers, type LogHint, type Question } from '../model/reading-run.ts'
import { isCallWord, isMessageHeading, type ColumnMeaning, type DurationUnit } from './columns.ts'
import type { DirectionCode } from './direction-words.ts'
import type { ReadContext, TableRow } from './format.ts'
import { mapColumns, type Mapping } from './map-columns.ts'
import { carrierIn, dateNeeds, ownNumberIn, preambleOf, rangeOf, unitIn } from './table-context.ts'
import type { RowRules } from './table-row.ts'
import { headerOf, type FoundHeader } from './find-header.ts'
import { isYearFirst, saysNothing, type Header } from './table-shape.ts'
import { zoneOf, type Zone } from './text-zone.ts'
import { yearTurnOf } from './year-turn.ts'

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

export type TableDecision =
  | { readonly kind: 'no-header' }
  | { readonly kind: 'asks'; readonly questions: readonly Question[]; readonly header: Header; readonly mapping: Mapping }
  | { readonly kind: 'ready'; readonly header: Header; readonly mapping: Mapping; readonly rules: RowRules; readonly notes: readonly Issue[]; /** What the words above say of whose bill it is. */ readonly hint: Pick<LogHint, 'carrier' | 'ownNumber'> }

type Asked = Pick<ReadContext, 'answers' | 'ownNumbers' | 'now'> & { /** Shown to be confirmed: read as proposed. */ readonly isPreview?: boolean }

/** Everything about a table that its rows and a person's answers can settle. */
export const decide = (rows: readonly TableRow[], context: Asked, profile: TableProfile): TableDecision => {
  const found = headerOf(rows)
  if (found === undefined) return { kind: 'no-header' }
  const { header } = found
  const below = rows.filter((r) => r.row > header.row && !isTotal(r) && r.cells.filter((c) => c.text.trim() !== '').length > 1 && !saysNothing(r))
  const mapping = mapColumns(header, below, context.answers)
  const cellOf = new Map<ColumnMeaning, number>(mapping.columns.filter((c) => c.meaning !== 'keep').map((c) => [c.meaning, c.index]))
  const questions: Question[] = []
  if (isProposal(found, mapping) && context.isPreview !== true) questions.push({ id: columnsQuestion, kind: 'text', params: { count: below.length } })
  const dates = dateRules(rows.filter((r) => r.row > header.row), header, mapping, context, questions)
  const preamble = preambleOf(header)
  const stated = ownNumberIn(preamble)
  const own = ownNumber(below, cellOf, stated === undefined ? context : { ...context, ownNumbers: [...context.ownNumbers, stated] }, questions)
  const directionCode = codeOf(mapping, context.answers, profile, questions)
  if (questions.length > 0) return { kind: 'asks', questions, header, mapping }
  const { zone, notes: zoneNotes } = zoneRules(header, mapping, context.answers, profile)
  const { unit, notes: unitNotes } = unitRules(header, mapping, context.answers, profile)
  const notes = [...zoneNotes, ...unitNotes, ...tableNotes(dates, own, cellOf)]
  const rules: RowRules = {
    columns: mapping.columns,
    cellOf,
    zone,
    durationUnit: unit,
    twoPartIsHours: context.answers['durationUnit'] === 'hour' || (profile.twoPartIsHours ?? false) || countsHours(header, mapping),
    durationIsClock: headingOfDuration(header, mapping).includes('时分秒'),
    areaOf: areaColumns(header),
    isMessages: isMessageTable(header, mapping),
    isCalls: [...header.raw, ...header.preamble, header.sheet ?? ''].some(isCallWord),
    now: context.now,
    ...dates,
    ...(directionCode === undefined ? {} : { directionCode }),
    ...(own.own === undefined ? {} : { own: own.own }),
  }
  const carrier = carrierIn(preamble)
  return { kind: 'ready', header, mapping, rules, notes, hint: { ...(carrier === undefined ? {} : { carrier }), ...(stated === undefined ? {} : { ownNumber: parsePhoneNumber(stated).text }) } }
}

/** None of its words is known: what its values show is a proposal, which a person confirms. */
const isProposal = (found: FoundHeader, mapping: Mapping): boolean => found.isByValues && mapping.columns.every((c) => c.why !== 'told' && c.why !== 'remembered')

const tableNotes = ({ year, yearTurn }: Pick<RowRules, 'year' | 'yearTurn'>, own: Own, cellOf: ReadonlyMap<ColumnMeaning, number>): readonly Issue[] => [
  ...(yearTurn === undefined || year === undefined ? [] : [{ code: 'year-turns', severity: 'note' as const, params: { raw: yearTurn.raw, year: year + yearTurn.by } }]),
  ...(own.assumed ? [{ code: 'own-number-assumed', severity: 'note' as const, params: {} }] : []),
  ...(cellOf.has('otherNumber') || own.own !== undefined ? [] : [{ code: 'number-column-missing', severity: 'warn' as const, params: {} }]),
]

/** 通话时长（时:分） */
const countsHours = (header: Header, mapping: Mapping): boolean => /时[::]?分(?![::]?秒)/.test(headingOfDuration(header, mapping))
const headingOfDuration = (header: Header, mapping: Mapping): string => header.raw[mapping.columns.find((c) => c.meaning === 'duration')?.index ?? -1]?.normalize('NFKC') ?? ''

/** Which column holds the area code of which number: 对方区号 010 beside 对方号码 85195588. */
const areaColumns = (header: Header): RowRules['areaOf'] => {
  const at = (name: string): number | undefined => {
    const index = header.headings.findIndex((h) => h.text === name)
    return index === -1 ? undefined : index
  }
  return { other: at('对方区号'), calling: at('主叫区号'), called: at('被叫区号') }
}

/** 短信详单: a column says so, or the words above do and nothing has a length. */
const isMessageTable = (header: Header, mapping: Mapping): boolean => {
  if (mapping.columns.some((c) => c.meaning === 'duration' || c.meaning === 'durationSeconds')) return false
  return header.headings.some(isMessageHeading) || /短信|彩信|短彩信|\bsms\b/i.test([...header.preamble.slice(-3), header.sheet ?? ''].join(' '))
}

const isTime = (c: { readonly meaning: ColumnMeaning }): boolean => c.meaning === 'dateTime' || c.meaning === 'date'

/** Year and order of the dates: out of the rows, the words above them, or a person's answers; otherwise asked. */
const dateRules = (rows: readonly TableRow[], header: Header, mapping: Mapping, { answers, now }: Asked, questions: Question[]): Pick<RowRules, 'dayOrder' | 'year' | 'yearTurn' | 'range' | 'hasShortYear'> => {
  const hasShortYear = mapping.columns.some((c) => isTime(c) && isYearFirst(rows.flatMap((r) => r.cells[c.index] ?? []).filter((cell) => /\d/.test(cell.text)), Number(formatInstant(now).slice(0, 4))))
  const needs = dateNeeds(rows, mapping.columns, hasShortYear)
  const order = orderAnswer(answers) ?? needs.order
  const params = { heading: headingOf(mapping), sample: sampleOf(rows, mapping, needs.needsYear && !needs.needsOrder) }
  if (needs.needsOrder && order === undefined) questions.push({ id: 'dayOrder', kind: 'choice', choices: ['day-first', 'month-first'], params })
  const range = rangeOf(preambleOf(header))
  const year = yearAnswer(answers)
  if (needs.needsYear && range === undefined && year === undefined) questions.push({ id: 'year', kind: 'text', params })
  const turn = needs.needsYear && year !== undefined ? yearTurnOf(rows, mapping.columns.filter(isTime).map((c) => c.index), order) : undefined
  return { hasShortYear, ...(turn === undefined ? {} : { yearTurn: turn }), ...(order === undefined ? {} : { dayOrder: order }), ...(year === undefined ? {} : { year }), ...(range === undefined || year !== undefined ? {} : { range }) }
}

const zoneRules = (header: Header, mapping: Mapping, answers: Answers, profile: TableProfile): { readonly zone: Zone; readonly notes: readonly Issue[] } => {
  const column = mapping.columns.find(isTime)
  if (profile.zone === 'stated-utc' || mapping.columns.some((c) => isTime(c) && header.headings[c.index]?.isUtc === true))
    return { zone: { offsetMinutes: 0, zone: 'stated' }, notes: [{ code: 'zone-utc', severity: 'note', params: {} }] }
  const zone = zoneOf(answers)
  return { zone, notes: zone.zone === 'assumed' && (column?.profile.moments ?? 0) < 0.5 ? [{ code: 'zone-assumed', severity: 'note', params: {} }] : [] }
}

const unitRules = (header: Header, mapping: Mapping, answers: Answers, profile: TableProfile): { readonly unit: DurationUnit; readonly notes: readonly Issue[] } => {
  const column = mapping.columns.find((c) => c.meaning === 'duration')
  const unit = unitAnswer(answers) ?? (column === undefined ? undefined : (header.headings[column.index]?.unit ?? unitIn(header.preamble)))
  const isGuess = column !== undefined && unit === undefined && profile.countsSeconds !== true && column.profile.bareNumbers > 0.5
  return { unit: unit ?? 'second', notes: isGuess ? [{ code: 'duration-unit-assumed', severity: 'note', params: { heading: column.heading } }] : [] }
}

const orderAnswer = (answers: Answers): 'day-first' | 'month-first' | undefined => (answers['dayOrder'] === 'day-first' || answers['dayOrder'] === 'month-first' ? answers['dayOrder'] : undefined)
const yearAnswer = (answers: Answers): number | undefined => (/^20\d{2}$/.test(answers['year'] ?? '') ? Number(answers['year']) : undefined)
const unitAnswer = (answers: Answers): 'second' | 'minute' | 'hour' | undefined => {
  const unit = answers['durationUnit']
  return unit === 'second' || unit === 'minute' || unit === 'hour' ? unit : undefined
}

const headingOf = (mapping: Mapping): string => mapping.columns.find(isTime)?.heading ?? ''
/** A cell to show with the question: one without a year, where the year is asked. */
const sampleOf = (rows: readonly TableRow[], mapping: Mapping, lacksYear: boolean): string => {
  const index = mapping.columns.find(isTime)?.index
  const texts = index === undefined ? [] : rows.map((r) => r.cells[index]?.text ?? '').filter((t) => t.trim() !== '')
  return (lacksYear ? texts.find((t) => !/\d{4}/.test(t)) : undefined) ?? texts[0] ?? ''
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

/** 合计, 小计: sums, no call. */
export const isTotal = (row: TableRow): boolean => {
  const first = row.cells.find((c) => c.text.trim() !== '')?.text.normalize('NFKC').replace(/\s/g, '') ?? ''
  return /^(?:合计|总计|小计|共计|总条数|累计|total|sum|subtotal)/i.test(first) || (first.length <= 10 && /(?:合计|总计|小计|共计|累计)[::]?$/.test(first))
}
