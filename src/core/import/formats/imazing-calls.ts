import type { Format } from '../format.ts'
import { hasHeadings } from '../header-match.ts'
import { tableReader } from '../read-table.ts'

/*
 * iMazing 3 (macOS, Windows): iPhone → Call History → Export CSV. Call type,Date,Duration,Number,Contact,Location,Service. Wall clock of the
 * exporting computer, no zone. Number may be a UUID (Signal) or a meeting's name (Teams): unknown. Seen: sascha-andres/imazingtosbr fixtures.
 */
export const imazingCalls: Format = {
  id: 'imazing-calls',
  version: 1,
  wants: 'row',
  recognise: (head) => (hasHeadings(head, 'Call type', 'Date', 'Duration', 'Number', 'Contact', 'Service') ? { certainty: 'exact' } : null),
  open: (context) => tableReader(context, { countsSeconds: true, log: { kind: 'phone', device: 'iPhone' } }),
}
