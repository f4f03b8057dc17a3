import type { FileRecord } from './format.ts'

export type QueriedRow = { readonly index: number; readonly values: Readonly<Record<string, string>> }
export type ContentQuery = { readonly take: (record: FileRecord) => readonly QueriedRow[]; readonly end: () => readonly QueriedRow[] }

/** true: the text holds a dump of `adb shell content query`; a prompt or the command itself may stand above it. */
export const isContentQuery = (text: string | undefined): boolean => /^\ufeff?(?:[^\n]*(?:content query|[$#>])[^\n]*\n|\s*\n){0,4}\s*Row: 0 \w+=/.test((text ?? '').slice(0, 4096))

/** The first row with its columns, to see which table was asked for. */
export const firstRowOf = (text: string | undefined): string => /^\s*Row: 0 (.*)$/m.exec(text ?? '')?.[1] ?? ''

/** Columns of AOSP's calls and sms tables that matter here: a damaged first row does not hide them. */
const known = '_id number presentation date duration type name countryiso geocoded_location subscription_id features new is_read ring_time ring_times record_duration address body date_sent read status sub_id service_center person protocol subject locked seen thread_id error_code creator reply_path_present deleted post_dial_digits via_number subscription_component_name phone_account_address numberlabel numbertype formatted_number normalized_number matched_number lookup_uri photo_id photo_uri voicemail_uri data_usage transcription block_reason call_screening_app_name missed_reason last_modified logtype simid'.split(' ')

type Raw = { readonly index: number; text: string }

/**
 * Rows of `adb shell content query`: "Row: 0 _id=990, number=…, date=ms". Values may hold commas, '=' and line breaks: a new value begins only at
 * ", word=" with a word that is a column. Every row of one query has the same columns, so a word of the first row that the second lacks was
 * written by a person: the first row waits for the second. NULL is null.
 */
export const contentQuery = (): ContentQuery => {
  let row: Raw | undefined
  let waiting: Raw | undefined
  let columns: ReadonlySet<string> | undefined
  const finish = (): readonly QueriedRow[] => {
    const done = row
    row = undefined
    if (done === undefined) return []
    if (columns !== undefined) return [toRow(done, columns)]
    if (waiting === undefined) {
      waiting = done
      return []
    }
    const first = waiting
    const names = new Set(namesIn(done.text))
    columns = new Set([...known, ...namesIn(first.text).filter((name) => names.has(name))])
    waiting = undefined
    return [toRow(first, columns), toRow(done, columns)]
  }
  /** The only row of its query: a word behind the body is a column only where AOSP has it. */
  const finishLone = (): readonly QueriedRow[] => {
    const lone = waiting
    waiting = undefined
    return lone === undefined ? [] : [toRow(lone, new Set([...known, ...namesIn(lone.text.split(/, body=/)[0] ?? '')]))]
  }
  return {
    take: (record) => {
      if (record.kind !== 'line') return []
      const start = /^\s*Row: (\d+) (.*)$/s.exec(record.text)
      if (start === null) {
        if (row !== undefined && record.text.trim() !== '' && record.text !== 'No result found.') row.text += `\n${record.text}`
        return []
      }
      const done = finish()
      // Another query's answer was appended.
      const before = start[1] === '0' ? finishLone() : []
      if (start[1] === '0') columns = undefined
      row = { index: Number(start[1]) + 1, text: start[2] ?? '' }
      return [...done, ...before]
    },
    end: () => [...finish(), ...finishLone()],
  }
}

const pieceStart = /, (?=\w+=)/
const namesIn = (text: string): readonly string[] => text.split(pieceStart).map((piece) => piece.slice(0, piece.indexOf('=')))

const toRow = ({ index, text }: Raw, columns: ReadonlySet<string>): QueriedRow => {
  const pairs: [string, string][] = []
  const seen = new Set<string>()
  for (const piece of text.split(pieceStart)) {
    const at = piece.indexOf('=')
    const name = piece.slice(0, at)
    const last = pairs.at(-1)
    // A column stands once in a row: the second time somebody wrote it.
    if (last !== undefined && (!columns.has(name) || seen.has(name))) last[1] += `, ${piece}`
    else pairs.push([name, piece.slice(at + 1)])
    seen.add(name)
  }
  return { index, values: Object.fromEntries(pairs.filter(([name, value]) => name !== '' && value !== 'NULL')) }
}
