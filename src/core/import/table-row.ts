import { parseDurationText } from '../kernel/duration-text.ts'
import type { EpochMs } from '../kernel/instant.ts'
import type { Issue } from '../kernel/issue.ts'
import { parsePhoneNumber, type PhoneNumber } from '../kernel/phone-number.ts'
import type { Place } from '../kernel/place.ts'
import type { Reading } from '../kernel/reading.ts'
import { orderedDate, toWhen, type DateText, type DayOrder, type TimeText } from '../kernel/time-text.ts'
import type { When } from '../kernel/when.ts'
import type { Direction, ObservationDraft } from '../model/observation.ts'
import type { ColumnMeaning, DurationUnit } from './columns.ts'
import { directionOfCode, directionOfWords, type DirectionCode } from './direction-words.ts'
import type { Read, TableCell, TableRow } from './format.ts'
import type { MappedColumn } from './map-columns.ts'
import { isPossible, issueAt, nameReading, present, reading, wordsReading } from './readings.ts'
import { yearInRange, type DayRange } from './table-context.ts'
import { lostDigits, timeOfCell } from './table-shape.ts'
import type { Zone } from './text-zone.ts'
import type { YearTurn } from './year-turn.ts'

/** Everything decided about a table before its rows are read. */
export type RowRules = {
  readonly columns: readonly MappedColumn[]
  readonly cellOf: ReadonlyMap<ColumnMeaning, number>
  readonly zone: Zone
  readonly dayOrder?: DayOrder
  readonly year?: number
  readonly yearTurn?: YearTurn
  readonly range?: DayRange
  readonly durationUnit: DurationUnit
  readonly directionCode?: DirectionCode
  /** The owner's number in a two-number table. */
  readonly own?: string
  readonly twoPartIsHours: boolean
  /** 通话时长（时分秒）: 000124 is a minute and 24 seconds. */
  readonly durationIsClock: boolean
  /** 25-12-05: dates begin with the year in two digits. */
  readonly hasShortYear: boolean
  /** Columns with the area codes of the numbers. */
  readonly areaOf: { readonly other: number | undefined; readonly calling: number | undefined; readonly called: number | undefined }
  /** Rows are messages. */
  readonly isMessages: boolean
  /** The words of the table speak of calls: a text beside one is what was said. */
  readonly isCalls: boolean
  readonly now: EpochMs
}

export const readRow = (row: TableRow, rules: RowRules, groupDate: DateText | undefined): Read => {
  const place = placeOf(row)
  const cell = (meaning: ColumnMeaning): TableCell | undefined => {
    const index = rules.cellOf.get(meaning)
    return index === undefined ? undefined : row.cells[index]
  }
  const issues: Issue[] = []
  const numbers = numbersOf(cell, row, rules, place, issues)
  const startedAt = timeReading(cell, row, rules, groupDate, place, issues)
  const direction = unlessUnanswered(directionReading(cell, rules) ?? numbers.direction, cell)
  if (direction === undefined && rules.cellOf.has('direction')) issues.push(issueAt('direction-unknown', place, { raw: cell('direction')?.text ?? '' }))
  const lengths = lengthsOf(direction?.value, durationReading(cell, rules, place, issues), plainSeconds(cell('ring')))
  const text = wordsReading(cell('text')?.text)
  const unread = unreadCells(row, rules)
  const draft: ObservationDraft = {
    place,
    kind: rules.isMessages || !rules.isCalls && text !== undefined && lengths.durationSeconds === undefined && lengths.ringSeconds === undefined ? 'sms' : 'call',
    ...present({
      otherNumber: numbers.other,
      ownNumber: numbers.own,
      startedAt,
      direction,
      ...lengths,
      ...wordsOf(cell),
      text,
    }),
    ...(unread === undefined ? {} : { unread }),
  }
  return { drafts: [draft], issues }
}

/** Where a person finds the row again. */
export const placeOf = ({ sheet, row, column, onPage }: TableRow): Place => ({
  ...(onPage !== undefined ? { page: onPage.page, row: onPage.line } : { ...(sheet === undefined ? {} : { sheet }), row }),
  ...(column === undefined ? {} : { column }),
})

