import { epochOfAppleSeconds } from '../../kernel/time-text.ts'
import { textOf } from '../apple-call.ts'
import type { Format, Read, RecordReader } from '../format.ts'
import { epochMessage } from '../message.ts'

/*
 * iPhone sms.db: message joined with handle on handle_id. date is nanoseconds since 2001 (iOS 11 and later, > 10^11) or seconds. The text may
 * be NULL while attributedBody holds it: then it is absent here. Comes out of a backup (formats/README §4.3).
 */
export const appleMessages: Format = {
  id: 'apple-messages',
  version: 1,
  wants: 'database-row',
  recognise: ({ tables }) => (['message', 'handle'].every((name) => tables?.some((t) => t.name === name) === true) && tables?.some((t) => t.name === 'message' && t.columns.includes('is_from_me')) === true ? { certainty: 'exact' } : null),
  open: ({ now }): RecordReader => {
    // Tables come in the order of their names: handle before message.
    const addresses = new Map<string, string>()
    const nothing: Read = { drafts: [], issues: [] }
    return {
      take: (record) => {
        if (record.kind !== 'database-row') return nothing
        const text = (name: string): string | undefined => textOf(record.values[name])
        if (record.table === 'handle') addresses.set(String(record.rowid), text('id') ?? '')
        if (record.table !== 'message') return nothing
        const date = Number(record.values['date'] ?? Number.NaN)
        const ms = epochOfAppleSeconds(date > 1e11 ? date / 1e9 : date)
        const isFromMe = text('is_from_me') === '1'
        const message = { address: addresses.get(text('handle_id') ?? ''), direction: isFromMe ? ('outgoing' as const) : ('incoming' as const), directionRaw: `is_from_me=${text('is_from_me') ?? ''}`, body: bodyOf(record.values['text']) }
        return epochMessage(message, ms, text('date') ?? '', { table: 'message', row: record.rowid }, now)
      },
      end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'messages', device: 'iPhone' } }),
    }
  },
}

const bodyOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
