import { androidCall, isNoCall, notCallsIssue, wholeNumber } from '../android-call.ts'
import type { Format } from '../format.ts'

/*
 * "SMS Backup & Restore" (SyncTech, Android), calls-YYYYMMDDhhmmss.xml, all versions since 2011. Back up now → local folder.
 * Fields: synctech.com.au "fields in xml backup files". `date` is authoritative; `readable_date` is for eyes only.
 */
export const smsBackupRestoreCalls: Format = {
  id: 'sms-backup-restore-calls',
  version: 1,
  wants: 'element',
  recognise: ({ xmlRoot }) => (xmlRoot?.name === 'calls' && (xmlRoot.children.length === 0 ? xmlRoot.attributes['count'] !== undefined : xmlRoot.children.includes('call')) ? { certainty: 'exact' } : null),
  open: ({ head, now }) => {
    let notCalls = 0
    return {
      take: (record) => {
        if (record.kind !== 'element' || record.name !== 'call') return { drafts: [], issues: [] }
        const a = record.attributes
        if (isNoCall(a['type'])) {
          notCalls++
          return { drafts: [], issues: [] }
        }
        const call = { number: a['number'], date: a['date'], duration: a['duration'], type: a['type'], name: a['contact_name'], sim: a['subscription_id'], all: a }
        return androidCall(call, { row: record.ordinal }, now)
      },
      end: () => {
        const declared = wholeNumber(head.xmlRoot?.attributes['count'])
        const device = head.xmlRoot?.attributes['backup_set']
        return { drafts: [], issues: notCallsIssue(notCalls), complete: true, skipped: notCalls, log: { kind: 'phone', ...(device === undefined ? {} : { device }) }, ...(Number.isNaN(declared) ? {} : { declared }) }
      },
    }
  },
}
