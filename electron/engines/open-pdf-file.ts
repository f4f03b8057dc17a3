import type { FileHead, FileRecord, TableRow } from '../../src/core/import/format.ts'
import { pageReader } from '../../src/core/import/pages/lay-out-pages.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import { openPdf, type OpenPdf } from '../../src/shell/engine/pdf-text/open-pdf.ts'
import type { OpenedFile, RecordBatch } from '../../src/shell/engine/tables/open-file.ts'

const headRows = 40

/**
 * A PDF with text, as a table like any other: the pages are interpreted one by one and laid out in rows. Without text on any page the
 * head has no sheets, and `identify` says so ('pdf-without-text'): that is where reading its pages as pictures can begin.
 */
export const openPdfFile = async (file: OpenedFile, path: string): Promise<OpenedFile> => {
  const pdf = await openPdf(path, file.head.byteLength)
  if ('code' in pdf) return { ...file, issues: [...file.issues, pdf] }
  const rows = await firstRows(pdf)
  const head: FileHead = rows.length === 0 ? file.head : { ...file.head, sheets: sheetsOf(rows) }
  const close = async (): Promise<void> => {
    await pdf.close()
    await file.close()
  }
  return { ...file, head, issues: [...file.issues, signature(pdf.isSigned)], records: (wants) => (wants === 'row' ? rowBatches(pdf, file.head.byteLength) : none()), close }
}

const signature = (isSigned: boolean): Issue => ({ code: isSigned ? 'pdf-signature-present' : 'pdf-signature-absent', severity: 'note', params: {} })

/** Pages of a cover or a contract may stand before the table. */
const firstRows = async (pdf: OpenPdf): Promise<readonly TableRow[]> => {
  const reader = pageReader()
  const rows: TableRow[] = []
  for await (const page of pdf.pages()) {
    if (!('code' in page)) rows.push(...reader.take(page))
    if (rows.length >= headRows) break
  }
  return rows
}

const sheetsOf = (rows: readonly TableRow[]): NonNullable<FileHead['sheets']> => {
  const names = [...new Set(rows.map((row) => row.sheet ?? ''))]
  return names.map((name) => ({ name, rows: rows.filter((row) => (row.sheet ?? '') === name).slice(0, headRows) }))
}

async function* none(): AsyncGenerator<RecordBatch> {
  // A PDF holds rows and nothing else.
}

async function* rowBatches(pdf: OpenPdf, byteLength: number): AsyncGenerator<RecordBatch> {
  const reader = pageReader()
  const bare: number[] = []
  let number = 0
  for await (const page of pdf.pages()) {
    number++
    const records: FileRecord[] = 'code' in page ? [damage(page)] : reader.take(page).map((row) => ({ kind: 'row', row }))
    if (!('code' in page) && page.glyphs.length === 0 && pdf.hasPictures) bare.push(number)
    yield { records, bytesRead: Math.floor((number / pdf.pageCount) * byteLength) }
  }
  const cut: Issue = { code: 'file-cut', severity: 'warn', params: {} }
  const pictures: Issue = { code: 'pdf-pages-without-text', severity: 'warn', params: { pages: bare.join('、'), count: bare.length } }
  yield { records: [...(bare.length > 0 ? [damage(pictures)] : []), ...(pdf.isWhole ? [] : [damage(cut)])], bytesRead: byteLength }
}

const damage = (issue: Issue): FileRecord => ({ kind: 'damage', issue })
