import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Block, PacketDocument } from '../../src/core/model/document.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { FontSet } from '../../src/shell/engine/pdf/font-set.ts'
import { maskedPng } from '../../src/shell/engine/pdf/masked-picture.ts'
import { drawPages, type DrawnPage } from '../../src/shell/engine/pdf-text/draw-pages.ts'
import type { Emit } from './job-loop.ts'
import { originalPath } from './originals.ts'
import type { PictureBlock, PrintedPicture } from './printed-picture.ts'

type Paper = Extract<Block, { readonly kind: 'paper' }>
export type PaperDesk = { readonly context: Emit['context']; readonly fonts: FontSet; readonly pictures: Map<PictureBlock, PrintedPicture>; readonly issues: Issue[]; readonly signal: AbortSignal }

/** A policy has thirty pages, a wording sixty; what is longer is looked up in the file. */
const mostPages = 60

/** Behind each paper handed in as PDF its pages, drawn: a clerk turns pages, and does not open files. Derived pictures, said so on each; the file is what counts. */
export const withPaperPages = async (document: PacketDocument, desk: PaperDesk): Promise<PacketDocument> => {
  const blocks: Block[] = []
  for (const block of document.blocks) {
    blocks.push(block)
    if (block.kind === 'paper' && /\.pdf$/i.test(block.fileName)) blocks.push(...(await pagesOf(block, desk)))
  }
  return { ...document, blocks }
}

const pagesOf = async (paper: Paper, desk: PaperDesk): Promise<readonly Block[]> => {
  const blocks: Block[] = []
  try {
    for await (const drawn of drawPages(originalPath(desk.context, paper.source), mostPages, { serif: desk.fonts.files.serif.normal, sans: desk.fonts.files.sans.normal })) {
      desk.signal.throwIfAborted()
      blocks.push({ kind: 'page-break' }, await pageBlock(paper, drawn, desk))
    }
    return blocks
  } catch {
    desk.signal.throwIfAborted()
    desk.issues.push({ code: 'packet-paper-pages', severity: 'warn', params: { exhibit: paper.exhibit, fileName: paper.fileName } })
    return []
  }
}

const pageBlock = async (paper: Paper, { page, pageCount, raster }: DrawnPage, { context, pictures }: PaperDesk): Promise<PictureBlock> => {
  const rest = page === mostPages && pageCount > mostPages ? `其后第${String(page + 1)}页至第${String(pageCount)}页见该文件。` : ''
  const block: PictureBlock = { kind: 'picture', exhibit: paper.exhibit, source: paper.source, fileName: paper.fileName, masks: [], shows: [], isPage: true, caption: [{ text: `该文件第${String(page)}页，共${String(pageCount)}页（由文件生成的页面图像，以文件为准）。${rest}` }] }
  const png = maskedPng(raster, [])
  const file = path.join(context.scratch, `picture-${String(pictures.size + 1)}.png`)
  await writeFile(file, png)
  pictures.set(block, { png, path: file, width: raster.width, height: raster.height })
  return block
}
