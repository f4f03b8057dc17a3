import { androidCall, isNoCallRow, labelOf, notCallsIssue } from '../android-call.ts'
import { joinReads } from '../readings.ts'
import { contentQuery, firstRowOf, isContentQuery, type QueriedRow } from '../content-query.ts'
import type { Format, Read, RecordReader } from '../format.ts'

/*
 * `adb shell content query --uri content://call_log/calls > calls.txt`: "Row: 0 _id=990, number=…, date=ms, duration=s, type=1". Which columns there
 * are depends on --projection and on the phone. PowerShell's `>` writes UTF-16, a Chinese console GBK.
 */
export const adbContentQuery: Format = {
  id: 'adb-content-query',
  version: 1,
  wants: 'line',
  recognise: ({ text }) => (isContentQuery(text) && /\bnumber=/.test(firstRowOf(text)) ? { certainty: 'exact' } : null),
  open: ({ now }): RecordReader => {
    const query = contentQuery()
    let notCalls = 0
    const read = (row: QueriedRow): Read => {
      const { values: v } = row
      if (isNoCallRow((column) => v[column])) {
        notCalls++
        return { drafts: [], issues: [] }
      }
      const call = { number: v['number'], date: v['date'], duration: v['duration'], type: v['type'], name: v['name'], ring: v['ring_time'] ?? v['record_duration'], label: labelOf((column) => v[column]), location: v['geocoded_location'], sim: v['subscription_id'] ?? v['simid'], all: v }
      return androidCall(call, { row: row.index }, now)
    }
    return {
      take: (record) => joinReads(query.take(record).map(read)),
      end: () => {
        const last = joinReads(query.end().map(read))
        return { drafts: last.drafts, issues: [...last.issues, ...notCallsIssue(notCalls)], complete: true, log: { kind: 'phone' } }
      },
    }
  },
}