const wordsOf = (cell: CellOf): Record<'otherName' | 'otherLabel' | 'service' | 'location' | 'sim', Reading<string> | undefined> => ({
  otherName: nameReading(cell('otherName')?.text),
  otherLabel: wordsReading(cell('otherLabel')?.text),
  service: wordsReading(cell('service')?.text),
  location: wordsReading(cell('location')?.text),
  sim: wordsReading(cell('sim')?.text),
})

/** Nobody talks in a missed, rejected or blocked call: what is stored there is how long it rang. */
const unanswered: ReadonlySet<Direction | undefined> = new Set<Direction>(['missed', 'rejected', 'blocked'])

const lengthsOf = (direction: Direction | undefined, seconds: Reading<number> | undefined, ring: Reading<number> | undefined): { readonly durationSeconds: Reading<number> | undefined; readonly ringSeconds: Reading<number> | undefined } => {
  const talks = !unanswered.has(direction) || seconds?.value === 0
  return { durationSeconds: talks ? seconds : undefined, ringSeconds: ring ?? (talks ? undefined : seconds) }
}

type CellOf = (meaning: ColumnMeaning) => TableCell | undefined
type Numbers = { readonly other?: Reading<PhoneNumber>; readonly own?: Reading<PhoneNumber>; readonly direction?: Reading<Direction> }

const phoneCell = (cell: TableCell | undefined, area: TableCell | undefined, place: Place, issues: Issue[]): Reading<PhoneNumber> | undefined => {
  if (cell === undefined || cell.text.trim() === '') return undefined
  // What nobody can read is no number that two calls could have in common.
  if (cell.text.includes('\ufffd')) {
    issues.push(issueAt('number-unreadable', place, { raw: cell.text }))
    return undefined
  }
  // A spreadsheet counts fifteen digits; it fills the rest with zeros.
  if (cell.number !== undefined && cell.number >= 1e15) {
    issues.push(issueAt('digits-lost', place, { raw: cell.text }))
    return reading({ kind: 'unknown', text: `${cell.text.slice(0, 15)}…` }, cell.text)
  }
  if (lostDigits(cell.text)) issues.push(issueAt('digits-lost', place, { raw: cell.text }))
  const number = parsePhoneNumber(plainDigits(cell.text))
  const [code, local] = [area?.text.trim() ?? '', cell.text.trim()]
  // The bill's own two columns: 010 and 85195588.
  if (number.kind === 'unknown' && /^0\d{2,3}$/.test(code) && /^[2-9]\d{6,7}$/.test(local)) return reading(parsePhoneNumber(code + local), `${code} ${local}`)
  return reading(number, cell.text)
}

