import type { Issue } from '../../src/core/kernel/issue.ts'
import type { DerivedBytes } from '../../src/core/model/reading-run.ts'
import { pdfPassword } from '../../src/core/model/secret-answers.ts'
import { pagePictures } from '../../src/shell/engine/pdf-text/page-pictures.ts'
import { encodePng } from '../../src/shell/engine/pictures/encode-png.ts'
import { handOver } from './hand-over.ts'
import { unread, type Part, type ReadEmit, type SourceToRead } from './reading.ts'

type Pages = { readonly derived: readonly DerivedBytes[]; readonly broken: readonly Issue[] }

/** Each page that is a picture becomes one of its own, named after the file and its page, and is read like any photo. `only`: these pages. */
const takePages = async (source: SourceToRead, emit: ReadEmit, only: ReadonlySet<number> | undefined): Promise<Pages> => {
  const name = (source.fileName.split('/').at(-1) ?? '').replace(/\.pdf$/i, '')
  const password = source.answers[pdfPassword]
  const derived: DerivedBytes[] = []
  const broken: Issue[] = []
  for await (const found of pagePictures(source.path, { ...(password === undefined ? {} : { password }), ...(only === undefined ? {} : { only }) })) {
    if ('code' in found) broken.push(found)
    else derived.push(await handOver(source, emit, `derived-${derived.length}`, `${name}-第${found.page}页.png`, encodePng(found.raster)))
  }
  return { derived, broken }
}

/** A PDF without calls in its text: its pages are read as pictures. undefined: no page is one. */
export const readScannedPdf = async (source: SourceToRead, emit: ReadEmit, issues: readonly Issue[], only?: ReadonlySet<number>): Promise<Part | undefined> => {
  const { derived, broken } = await takePages(source, emit, only)
  if (derived.length === 0) return undefined
  const taken: Issue = { code: 'pdf-pages-as-pictures', severity: 'note', params: { count: derived.length } }
  return { ...unread([...issues, ...broken, taken]), reader: 'pdf-pages', version: 1, complete: broken.length === 0, derived }
}

/** A PDF of which some pages are text and were read, and these are not. */
export const withPicturePages = async (source: SourceToRead, emit: ReadEmit, part: Part, bare: ReadonlySet<number>): Promise<Part> => {
  if (bare.size === 0 || part.questions.length > 0) return part
  const { derived, broken } = await takePages(source, emit, bare)
  if (derived.length === 0 && broken.length === 0) return part
  const pages = [...bare].sort((a, b) => a - b).join('、')
  const taken: readonly Issue[] = derived.length === 0 ? [] : [{ code: 'pdf-some-pages-as-pictures', severity: 'note', params: { count: derived.length, pages } }]
  return { ...part, issues: [...part.issues, ...broken, ...taken], complete: part.complete && broken.length === 0, derived }
}
