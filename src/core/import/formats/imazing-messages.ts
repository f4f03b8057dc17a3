import type { Direction } from '../../model/observation.ts'
import { parseTimeText, toWhen } from '../../kernel/time-text.ts'
import type { Format, Read, RecordReader } from '../format.ts'
import { hasCells, headerIndex } from '../plain-header.ts'
import { messageDraft } from '../message.ts'
import { isPossible, issueAt, reading } from '../readings.ts'
import { zoneOf } from '../text-zone.ts'

/*
 * iMazing 3: Messages → Export CSV. Chat Session,Message Date,…,Service,Type,Sender ID,Sender Name,Status,…,Text. Wall clock of the exporting
 * computer. In outgoing rows Sender ID is empty: the other party is the Chat Session.
 */
const wanted = ['Chat Session', 'Message Date', 'Type', 'Sender ID', 'Text']
const directions: Readonly<Record<string, Direction>> = { incoming: 'incoming', outgoing: 'outgoing', 收到: 'incoming', 发出: 'outgoing' }

export const imazingMessages: Format = {
  id: 'imazing-messages',
  version: 1,
  wants: 'row',
  recognise: (head) => (hasCells(head, wanted) ? { certainty: 'exact' } : null),
  open: ({ answers, now }): RecordReader => {
    let columns: ReadonlyMap<string, number> | undefined
    const zone = zoneOf(answers)
    const nothing: Read = { drafts: [], issues: [] }
    return {
      take: (record) => {
        if (record.kind !== 'row') return nothing
        if (columns === undefined) {
          columns = headerIndex(record.row, wanted)
          return nothing
        }
        const cell = (name: string): string | undefined => record.row.cells[columns?.get(name) ?? -1]?.text
        const place = { row: record.row.row }
        const raw = cell('Message Date') ?? ''
        if (raw === '' && (cell('Text') ?? '') === '') return nothing
        const time = parseTimeText(raw)
        const when = time === null ? undefined : toWhen(time, { ...zone, dayOrder: answers['dayOrder'] === 'day-first' ? 'day-first' : 'month-first' })
        const sender = cell('Sender ID') ?? ''
        const type = cell('Type') ?? ''
        const good = when?.ok === true && isPossible(when.value.from, now)
        const draft = messageDraft(
          { address: sender === '' ? cell('Chat Session') : sender, direction: directions[type.toLowerCase()] ?? 'unknown', directionRaw: type, body: cell('Text'), name: cell('Sender Name'), startedAt: good ? reading(when.value, raw) : undefined, unread: { Service: cell('Service') ?? '' } },
          place,
        )
        return { drafts: [draft], issues: good ? [] : [issueAt('time-unreadable', place, { raw })] }
      },
      end: () => ({ drafts: [], issues: zone.zone === 'assumed' ? [{ code: 'zone-assumed', severity: 'note', params: {} }] : [], complete: true, log: { kind: 'messages', device: 'iPhone' } }),
    }
  },
}
