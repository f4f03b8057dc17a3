import type { FileRecord } from './format.ts'

export type QueriedRow = { readonly index: number; readonly values: Readonly<Record<string, string>> }
export type ContentQuery = { readonly take: (record: FileRecord) => QueriedRow | undefined; readonly end: () => QueriedRow | undefined }

/** true: the text holds a dump of `adb shell content query`; a prompt or the command itself may stand above it. */
export const isContentQuery = (text: string | undefined): boolean => /^\ufeff?(?:[^\n]*(?:content query|[$#>])[^\n]*\n|\s*\n){0,4}\s*Row: 0 \w+=/.test((text ?? '').slice(0, 4096))

/** The first row with its columns, to see which table was asked for. */
export const firstRowOf = (text: string | undefined): string => /^\s*Row: 0 (.*)$/m.exec(text ?? '')?.[1] ?? ''

/** Columns of AOSP's calls and sms tables that matter here: a damaged first row does not hide them. */
const known = '_id number presentation date duration type name countryiso geocoded_location subscription_id features new is_read ring_time ring_times record_duration address body date_sent read status sub_id service_center person protocol subject locked seen thread_id'.split(' ')

/**
 * Rows of `adb shell content query`: "Row: 0 _id=990, number=…, date=ms". Values may hold commas, '=' and line breaks: a new value begins only at
 * ", word=" with a word that is a column. Every row of one query has the same columns, so the first row tells them. NULL is null.
 */
export const contentQuery = (): ContentQuery => {
  let row: string | undefined
  let index = 0
  let columns: ReadonlySet<string> | undefined
  const finish = (): QueriedRow | undefined => {
    if (row === undefined) return undefined
    const pairs: [string, string][] = []
    for (const piece of row.split(/, (?=\w+=)/)) {
      const at = piece.indexOf('=')
      const name = piece.slice(0, at)
      const last = pairs.at(-1)
      if (last !== undefined && columns !== undefined && !columns.has(name)) last[1] += `, ${piece}`
      else pairs.push([name, piece.slice(at + 1)])
    }
    columns ??= new Set([...known, ...pairs.map(([name]) => name)])
    row = undefined
    return { index, values: Object.fromEntries(pairs.filter(([name, value]) => name !== '' && value !== 'NULL')) }
  }
  return {
    take: (record) => {
      if (record.kind !== 'line') return undefined
      const start = /^\s*Row: (\d+) (.*)$/s.exec(record.text)
      if (start === null) {
        if (row !== undefined && record.text.trim() !== '' && record.text !== 'No result found.') row += `\n${record.text}`
        return undefined
      }
      const done = finish()
      // Another query's answer was appended.
      if (start[1] === '0') columns = undefined
      index = Number(start[1]) + 1
      row = start[2]
      return done
    },
    end: finish,
  }
}
