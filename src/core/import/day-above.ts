import type { DateText } from '../kernel/time-text.ts'
import type { Read, TableRow } from './format.ts'
import { issueAt } from './readings.ts'
import { placeOf, type RowRules } from './table-row.ts'
import { timeOfCell } from './table-shape.ts'

/**
 * A day written beside the first of its calls only: an empty cell below it, beside a clock, is read as the same day. Likely, not certain, and
 * said once for each table.
 */
export type DayAbove = {
  /** The day of the rows above, where this row leaves its own empty. */
  readonly of: (row: TableRow, rules: RowRules) => DateText | undefined
  readonly likely: (read: Read, row: TableRow) => Read
}

export const dayAbove = (): DayAbove => {
  let day: DateText | undefined
  let isSaid = false
  return {
    of: (row, { cellOf, hasShortYear }) => {
      const [dateAt, timeAt] = [cellOf.get('date'), cellOf.get('time')]
      if (dateAt === undefined || timeAt === undefined || cellOf.has('dateTime')) return undefined
      const cell = row.cells[dateAt]
      if (cell !== undefined && cell.text.trim() !== '') {
        const own = timeOfCell(cell, hasShortYear)
        day = own?.kind === 'wall' ? own.date : undefined
        return undefined
      }
      const clock = row.cells[timeAt]
      const time = clock === undefined ? null : timeOfCell(clock)
      return time?.kind === 'wall' && time.clock !== undefined && time.date === undefined ? day : undefined
    },
    likely: ({ drafts, issues }, row) => {
      const note = isSaid ? [] : [issueAt('day-from-above', placeOf(row), {}, 'note')]
      isSaid = true
      return { drafts: drafts.map((d) => (d.startedAt === undefined ? d : { ...d, startedAt: { ...d.startedAt, confidence: 'likely' } })), issues: [...issues, ...note] }
    },
  }
}
