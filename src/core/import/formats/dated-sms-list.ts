import type { LocalDate } from '../../kernel/civil.ts'
import { parseLocalDate } from '../../kernel/civil.ts'
import { parseTimeText, toWhen } from '../../kernel/time-text.ts'
import type { Direction } from '../../model/observation.ts'
import type { FileHead, Format, Read, RecordReader } from '../format.ts'
import { messageDraft } from '../message.ts'
import { isPossible, issueAt, reading } from '../readings.ts'
import { zoneOf } from '../text-zone.ts'

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
        const [number, name, clock, kind, ...text] = record.text.split('\t')
        if (kind === undefined) {
          const date = parseLocalDate((number ?? '').trim())
          if (date.ok) {
            day = date.value
            declared += Number(name ?? '0') || 0
          }
          return { drafts: [], issues: [] }
        }
        const place = { row: record.line }
        const raw = `${day ?? ''} ${clock ?? ''}`
        const time = day === undefined ? null : parseTimeText(raw)
        const when = time === null ? undefined : toWhen(time, zone)
        const good = when?.ok === true && isPossible(when.value.from, now)
        const direction: Direction = kind === '1' ? 'incoming' : kind === '2' ? 'outgoing' : 'unknown'
        const draft = messageDraft({ address: number, direction, directionRaw: kind, body: text.join('\t'), name: name === number ? undefined : name, startedAt: good ? reading(when.value, raw) : undefined }, place)
        return { drafts: [draft], issues: good ? [] : [issueAt('time-unreadable', place, { raw })] }
      },
      end: () => ({ drafts: [], issues: [{ code: 'zone-assumed', severity: 'note', params: {} }], complete: true, log: { kind: 'messages' }, declared }),
    }
  },
}
