import { androidCall, isNoCall } from '../android-call.ts'
import type { Format } from '../format.ts'
import { fieldsOf, hasKeys } from '../json-value.ts'

/*
 * Call logs as JSON with Android's own columns: SMS Import / Export (sms-ie, all values as strings, calls.ndjson in a ZIP), vivo's
 * calllog.json {number, name, duration, type, date ms}, and Cordova, React Native and Flutter plugins. Columns: AOSP CallLog.Calls.
 */
export const androidCallsJson: Format = {
  id: 'android-calls-json',
  version: 1,
  wants: 'item',
  recognise: ({ json }) => (dialects.some((keys) => hasKeys(json, ...keys)) && !hasKeys(json, 'startTS') ? { certainty: 'exact' } : null),
  open: ({ now }) => ({
    take: (record) => {
      const f = record.kind === 'item' ? fieldsOf(record.value) : undefined
      if (record.kind !== 'item' || f === undefined) return { drafts: [], issues: [] }
      const first = (...names: readonly string[]): string | undefined => names.map((name) => f[name]).find((text) => text !== undefined)
      const words = first('type', 'callType') ?? ''
      const type = typeByWord[words.toLowerCase().replace(/^calltype\.|_type$/, '')] ?? f['rawType'] ?? words
      // Xiaomi Cloud lists new contacts among the calls.
      if (isNoCall(type)) return { drafts: [], issues: [] }
      const call = {
        number: first('number', 'phoneNumber'),
        date: first('date', 'timestamp'),
        duration: f['duration'],
        type,
        name: first('name', 'display_name', '__display_name', 'cachedName'),
        ring: first('record_duration', 'ring_time'),
        location: f['geocoded_location'],
        sim: first('subscription_id', 'simDisplayName', 'simId'),
        all: f,
      }
      return androidCall(call, { row: record.ordinal }, now)
    },
    end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'phone' } }),
  }),
}

/** Android's own columns; react-native-call-log; Flutter's call_log. */
const dialects: readonly (readonly string[])[] = [['number', 'date', 'duration', 'type'], ['phoneNumber', 'timestamp', 'duration', 'type'], ['number', 'timestamp', 'duration', 'callType']]

/** i.mi.com and the plugins write words instead of numbers. */
const typeByWord: Readonly<Record<string, string>> = { incoming: '1', outgoing: '2', missed: '3', voicemail: '4', rejected: '5', blocked: '6', answeredexternally: '7', wifiincoming: '1', wifioutgoing: '2', newcontact: '10' }
