import { androidCall, callRows, labelOf } from '../android-call.ts'
import { textOf } from '../apple-call.ts'
import type { FileHead, Format } from '../format.ts'

/*
 * Android calllog.db (≥ 7) or contacts2.db (≤ 6), table `calls`; ZTE's backup uses the same table. Needs root or a full backup.
 * AOSP CallLog.Calls; vendor columns from the sources named in formats/README §3.1. Columns are read by name: sets differ by vendor.
 * OPPO's ring_time and vivo's record_duration are seconds; Huawei's ring_times counts rings (响铃 5 声) and stays beside the call unread.
 */
const tableOf = (head: FileHead): string | undefined => head.tables?.find((t) => t.name.toLowerCase() === 'calls' && ['number', 'date', 'duration', 'type'].every((c) => t.columns.includes(c)))?.name

/** HTC keeps the name in a column of its own and leaves `name` empty. */
const firstFilled = (...texts: readonly (string | undefined)[]): string | undefined => texts.find((t) => t !== undefined && t.trim() !== '')

export const androidCallsDatabase: Format = {
  id: 'android-calls-database',
  version: 1,
  wants: 'database-row',
  recognise: (head) => (tableOf(head) === undefined ? null : { certainty: 'exact' }),
  open: ({ head, now }) => {
    const table = tableOf(head)
    const calls = callRows()
    return {
      take: (record) => {
        if (record.kind !== 'database-row' || record.table !== table) return { drafts: [], issues: [] }
        const v = record.values
        const text = (name: string): string | undefined => textOf(v[name])
        const call = { number: text('number'), date: text('date'), duration: text('duration'), type: text('type'), name: firstFilled(text('name'), text('cname')), ring: text('ring_time') ?? text('record_duration'), label: labelOf(text), location: text('geocoded_location'), sim: text('subscription_id') ?? text('simid') ?? text('sim_id'), all: v }
        return calls.take(text, () => androidCall(call, { table: record.table, row: record.rowid }, now))
      },
      end: () => ({ drafts: [], issues: calls.issues(), complete: true, log: { kind: 'phone' } }),
    }
  },
}
