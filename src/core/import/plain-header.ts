import type { FileHead, TableRow } from './format.ts'

const clean = (text: string): string => text.normalize('NFKC').trim().replace(/^\ufeff/, '')

/** true: the first row holds every wanted cell, word for word. */
export const hasCells = (head: FileHead, wanted: readonly string[]): boolean => {
  const first = head.sheets?.[0]?.rows[0]
  return first !== undefined && headerIndex(first, wanted) !== undefined
}

/** Heading → column, if the row names all that are wanted. */
export const headerIndex = (row: TableRow, wanted: readonly string[]): ReadonlyMap<string, number> | undefined => {
  const index = new Map(row.cells.map((cell, i) => [clean(cell.text), i] as const))
  return wanted.every((name) => index.has(name)) ? index : undefined
}
