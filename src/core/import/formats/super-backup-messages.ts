import { wholeNumber } from '../android-call.ts'
import type { Format } from '../format.ts'
import { epochMessage, smsDirection } from '../message.ts'
import { unreadOf } from '../readings.ts'

/* "Super Backup" (MobileIdea, Android), SMS → back up: allsms with sms children, as its call list (super-backup-calls.ts). `date` is ms UTC, `time` for eyes. */
const understood = new Set(['address', 'date', 'time', 'type', 'body', 'name'])

export const superBackupMessages: Format = {
  id: 'super-backup-messages',
  version: 1,
  wants: 'element',
  recognise: ({ xmlRoot }) => (xmlRoot?.name === 'allsms' ? { certainty: 'exact' } : null),
  open: ({ head, now }) => ({
    take: (record) => {
      if (record.kind !== 'element' || record.name !== 'sms') return { drafts: [], issues: [] }
      const a = record.attributes
      const type = a['type'] ?? ''
      const message = { address: a['address'], direction: smsDirection[type] ?? ('unknown' as const), directionRaw: type, body: a['body'], name: a['name'], unread: unreadOf(a, understood) }
      return epochMessage(message, wholeNumber(a['date']), a['date'] ?? '', { row: record.ordinal }, now)
    },
    end: () => {
      const declared = wholeNumber(head.xmlRoot?.attributes['count'])
      return { drafts: [], issues: [], complete: true, log: { kind: 'messages' }, ...(Number.isNaN(declared) ? {} : { declared }) }
    },
  }),
}
