import type { Issue } from '../kernel/issue.ts'
import { parsePhoneNumber } from '../kernel/phone-number.ts'
import type { DateText } from '../kernel/time-text.ts'
import type { ObservationDraft } from '../model/observation.ts'
import type { LogHint, Question } from '../model/reading-run.ts'
import { isTraffic, meaningsOf, normaliseHeading, type ColumnMeaning } from './columns.ts'
import { decide, isTotal, type TableDecision, type TableProfile } from './decide-table.ts'
import type { Read, ReadContext, ReadEnd, RecordReader, TableRow } from './format.ts'
import { joinReads } from './readings.ts'
import { unfolder } from './side-by-side.ts'
import { dayAbove } from './day-above.ts'
import { placeOf, readRow, type RowRules } from './table-row.ts'
import { findHeader, isHiddenNumber, saysNothing, timeOfCell, type Header } from './table-shape.ts'

/** Rows needed to see what a column means; a longer table is read on as it comes. */
const rowsToDecide = 20_000

/** One reader for every table of calls: finds the header of each sheet, decides its columns from all its rows, then reads row by row. */
export const tableReader = (context: ReadContext, profile: TableProfile): RecordReader => {
  const sections: SheetReader[] = []
  let current: { readonly sheet: string; readonly reader: SheetReader; header: string | undefined; headerRow: number; rows: number } | undefined
  let recent: TableRow[] = []
  const beside = unfolder()
  const begin = (row: TableRow): SheetReader => {
    const reader = sheetReader(context, profile)
    sections.push(reader)
    // What stands above a second header may be its month; the same sheet only.
    for (const above of current?.sheet === (row.sheet ?? '') ? recent : []) reader.take(above)
    current = { sheet: row.sheet ?? '', reader, header: undefined, headerRow: Infinity, rows: 0 }
    return reader
  }
  const notice = (row: TableRow): void => {
    const header = headerText(row)
    if (current === undefined) return
    // Several months pasted below each other, or lists of other things before and behind the calls: another header begins another table.
    const isOther = header !== undefined && header !== current.header && row.row !== current.headerRow + 1
    if (isOther && (current.header !== undefined || current.rows > rowsAbove)) begin(row)
    if (header !== undefined && current.header === undefined) Object.assign(current, { header, headerRow: row.row })
    current.rows++
  }
  const read = (row: TableRow): Read => {
    if (current?.sheet !== (row.sheet ?? '')) begin(row)
    notice(row)
    recent = row.cells.filter((c) => c.text.trim() !== '').length <= 2 ? [...recent.slice(-7), row] : []
    return current?.reader.take(row) ?? nothing
  }
  return {
    take: (record) => (record.kind === 'row' ? joinReads(beside.take(record.row).map(read)) : nothing),
    end: () => joinEnds(sections.map((section) => section.end()), profile.log),
  }
}

/** A header further down is looked for anew. */
const rowsAbove = 25

type SheetEnd = Read & { readonly questions: readonly Question[]; readonly hint: Pick<LogHint, 'carrier' | 'ownNumber'>; readonly declared?: number }
type SheetReader = { readonly take: (row: TableRow) => Read; readonly end: () => SheetEnd }

const nothing: Read = { drafts: [], issues: [] }

/** The row as one text, if it can be a header: words, hardly a digit, and enough known headings of calls or of a phone's data. */
const headerText = (row: TableRow): string | undefined => {
  let filled = 0
  let withDigits = 0
  for (const { text } of row.cells) {
    if (text === '') continue
    filled++
    if (/\d/.test(text)) withDigits++
  }
  if (filled < 3 || withDigits > 1 || (findHeader([row]) === undefined && !isTrafficHeader(row))) return undefined
  return row.cells.map((c) => c.text.trim()).join('\t')
}

const isTrafficHeader = (row: TableRow): boolean => {
  const headings = row.cells.map((c) => normaliseHeading(c.text))
  return headings.some(isTraffic) && headings.filter((h) => meaningsOf(h).length > 0).length >= 2
}

const joinEnds = (ends: readonly SheetEnd[], log: LogHint): ReadEnd => {
  const questions = uniqueQuestions(ends.flatMap((e) => e.questions))
  const own = ends.map((e) => e.hint.ownNumber).find((o) => o !== undefined)
  const carrier = ends.map((e) => e.hint.carrier).find((c) => c !== undefined)
  const declared = ends.map((e) => e.declared).find((d) => d !== undefined)
  return {
    drafts: questions.length > 0 ? [] : ends.flatMap((e) => e.drafts),
    issues: ends.flatMap((e) => e.issues),
    complete: true,
    log: { ...log, ...(log.kind === 'table' && carrier !== undefined ? { kind: 'bill', carrier } : {}), ...(own === undefined ? {} : { ownNumber: own }) },
    ...(declared === undefined ? {} : { declared }),
    ...(questions.length === 0 ? {} : { questions }),
  }
}

