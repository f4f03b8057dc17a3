import { androidCall, isNoCall, notCallsIssue, wholeNumber } from '../android-call.ts'
import type { Format } from '../format.ts'

/* "Super Backup" (MobileIdea, Android), calls → back up. Seen: Memacs' test file. `date` is ms UTC, `time` is for eyes, `dur` seconds. */
export const superBackupCalls: Format = {
  id: 'super-backup-calls',
  version: 1,
  wants: 'element',
  recognise: ({ xmlRoot }) => (xmlRoot?.name === 'alllogs' ? { certainty: 'exact' } : null),
  open: ({ head, now }) => {
    let notCalls = 0
    return {
      take: (record) => {
        if (record.kind !== 'element' || record.name !== 'log') return { drafts: [], issues: [] }
        const a = record.attributes
        if (isNoCall(a['type'])) {
          notCalls++
          return { drafts: [], issues: [] }
        }
        return androidCall({ number: a['number'], date: a['date'], duration: a['dur'], type: a['type'], name: a['name'], all: a }, { row: record.ordinal }, now)
      },
      end: () => {
        const declared = wholeNumber(head.xmlRoot?.attributes['count'])
        return { drafts: [], issues: notCallsIssue(notCalls), skipped: notCalls, complete: true, log: { kind: 'phone' }, ...(Number.isNaN(declared) ? {} : { declared }) }
      },
    }
  },
}
