import { orderedDate, type DayOrder } from '../kernel/time-text.ts'
import type { TableRow } from './format.ts'
import { timeOfCell } from './table-shape.ts'

/** The row from which the dates of a list without years lie in the next year (or, newest first, in the one before). */
export type YearTurn = { readonly row: number; readonly by: 1 | -1; readonly raw: string }

/**
 * One year was answered, for the first of the dates; a list in order that jumps once from December to January, or back, goes on in another.
 * A list out of order tells nothing: all of it is the year that was answered.
 */
export const yearTurnOf = (rows: readonly TableRow[], columns: readonly number[], order: DayOrder | undefined): YearTurn | undefined => {
  const days = rows.flatMap((row) => dayOf(row, columns, order))
  const steps = days.slice(1).map((day, i) => ({ day, by: day.at - (days[i]?.at ?? 0) }))
  const jumps = steps.filter(({ by }) => Math.abs(by) > halfYear)
  const others = steps.filter(({ by }) => by !== 0 && Math.abs(by) <= halfYear)
  const [jump] = jumps
  if (jump === undefined || jumps.length > 1) return undefined
  const isForward = jump.by < 0
  if (!others.every(({ by }) => by > 0 === isForward)) return undefined
  return { row: jump.day.row, by: isForward ? 1 : -1, raw: jump.day.raw }
}

const halfYear = 6 * 31

type Day = { readonly row: number; readonly at: number; readonly raw: string }

/** Where in a year a row stands, of months of 31 days: enough to see which way a list runs. */
const dayOf = (row: TableRow, columns: readonly number[], order: DayOrder | undefined): readonly Day[] => {
  const cells = columns.flatMap((i) => row.cells[i] ?? [])
  const [only] = row.cells.filter((c) => c.text.trim() !== '')
  for (const cell of cells.length > 0 || only === undefined ? cells : [only]) {
    const time = timeOfCell(cell)
    const day = time?.kind === 'wall' && time.date?.year === undefined && time.date !== undefined ? orderedDate(time.date, order) : null
    if (day !== null) return [{ row: row.row, at: day.month * 31 + day.day, raw: cell.text }]
  }
  return []
}
