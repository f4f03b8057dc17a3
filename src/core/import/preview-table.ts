import { formatInstant } from '../kernel/instant.ts'
import type { ObservationDraft } from '../model/observation.ts'
import type { PreviewCell, TablePreview } from '../model/table-preview.ts'
import { columnMeanings, type ColumnMeaning } from './columns.ts'
import type { FileHead, ReadContext } from './format.ts'
import { previewMapping } from './preview-mapping.ts'

const rowsShown = 5

/** What the table in the head of a file would become with these answers; null: there is none. */
export const previewTable = (head: FileHead, context: Pick<ReadContext, 'answers' | 'ownNumbers' | 'now'>): TablePreview | null => {
  const [preview] = previewMapping(head, context.answers, context.now, context.ownNumbers)
  if (preview === undefined) return null
  const { columns, headerRow } = preview
  const draftAt = new Map(preview.rows.map((draft) => [draft.place.row, draft]))
  const count = Math.min(rowsShown, ...columns.map((c) => c.samples.length))
  return {
    sheet: preview.sheet,
    totalRows: head.sheets?.find((s) => s.name === preview.sheet)?.rows.length ?? 0,
    columns: columns.map(({ index, heading, meaning, why, alternatives }) => ({ index, heading, meaning, why, alternatives })),
    meanings: columnMeanings,
    rows: Array.from({ length: count }, (_, i) => ({ row: headerRow + 1 + i, cells: columns.map((c) => cellOf(c.samples[i] ?? '', c.meaning, draftAt.get(headerRow + 1 + i))) })),
    questions: preview.questions,
  }
}

const cellOf = (raw: string, meaning: ColumnMeaning, draft: ObservationDraft | undefined): PreviewCell => {
  const value = draft === undefined ? undefined : shownAs(meaning, draft)
  return value === undefined ? { raw } : { raw, value }
}

const whenOf = (draft: ObservationDraft): string | undefined => (draft.startedAt === undefined ? undefined : formatInstant(draft.startedAt.value.from).slice(0, draft.startedAt.value.precision === 'day' ? 10 : 16).replace('T', ' '))

const seconds = (n: number | undefined): string | undefined => (n === undefined ? undefined : `${String(n)} s`)
const other = (d: ObservationDraft): string | undefined => d.otherNumber?.value.text
const talk = (d: ObservationDraft): string | undefined => seconds(d.durationSeconds?.value)
const direction = (d: ObservationDraft): string | undefined => d.direction?.value

/** The reading each meaning of a column becomes. */
const readers: Readonly<Record<ColumnMeaning, (draft: ObservationDraft) => string | undefined>> = {
  dateTime: whenOf,
  date: whenOf,
  time: whenOf,
  otherNumber: other,
  callingNumber: other,
  calledNumber: other,
  ownNumber: (d) => d.ownNumber?.value.text,
  otherName: (d) => d.otherName?.value,
  otherLabel: (d) => d.otherLabel?.value,
  duration: talk,
  durationMinutes: talk,
  durationSeconds: talk,
  ring: (d) => seconds(d.ringSeconds?.value),
  direction,
  incomingFlag: direction,
  missedFlag: direction,
  answeredFlag: direction,
  sim: (d) => d.sim?.value,
  service: (d) => d.service?.value,
  location: (d) => d.location?.value,
  text: (d) => d.text?.value,
  keep: () => undefined,
}

const shownAs = (meaning: ColumnMeaning, draft: ObservationDraft): string | undefined => readers[meaning](draft)
