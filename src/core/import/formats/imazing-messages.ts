import type { EpochMs } from '../../kernel/instant.ts'
import type { Issue } from '../../kernel/issue.ts'
import { parseTimeText, type DayOrder, type WhenRules } from '../../kernel/time-text.ts'
import type { Direction } from '../../model/observation.ts'
import type { Format, Read, RecordReader, TableRow } from '../format.ts'
import { hasCells, headerIndex } from '../plain-header.ts'
import { messageDraft } from '../message.ts'
import { joinReads, wallReading } from '../readings.ts'
import { zoneOf } from '../text-zone.ts'

/*
 * iMazing 3: Messages → Export CSV. Chat Session,Message Date,…,Service,Type,Sender ID,Sender Name,Status,…,Text. Wall clock of the exporting
 * computer, day and month in its order: asked where no day above 12 shows it. In outgoing rows Sender ID is empty: the other party is the Chat Session.
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
    const told = context.answers['dayOrder']
    let order: DayOrder | undefined = told === 'day-first' || told === 'month-first' ? told : undefined
    // Where day and month could be either, rows wait for one that shows which.
    const waiting: TableRow[] = []
    const read = (rows: readonly TableRow[], at: ReadonlyMap<string, number>): Read => joinReads(rows.map((row) => readMessage(row, at, { ...zone, ...(order === undefined ? {} : { dayOrder: order }) }, context.now)))
    return {
      take: (record) => {
        if (record.kind !== 'row') return nothing
        if (columns === undefined) {
          columns = headerIndex(record.row, wanted)
          return nothing
        }
        const raw = record.row.cells[columns.get('Message Date') ?? -1]?.text ?? ''
        order ??= orderShownBy(raw)
        // Two exports pasted below each other.
        if (headerIndex(record.row, wanted) !== undefined) return nothing
        if (order === undefined && (waiting.length > 0 || isEither(raw))) {
          waiting.push(record.row)
          return nothing
        }
        return read([...waiting.splice(0), record.row], columns)
      },
      end: () => {
        const notes: readonly Issue[] = zone.zone === 'assumed' ? [{ code: 'zone-assumed', severity: 'note', params: {} }] : []
        const end = { drafts: [], complete: true, log: { kind: 'messages' as const, device: 'iPhone' } }
        const sample = waiting[0]?.cells[columns?.get('Message Date') ?? -1]?.text
        return sample === undefined ? { ...end, issues: notes } : { ...end, issues: [], questions: [{ id: 'dayOrder', kind: 'choice', choices: ['day-first', 'month-first'], params: { heading: 'Message Date', sample } }] }
      },
    }
  },
}

/** 13/03/2026 can only be day first. */
const orderShownBy = (raw: string): DayOrder | undefined => {
  const [, first, second] = /^(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}\b/.exec(raw.trim()) ?? []
  return Number(first) > 12 ? 'day-first' : Number(second) > 12 ? 'month-first' : undefined
}

const isEither = (raw: string): boolean => {
  const time = parseTimeText(raw)
  return time?.kind === 'wall' && time.date?.order === 'unknown' && time.date.first !== time.date.second
}

const readMessage = (row: TableRow, columns: ReadonlyMap<string, number>, rules: WhenRules, now: EpochMs): Read => {
  const cell = (name: string): string => row.cells[columns.get(name) ?? -1]?.text ?? ''
  const place = { row: row.row }
  const raw = cell('Message Date')
  if (raw === '' && cell('Text') === '') return { drafts: [], issues: [] }
  const { startedAt, issue } = wallReading(raw, rules, place, now)
  const sender = cell('Sender ID')
  const type = cell('Type')
  const message = { address: sender === '' ? cell('Chat Session') : sender, direction: directions[type.toLowerCase()] ?? 'unknown', directionRaw: type, body: cell('Text'), name: cell('Sender Name'), startedAt, unread: { Service: cell('Service') } }
  return { drafts: [messageDraft(message, place)], issues: issue === undefined ? [] : [issue] }
}
