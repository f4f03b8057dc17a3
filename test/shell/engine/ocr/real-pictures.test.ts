import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toEpochMs } from '../../../../src/core/kernel/instant.ts'
import { readScreen } from '../../../../src/core/read-screen/read-screen.ts'
import type { ScreenRow } from '../../../../src/core/read-screen/screen-row.ts'
import { openScreenReader, type ScreenReader } from '../../../../src/shell/engine/ocr/screen-reader.ts'
import { readPicture } from '../../../../electron/engines/read-picture.ts'
import { developmentFolders } from '../../../support/reader-folders.ts'

// Real screens, some smudged by their authors. They carry licences of their own and are not ours to keep: read where they lie beside us.
const samples = join(import.meta.dirname, '../../../../../shared/samples')
const names = existsSync(join(samples, 'pictures-truth')) ? readdirSync(join(samples, 'pictures')).sort() : []

type Entry = Readonly<Partial<Record<'number' | 'time' | 'number_pattern', string | null>>>
const truthOf = (name: string): readonly Entry[] => (JSON.parse(readFileSync(join(samples, 'pictures-truth', `${name}.json`), 'utf8')) as { readonly entries: readonly Entry[] }).entries

const essence = { number: (text: string): string => text.replaceAll(/\D/g, ''), time: (text: string): string => text.normalize('NFKC').replaceAll(/[\s.,/·-]/g, '').toLowerCase() } as const
type Field = keyof typeof essence

let reader: ScreenReader
beforeAll(async () => (reader = await openScreenReader({ folders: developmentFolders })))
afterAll(async () => await reader.close())

const rowsOf = async (name: string): Promise<readonly ScreenRow[]> => {
  const { reading } = await readPicture(reader, { path: join(samples, 'pictures', name) }, {}, new AbortController().signal)
  return readScreen(reading!, { now: toEpochMs(1_796_000_000_000), answers: {} }).rows
}

/** Each value of the truth takes a row that shows it; what is left must be in front of the user. */
const heldAgainst = (field: Field, entries: readonly Entry[], rows: readonly ScreenRow[]): { readonly unread: readonly string[]; readonly inReview: number; readonly madeUp: readonly string[] } => {
  const shown = rows.map((row) => ({ raw: row[field]?.raw, confidence: row[field]?.confidence ?? 'doubtful', isFree: true }))
  const unread = entries.flatMap((entry) => {
    const wanted = entry[field] ?? ''
    if (wanted === '' || wanted.includes('?')) return []
    const row = shown.find(({ raw, isFree }) => isFree && raw !== undefined && essence[field](raw) === essence[field](wanted))
    if (row === undefined) return [wanted]
    row.isFree = false
    return []
  })
  const left = shown.filter(({ isFree }) => isFree)
  return { unread, inReview: left.filter(({ confidence }) => confidence === 'doubtful').length, madeUp: left.flatMap(({ raw, confidence }) => (raw === undefined || confidence === 'doubtful' ? [] : [raw])) }
}

describe.skipIf(names.length === 0)('on real pictures', () => {
  test.each(names)('%s: every number and time is read right or is in review, and nothing certain is made up', async (name) => {
    const entries = truthOf(name)
    const rows = await rowsOf(name)
    expect(rows.length, 'a row for nothing that was called').toBeLessThanOrEqual(entries.length)
    for (const field of ['number', 'time'] as const) {
      const { unread, inReview, madeUp } = heldAgainst(field, entries, rows)
      expect(unread.length, `${field} neither right nor in review: ${unread.join(', ')}`).toBeLessThanOrEqual(inReview)
      expect(madeUp, `${field} no person could read`).toEqual([])
    }
  })
})
