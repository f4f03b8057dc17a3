import type { TableRow } from './format.ts'
import { findHeader } from './table-shape.ts'

/** Takes rows in order; a table printed two or three times beside itself, to save paper, comes out as one below the other. */
export type Unfolder = { readonly take: (row: TableRow) => readonly TableRow[] }

type Blocks = { readonly starts: readonly number[]; readonly width: number }

export const unfolder = (): Unfolder => {
  let sheet: string | undefined
  let blocks: Blocks | undefined
  return {
    take: (row) => {
      if (row.sheet !== sheet) blocks = undefined
      sheet = row.sheet
      const found = blocksOf(row)
      if (found !== undefined || (blocks !== undefined && findHeader([row]) !== undefined)) blocks = found
      return blocks === undefined ? [row] : cut(row, blocks)
    },
  }
}

/** All rows of a sheet at once. */
export const unfold = (rows: readonly TableRow[]): readonly TableRow[] => {
  const { take } = unfolder()
  return rows.flatMap(take)
}

/** 序号 号码 时间 序号 号码 时间: the same headings again, from the first one on. undefined: they stand once. */
const blocksOf = ({ row, cells }: TableRow): Blocks | undefined => {
  // Every row comes past here: most are done with after one look.
  const begin = cells[0]?.text ?? ''
  if (begin === '' || !cells.some((c, i) => i > 1 && c.text === begin)) return undefined
  const texts = cells.map((c) => c.text.trim())
  const [first] = texts
  const starts = texts.flatMap((text, i) => (text === first ? [i] : []))
  const step = starts[1]
  if (step === undefined || step < 2) return undefined
  const block = (start: number): string => texts.slice(start, start + step).join('\t').trimEnd()
  if (starts.some((start, i) => start !== i * step || block(start) !== block(0))) return undefined
  return findHeader([{ row, cells: cells.slice(0, step) }]) === undefined ? undefined : { starts, width: step }
}

const cut = (row: TableRow, { starts, width }: Blocks): readonly TableRow[] =>
  starts.flatMap((start) => {
    const cells = row.cells.slice(start, start + width)
    if (start > 0 && cells.every((c) => c.text.trim() === '')) return []
    return [{ ...row, cells, ...(start === 0 ? {} : { column: letterOf(start) }) }]
  })

const letterOf = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`)
