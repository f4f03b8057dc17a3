import { wholeNumber } from '../android-call.ts'
import { contentQuery, firstRowOf, isContentQuery, type QueriedRow } from '../content-query.ts'
import type { Format, Read, RecordReader } from '../format.ts'
import { epochMessage, smsDirection } from '../message.ts'
import { joinReads, unreadOf } from '../readings.ts'

/*
 * `adb shell content query --uri content://sms > sms.txt`: "Row: 0 _id=1, address=106…, date=ms, type=1, body=…". Columns of AOSP Telephony.Sms. A body
 * may hold commas, '=' and line breaks.
 */
const understood = new Set(['address', 'date', 'type', 'body', 'sub_id'])

export const adbMessagesQuery: Format = {
  id: 'adb-messages-query',
  version: 1,
  wants: 'line',
  recognise: ({ text }) => (isContentQuery(text) && /\baddress=/.test(firstRowOf(text)) && /\bdate=/.test(firstRowOf(text)) && !/\bnumber=/.test(firstRowOf(text)) ? { certainty: 'exact' } : null),
  open: ({ now }): RecordReader => {
    const query = contentQuery()
    const read = (row: QueriedRow): Read => {
      const { values: v } = row
      const type = v['type'] ?? ''
      const message = { address: v['address'], direction: smsDirection[type] ?? 'unknown', directionRaw: type, body: v['body'], sim: v['sub_id'], unread: unreadOf(v, understood) }
      return epochMessage(message, wholeNumber(v['date']), v['date'] ?? '', { row: row.index }, now)
    }
    return { take: (record) => joinReads(query.take(record).map(read)), end: () => ({ ...joinReads(query.end().map(read)), complete: true, log: { kind: 'messages' } }) }
  },
}
