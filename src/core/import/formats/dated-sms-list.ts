import type { LocalDate } from '../../kernel/civil.ts'
import { parseLocalDate } from '../../kernel/civil.ts'
import type { EpochMs } from '../../kernel/instant.ts'
import type { Place } from '../../kernel/place.ts'
import type { Direction } from '../../model/observation.ts'
import type { FileHead, Format, Read, RecordReader } from '../format.ts'
import { messageDraft } from '../message.ts'
import { issueAt, wallReading } from '../readings.ts'
import { zoneOf, type Zone } from '../text-zone.ts'

/*
 * Tab-separated SMS lists as once mailed by 163: a line "2012-10-15<TAB>2" (day, how many), then number, name, HH:mm, 1 received | 2 sent, text.
 * Seen: teloon/sms-backup. Wall clock of the phone.
 */
const isList = (head: FileHead): boolean => {
  const lines = (head.text ?? '').split(/\r?\n/)
  return /^\d{4}-\d{2}-\d{2}\t\d+\s*$/.test(lines[0] ?? '') && /^[^\t]*\t[^\t]*\t\d{1,2}:\d{2}\t[12]\t/.test(lines[1] ?? '')
}

export const datedSmsList: Format = {
  id: 'dated-sms-list',
  version: 1,
  wants: 'line',
  recognise: (head) => (isList(head) ? { certainty: 'exact' } : null),
  open: ({ answers, now }): RecordReader => {
    const zone = zoneOf(answers)
    let day: LocalDate | undefined
    let declared = 0
    return {
      take: (record): Read => {
        if (record.kind !== 'line') return { drafts: [], issues: [] }
        const cells = record.text.split('\t')
        if (cells.length >= 4) return readMessage(cells, day, { row: record.line }, zone, now)
        const date = parseLocalDate((cells[0] ?? '').trim())
        if (date.ok) {
          day = date.value
          declared += Number(cells[1] ?? '0') || 0
          return { drafts: [], issues: [] }
        }
        if (record.text.trim() === '') return { drafts: [], issues: [] }
        // A day line that cannot be read: the messages below it are of no known day, not of the day before.
        if (cells.length === 2) day = undefined
        return { drafts: [], issues: [issueAt('line-not-a-message', { row: record.line }, { raw: record.text.slice(0, 80) })] }
      },
      end: () => ({ drafts: [], issues: [{ code: 'zone-assumed', severity: 'note', params: {} }], complete: true, log: { kind: 'messages' }, declared }),
    }
  },
}

const directions: Readonly<Record<string, Direction>> = { '1': 'incoming', '2': 'outgoing' }

const readMessage = ([number, name, clock, kind, ...text]: readonly string[], day: LocalDate | undefined, place: Place, zone: Zone, now: EpochMs): Read => {
  const { startedAt, issue } = wallReading(`${day ?? ''} ${clock ?? ''}`, zone, place, now)
  const message = { address: number, direction: directions[kind ?? ''] ?? 'unknown', directionRaw: kind ?? '', body: text.join('\t'), name: name === number ? undefined : name, startedAt }
  return { drafts: [messageDraft(message, place)], issues: issue === undefined ? [] : [issue] }
}
