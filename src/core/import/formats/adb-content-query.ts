import { androidCall } from '../android-call.ts'
import type { Format, Read, RecordReader } from '../format.ts'

/*
 * `adb shell content query --uri content://call_log/calls > calls.txt`: "Row: 0 _id=990, number=…, date=ms, duration=s, type=1".
 * Values may hold commas, '=' and line breaks: a new value begins only at ", word=". NULL is null.
 */
export const adbContentQuery: Format = {
  id: 'adb-content-query',
  version: 1,
  wants: 'line',
  recognise: ({ text }) => (/^\s*Row: 0 \w+=/.test(text ?? '') && /\bnumber=/.test(text ?? '') ? { certainty: 'exact' } : null),
  open: ({ now }): RecordReader => {
    let row: string | undefined
    let index = 0
    const finish = (): Read => {
      if (row === undefined) return { drafts: [], issues: [] }
      const values: Record<string, string> = {}
      for (const pair of row.split(/, (?=\w+=)/)) {
        const at = pair.indexOf('=')
        const value = pair.slice(at + 1)
        if (at > 0 && value !== 'NULL') values[pair.slice(0, at)] = value
      }
      row = undefined
      if (values['type'] === '10') return { drafts: [], issues: [] }
      const call = { number: values['number'], date: values['date'], duration: values['duration'], type: values['type'], name: values['name'], ring: values['ring_time'], location: values['geocoded_location'], sim: values['subscription_id'], all: values }
      return androidCall(call, { row: index }, now)
    }
    return {
      take: (record) => {
        if (record.kind !== 'line') return { drafts: [], issues: [] }
        const start = /^\s*Row: (\d+) (.*)$/s.exec(record.text)
        if (start === null) {
          if (row !== undefined && record.text.trim() !== '' && record.text !== 'No result found.') row += `\n${record.text}`
          return { drafts: [], issues: [] }
        }
        const done = finish()
        index = Number(start[1]) + 1
        row = start[2]
        return done
      },
      end: () => ({ ...finish(), complete: true, log: { kind: 'phone' } }),
    }
  },
}
