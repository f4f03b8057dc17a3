import type { Format, TableRow } from '../format.ts'
import { tableReader } from '../read-table.ts'

/* iLEAPP/ALEAPP result JSON: {metadata, headers[], data[][]}, epoch seconds or UTC texts (iLEAPP test results, seen). */
const headersOf = (json: unknown): readonly string[] | undefined => {
  if (typeof json !== 'object' || json === null || !('headers' in json) || !('data' in json) || !Array.isArray(json.headers)) return undefined
  return json.headers.map((h: unknown) => (typeof h === 'string' ? h : Array.isArray(h) ? String(h[0]) : ''))
}

const toRow = (row: number, values: readonly unknown[]): TableRow => ({ row, cells: values.map((v) => ({ text: v === null || v === undefined || typeof v === 'object' ? '' : String(v as string | number) })) })

export const leappCallsJson: Format = {
  id: 'leapp-calls-json',
  version: 1,
  wants: 'item',
  recognise: ({ json }) => {
    const headers = headersOf(json)
    return headers !== undefined && headers.some((h) => /time|date/i.test(h)) && headers.some((h) => /direction|call/i.test(h)) ? { certainty: 'exact' } : null
  },
  open: (context) => {
    const reader = tableReader(context, { log: { kind: 'phone' }, zone: 'stated-utc', countsSeconds: true })
    reader.take({ kind: 'row', row: toRow(0, headersOf(context.head.json) ?? []) })
    return {
      take: (record) => (record.kind === 'item' && Array.isArray(record.value) ? reader.take({ kind: 'row', row: toRow(record.ordinal, record.value as unknown[]) }) : { drafts: [], issues: [] }),
      end: reader.end,
    }
  },
}