/** 13800138000.0 and 13,800,138,000: how spreadsheets write a number they hold whole; '138…: how people keep them from doing so. A comma behind it is none of it. */
const plainDigits = (text: string): string => {
  const bare = text.trim().replace(/^['‘’]/, '').replace(/(?<=\d)\s*[,，;；、。]+$/, '')
  return /^\d{7,15}\.0+$/.test(bare) ? bare.replace(/\.0+$/, '') : /^\d{1,3}(?:,\d{3}){2,4}$/.test(bare) ? bare.replaceAll(',', '') : bare
}

/** With 主叫号码 and 被叫号码 the one that is not the owner's is the other; which side it stands on is the direction. */
const numbersOf = (cell: CellOf, row: TableRow, rules: RowRules, place: Place, issues: Issue[]): Numbers => {
  const area = (of: keyof RowRules['areaOf']): TableCell | undefined => row.cells[rules.areaOf[of] ?? -1]
  const calling = phoneCell(cell('callingNumber'), area('calling'), place, issues)
  const called = phoneCell(cell('calledNumber'), area('called'), place, issues)
  const ownCell = phoneCell(cell('ownNumber'), undefined, place, issues)
  if (rules.own === undefined || (calling === undefined && called === undefined)) {
    const other = phoneCell(cell('otherNumber'), area('other'), place, issues)
    return { ...(other === undefined ? {} : { other }), ...(ownCell === undefined ? {} : { own: ownCell }) }
  }
  if (calling?.value.text === rules.own) return { ...(called === undefined ? {} : { other: called }), own: calling, direction: { ...reading<Direction>('outgoing', calling.raw), confidence: 'likely' } }
  if (called?.value.text === rules.own) return { ...(calling === undefined ? {} : { other: calling }), own: called, direction: { ...reading<Direction>('incoming', called.raw), confidence: 'likely' } }
  issues.push(issueAt('own-number-not-in-row', place))
  return {}
}

const timeReading = (cell: CellOf, row: TableRow, rules: RowRules, groupDate: DateText | undefined, place: Place, issues: Issue[]): Reading<When> | undefined => {
  const whole = cell('dateTime')
  const [day, clock] = [cell('date'), cell('time')]
  const cells = [whole, day, clock].filter((c) => c !== undefined && c.text.trim() !== '').map((c) => c?.text ?? '')
  const raw = cells.join(' ')
  const read = joined(whole === undefined ? null : timeOfCell(whole, rules.hasShortYear), day === undefined ? null : timeOfCell(day, rules.hasShortYear), clock === undefined ? null : timeOfCell(clock), groupDate)
  if (read === null) {
    issues.push(issueAt(raw === '' ? 'time-missing' : 'time-unreadable', place, { raw }))
    return undefined
  }
  const year = yearFor(read, rules, row)
  const when = toWhen(read, { ...rules.zone, ...(year === undefined ? {} : { year }), ...(rules.dayOrder === undefined ? {} : { dayOrder: rules.dayOrder }) })
  if (!when.ok) {
    issues.push(issueAt(timeGaps[when.error], place, { raw }))
    return undefined
  }
  if (isPossible(when.value.from, rules.now)) return reading(when.value, raw)
  issues.push(issueAt('date-impossible', place, { raw }))
  return undefined
}

const timeGaps = { 'no-year': 'date-outside-range', 'no-day-order': 'day-order-unknown', 'no-date': 'time-unreadable', 'not-a-time': 'time-unreadable' } as const

/** Date and clock out of one cell, two cells, or a date row above. */
const joined = (whole: TimeText | null, day: TimeText | null, clock: TimeText | null, groupDate: DateText | undefined): TimeText | null => {
  if (whole?.kind === 'moment' || (whole?.kind === 'wall' && whole.date !== undefined && whole.clock !== undefined)) return whole
  if (day?.kind === 'moment') return day
  const walls = [whole, day, clock].flatMap((t) => (t?.kind === 'wall' ? [t] : []))
  const date = walls.map((w) => w.date).find((d) => d !== undefined) ?? groupDate
  const time = walls.map((w) => w.clock).find((c) => c !== undefined)
  if (date === undefined) return null
  return time === undefined ? { kind: 'wall', date } : { kind: 'wall', date, clock: time }
}

const yearFor = (time: TimeText, rules: RowRules, row: TableRow): number | undefined => {
  if (time.kind === 'moment' || time.date === undefined || time.date.year !== undefined) return undefined
  const day = orderedDate(time.date, rules.dayOrder)
  if (rules.range === undefined || day === null) return rules.year === undefined || rules.yearTurn === undefined || row.row < rules.yearTurn.row ? rules.year : rules.year + rules.yearTurn.by
  return yearInRange(rules.range, day.month, day.day)
}

const truth = (cell: TableCell | undefined): boolean | undefined => (cell === undefined || cell.text.trim() === '' ? undefined : /^\s*(?:true|yes|1|是)\s*$/i.test(cell.text))

const directionReading = (cell: CellOf, rules: RowRules): Reading<Direction> | undefined => {
  const words = cell('direction')
  if (words !== undefined && words.text.trim() !== '') {
    const value = directionOfWords(words.text) ?? (rules.directionCode === undefined ? undefined : directionOfCode(words.text, rules.directionCode))
    return value === undefined ? undefined : reading(value, words.text)
  }
  const incoming = truth(cell('incomingFlag'))
  if (incoming === undefined) return undefined
  const missed = truth(cell('missedFlag')) ?? false
  const raw = `${cell('incomingFlag')?.text ?? ''} ${cell('missedFlag')?.text ?? ''}`.trim()
  return reading(incoming ? (missed ? 'missed' : 'incoming') : 'outgoing', raw)
}

/** iLEAPP: Incoming, Answered No. An iPhone says No of every outgoing call, so it is asked of incoming ones only. */
const unlessUnanswered = (direction: Reading<Direction> | undefined, cell: CellOf): Reading<Direction> | undefined => {
  const answered = cell('answeredFlag')
  if (direction?.value !== 'incoming' || truth(answered) !== false || !/^\s*(?:no|false|0|否)\s*$/i.test(answered?.text ?? '')) return direction
  return reading('missed', `${direction.raw} ${answered?.text ?? ''}`)
}

const secondsPer: Readonly<Record<DurationUnit, number>> = { second: 1, minute: 60, hour: 3600 }

const durationReading = (cell: CellOf, rules: RowRules, place: Place, issues: Issue[]): Reading<number> | undefined => {
  const [minutes, seconds] = [cell('durationMinutes'), cell('durationSeconds')]
  if (minutes !== undefined && seconds !== undefined) {
    const [m, s] = [minutes.text.trim() === '' ? 0 : Number(minutes.text), seconds.text.trim() === '' ? 0 : Number(seconds.text)]
    return Number.isNaN(m + s) ? undefined : reading(m * 60 + s, `${minutes.text} ${seconds.text}`)
  }
  const whole = cell('duration')
  if (whole === undefined || whole.text.trim() === '') return undefined
  const value = whole.dateSerial !== undefined && whole.dateSerial < 10 ? Math.round(whole.dateSerial * 86_400) : secondsOf(whole.text, rules)
  if (value !== undefined) return reading(value, whole.text)
  issues.push(issueAt('duration-unreadable', place, { raw: whole.text }))
  return undefined
}

const secondsOf = (text: string, rules: RowRules): number | undefined => {
  const run = rules.durationIsClock ? /^\s*(\d{2})([0-5]\d)([0-5]\d)\s*$/.exec(text) : null
  if (run !== null) return Number(run[1]) * 3600 + Number(run[2]) * 60 + Number(run[3])
  const read = parseDurationText(text)
  switch (read?.kind) {
    case 'seconds': return read.seconds
    case 'number': return ofNumber(read.value, rules.durationUnit)
    case 'two-part': return rules.twoPartIsHours ? read.first * 3600 + read.second * 60 : read.first * 60 + read.second
    case undefined: return undefined
  }
}

/** 0.00097222 where seconds are counted: the share of a day by which a spreadsheet keeps 0:01:24. A fraction that is no such share is none. */
const ofNumber = (value: number, unit: DurationUnit): number | undefined => {
  if (unit !== 'second' || value === 0 || value >= 1) return Math.round(value * secondsPer[unit])
  const seconds = value * 86_400
  return Math.abs(seconds - Math.round(seconds)) < 0.01 ? Math.round(seconds) : undefined
}

const plainSeconds = (cell: TableCell | undefined): Reading<number> | undefined => {
  const read = cell === undefined ? null : parseDurationText(cell.text)
  if (cell === undefined || read === null || read.kind === 'two-part') return undefined
  return reading(read.kind === 'seconds' ? read.seconds : read.value, cell.text)
}

const unreadCells = (row: TableRow, rules: RowRules): Readonly<Record<string, string>> | undefined => {
  const kept: Record<string, string> = {}
  let any = false
  for (const column of rules.columns) {
    const text = row.cells[column.index]?.text ?? ''
    if (column.meaning !== 'keep' || text === '') continue
    kept[column.heading === '' ? `#${column.index + 1}` : column.heading] = text
    any = true
  }
  return any ? kept : undefined
}
