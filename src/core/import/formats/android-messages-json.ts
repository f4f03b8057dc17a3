import { wholeNumber } from '../android-call.ts'
import type { EpochMs } from '../../kernel/instant.ts'
import type { Format, Read } from '../format.ts'
import { fieldsOf, hasKeys } from '../json-value.ts'
import { epochMessage, smsDirection } from '../message.ts'
import { unreadOf } from '../readings.ts'

/*
 * Messages as JSON with Android's own columns: SMS Import / Export (sms-ie: messages.ndjson in its ZIP, all values texts, MMS with __parts and
 * __sender_address), Fossify Messages and Simple SMS Messenger (Settings → Export messages; MMS with parts and addresses). Columns: AOSP
 * Telephony.Sms and Telephony.Mms; the date of an MMS is in seconds.
 */
export const androidMessagesJson: Format = {
  id: 'android-messages-json',
  version: 1,
  wants: 'item',
  recognise: ({ json }) => (hasKeys(json, 'address', 'body', 'date', 'type') || isMms(json) ? { certainty: 'exact' } : null),
  open: ({ now }) => ({
    take: (record) => {
      const f = record.kind === 'item' ? fieldsOf(record.value) : undefined
      if (record.kind !== 'item' || f === undefined) return { drafts: [], issues: [] }
      return read(f, record.value as Readonly<Record<string, unknown>>, record.ordinal, now)
    },
    end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'messages' } }),
  }),
}

const isMms = (json: unknown): boolean => hasKeys(json, 'date', 'msg_box', 'm_type') || hasKeys(json, 'date', 'messageBox', 'messageType')

const understood = new Set(['address', 'date', 'type', 'body', 'sub_id', 'subscriptionId', 'msg_box', 'messageBox', '__display_name'])

const read = (f: Readonly<Record<string, string>>, item: Readonly<Record<string, unknown>>, row: number, now: EpochMs): Read => {
  const type = f['type'] ?? f['msg_box'] ?? f['messageBox'] ?? ''
  const isIn = smsDirection[type] === 'incoming'
  const message = {
    address: f['address'] ?? (isIn ? senderOf(item) : receiverOf(item)),
    direction: smsDirection[type] ?? ('unknown' as const),
    directionRaw: type,
    body: f['body'] ?? partsText(item),
    name: f['__display_name'],
    sim: f['sub_id'] ?? f['subscriptionId'],
    unread: unreadOf(f, understood),
  }
  return epochMessage(message, wholeNumber(f['date']), f['date'] ?? '', { row }, now)
}

type Fields = Readonly<Record<string, string>>

const listOf = (item: Readonly<Record<string, unknown>>, ...keys: readonly string[]): readonly Fields[] =>
  keys.flatMap((key): readonly Fields[] => {
    const below = item[key]
    const items: readonly unknown[] = Array.isArray(below) ? below : [below]
    return items.map(fieldsOf).filter((fields) => fields !== undefined)
  })

/** 137 is who sent it, 151 who it was for (PduHeaders). */
const senderOf = (item: Readonly<Record<string, unknown>>): string | undefined => listOf(item, '__sender_address').concat(listOf(item, 'addresses').filter((a) => a['type'] === '137')).find((a) => a['address'] !== undefined)?.['address']
const receiverOf = (item: Readonly<Record<string, unknown>>): string | undefined => listOf(item, '__recipient_addresses', 'addresses').find((a) => a['type'] === '151' && a['address'] !== 'insert-address-token')?.['address']

const partsText = (item: Readonly<Record<string, unknown>>): string | undefined => {
  const texts = listOf(item, '__parts', 'parts').flatMap((part) => ((part['ct'] ?? part['contentType'])?.startsWith('text/plain') === true && part['text'] !== undefined ? [part['text']] : []))
  return texts.length === 0 ? undefined : texts.join('\n')
}
