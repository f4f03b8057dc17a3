import type { FileRecord } from '../../../core/import/format.ts'

export type JsonRead = { readonly value: unknown; readonly isWhole: boolean }

/** A JSON text; of a cut or damaged array, every whole item before the damage. undefined: not JSON at all. */
export const parseJson = (text: string): JsonRead | undefined => {
  try {
    return { value: JSON.parse(text), isWhole: true }
  } catch (error) {
    if (/^\s*\[\s*\{/.test(text)) return { value: wholeItems(text) ?? [], isWhole: false }
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const value = beforeDamage(text, position === undefined ? text.length : Number(position))
    return value === undefined ? undefined : { value, isWhole: false }
  }
}

/** Everything up to the last value that ends before the damage, with the open brackets closed. */
const beforeDamage = (text: string, damagedAt: number): unknown => {
  const open: string[] = []
  let end: { readonly at: number; readonly closers: string } | undefined
  let inString = false
  for (let at = 0; at < damagedAt; at++) {
    const c = text[at]!
    if (inString) {
      if (c === '\\') at++
      else if (c === '"') inString = false
    } else if (c === '"') inString = true
    else if (c === '{' || c === '[') open.push(c === '{' ? '}' : ']')
    else if (c === '}' || c === ']') {
      open.pop()
      end = { at: at + 1, closers: open.toReversed().join('') }
    }
  }
  if (end === undefined) return undefined
  try {
    return JSON.parse(text.slice(0, end.at) + end.closers) as unknown
  } catch {
    return undefined
  }
}

/** The items of the first array in the text (at the top or one key down), as far as they are whole. */
const wholeItems = (text: string): unknown[] | undefined => {
  const start = text.indexOf('[')
  if (start === -1 || !/^\s*[[{]/.test(text)) return undefined
  const items: unknown[] = []
  let at = start + 1
  for (;;) {
    while (at < text.length && /[\s,]/.test(text[at]!)) at++
    const end = endOfItem(text, at)
    if (end === undefined) return items
    try {
      items.push(JSON.parse(text.slice(at, end)))
    } catch {
      // This item is the damaged one; the next may be whole.
    }
    at = end
  }
}

const endOfItem = (text: string, from: number): number | undefined => {
  if (text[from] !== '{' && text[from] !== '[') return undefined
  let depth = 0
  let inString = false
  for (let at = from; at < text.length; at++) {
    const c = text[at]
    if (inString) {
      if (c === '\\') at++
      else if (c === '"') inString = false
    } else if (c === '"') inString = true
    else if (c === '{' || c === '[') depth++
    else if ((c === '}' || c === ']') && --depth === 0) return at + 1
  }
  return undefined
}

/** One record per item of the array the file is about: the file itself, or the first array below it. */
export const itemRecords = (read: JsonRead): FileRecord[] => {
  const records: FileRecord[] = listIn(read.value).map((value, index): FileRecord => ({ kind: 'item', ordinal: index + 1, value }))
  if (!read.isWhole) records.push({ kind: 'damage', issue: { code: 'file-cut', severity: 'warn', place: { row: records.length + 1 }, params: {} } })
  return records
}

const listIn = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value as unknown[]
  if (typeof value !== 'object' || value === null) return []
  for (const key of ['data', 'entries', 'calls', 'items', 'list', 'records', 'result', 'call_logs', 'callLogs']) {
    const below = (value as Record<string, unknown>)[key]
    if (below === undefined) continue
    const list = listIn(below)
    if (list.length > 0) return list
  }
  for (const below of Object.values(value)) if (Array.isArray(below) && below.length > 0) return below as unknown[]
  return [value]
}
