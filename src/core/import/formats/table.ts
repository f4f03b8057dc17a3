import type { FileHead, Format } from '../format.ts'
import { tableReader } from '../read-table.ts'
import { headerOf } from '../find-header.ts'

/*
 * Any table of calls with headings, in Chinese or English, typed by the owner or exported by an app nobody has described:
 * CSV, TSV, .xls, .xlsx, .ods, HTML. Headings: formats/README §10; what a column means is decided by its values (map-columns.ts).
 */
export const table: Format = {
  id: 'table',
  version: 1,
  wants: 'row',
  recognise: (head) => (hasTable(head) ? { certainty: 'shape' } : null),
  open: (context) => tableReader(context, { log: { kind: 'table' } }),
}

const hasTable = (head: FileHead): boolean => head.sheets?.some((sheet) => headerOf(sheet.rows) !== undefined) === true