const uniqueQuestions = (questions: readonly Question[]): readonly Question[] => questions.filter((q, i) => questions.findIndex((other) => other.id === q.id) === i)

const sheetReader = (context: ReadContext, profile: TableProfile): SheetReader => {
  const held: TableRow[] = []
  let decided: Extract<TableDecision, { kind: 'ready' }> | undefined
  let asked: readonly Question[] | undefined
  let groupDate: DateText | undefined
  const days = dayAbove()
  const readHeld = (header: Header, rules: RowRules): Read => readAll(held.splice(0), header, rules)
  const readAll = (rows: readonly TableRow[], header: Header, rules: RowRules): Read => {
    const drafts: ObservationDraft[] = []
    const issues: Issue[] = []
    for (const row of rows) {
      if (row.row <= header.row) continue
      const kind = rowKind(row, header, rules)
      if (kind.is === 'date') groupDate = kind.date
      if (kind.is !== 'call') continue
      const above = days.of(row, rules)
      const read = above === undefined ? readRow(row, rules, groupDate) : days.likely(readRow(row, rules, above), row)
      if (read.drafts.every(isMute) && (saysNothing(row) || read.drafts.every(hasNoNumber))) {
        issues.push({ code: 'row-not-a-call', severity: 'warn', place: placeOf(row), params: { raw: row.cells.map((c) => c.text).join(' ').trim().slice(0, 80) } })
        continue
      }
      drafts.push(...read.drafts)
      issues.push(...read.issues)
    }
    return { drafts, issues }
  }
  return {
    take: (row) => {
      // A question a table of this length leaves open is open: nothing was read, nothing more is held.
      if (asked !== undefined) return nothing
      if (decided !== undefined) return readAll([row], decided.header, decided.rules)
      held.push(row)
      if (held.length < rowsToDecide) return nothing
      const decision = decide(held, context, profile)
      if (decision.kind === 'asks') asked = decision.questions
      if (decision.kind !== 'ready') {
        if (decision.kind === 'no-header') held.length = 0
        return nothing
      }
      decided = decision
      const read = readHeld(decision.header, decision.rules)
      return { drafts: read.drafts, issues: [...decision.notes, ...read.issues] }
    },
    end: () => {
      if (asked !== undefined) return { ...nothing, questions: asked, hint: {} }
      if (decided !== undefined) return { ...nothing, questions: [], ...toldOf(decided) }
      const decision = decide(held, context, profile)
      if (decision.kind === 'no-header') return { drafts: [], issues: trafficIssues(held), questions: [], hint: {} }
      if (decision.kind === 'asks') return { ...nothing, questions: decision.questions, hint: {} }
      const read = readHeld(decision.header, decision.rules)
      return { drafts: read.drafts, issues: [...decision.notes, ...read.issues], questions: [], ...toldOf(decision) }
    },
  }
}

/** 上网详单 beside the calls: said, and not read. */
const trafficIssues = (rows: readonly TableRow[]): readonly Issue[] => {
  const at = rows.findIndex(isTrafficHeader)
  const count = at === -1 ? 0 : rows.slice(at + 1).filter((r) => !isTotal(r) && r.cells.filter((c) => c.text.trim() !== '').length > 1).length
  return count === 0 ? [] : [{ code: 'traffic-not-read', severity: 'note', params: { count } }]
}

const toldOf = ({ header, hint, rules }: Extract<TableDecision, { kind: 'ready' }>): Pick<SheetEnd, 'hint' | 'declared'> => {
  const declared = declaredIn(header)
  return { hint: { ...hint, ...(rules.own === undefined ? {} : { ownNumber: rules.own }) }, ...(declared === undefined ? {} : { declared }) }
}

const isMute = (draft: ObservationDraft): boolean => draft.startedAt === undefined && draft.durationSeconds === undefined && draft.ringSeconds === undefined && draft.direction === undefined && draft.text === undefined

const hasNoNumber = (draft: ObservationDraft): boolean => draft.otherNumber === undefined || (draft.otherNumber.value.kind === 'unknown' && !isHiddenNumber(draft.otherNumber.raw))

/** 总条数：23 */
const declaredIn = (header: Header): number | undefined => {
  const match = /(?:总条数|总记录数|记录总数|共计?)[::]?\s*(\d+)\s*(?:条|$|\D)/.exec(header.preamble.join(' ').normalize('NFKC'))
  return match === null ? undefined : Number(match[1])
}

type RowKind = { readonly is: 'call' | 'nothing' } | { readonly is: 'date'; readonly date: DateText }

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
