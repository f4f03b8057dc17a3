import { normaliseHeading } from './columns.ts'
import type { FileHead } from './format.ts'
import { findHeader } from './table-shape.ts'

/** true: some sheet's header row names every wanted heading (compared after normalising). */
export const hasHeadings = (head: FileHead, ...wanted: readonly string[]): boolean =>
  head.sheets?.some((sheet) => {
    const header = findHeader(sheet.rows)
    const names = new Set(header?.headings.map((h) => h.text))
    return header !== undefined && wanted.every((w) => names.has(normaliseHeading(w).text))
  }) === true
