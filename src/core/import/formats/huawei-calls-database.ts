import { androidCall, callRows, labelOf } from '../android-call.ts'
import { textOf } from '../apple-call.ts'
import type { Format } from '../format.ts'

/* Huawei/Honor backup calllog.db, table calls_tb (iamoatil parsers, 2017; newer HiSuite backups are encrypted). ring_times counts rings. */
export const huaweiCallsDatabase: Format = {
  id: 'huawei-calls-database',
  version: 1,
  wants: 'database-row',
  recognise: ({ tables }) => (tables?.some((t) => t.name === 'calls_tb') === true ? { certainty: 'exact' } : null),
  open: ({ now }) => {
    const calls = callRows()
    return {
      take: (record) => {
        if (record.kind !== 'database-row' || record.table !== 'calls_tb') return { drafts: [], issues: [] }
        const text = (name: string): string | undefined => textOf(record.values[name])
        const call = { number: text('number'), date: text('date'), duration: text('duration'), type: text('type'), name: text('name'), label: labelOf(text), sim: text('subscription_id') ?? text('subscription'), all: record.values }
        return calls.take(text, () => androidCall(call, { table: record.table, row: record.rowid }, now))
      },
      end: () => ({ drafts: [], issues: calls.issues(), complete: true, log: { kind: 'phone', device: 'Huawei' } }),
    }
  },
}
