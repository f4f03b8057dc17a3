import { androidCall, isNoCall, notCallsIssue } from '../android-call.ts'
import { textOf } from '../apple-call.ts'
import type { FileHead, Format } from '../format.ts'

/*
 * Android calllog.db (≥ 7) or contacts2.db (≤ 6), table `calls`; ZTE's backup uses the same table. Needs root or a full backup.
 * AOSP CallLog.Calls; vendor columns from the sources named in formats/README §3.1. Columns are read by name: sets differ by vendor.
 */
const tableOf = (head: FileHead): string | undefined => head.tables?.find((t) => t.name.toLowerCase() === 'calls' && ['number', 'date', 'duration', 'type'].every((c) => t.columns.includes(c)))?.name

/** Xiaomi's cloud_antispam_type: 0 none; otherwise the tag is a label other people gave. */
const labelColumns = ['cloud_antispam_type_tag', 'mark_content', 'mark_type', 'marker_data'] as const

/** HTC keeps the name in a column of its own and leaves `name` empty. */
const firstFilled = (...texts: readonly (string | undefined)[]): string | undefined => texts.find((t) => t !== undefined && t.trim() !== '')

export const androidCallsDatabase: Format = {
  id: 'android-calls-database',
  version: 1,
  wants: 'database-row',
  recognise: (head) => (tableOf(head) === undefined ? null : { certainty: 'exact' }),
  open: ({ head, now }) => {
    const table = tableOf(head)
    let notCalls = 0
    return {
      take: (record) => {
        if (record.kind !== 'database-row' || record.table !== table) return { drafts: [], issues: [] }
        const v = record.values
        const text = (name: string): string | undefined => textOf(v[name])
        // MIUI type 10 is "new contact"; Samsung logtype 100 and 256 are calls, 300 messages; MIUI keeps deleted rows with a mark.
        if (isNoCall(text('type')) || text('mark_deleted') === '1' || !['100', '256', undefined].includes(text('logtype'))) {
          notCalls++
          return { drafts: [], issues: [] }
        }
        const label = labelColumns.map(text).find((t) => t !== undefined && t !== '')
        const call = { number: text('number'), date: text('date'), duration: text('duration'), type: text('type'), name: firstFilled(text('name'), text('cname')), ring: text('ring_time') ?? text('ring_times') ?? text('record_duration'), label, location: text('geocoded_location'), sim: text('subscription_id') ?? text('simid'), all: v }
        return androidCall(call, { table: record.table, row: record.rowid }, now)
      },
      end: () => ({ drafts: [], issues: notCallsIssue(notCalls), complete: true, log: { kind: 'phone' } }),
    }
  },
}
