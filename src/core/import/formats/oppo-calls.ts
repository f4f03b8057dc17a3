import { androidCall, callRows } from '../android-call.ts'
import type { Format } from '../format.ts'

/*
 * OPPO, realme, OnePlus (ColorOS): callrecord_backup.xml of the phone's own backup. Seen: a demo file; root CallLog or callrecord.
 * ring_time: seconds it rang. name is one space for none.
 */
export const oppoCalls: Format = {
  id: 'oppo-calls',
  version: 1,
  wants: 'element',
  recognise: ({ xmlRoot }) => (xmlRoot?.children.includes('CALL_RECORDS') === true ? { certainty: 'exact' } : null),
  open: ({ now }) => {
    const calls = callRows()
    return {
      take: (record) => {
        if (record.kind !== 'element' || record.name !== 'CALL_RECORDS') return { drafts: [], issues: [] }
        const a = record.attributes
        return calls.take((column) => a[column], () => androidCall({ number: a['number'], date: a['date'], duration: a['duration'], type: a['type'], name: a['name'], ring: a['ring_time'], all: a }, { row: record.ordinal }, now))
      },
      end: () => ({ drafts: [], issues: calls.issues(), complete: true, skipped: calls.skipped(), log: { kind: 'phone', device: 'OPPO' } }),
    }
  },
}
