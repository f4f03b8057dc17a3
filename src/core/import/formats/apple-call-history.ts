import { appleCall, textOf } from '../apple-call.ts'
import type { FileRecord, Format, Read } from '../format.ts'

/*
 * CallHistory.storedata / CallHistoryTemp.storedata of iOS 8 and later (and macOS): table ZCALLRECORD, Core Data, seconds since 2001 UTC. Where a row has
 * no address its participants are in ZHANDLE, joined by Z_2REMOTEPARTICIPANTHANDLES (the number in the name differs between versions). Comes out of an
 * encrypted local backup. Columns: formats/README §4.3.
 */
type Row = Extract<FileRecord, { kind: 'database-row' }>

export const appleCallHistory: Format = {
  id: 'apple-call-history',
  version: 2,
  wants: 'database-row',
  recognise: ({ tables }) => (tables?.some((t) => t.name === 'ZCALLRECORD') === true ? { certainty: 'exact' } : null),
  open: ({ now }) => {
    const nothing: Read = { drafts: [], issues: [] }
    // Their participants come in tables behind this one.
    const waiting: Row[] = []
    const handles = new Map<string, string>()
    const participants = new Map<number, string>()
    return {
      take: (record) => {
        if (record.kind !== 'database-row') return nothing
        if (record.table === 'ZHANDLE') handles.set(String(record.rowid), textOf(record.values['ZNORMALIZEDVALUE']) ?? textOf(record.values['ZVALUE']) ?? '')
        else if (/^Z_\d+REMOTEPARTICIPANTHANDLES$/.test(record.table)) joinParticipant(record, participants)
        if (record.table !== 'ZCALLRECORD') return nothing
        if ((textOf(record.values['ZADDRESS']) ?? '') !== '' || record.values['ZADDRESS'] instanceof Uint8Array) return appleCall(record.values, placeOf(record), now)
        waiting.push(record)
        return nothing
      },
      end: () => {
        const late = waiting.map((record) => appleCall(record.values, placeOf(record), now, handles.get(participants.get(record.rowid) ?? '')))
        return { drafts: late.flatMap((r) => r.drafts), issues: late.flatMap((r) => r.issues), complete: true, log: { kind: 'phone', device: 'iPhone' } }
      },
    }
  },
}

const placeOf = (record: Row): { readonly table: string; readonly row: number } => ({ table: record.table, row: record.rowid })

/** Of several people in a call the first is kept. */
const joinParticipant = ({ values }: Row, participants: Map<number, string>): void => {
  const names = Object.keys(values)
  const call = names.find((name) => name.endsWith('CALLS'))
  const handle = names.find((name) => name.endsWith('HANDLES'))
  if (call === undefined || handle === undefined) return
  const id = Number(values[call])
  if (!participants.has(id)) participants.set(id, textOf(values[handle]) ?? '')
}
