import { appleCall } from '../apple-call.ts'
import type { Format } from '../format.ts'

/*
 * CallHistory.storedata / CallHistoryTemp.storedata of iOS 8 and later (and macOS): table ZCALLRECORD, Core Data, seconds since 2001 UTC.
 * Comes out of an encrypted local backup. Columns: formats/README §4.3.
 */
export const appleCallHistory: Format = {
  id: 'apple-call-history',
  version: 1,
  wants: 'database-row',
  recognise: ({ tables }) => (tables?.some((t) => t.name === 'ZCALLRECORD') === true ? { certainty: 'exact' } : null),
  open: ({ now }) => ({
    take: (record) => {
      if (record.kind !== 'database-row' || record.table !== 'ZCALLRECORD') return { drafts: [], issues: [] }
      return appleCall(record.values, { table: record.table, row: record.rowid }, now)
    },
    end: () => ({ drafts: [], issues: [], complete: true, log: { kind: 'phone', device: 'iPhone' } }),
  }),
}
