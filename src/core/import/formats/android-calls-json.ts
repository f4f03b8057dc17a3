import { parseDurationText } from '../../kernel/duration-text.ts'
import { androidCall, isNoCallRow, labelOf, notCallsIssue, wholeNumber } from '../android-call.ts'
import type { Format } from '../format.ts'
import { fieldsOf, hasKeys } from '../json-value.ts'

/*
 * Call logs as JSON with Android's own columns: SMS Import / Export (sms-ie, all values as strings, calls.ndjson in a ZIP), vivo's
 * calllog.json {number, name, duration, type, date ms}, and Cordova, React Native and Flutter plugins; Termux:API (termux-call-log: wall clock, duration 01:05).
 * Columns: AOSP CallLog.Calls.
 */
export const androidCallsJson: Format = {
  id: 'android-calls-json',
  version: 1,
  wants: 'item',
  recognise: ({ json }) => (dialects.some((keys) => hasKeys(json, ...keys)) && !hasKeys(json, 'startTS') ? { certainty: 'exact' } : null),
  open: ({ now }) => {
    let notCalls = 0
    return {
      take: (record) => {
        const f = record.kind === 'item' ? fieldsOf(record.value) : undefined
        if (record.kind !== 'item' || f === undefined) return { drafts: [], issues: [] }
        const first = (...names: readonly string[]): string | undefined => names.map((name) => f[name]).find((text) => text !== undefined)
        const words = first('type', 'callType') ?? ''
        const type = typeByWord[words.toLowerCase().replace(/^calltype\.|_type$/, '')] ?? f['rawType'] ?? words
        // Xiaomi Cloud lists new contacts among the calls.
        if (isNoCallRow((column) => (column === 'type' ? type : f[column]))) {
          notCalls++
          return { drafts: [], issues: [] }
        }
        const call = {
          number: first('number', 'phoneNumber', 'phone_number'),
          date: first('date', 'timestamp'),
          duration: plainSeconds(f['duration']),
          type,
          name: unlessNobody(first('name', 'display_name', '__display_name', 'cachedName')),
          ring: first('record_duration', 'ring_time'),
          label: labelOf((column) => f[column]),
          location: f['geocoded_location'],
          sim: first('subscription_id', 'simDisplayName', 'simId', 'sim_id'),
          all: f,
        }
        return androidCall(call, { row: record.ordinal }, now)
      },
      end: () => ({ drafts: [], issues: notCallsIssue(notCalls), complete: true, log: { kind: 'phone' } }),
    }
  },
}

/** Android's own columns; react-native-call-log; Flutter's call_log; Termux:API's termux-call-log. */
const dialects: readonly (readonly string[])[] = [['number', 'date', 'duration', 'type'], ['phoneNumber', 'timestamp', 'duration', 'type'], ['number', 'timestamp', 'duration', 'callType'], ['phone_number', 'date', 'duration', 'type']]

/** Termux writes 01:05, all others seconds. */
const plainSeconds = (text: string | undefined): string | undefined => {
  if (text === undefined || !Number.isNaN(wholeNumber(text))) return text
  const read = parseDurationText(text)
  return read?.kind === 'two-part' ? String(read.first * 60 + read.second) : read?.kind === 'seconds' ? String(read.seconds) : text
}

const unlessNobody = (name: string | undefined): string | undefined => (name === 'UNKNOWN_CALLER' ? undefined : name)

/** i.mi.com and the plugins write words instead of numbers. */
const typeByWord: Readonly<Record<string, string>> = { incoming: '1', outgoing: '2', missed: '3', voicemail: '4', rejected: '5', blocked: '6', answeredexternally: '7', wifiincoming: '1', wifioutgoing: '2', newcontact: '10', refused: '5', declined: '5', intercepted: '6' }
