import { androidCall, notCallsIssue, wholeNumber } from '../android-call.ts'
import { textOf } from '../apple-call.ts'
import type { Format, Read } from '../format.ts'
import { epochMessage, smsDirection } from '../message.ts'

/*
 * Samsung's logs.db (com.sec.android.provider.logsprovider, Android ≤ 7), table `logs`: calls and messages in one list. logtype 100 is a call (some
 * tools also take 256), 300 a message whose text is m_content (formats/README §3.1, §7). Out of a full backup or a rooted phone.
 */
const calls = new Set(['100', '256'])

export const samsungLogsDatabase: Format = {
  id: 'samsung-logs-database',
  version: 1,
  wants: 'database-row',
  recognise: ({ tables }) => (tables?.some((t) => t.name === 'logs' && ['number', 'date', 'type', 'logtype'].every((c) => t.columns.includes(c))) === true ? { certainty: 'exact' } : null),
  open: ({ now }) => {
    let others = 0
    return {
      take: (record): Read => {
        if (record.kind !== 'database-row' || record.table !== 'logs') return { drafts: [], issues: [] }
        const text = (name: string): string | undefined => textOf(record.values[name])
        const place = { table: 'logs', row: record.rowid }
        const sim = text('sim_id') ?? text('simnum')
        const logtype = text('logtype') ?? ''
        if (calls.has(logtype)) return androidCall({ number: text('number'), date: text('date'), duration: text('duration'), type: text('type'), name: text('name'), sim, all: record.values }, place, now)
        if (logtype !== '300') {
          others++
          return { drafts: [], issues: [] }
        }
        const type = text('type') ?? ''
        const message = { address: text('number') ?? text('address'), direction: smsDirection[type] ?? ('unknown' as const), directionRaw: type, body: text('m_content'), name: text('name'), sim }
        return epochMessage(message, wholeNumber(text('date')), text('date') ?? '', place, now)
      },
      end: () => ({ drafts: [], issues: notCallsIssue(others), complete: true, log: { kind: 'phone', device: 'Samsung' } }),
    }
  },
}
