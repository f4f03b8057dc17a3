import { wholeNumber } from '../android-call.ts'
import { textOf } from '../apple-call.ts'
import type { FileHead, Format } from '../format.ts'
import { epochMessage, smsDirection } from '../message.ts'
import { unreadOf } from '../readings.ts'

/* Android mmssms.db, table sms(address, date ms, type, body …), and Huawei's sms.db, table sms_tb with the same columns (formats/README §7). */
const tableOf = (head: FileHead): string | undefined => head.tables?.find((t) => (t.name === 'sms' || t.name === 'sms_tb') && ['address', 'date', 'body', 'type'].every((c) => t.columns.includes(c)))?.name
const understood = new Set(['address', 'date', 'type', 'body', 'sub_id'])

export const androidMessagesDatabase: Format = {
  id: 'android-messages-database',
  version: 1,
  wants: 'database-row',
  recognise: (head) => (tableOf(head) === undefined ? null : { certainty: 'exact' }),
  open: ({ head, now }) => {
    const table = tableOf(head)
    return {
      take: (record) => {
        if (record.kind !== 'database-row' || record.table !== table) return { drafts: [], issues: [] }
        const text = (name: string): string | undefined => textOf(record.values[name])
        const type = text('type') ?? ''
        const message = { address: text('address'), direction: smsDirection[type] ?? 'unknown', directionRaw: type, body: text('body'), sim: text('sub_id'), unread: unreadOf(record.values, understood) }
        return epochMessage(message, wholeNumber(text('date')), text('date') ?? '', { table: record.table, row: record.rowid }, now)
      },
      end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'messages' } }),
    }
  },
}
