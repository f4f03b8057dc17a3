import type { FileHead, FileRecord, TableRow } from '../../src/core/import/format.ts'
import { pageReader } from '../../src/core/import/pages/lay-out-pages.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { PageText } from '../../src/core/model/page-text.ts'
import { openPdf, type OpenPdf } from '../../src/shell/engine/pdf-text/open-pdf.ts'
import { unknownCharacter } from '../../src/shell/engine/pdf-text/page-text.ts'
import type { OpenedFile, RecordBatch } from '../../src/shell/engine/tables/open-file.ts'

const headRows = 40

/**
 * A PDF with text, as a table like any other: the pages are interpreted one by one and laid out in rows. Without text on any page the
 * head has no sheets, and `identify` says so ('pdf-without-text'): that is where reading its pages as pictures begins.
 */
export const openPdfFile = async (file: OpenedFile, path: string, password: string | undefined): Promise<OpenedFile> => {
  const pdf = await openPdf(path, file.head.byteLength, password)
  if ('code' in pdf) return { ...file, issues: [...file.issues, pdf] }
  const close = async (): Promise<void> => {
    await pdf.close()
    await file.close()
  }
  const { rows, pages, glyphs, unmapped, bare } = await firstRows(pdf)
  if (glyphs > 0 && unmapped > glyphs / 2) return { ...file, issues: [...file.issues, unmappedText([...Array(pages).keys()].map((n) => n + 1), unmapped, 'refuse')], close }
  const head: FileHead = rows.length === 0 ? file.head : { ...file.head, sheets: sheetsOf(rows) }
  return { ...file, head, issues: [...file.issues, signature(pdf.isSigned)], pagesWithoutText: () => bare, records: (wants) => (wants === 'row' ? rowBatches(pdf, file.head.byteLength, bare) : none()), close }
}

const signature = (isSigned: boolean): Issue => ({ code: isSigned ? 'pdf-signature-present' : 'pdf-signature-absent', severity: 'note', params: {} })

/** Words the file holds without saying which characters they are. */
const unmappedText = (pages: readonly number[], count: number, severity: Issue['severity']): Issue => ({ code: severity === 'refuse' ? 'pdf-text-unmapped' : 'pdf-characters-unmapped', severity, params: { pages: pages.join('、'), count } })

/** A scanned page may bear its number, or the name of the program that made it. */
const fewGlyphs = 30
const isBare = (page: PageText, pdf: OpenPdf): boolean => pdf.hasPictures && page.glyphs.length < fewGlyphs
const unmappedOn = (page: PageText): number => page.glyphs.filter((g) => g.text === unknownCharacter).length

type FirstRows = { readonly rows: readonly TableRow[]; readonly pages: number; readonly glyphs: number; readonly unmapped: number; readonly bare: Set<number> }

/** Pages of a cover or a contract may stand before the table. */
const firstRows = async (pdf: OpenPdf): Promise<FirstRows> => {
  const reader = pageReader()
  const rows: TableRow[] = []
  const bare = new Set<number>()
  let [pages, glyphs, unmapped] = [0, 0, 0]
  for await (const page of pdf.pages()) {
    pages++
    if ('code' in page) continue
    glyphs += page.glyphs.length
    unmapped += unmappedOn(page)
    if (isBare(page, pdf)) bare.add(page.page)
    rows.push(...reader.take(page))
    if (rows.length >= headRows) break
  }
  return { rows: [...rows, ...reader.end()], pages, glyphs, unmapped, bare }
}

const sheetsOf = (rows: readonly TableRow[]): NonNullable<FileHead['sheets']> => {
  const names = [...new Set(rows.map((row) => row.sheet ?? ''))]
  return names.map((name) => ({ name, rows: rows.filter((row) => (row.sheet ?? '') === name).slice(0, headRows) }))
}

async function* none(): AsyncGenerator<RecordBatch> {
  // A PDF holds rows and nothing else.
}

/** `bare`: filled with the pages that have no text. */
async function* rowBatches(pdf: OpenPdf, byteLength: number, bare: Set<number>): AsyncGenerator<RecordBatch> {
  const reader = pageReader()
  const unmapped: number[] = []
  let count = 0
  for await (const page of pdf.pages()) {
    const number = 'code' in page ? (page.place?.page ?? 0) : page.page
    if ('code' in page) {
      yield { records: [damage(page)], bytesRead: Math.floor((number / pdf.pageCount) * byteLength) }
      continue
    }
    if (isBare(page, pdf)) bare.add(number)
    const on = unmappedOn(page)
    count += on
    if (on > 0) unmapped.push(number)
    yield { records: reader.take(page).map(toRecord), bytesRead: Math.floor((number / pdf.pageCount) * byteLength) }
  }
  const cut: Issue = { code: 'file-cut', severity: 'warn', params: {} }
  yield { records: [...reader.end().map(toRecord), ...(count > 0 ? [damage(unmappedText(unmapped, count, 'warn'))] : []), ...(pdf.isWhole ? [] : [damage(cut)])], bytesRead: byteLength }
}

const toRecord = (row: TableRow): FileRecord => ({ kind: 'row', row })
const damage = (issue: Issue): FileRecord => ({ kind: 'damage', issue })
