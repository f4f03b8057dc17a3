import type { Format } from '../format.ts'
import { hasHeadings } from '../header-match.ts'
import { tableReader } from '../read-table.ts'

/* "Logger" (Sanmeet007, Android): CSV with call_type CallType.incoming …, timestamp in ms, duration in seconds (its source code). */
export const loggerCalls: Format = {
  id: 'logger-calls',
  version: 1,
  wants: 'row',
  recognise: (head) => (hasHeadings(head, 'call_type', 'timestamp', 'number', 'duration', 'phone_account_id') ? { certainty: 'exact' } : null),
  open: (context) => tableReader(context, { countsSeconds: true, log: { kind: 'phone' } }),
}
