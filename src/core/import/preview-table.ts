import { formatInstant } from '../kernel/instant.ts'
import type { ObservationDraft } from '../model/observation.ts'
import type { PreviewCell, TablePreview } from '../model/table-preview.ts'
import { columnMeanings, type ColumnMeaning } from './columns.ts'
import type { FileHead, ReadContext } from './format.ts'
import { previewMapping, type PreviewLine } from './preview-mapping.ts'

const rowsShown = 5

/** What the table in the head of a file would become with these answers; null: there is none. */
export const previewTable = (head: FileHead, context: Pick<ReadContext, 'answers' | 'ownNumbers' | 'now'>): TablePreview | null => {
  const [preview] = previewMapping(head, context.answers, context.now, context.ownNumbers)
  if (preview === undefined) return null
  return {
    sheet: preview.sheet,
    rowsLookedAt: preview.rowsLookedAt,
    columns: preview.columns.map(({ index, heading, meaning, why, alternatives }) => ({ index, heading, meaning, why, alternatives })),
    meanings: columnMeanings,
    rows: preview.lines.slice(0, rowsShown).map((line) => ({
      row: line.row.onPage?.line ?? line.row.row,
      ...(line.row.onPage === undefined ? {} : { page: line.row.onPage.page }),
      cells: preview.columns.map((c) => cellOf(line, c.index, c.meaning)),
    })),
    questions: preview.questions,
  }
}

const cellOf = ({ row, draft, issues }: PreviewLine, index: number, meaning: ColumnMeaning): PreviewCell => {
  const raw = row.cells[index]?.text ?? ''
  const shown = draft === undefined || raw === '' ? undefined : readers[meaning](draft)
  const problem = raw === '' ? undefined : issues.find((i) => problemOf[i.code]?.includes(meaning) === true)?.code
  return { raw, ...shown, ...(problem === undefined ? {} : { problem }) }
}

const times: readonly ColumnMeaning[] = ['dateTime', 'date', 'time']
/** Which column an issue of a row is shown at. */
const problemOf: Readonly<Record<string, readonly ColumnMeaning[]>> = {
  'time-unreadable': times,
  'date-impossible': times,
  'date-outside-range': times,
  'day-order-unknown': times,
  'duration-unreadable': ['duration', 'durationMinutes', 'durationSeconds'],
  'direction-unknown': ['direction'],
  'digits-lost': ['otherNumber', 'callingNumber', 'calledNumber', 'ownNumber'],
  'own-number-not-in-row': ['callingNumber', 'calledNumber'],
}

type Shown = Pick<PreviewCell, 'value' | 'words'> | undefined

/** Characters of an ISO time a precision fills. */
const shownLength = { second: 19, minute: 16, day: 10, interval: 16 } as const
const whenOf = (draft: ObservationDraft): string | undefined => (draft.startedAt === undefined ? undefined : formatInstant(draft.startedAt.value.from).slice(0, shownLength[draft.startedAt.value.precision]).replace('T', ' '))

const asIs = (value: string | undefined): Shown => (value === undefined ? undefined : { value })
const seconds = (n: number | undefined): Shown => (n === undefined ? undefined : { words: { code: 'seconds', params: { n } } })
const other = (d: ObservationDraft): Shown => asIs(d.otherNumber?.value.text)
const talk = (d: ObservationDraft): Shown => seconds(d.durationSeconds?.value ?? d.ringSeconds?.value)
const direction = (d: ObservationDraft): Shown => (d.direction === undefined ? undefined : { words: { code: `direction.${d.direction.value}`, params: {} } })
const when = (d: ObservationDraft): Shown => asIs(whenOf(d))

/** The reading each meaning of a column becomes. */
const readers: Readonly<Record<ColumnMeaning, (draft: ObservationDraft) => Shown>> = {
  dateTime: when,
  date: when,
  time: when,
  otherNumber: other,
  callingNumber: other,
  calledNumber: other,
  ownNumber: (d) => asIs(d.ownNumber?.value.text),
  otherName: (d) => asIs(d.otherName?.value),
  otherLabel: (d) => asIs(d.otherLabel?.value),
  duration: talk,
  durationMinutes: talk,
  durationSeconds: talk,
  ring: (d) => seconds(d.ringSeconds?.value),
  direction,
  incomingFlag: direction,
  missedFlag: direction,
  answeredFlag: direction,
  sim: (d) => asIs(d.sim?.value),
  service: (d) => asIs(d.service?.value),
  location: (d) => asIs(d.location?.value),
  text: (d) => asIs(d.text?.value),
  keep: () => undefined,
}
