import { androidCall, isNoCall, notCallsIssue } from '../android-call.ts'
import type { Format, Read, RecordReader } from '../format.ts'

/* Meizu (Flyme) backup: BEGIN:CALLLOG / X-NUMBER / X-DURATION / X-DATE (ms) / X-TYPE / END:CALLLOG, CRLF (iamoatil parsers, 2017). */
export const meizuCalls: Format = {
  id: 'meizu-calls',
  version: 1,
  wants: 'line',
  recognise: ({ text }) => (/^BEGIN:CALLLOG\s*$/m.test(text ?? '') ? { certainty: 'exact' } : null),
  open: ({ now }): RecordReader => {
    let fields: Record<string, string> | undefined
    let ordinal = 0
    let notCalls = 0
    const nothing: Read = { drafts: [], issues: [] }
    return {
      take: (record) => {
        if (record.kind !== 'line') return nothing
        const line = record.text.trim()
        if (line === 'BEGIN:CALLLOG') {
          fields = {}
          ordinal++
          return nothing
        }
        if (fields === undefined) return nothing
        if (line !== 'END:CALLLOG') {
          const at = line.indexOf(':')
          if (at > 0) fields[line.slice(0, at)] = line.slice(at + 1)
          return nothing
        }
        const f = fields
        fields = undefined
        if (isNoCall(f['X-TYPE'])) {
          notCalls++
          return nothing
        }
        return androidCall({ number: f['X-NUMBER'], date: f['X-DATE'], duration: f['X-DURATION'], type: f['X-TYPE'], name: f['X-NAME'], all: {} }, { row: ordinal }, now)
      },
      end: () => ({ drafts: [], issues: fields === undefined ? notCallsIssue(notCalls) : [...notCallsIssue(notCalls), { code: 'file-cut', severity: 'warn', place: { row: ordinal }, params: {} }], complete: fields === undefined, log: { kind: 'phone', device: 'Meizu' } }),
    }
  },
}
