import { AlignmentType, Document, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, SectionType, TextRun, type IRunOptions, type ISectionOptions } from 'docx'
import { formatInstant, type EpochMs } from '../../../core/kernel/instant.ts'
import type { Block, PacketDocument } from '../../../core/model/document.ts'
import { wordNodesOf, type PictureOf } from './blocks-to-docx.ts'
import { wordTableXml } from './large-word-table.ts'
import { stableDocx } from './stable-docx.ts'

export type DocxJob = {
  readonly document: PacketDocument
  readonly packetAt: EpochMs
  readonly pictureOf: PictureOf
  /** Where an exhibit begins in the printed volume: its pages in Word are numbered from there. */
  readonly firstPageOf: (exhibit: number) => number | undefined
  readonly draftMark?: string
}

/** The same blocks as a Word file. Same blocks and packet time, same bytes. */
export const printDocx = async (job: DocxJob): Promise<Uint8Array> => {
  const document = new Document({
    title: job.document.title,
    creator: 'RingProof',
    lastModifiedBy: 'RingProof',
    styles: { default: { document: { run: { font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' }, size: 24 } } } },
    sections: sectionsOf(job),
  })
  return stableDocx(await Packer.toBuffer(document), formatInstant(job.packetAt, 0), largeTables(job.document).map(wordTableXml))
}

const largeTables = (document: PacketDocument): readonly Extract<Block, { readonly kind: 'table' }>[] => document.blocks.flatMap((block) => (block.kind === 'table' && block.isLarge === true ? [block] : []))

type Part = { readonly isAcross: boolean; readonly exhibit?: number; readonly startsPage: boolean; readonly blocks: Block[] }

/** A new section wherever the page turns, an exhibit begins or a page is broken. */
const partsOf = (document: PacketDocument): readonly Part[] => {
  const base = document.isLandscape === true
  const parts: Part[] = [{ isAcross: base, startsPage: false, blocks: [] }]
  for (const [index, block] of document.blocks.entries()) {
    const next = document.blocks[index + 1]
    const isAcross = base || isWide(block) || (block.kind === 'heading' && next !== undefined && isWide(next))
    const last = parts.at(-1)
    const exhibit = block.kind === 'exhibit' ? { exhibit: block.exhibit } : last?.exhibit === undefined ? {} : { exhibit: last.exhibit }
    if (block.kind === 'exhibit' || block.kind === 'page-break' || last?.isAcross !== isAcross) parts.push({ isAcross, startsPage: true, ...exhibit, blocks: [] })
    parts.at(-1)?.blocks.push(block)
  }
  return parts.filter((part) => part.blocks.length > 0)
}

const isWide = (block: Block): boolean => block.kind === 'table' && block.landscape === true

const sectionsOf = (job: DocxJob): ISectionOptions[] => {
  const large: readonly Block[] = largeTables(job.document)
  return partsOf(job.document).map((part): ISectionOptions => {
    const first = part.blocks[0]?.kind === 'exhibit' && part.exhibit !== undefined ? job.firstPageOf(part.exhibit) : undefined
    return {
      properties: {
        type: SectionType.NEXT_PAGE,
        page: {
          size: { width: 11_906, height: 16_838, orientation: part.isAcross ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: part.isAcross ? { top: 1_100, bottom: 1_100, left: 720, right: 720 } : { top: 1_200, bottom: 1_200, left: 1_240, right: 1_240 },
          ...(first === undefined ? {} : { pageNumbers: { start: first } }),
        },
      },
      headers: { default: header(job, part.exhibit) },
      footers: { default: footer(job) },
      children: part.blocks.flatMap((block, index) => wordNodesOf(block, job.pictureOf, large.indexOf(block), part.blocks[index + 1])),
    }
  })
}

const hei = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' }

const mark = (text: string, more: IRunOptions): TextRun => {
  const options: IRunOptions = { text, bold: true, size: 22, font: hei, ...more }
  return new TextRun(options)
}

const header = (job: DocxJob, exhibit: number | undefined): Header =>
  new Header({
    children: [
      ...(job.draftMark === undefined ? [] : [new Paragraph({ children: [mark(job.draftMark, { color: 'B00020' })] })]),
      new Paragraph({ alignment: AlignmentType.RIGHT, children: exhibit === undefined ? [] : [mark(`证据${exhibit}`, { border: { style: 'single', size: 4, space: 2 } })] }),
    ],
  })

const footer = (job: DocxJob): Footer =>
  new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'] })] }),
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: job.document.footer, size: 13, color: '555555' })] }),
    ],
  })
