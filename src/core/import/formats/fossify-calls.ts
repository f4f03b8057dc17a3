import { androidCall, wholeNumber } from '../android-call.ts'
import type { Format } from '../format.ts'
import { fieldsOf, hasKeys } from '../json-value.ts'

/*
 * Fossify Phone and Simple Dialer (Android): Settings → Export call history, call_history_*.json. startTS is seconds in Simple Dialer and early
 * Fossify, milliseconds since Fossify commit c24e8aa9: told apart by size. Nulls and defaults may be left out.
 */
export const fossifyCalls: Format = {
  id: 'fossify-calls',
  version: 1,
  wants: 'item',
  recognise: ({ json }) => (hasKeys(json, 'phoneNumber', 'startTS') ? { certainty: 'exact' } : null),
  open: ({ now }) => ({
    take: (record) => {
      const f = record.kind === 'item' ? fieldsOf(record.value) : undefined
      if (record.kind !== 'item' || f === undefined) return { drafts: [], issues: [] }
      const start = wholeNumber(f['startTS'])
      const date = start > 1e11 ? f['startTS'] : Number.isNaN(start) ? undefined : String(start * 1000)
      return androidCall({ number: f['phoneNumber'], date, duration: f['duration'] ?? '0', type: f['type'] ?? '1', name: f['name'] === f['phoneNumber'] ? undefined : f['name'], sim: f['simID'], all: f }, { row: record.ordinal }, now)
    },
    end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'phone' } }),
  }),
}
