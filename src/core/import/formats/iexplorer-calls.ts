import type { Format } from '../format.ts'
import { hasHeadings } from '../header-match.ts'
import { tableReader } from '../read-table.ts'

/* iExplorer (macOS, Windows): call history as CSV. Duration is M:SS: 1:43 is 103 seconds. Documentation example of time cockpit. */
export const iexplorerCalls: Format = {
  id: 'iexplorer-calls',
  version: 1,
  wants: 'row',
  recognise: (head) => (hasHeadings(head, 'Contact', 'Number', 'Date', 'Duration', 'Call Type', 'Unformatted Number') ? { certainty: 'exact' } : null),
  open: (context) => tableReader(context, { log: { kind: 'phone', device: 'iPhone' } }),
}
