import type { TableCell } from '../../../core/import/format.ts'

/** Builds rows whose cells may reach over several columns or into the rows below: one day for all its calls is said of each of them. */
export type JoinedCells = {
  /** Cells of rows above that stand where the row has come to, up to this column. */
  readonly reachDown: (row: TableCell[], upTo?: number) => void
  readonly put: (row: TableCell[], cell: TableCell, size: { readonly across: number; readonly down: number }) => void
  readonly endRow: (row: TableCell[]) => void
}

type Reaching = { readonly rowsLeft: number; readonly cell: TableCell }

const mostAcross = 64
const mostDown = 5_000
const mostColumns = 1_000

export const joinedCells = (): JoinedCells => {
  const reaching = new Map<number, Reaching>()
  const begun = new Map<number, Reaching>()
  const reachDown = (row: TableCell[], upTo = mostColumns): void => {
    for (let above = reaching.get(row.length); above !== undefined && row.length < upTo; above = reaching.get(row.length)) {
      if (above.rowsLeft > 1) begun.set(row.length, { ...above, rowsLeft: above.rowsLeft - 1 })
      reaching.delete(row.length)
      row.push(above.cell)
    }
  }
  return {
    reachDown,
    put: (row, cell, { across, down }) => {
      if (down > 1) begun.set(row.length, { rowsLeft: Math.min(down, mostDown) - 1, cell })
      row.push(cell)
      for (let i = 1; i < Math.min(across, mostAcross); i++) row.push({ text: '' })
    },
    endRow: (row) => {
      reachDown(row)
      reaching.clear()
      for (const [column, above] of begun) reaching.set(column, above)
      begun.clear()
    },
  }
}
