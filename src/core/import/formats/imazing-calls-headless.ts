import { directionOfWords } from '../direction-words.ts'
import type { FileHead, Format, TableRow } from '../format.ts'
import { tableReader } from '../read-table.ts'

/*
 * iMazing 2: the same list without a header row: Incoming,02/06/17 09:45,00:01:43,+46879111111,Bob Smith. Day and month in the order of
 * the exporting computer: asked where no day above 12 shows it.
 */
const isRow = (row: TableRow): boolean => directionOfWords(row.cells[0]?.text ?? '') !== undefined && /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? (?:上午|下午|凌晨|中午|晚上)? ?\d{1,2}:\d{2}/.test(row.cells[1]?.text.trim() ?? '') && /^\d+:\d{2}(?::\d{2})?$/.test(row.cells[2]?.text.trim() ?? '')

const isHeadless = (head: FileHead): boolean => {
  const rows = head.sheets?.[0]?.rows ?? []
  const first = rows.slice(0, 6)
  return first[0] !== undefined && isRow(first[0]) && first.filter(isRow).length * 2 >= first.length
}

const headings = ['Call type', 'Date', 'Duration', 'Number', 'Contact']

export const imazingCallsHeadless: Format = {
  id: 'imazing-calls-headless',
  version: 1,
  wants: 'row',
  recognise: (head) => (isHeadless(head) ? { certainty: 'exact' } : null),
  open: (context) => {
    const reader = tableReader(context, { log: { kind: 'phone', device: 'iPhone' } })
    // The headings iMazing 3 writes, put before the first row.
    reader.take({ kind: 'row', row: { row: 0, cells: headings.map((text) => ({ text })) } })
    return reader
  },
}
