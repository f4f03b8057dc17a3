import { formatInstant } from '../kernel/instant.ts'
import type { ObservationDraft } from '../model/observation.ts'
import type { PreviewCell, TablePreview } from '../model/table-preview.ts'
import { columnMeanings, type ColumnMeaning } from './columns.ts'
import type { FileHead, ReadContext, TableRow } from './format.ts'
import type { MappedColumn } from './map-columns.ts'
import { decide } from './read-table.ts'
import { readRow } from './table-row.ts'
import { findHeader } from './table-shape.ts'

const rowsShown = 5

/** What the table in the head of a file would become with these answers; null: there is none. */
export const previewTable = (head: FileHead, context: Pick<ReadContext, 'answers' | 'ownNumbers' | 'now'>): TablePreview | null => {
  const sheet = head.sheets?.find((s) => findHeader(s.rows) !== undefined)
  if (sheet === undefined) return null
  const decision = decide(sheet.rows, context, { log: { kind: 'table' } })
  if (decision.kind === 'no-header') return null
  const { columns } = decision.mapping
  const below = sheet.rows.filter((r) => r.row > decision.header.row).slice(0, rowsShown)
  const readOf = (row: TableRow): ObservationDraft | undefined => (decision.kind === 'ready' ? readRow(row, decision.rules, undefined).drafts[0] : undefined)
  return {
    sheet: sheet.name,
    totalRows: sheet.rows.length,
    columns: columns.map((c) => ({ index: c.index, heading: c.heading, meaning: c.meaning, why: c.why, alternatives: c.alternatives })),
    meanings: columnMeanings,
    rows: below.map((row) => ({ row: row.row, cells: cellsOf(row, columns, readOf(row)) })),
    // A question already answered is asked no more.
    questions: decision.kind === 'asks' ? decision.questions : [],
  }
}

const cellsOf = (row: TableRow, columns: readonly MappedColumn[], draft: ObservationDraft | undefined): readonly PreviewCell[] =>
  columns.map((column) => {
    const raw = row.cells[column.index]?.text ?? ''
    const value = draft === undefined ? undefined : shownAs(column.meaning, draft)
    return value === undefined ? { raw } : { raw, value }
  })

const whenOf = (draft: ObservationDraft): string | undefined => (draft.startedAt === undefined ? undefined : formatInstant(draft.startedAt.value.from).slice(0, draft.startedAt.value.precision === 'day' ? 10 : 16).replace('T', ' '))

const shownAs = (meaning: ColumnMeaning, draft: ObservationDraft): string | undefined => {
  switch (meaning) {
    case 'dateTime':
    case 'date':
    case 'time':
      return whenOf(draft)
    case 'otherNumber':
    case 'callingNumber':
    case 'calledNumber':
      return draft.otherNumber?.value.text
    case 'ownNumber':
      return draft.ownNumber?.value.text
    case 'otherName':
      return draft.otherName?.value
    case 'otherLabel':
      return draft.otherLabel?.value
    case 'duration':
    case 'durationMinutes':
    case 'durationSeconds':
      return draft.durationSeconds === undefined ? undefined : `${String(draft.durationSeconds.value)} s`
    case 'ring':
      return draft.ringSeconds === undefined ? undefined : `${String(draft.ringSeconds.value)} s`
    case 'direction':
    case 'incomingFlag':
    case 'missedFlag':
      return draft.direction?.value
    case 'service':
      return draft.service?.value
    case 'location':
      return draft.location?.value
    case 'text':
      return draft.text?.value
    case 'keep':
      return undefined
  }
}
