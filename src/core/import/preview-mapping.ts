import type { Answers, Question } from '../model/reading-run.ts'
import type { Issue } from '../kernel/issue.ts'
import type { ObservationDraft } from '../model/observation.ts'
import type { EpochMs } from '../kernel/instant.ts'
import type { ColumnMeaning } from './columns.ts'
import type { FileHead, TableRow } from './format.ts'
import type { MappingReason } from './map-columns.ts'
import { decide } from './decide-table.ts'
import { unfold } from './side-by-side.ts'
import { readRow } from './table-row.ts'


/** One column as the mapping screen shows it: what we think it is, why, what else it could be, and some cells as they would be read. */
export type PreviewColumn = {
  readonly index: number
  readonly heading: string
  readonly meaning: ColumnMeaning
  readonly why: MappingReason
  readonly alternatives: readonly ColumnMeaning[]
  readonly samples: readonly string[]
}

export type PreviewLine = { readonly row: TableRow; readonly draft?: ObservationDraft; readonly issues: readonly Issue[] }

export type MappingPreview = {
  readonly sheet: string
  readonly headerRow: number
  readonly columns: readonly PreviewColumn[]
  readonly questions: readonly Question[]
  /** What will follow from this mapping: assumed zone, missing number column, unit taken as seconds … */
  readonly consequences: readonly Issue[]
  /** The first rows, as they would be read. Empty while a question is open. */
  readonly rows: readonly ObservationDraft[]
  /** The same rows, each beside what the table has. */
  readonly lines: readonly PreviewLine[]
  readonly rowsLookedAt: number
}

const samplesShown = 6

/** The column mapping of every sheet with calls, from the head of the file and the answers so far. */
export const previewMapping = (head: FileHead, answers: Answers, now: EpochMs, ownNumbers: readonly string[] = []): readonly MappingPreview[] =>
  (head.sheets ?? []).flatMap((sheet) => {
    const rows = unfold(sheet.rows)
    const decision = decide(rows, { answers, ownNumbers, now, isPreview: true }, { log: { kind: 'table' } })
    if (decision.kind === 'no-header') return []
    const all = rows.filter((row) => row.row > decision.header.row && row.cells.filter((c) => c.text.trim() !== '').length > 1)
    const below = all.slice(0, samplesShown)
    const columns = decision.mapping.columns.map(({ index, heading, meaning, why, alternatives }) => ({ index, heading, meaning, why, alternatives, samples: below.map((row) => row.cells[index]?.text ?? '') }))
    const reads = decision.kind === 'ready' ? below.map((row) => readRow(row, decision.rules, undefined)) : []
    const lines = below.map((row, i): PreviewLine => ({ row, issues: reads[i]?.issues ?? [], ...(reads[i]?.drafts[0] === undefined ? {} : { draft: reads[i].drafts[0] }) }))
    return [
      {
        sheet: sheet.name,
        headerRow: decision.header.row,
        columns,
        questions: decision.kind === 'asks' ? decision.questions : [],
        consequences: decision.kind === 'ready' ? [...decision.notes, ...reads.flatMap((r) => r.issues)] : [],
        rows: reads.flatMap((r) => r.drafts),
        lines,
        rowsLookedAt: all.length,
      },
    ]
  })

/** The `columns` answer: heading → meaning as JSON, so that the same headings are read the same way next time. */
export const columnsAnswer = (columns: readonly Pick<PreviewColumn, 'heading' | 'meaning'>[]): string => JSON.stringify(Object.fromEntries(columns.map((c) => [c.heading, c.meaning])))
