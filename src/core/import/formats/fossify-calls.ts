import type { EpochMs } from '../../kernel/instant.ts'
import type { Place } from '../../kernel/place.ts'
import { androidCall, wholeNumber } from '../android-call.ts'
import type { Format, Read } from '../format.ts'
import { fieldsOf, hasKeys } from '../json-value.ts'
import { joinReads } from '../readings.ts'

/*
 * Fossify Phone and Simple Dialer (Android): Settings → Export call history, call_history_*.json. startTS is seconds in Simple Dialer and early
 * Fossify, milliseconds since Fossify commit c24e8aa9: told apart by size. Nulls and defaults may be left out.
 * Where calls were grouped, groupedCalls lists all of them, the one that stands for the group among them.
 */
export const fossifyCalls: Format = {
  id: 'fossify-calls',
  version: 1,
  wants: 'item',
  recognise: ({ json }) => (hasKeys(json, 'phoneNumber', 'startTS') ? { certainty: 'exact' } : null),
  open: ({ now }) => ({
    take: (record) => {
      const f = record.kind === 'item' ? fieldsOf(record.value) : undefined
      if (record.kind !== 'item' || f === undefined) return { drafts: [], issues: [] }
      const grouped = groupedIn(record.value)
      if (grouped.length === 0) return read(f, { row: record.ordinal }, now)
      const rest = grouped.filter((call) => call['id'] !== f['id'] || call['startTS'] !== f['startTS'])
      return joinReads([read(f, { row: record.ordinal }, now), ...rest.map((call, i) => read(call, { row: record.ordinal, column: `groupedCalls ${String(i + 1)}` }, now))])
    },
    end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'phone' } }),
  }),
}

type Fields = Readonly<Record<string, string>>

const groupedIn = (value: unknown): readonly Fields[] => {
  const grouped = typeof value === 'object' && value !== null && 'groupedCalls' in value ? value.groupedCalls : undefined
  const calls: readonly unknown[] = Array.isArray(grouped) ? grouped : []
  return calls.map(fieldsOf).filter((fields) => fields !== undefined)
}

const read = (f: Fields, place: Place, now: EpochMs): Read => {
  const start = wholeNumber(f['startTS'])
  const date = start > 1e11 ? f['startTS'] : Number.isNaN(start) ? undefined : String(start * 1000)
  return androidCall({ number: f['phoneNumber'], date, duration: f['duration'] ?? '0', type: f['type'] ?? '1', name: f['name'] === f['phoneNumber'] ? undefined : f['name'], sim: f['simID'], all: f }, place, now)
}
