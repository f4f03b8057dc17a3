import type { Issue } from '../../src/core/kernel/issue.ts'
import type { DerivedBytes } from '../../src/core/model/reading-run.ts'
import { pagePictures } from '../../src/shell/engine/pdf-text/page-pictures.ts'
import { encodePng } from '../../src/shell/engine/pictures/encode-png.ts'
import { handOver } from './hand-over.ts'
import { unread, type Part, type ReadEmit, type SourceToRead } from './reading.ts'

/**
 * A PDF whose pages are pictures: each page becomes a picture of its own, named after the file and its page, and is read like any photo.
 * undefined: no page is a picture.
 */
export const readScannedPdf = async (source: SourceToRead, emit: ReadEmit, issues: readonly Issue[]): Promise<Part | undefined> => {
  const name = (source.fileName.split('/').at(-1) ?? '').replace(/\.pdf$/i, '')
  const derived: DerivedBytes[] = []
  const broken: Issue[] = []
  for await (const found of pagePictures(source.path)) {
    if ('code' in found) broken.push(found)
    else derived.push(await handOver(source, emit, `derived-${derived.length}`, `${name}-第${found.page}页.png`, encodePng(found.raster)))
  }
  if (derived.length === 0) return undefined
  const taken: Issue = { code: 'pdf-pages-as-pictures', severity: 'note', params: { count: derived.length } }
  return { ...unread([...issues, ...broken, taken]), reader: 'pdf-pages', version: 1, complete: broken.length === 0, derived }
}
