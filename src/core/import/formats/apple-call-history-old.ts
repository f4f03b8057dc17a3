import { wholeNumber } from '../android-call.ts'
import { textOf } from '../apple-call.ts'
import type { Format } from '../format.ts'
import { epochReading, numberReading, present, reading, unreadOf } from '../readings.ts'

/* call_history.db of iOS ≤ 7: call(address, date unix s, duration, flags); flags bit 0 outgoing, 4 phone, 16 FaceTime (formats/README §4.3). */
const understood = new Set(['address', 'date', 'duration', 'flags'])

export const appleCallHistoryOld: Format = {
  id: 'apple-call-history-old',
  version: 1,
  wants: 'database-row',
  recognise: ({ tables }) => (tables?.some((t) => t.name === 'call' && ['address', 'date', 'flags'].every((c) => t.columns.includes(c))) === true ? { certainty: 'exact' } : null),
  open: ({ now }) => ({
    take: (record) => {
      if (record.kind !== 'database-row' || record.table !== 'call') return { drafts: [], issues: [] }
      const v = record.values
      const place = { table: record.table, row: record.rowid }
      const time = epochReading(wholeNumber(textOf(v['date'])) * 1000, textOf(v['date']) ?? '', place, now)
      const flags = Number(v['flags'] ?? 0)
      const duration = wholeNumber(textOf(v['duration']))
      const outgoing = (flags & 1) === 1
      const unread = unreadOf(v, understood)
      const readings = present({
        otherNumber: numberReading(textOf(v['address'])),
        startedAt: time.startedAt,
        direction: reading(outgoing ? 'outgoing' : duration > 0 ? 'incoming' : 'missed', String(flags)),
        durationSeconds: Number.isNaN(duration) ? undefined : reading(duration, String(duration)),
      })
      return { drafts: [{ place, kind: 'call', ...readings, ...(unread === undefined ? {} : { unread }) }], issues: time.issue === undefined ? [] : [time.issue] }
    },
    end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'phone', device: 'iPhone' } }),
  }),
}
