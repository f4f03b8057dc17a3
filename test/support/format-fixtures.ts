import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import XLSX, { type CellObject, type WorkSheet } from '@e965/xlsx'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import { billPdf, type BillPdf } from './draw-bill-pdf.ts'
import type { FileRead } from './read-file.ts'

export type Fixture = { readonly format: string; readonly name: string; readonly source: string; readonly expected: string }

const root = path.resolve('test/fixtures/formats')

export const formatFixtures = (): readonly Fixture[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: format }) =>
      readdirSync(path.join(root, format))
        .filter((name) => !name.endsWith('.expected.json'))
        .map((name) => ({ format, name, source: path.join(root, format, name), expected: path.join(root, format, `${name.replace(/\.[^.]*(?:\.json)?$/, '')}.expected.json`) })),
    )

type SheetCells = { readonly bookType: 'biff8' | 'xlsx' | 'ods'; readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly (string | number | { readonly date: number })[])[] }[] }

/** The file as a phone or a carrier would write it: databases and workbooks are built from their readable description. */
export const buildFixture = (fixture: Fixture, folder: string): string => {
  if (fixture.name.endsWith('.sql')) {
    const built = path.join(folder, `${fixture.format}-${fixture.name}.db`)
    if (existsSync(built)) return built
    const db = new DatabaseSync(built)
    db.exec(readFileSync(fixture.source, 'utf8'))
    db.close()
    return built
  }
  if (fixture.name.endsWith('.pdf.json')) {
    const built = path.join(folder, `${fixture.format}-${fixture.name}.pdf`)
    writeFileSync(built, billPdf(JSON.parse(readFileSync(fixture.source, 'utf8')) as BillPdf))
    return built
  }
  if (!fixture.name.endsWith('.sheets.json')) return fixture.source
  const { bookType, sheets } = JSON.parse(readFileSync(fixture.source, 'utf8')) as SheetCells
  const book = XLSX.utils.book_new()
  for (const { name, rows } of sheets) XLSX.utils.book_append_sheet(book, toSheet(rows), name)
  const built = path.join(folder, `${fixture.format}-${fixture.name}.${bookType === 'biff8' ? 'xls' : bookType}`)
  writeFileSync(built, XLSX.write(book, { type: 'buffer', bookType }) as Buffer)
  return built
}

const toSheet = (rows: SheetCells['sheets'][number]['rows']): WorkSheet => {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell.date : cell))))
  rows.forEach((row, r) => row.forEach((cell, c) => {
    if (typeof cell === 'object') (sheet[XLSX.utils.encode_cell({ r, c })] as CellObject).z = 'yyyy-mm-dd hh:mm:ss'
  }))
  return sheet
}

/** What a person would check: places, values and issue codes, without ids. */
export const summaryOf = ({ run, observations }: FileRead): unknown => ({
  reader: run.reader,
  complete: run.complete,
  ...(run.declared === undefined ? {} : { declared: run.declared }),
  ...(run.questions === undefined ? {} : { questions: run.questions.map((q) => q.id) }),
  issues: run.issues.map((i) => (i.place === undefined ? i.code : `${i.code} @${String(i.place.row ?? '')}`)),
  observations: observations.map(rowOf),
})

const rowOf = (o: Observation): Record<string, unknown> => {
  const row: Record<string, unknown> = { place: [o.place.member, ...(o.place.page === undefined ? [] : [`p${o.place.page}`]), o.place.sheet, o.place.table, o.place.row].filter((p) => p !== undefined).join(' '), kind: o.kind }
  if (o.startedAt !== undefined) row['startedAt'] = `${formatInstant(o.startedAt.value.from)} ${o.startedAt.value.precision} ${o.startedAt.value.zone}`
  if (o.otherNumber !== undefined) row['otherNumber'] = `${o.otherNumber.value.kind} ${o.otherNumber.value.text}`
  if (o.ownNumber !== undefined) row['ownNumber'] = o.ownNumber.value.text
  for (const field of ['direction', 'durationSeconds', 'ringSeconds', 'otherName', 'otherLabel', 'location', 'text'] as const) if (o[field] !== undefined) row[field] = o[field].value
  if (o.unread !== undefined) row['unread'] = o.unread
  return row
}
