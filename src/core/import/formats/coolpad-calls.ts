import { androidCall, callRows } from '../android-call.ts'
import type { Format } from '../format.ts'

/* Coolpad's own backup: calls_parent with calls_child, attributes as in Android's table (iamoatil/M_Y_P_F_P_R_O parsers, 2017). */
export const coolpadCalls: Format = {
  id: 'coolpad-calls',
  version: 1,
  wants: 'element',
  recognise: ({ xmlRoot }) => (xmlRoot?.name === 'calls_parent' || xmlRoot?.children.includes('calls_child') === true ? { certainty: 'exact' } : null),
  open: ({ now }) => {
    const calls = callRows()
    return {
      take: (record) => {
        if (record.kind !== 'element' || record.name !== 'calls_child') return { drafts: [], issues: [] }
        const a = record.attributes
        return calls.take((column) => a[column], () => androidCall({ number: a['number'], date: a['date'], duration: a['duration'], type: a['type'], name: a['name'], all: a }, { row: record.ordinal }, now))
      },
      end: () => ({ drafts: [], issues: calls.issues(), complete: true, skipped: calls.skipped(), log: { kind: 'phone', device: 'Coolpad' } }),
    }
  },
}
