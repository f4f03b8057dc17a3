import type { FileHead, Format } from '../format.ts'
import { hasHeadings } from '../header-match.ts'
import { tableReader } from '../read-table.ts'

/*
 * ALEAPP and iLEAPP (forensic parsers): TSV or CSV reports of call logs. Times are UTC: read as Beijing time they would be 8 hours wrong.
 * Headings from their source code (formats/README §9).
 */
const isReport = (head: FileHead): boolean =>
  hasHeadings(head, 'Call Date', 'Phone Account Address', 'Partner', 'Type') || hasHeadings(head, 'Starting Timestamp', 'Ending Timestamp', 'Call Direction', 'Phone Number') || hasHeadings(head, 'start_date', 'end_date', 'direction', 'call_type', 'number')

export const forensicCalls: Format = {
  id: 'forensic-calls',
  version: 1,
  wants: 'row',
  recognise: (head) => (isReport(head) ? { certainty: 'exact' } : null),
  open: (context) => tableReader(context, { log: { kind: 'phone' }, zone: 'stated-utc', countsSeconds: true }),
}
