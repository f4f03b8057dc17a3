import type { Direction } from '../../model/observation.ts'
import type { Format, Read, ReadContext, RecordReader, TableRow } from '../format.ts'
import { hasCells, headerIndex } from '../plain-header.ts'
import { messageDraft } from '../message.ts'
import { wallReading } from '../readings.ts'
import { zoneOf, type Zone } from '../text-zone.ts'

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
  open: (context): RecordReader => {
    let columns: ReadonlyMap<string, number> | undefined
    const zone = zoneOf(context.answers)
    const nothing: Read = { drafts: [], issues: [] }
    return {
      take: (record) => {
        if (record.kind !== 'row') return nothing
        if (columns === undefined) {
          columns = headerIndex(record.row, wanted)
          return nothing
        }
        return readMessage(record.row, columns, zone, context)
      },
      end: () => ({ drafts: [], issues: zone.zone === 'assumed' ? [{ code: 'zone-assumed', severity: 'note', params: {} }] : [], complete: true, log: { kind: 'messages', device: 'iPhone' } }),
    }
  },
}

const readMessage = (row: TableRow, columns: ReadonlyMap<string, number>, zone: Zone, { answers, now }: ReadContext): Read => {
  const cell = (name: string): string => row.cells[columns.get(name) ?? -1]?.text ?? ''
  const place = { row: row.row }
  const raw = cell('Message Date')
  if (raw === '' && cell('Text') === '') return { drafts: [], issues: [] }
  const { startedAt, issue } = wallReading(raw, { ...zone, dayOrder: answers['dayOrder'] === 'day-first' ? 'day-first' : 'month-first' }, place, now)
  const sender = cell('Sender ID')
  const type = cell('Type')
  const message = { address: sender === '' ? cell('Chat Session') : sender, direction: directions[type.toLowerCase()] ?? 'unknown', directionRaw: type, body: cell('Text'), name: cell('Sender Name'), startedAt, unread: { Service: cell('Service') } }
  return { drafts: [messageDraft(message, place)], issues: issue === undefined ? [] : [issue] }
}
