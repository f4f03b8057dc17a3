import { androidCall } from '../android-call.ts'
import type { Format } from '../format.ts'
import { fieldsOf, hasKeys } from '../json-value.ts'

/*
 * Call logs as JSON with Android's own columns: SMS Import / Export (sms-ie, all values as strings, calls.ndjson in a ZIP), vivo's
 * calllog.json {number, name, duration, type, date ms}, and Cordova/React Native plugins. Columns: AOSP CallLog.Calls.
 */
export const androidCallsJson: Format = {
  id: 'android-calls-json',
  version: 1,
  wants: 'item',
  recognise: ({ json }) => (hasKeys(json, 'number', 'date', 'duration', 'type') && !hasKeys(json, 'startTS') ? { certainty: 'exact' } : null),
  open: ({ now }) => ({
    take: (record) => {
      const f = record.kind === 'item' ? fieldsOf(record.value) : undefined
      if (record.kind !== 'item' || f === undefined) return { drafts: [], issues: [] }
      const type = typeByWord[(f['type'] ?? '').toLowerCase()] ?? f['type']
      // Xiaomi Cloud lists new contacts among the calls: no call.
      if (type === '10') return { drafts: [], issues: [] }
      return androidCall({ number: f['number'], date: f['date'], duration: f['duration'], type, name: f['name'] ?? f['display_name'] ?? f['cachedName'], ring: f['record_duration'], location: f['geocoded_location'], sim: f['subscription_id'], all: f }, { row: record.ordinal }, now)
    },
    end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'phone' } }),
  }),
}

/** i.mi.com writes words instead of numbers. */
const typeByWord: Readonly<Record<string, string>> = { incoming: '1', outgoing: '2', missed: '3', voicemail: '4', rejected: '5', blocked: '6', newcontact: '10' }
