import { wholeNumber } from '../android-call.ts'
import type { FileElement, Format, Read, ReadContext } from '../format.ts'
import { epochMessage, smsDirection } from '../message.ts'
import { unreadOf } from '../readings.ts'

/*
 * "SMS Backup & Restore" (SyncTech, Android), sms-YYYYMMDDhhmmss.xml. Back up now → local folder. Fields as for the calls file.
 * "null" is its word for no value. The text of an MMS is all its text/plain parts; pictures are passed over in the bytes.
 */
const understood = new Set(['address', 'date', 'type', 'body', 'contact_name', 'readable_date', 'sub_id', 'msg_box', 'm_type'])

export const smsBackupRestoreMessages: Format = {
  id: 'sms-backup-restore-messages',
  version: 1,
  wants: 'element',
  recognise: ({ xmlRoot }) => (xmlRoot?.name === 'smses' ? { certainty: 'exact' } : null),
  open: ({ head, now }) => {
    return {
      take: (record) => {
        if (record.kind !== 'element' || (record.name !== 'sms' && record.name !== 'mms')) return { drafts: [], issues: [] }
        return record.name === 'sms' ? readSms(record.attributes, record.ordinal, now) : readMms(record, record.ordinal, now)
      },
      end: () => {
        const declared = wholeNumber(head.xmlRoot?.attributes['count'])
        const device = head.xmlRoot?.attributes['backup_set']
        return { drafts: [], issues: [], complete: true, log: { kind: 'messages', ...(device === undefined ? {} : { device }) }, ...(Number.isNaN(declared) ? {} : { declared }) }
      },
    }
  },
}

const readSms = (a: Readonly<Record<string, string>>, row: number, now: ReadContext['now']): Read => {
  const type = a['type'] ?? ''
  const message = { address: a['address'], direction: smsDirection[type] ?? 'unknown', directionRaw: type, body: a['body'], name: a['contact_name'], sim: a['sub_id'], unread: unreadOf(a, understood) }
  return epochMessage(message, wholeNumber(a['date']), a['date'] ?? '', { row }, now)
}

/** addr type 137 is the sender, 151 a receiver. Several people are joined with ~. */
const readMms = (mms: FileElement, row: number, now: ReadContext['now']): Read => {
  const a = mms.attributes
  const box = a['msg_box'] ?? ''
  const parts = childrenOf(mms, 'parts')
  const texts = parts.filter((p) => p.attributes['ct'] === 'text/plain').map((p) => p.attributes['text'] ?? '').filter((t) => t !== '' && t !== 'null')
  const sender = childrenOf(mms, 'addrs').find((addr) => addr.attributes['type'] === '137')?.attributes['address']
  // Several people are joined with ~: who sent it is the one it is from.
  const address = sender !== undefined && (a['address'] === undefined || a['address'].includes('~')) && box === '1' ? sender : (a['address'] ?? sender)
  const kinds = parts.map((p) => p.attributes['ct'] ?? '').filter((ct) => ct !== '' && ct !== 'text/plain' && ct !== 'application/smil')
  const unread = { ...unreadOf(a, understood), ...(kinds.length === 0 ? {} : { parts: kinds.join(' ') }) }
  const message = { address, direction: smsDirection[box] ?? 'unknown', directionRaw: box, body: texts.length === 0 ? undefined : texts.join('\n'), name: a['contact_name'], unread }
  return epochMessage(message, wholeNumber(a['date']), a['date'] ?? '', { row }, now)
}

const childrenOf = (element: FileElement, group: string): readonly FileElement[] => element.children.filter((c) => c.name === group).flatMap((c) => c.children)
