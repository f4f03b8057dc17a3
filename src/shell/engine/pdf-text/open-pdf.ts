import { readFile } from 'node:fs/promises'
import type { Issue } from '../../../core/kernel/issue.ts'
import type { PageText } from '../../../core/model/page-text.ts'
import type { Matrix } from './matrix.ts'
import type { DrawnGlyph } from './drawn-glyph.ts'
import { fontsOf } from './font-facts.ts'
import { placeText } from './page-text.ts'
import { readablePage } from './readable-page.ts'
import { pdfJs, settings, type PdfDocument, type PdfJs, type PdfPage } from './pdf-js.ts'

export type OpenPdf = {
  readonly pageCount: number
  /** A digital signature lies in the file. Whether it holds is for others to judge. */
  readonly isSigned: boolean
  /** Pictures lie in the file: a page without text may be one. */
  readonly hasPictures: boolean
  /** false: its end is missing; what is read was rebuilt from the rest. */
  readonly isWhole: boolean
  /** From the first page on; may be called again. A page that cannot be read comes as its issue. */
  readonly pages: () => AsyncGenerator<PageText | Issue>
  readonly close: () => Promise<void>
}

const largest = 268_435_456

/** Opens a PDF to read its text; the issue says why it cannot be read. */
export const openPdf = async (file: string, byteLength: number, password?: string): Promise<OpenPdf | Issue> => {
  if (byteLength > largest) return refusal('file-too-large')
  const bytes = await readFile(file)
  const marks = marksOf(bytes)
  const library = await pdfJs()
  const task = library.getDocument({ ...settings, data: new Uint8Array(bytes), ...(password === undefined ? {} : { password }) })
  try {
    const document = await task.promise
    return { pageCount: document.numPages, ...marks, pages: () => pagesOf(document, library), close: () => task.destroy() }
  } catch (error) {
    await task.destroy()
    if (!(error instanceof Error) || error.name !== 'PasswordException') return refusal('pdf-damaged')
    return refusal(password === undefined ? 'pdf-encrypted' : 'pdf-password-wrong')
  }
}

const refusal = (code: string): Issue => ({ code, severity: 'refuse', params: {} })

/** A signature stands in the open, whatever else is compressed: it names the bytes it covers. Pictures do, too. */
const marksOf = (bytes: Buffer): Pick<OpenPdf, 'isSigned' | 'hasPictures' | 'isWhole'> => {
  const text = bytes.toString('latin1')
  return { isSigned: /\/ByteRange\s*\[\s*\d+\s+\d+\s+\d+\s+\d+/.test(text), hasPictures: /\/Subtype\s*\/Image/.test(text), isWhole: text.lastIndexOf('%%EOF') > text.length - 2048 }
}

async function* pagesOf(document: PdfDocument, library: PdfJs): AsyncGenerator<PageText | Issue> {
  const names = new Map(Object.entries(library.OPS).map(([name, code]) => [code, name]))
  for (let number = 1; number <= document.numPages; number++) {
    try {
      yield await pageText(await document.getPage(number), number, names)
    } catch {
      yield { code: 'pdf-page-unreadable', severity: 'warn', place: { page: number }, params: { page: number } }
    }
  }
}

const pageText = async (page: PdfPage, number: number, names: ReadonlyMap<number, string>): Promise<PageText> => {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  // 0: no annotations; what stands in a note or a stamp is not the bill.
  const list = await page.getOperatorList({ annotationMode: 0 })
  const { glyphs, rules } = placeText(list, names, transform as unknown as Matrix, fontsOf(page))
  page.cleanup()
  const isOnPage = ({ from: [x, y] }: DrawnGlyph): boolean => x >= -1 && y >= -1 && x <= width + 1 && y <= height + 1
  return { page: number, ...readablePage(glyphs.filter(isOnPage), rules, { width, height }) }
}
