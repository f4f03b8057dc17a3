import { epochOfAppleSeconds } from '../../kernel/time-text.ts'
import { textOf } from '../apple-call.ts'
import type { FileRecord, Format, Read, RecordReader } from '../format.ts'
import { epochMessage } from '../message.ts'
import { issueAt } from '../readings.ts'
import { typedStreamText } from '../typed-stream.ts'

/*
 * iPhone sms.db: message joined with handle on handle_id. date is nanoseconds since 2001 (iOS 11 and later, > 10^11) or seconds. The text may be NULL
 * while attributedBody holds it. What the owner sent may name no handle: then the chat it stands in names the other party (chat_message_join).
 * item_type other than 0 is no message (somebody renamed the group); associated_message_type from 2000 on is a reaction to one. Comes out of a backup (formats/README §4.3).
 */
export const appleMessages: Format = {
  id: 'apple-messages',
  version: 2,
  wants: 'database-row',
  recognise: ({ tables }) => (['message', 'handle'].every((name) => tables?.some((t) => t.name === name) === true) && tables?.some((t) => t.name === 'message' && t.columns.includes('is_from_me')) === true ? { certainty: 'exact' } : null),
  open: ({ now }): RecordReader => {
    // Tables come in the order of their names: chat, chat_message_join, handle, message.
    const [handles, chats, chatOf] = [new Map<string, string>(), new Map<string, string>(), new Map<number, string>()]
    let notMessages = 0
    return {
      take: (record) => {
        if (record.kind !== 'database-row') return nothing
        const text = (name: string): string | undefined => textOf(record.values[name])
        if (record.table === 'handle') handles.set(String(record.rowid), text('id') ?? '')
        if (record.table === 'chat') chats.set(String(record.rowid), text('chat_identifier') ?? '')
        if (record.table === 'chat_message_join') chatOf.set(Number(text('message_id') ?? Number.NaN), text('chat_id') ?? '')
        if (record.table !== 'message') return nothing
        if (isNoMessage(text)) {
          notMessages++
          return nothing
        }
        return readMessage(record, handles.get(text('handle_id') ?? '') ?? chats.get(chatOf.get(record.rowid) ?? ''), now)
      },
      end: () => ({ drafts: [], issues: notMessages === 0 ? [] : [{ code: 'rows-not-calls', severity: 'note', params: { count: notMessages } }], complete: true, log: { kind: 'messages', device: 'iPhone' } }),
    }
  },
}

const isNoMessage = (text: (column: string) => string | undefined): boolean => !['0', undefined].includes(text('item_type')) || Number(text('associated_message_type') ?? '0') >= 2000

const nothing: Read = { drafts: [], issues: [] }

type Row = Extract<FileRecord, { kind: 'database-row' }>

const readMessage = (record: Row, address: string | undefined, now: Parameters<typeof epochMessage>[4]): Read => {
  const text = (name: string): string | undefined => textOf(record.values[name])
  const date = Number(record.values['date'] ?? Number.NaN)
  const isFromMe = text('is_from_me') === '1'
  const service = text('service')
  const message = {
    address,
    direction: isFromMe ? ('outgoing' as const) : ('incoming' as const),
    directionRaw: `is_from_me=${text('is_from_me') ?? ''}`,
    body: bodyOf(record.values['text'], record.values['attributedBody']),
    ...(service === undefined ? {} : { unread: { service } }),
  }
  const place = { table: 'message', row: record.rowid }
  const read = epochMessage(message, epochOfAppleSeconds(date > 1e11 ? date / 1e9 : date), date === 0 ? '' : (text('date') ?? ''), place, now)
  return isUnreadable(record.values) ? { ...read, issues: [...read.issues, issueAt('message-text-unreadable', place)] } : read
}

const isUnreadable = ({ text, attributedBody }: Row['values']): boolean => typeof text !== 'string' && attributedBody instanceof Uint8Array && typedStreamText(attributedBody) === undefined

/** U+FFFC stands where a picture was. */
const bodyOf = (text: unknown, attributed: unknown): string | undefined => {
  if (typeof text === 'string' && text !== '') return text
  const archived = attributed instanceof Uint8Array ? typedStreamText(attributed) : undefined
  return archived === undefined || archived.replaceAll('\ufffc', '').trim() === '' ? (typeof text === 'string' ? text : undefined) : archived
}
