import { createWriteStream } from 'node:fs'
import pdfmake, { type Content } from 'pdfmake'
import type { EpochMs } from '../../../core/kernel/instant.ts'
import type { Block, PacketDocument } from '../../../core/model/document.ts'
import type { ObservationId } from '../../../core/model/ids.ts'
import { bodySizePt, nodeOf, partsOf, ruledLayout } from './nodes.ts'
import { drawTablePage, headHeightPt, paginate, type EmbeddedFont, type LargeTable, type TableFrame, type TablePage } from './large-table.ts'
import type { FontSet } from './font-set.ts'

/** Where the exhibits came to stand. */
export type PdfPages = { readonly total: number; readonly exhibits: ReadonlyMap<number, { readonly first: number; readonly last: number }>; readonly records: ReadonlyMap<ObservationId, number> }

export type PdfJob = {
  readonly document: PacketDocument
  readonly path: string
  readonly packetAt: EpochMs
  readonly fonts: FontSet
  /** An opaque picture file, already masked: pdfmake wants paths, a Buffer would be embedded twice. */
  readonly pictureOf: (block: Extract<Block, { readonly kind: 'picture' }>) => string | undefined
  readonly draftMark?: string
}

type Position = { readonly pageNumber: number; readonly top: number }
type Node = Content & { positions?: readonly Position[] }
type Slot = { readonly table: LargeTable; readonly marker: Node; readonly frame: TableFrame; pages: readonly TablePage[]; nodes: readonly Node[] }
type Laid = { readonly content: Content[]; readonly slots: readonly Slot[]; readonly exhibits: readonly { readonly exhibit: number; readonly title: string; readonly node: Node }[]; readonly pictures: readonly { readonly node: Node; readonly shows: readonly ObservationId[] }[] }

const page = { portrait: { width: 595.28, height: 841.89 }, landscape: { width: 841.89, height: 595.28 } } as const
const margin = { side: 62, landscapeSide: 36, top: 60, bottom: 66 } as const

/**
 * Prints one document. Large tables are not laid out by pdfmake: a first pass finds where each begins, a second reserves blank pages, and the rows are
 * drawn on them. Same blocks and packet time, same bytes.
 */
export const printPdf = async (job: PdfJob): Promise<PdfPages> => {
  pdfmake.setUrlAccessPolicy(() => false)
  const allowed = new Set(Object.values(job.fonts.files).flatMap((face) => [face.normal, face.bold]))
  for (const block of job.document.blocks) if (block.kind === 'picture') allowed.add(job.pictureOf(block) ?? '')
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path))
  pdfmake.setFonts({ serif: { ...job.fonts.files.serif }, sans: { ...job.fonts.files.sans } })
  pdfmake.setTableLayouts({ ruled: ruledLayout })
  const measured = await measureStarts(job)
  const laid = layOut(job, measured.starts, measured.breaks)
  const doc = await streamOf(job, laid)
  drawSlots(job, doc, laid)
  const written = new Promise<void>((resolve, reject) => {
    const file = createWriteStream(job.path)
    file.on('close', resolve)
    file.on('error', reject)
    doc.on('error', reject)
    doc.pipe(file)
  })
  const total = doc.bufferedPageRange().count
  doc.end()
  await written
  return pagesOf(laid, total)
}

type Measured = { readonly starts: readonly number[] | undefined; /** Blocks that begin a page. */ readonly breaks: ReadonlySet<number> }

/** First passes: large tables are one line each; where that line stands is where the table begins. A heading whose table has no room goes to the next page with it. */
const measureStarts = async (job: PdfJob): Promise<Measured> => {
  const breaks = new Set<number>()
  const tables = job.document.blocks.flatMap((block, index) => (isLarge(block) ? [{ table: block, index }] : []))
  for (;;) {
    if (tables.length === 0) return { starts: [], breaks }
    const laid = layOut(job, undefined, breaks)
    await streamOf(job, laid)
    const starts = laid.slots.map((slot) => slot.marker.positions?.[0]?.top ?? margin.top)
    const alone = tables.flatMap(({ table, index }, at) => (job.document.blocks[index - 1]?.kind === 'heading' && !breaks.has(index - 1) && !hasRoom(job, table, laid.slots[at]?.frame.bottomPt ?? 0, starts[at] ?? 0) ? [index - 1] : []))
    if (alone.length === 0) return { starts, breaks }
    for (const heading of alone) breaks.add(heading)
  }
}

const hasRoom = (job: PdfJob, table: LargeTable, bottomPt: number, start: number): boolean => bottomPt - start >= leastRoomPt + headHeightPt(table, job.fonts)

const isLarge = (block: Block): block is LargeTable => block.kind === 'table' && block.isLarge === true

/** Room for the head and two rows, or the table begins on the next page. */
const leastRoomPt = 60

const layOut = (job: PdfJob, starts: readonly number[] | undefined, breaks: ReadonlySet<number>): Laid => {
  const laid = { content: [] as Content[], slots: [] as Slot[], exhibits: [] as Laid['exhibits'][number][], pictures: [] as Laid['pictures'][number][] }
  const base = job.document.isLandscape === true ? 'landscape' : 'portrait'
  let isAcross = job.document.isLandscape === true
  let breakNext = false
  const put = (nodes: readonly Content[]): void => {
    for (const node of nodes) {
      if (breakNext && typeof node === 'object') Object.assign(node, { pageBreak: 'before', pageOrientation: isAcross ? 'landscape' : 'portrait' })
      breakNext = false
      laid.content.push(node)
    }
  }
  for (const [index, block] of job.document.blocks.entries()) {
    const next = job.document.blocks[index + 1]
    const turns = wantsAcross(block, next, base === 'landscape')
    if (turns !== isAcross) {
      isAcross = turns
      breakNext = true
    }
    if (breaks.has(index)) breakNext = true
    if (block.kind === 'page-break') breakNext = true
    else if (block.kind === 'exhibit') {
      breakNext = index > 0
      const node: Node = { text: [...partsOf([{ text: `证据${block.exhibit}　${block.title}` }], job.fonts, 'sans')], bold: true, fontSize: 15, margin: [0, 0, 0, 8], outline: true, outlineText: `证据${block.exhibit} ${block.title}` }
      const broken = breakNext ? { ...node, pageBreak: 'before' as const } : node
      breakNext = false
      laid.content.push(broken)
      laid.exhibits.push({ exhibit: block.exhibit, title: block.title, node: broken })
    } else if (block.kind === 'picture') {
      const path = job.pictureOf(block)
      const node: Node = path === undefined ? { text: '（图片无法显示，见原件）', alignment: 'center' } : { image: path, fit: [page.portrait.width - 2 * margin.side, block.isPage === true ? 670 : 430], alignment: 'center', margin: [0, 4, 0, 4] }
      put([...nodeOf({ kind: 'paragraph', indent: true, runs: block.caption }, job.fonts)])
      laid.content.push(node)
      laid.pictures.push({ node, shows: block.shows })
    } else if (isLarge(block)) {
      const slot = slotFor(job, block, isAcross, starts?.[laid.slots.length])
      laid.slots.push(slot)
      put([slot.marker])
      for (const node of slot.nodes) laid.content.push(node)
      breakNext = index < job.document.blocks.length - 1
    } else put(nodeOf(block, job.fonts, next))
  }
  return laid
}

/** A table across, and the heading above it, turn the page; what follows turns it back. */
const wantsAcross = (block: Block, next: Block | undefined, isBase: boolean): boolean => isBase || (block.kind === 'table' && block.landscape === true) || (block.kind === 'heading' && next?.kind === 'table' && next.landscape === true)

const slotFor = (job: PdfJob, table: LargeTable, isAcross: boolean, start: number | undefined): Slot => {
  const size = isAcross ? page.landscape : page.portrait
  const width = table.columns.reduce((sum, column) => sum + column.widthPt, 0)
  const bottomPt = size.height - margin.bottom
  const marker: Node = { text: ' ', fontSize: 1, lineHeight: 1 }
  const top = start === undefined || !hasRoom(job, table, bottomPt, start) ? bottomPt : start + 2
  const frame = { leftPt: (size.width - width) / 2, firstTopPt: top, topPt: margin.top, bottomPt }
  const pages = start === undefined ? [] : paginate(table, frame, job.fonts)
  const nodes = pages.slice(1).map((): Node => ({ text: ' ', fontSize: 1, pageBreak: 'before', pageOrientation: isAcross ? 'landscape' : 'portrait' }))
  return { table, marker, frame, pages, nodes }
}

/** pdfkit's document as pdfmake hands it out: getStream() is documented, what it returns is pdfkit's. */
type PdfKit = NodeJS.ReadableStream & {
  readonly provideFont: (family: string, bold: boolean, italics: boolean) => EmbeddedFont
  readonly switchToPage: (index: number) => void
  readonly page: { readonly height: number; readonly fonts: Record<string, unknown> }
  readonly addContent: (content: string) => void
  readonly bufferedPageRange: () => { readonly start: number; readonly count: number }
  readonly end: () => void
}

/** Read by pdfmake's printer and missing from its types: pages stay open until the rows are drawn. */
const buffered: object = { bufferPages: true }

const streamOf = async (job: PdfJob, laid: Laid): Promise<PdfKit> => {
  const side = job.document.isLandscape === true ? margin.landscapeSide : margin.side
  const created = pdfmake.createPdf(
    {
      pageSize: 'A4',
      pageOrientation: job.document.isLandscape === true ? 'landscape' : 'portrait',
      pageMargins: [side, margin.top, side, margin.bottom],
      content: laid.content,
      info: { title: job.document.title, creator: '铃证 RingProof', producer: 'RingProof', creationDate: new Date(job.packetAt) },
      defaultStyle: { font: 'serif', fontSize: bodySizePt, lineHeight: 1.08 },
      header: (current) => headerOf(job, laid, current),
      footer: (current, count) => footerOf(job, current, count),
      // A heading does not stand alone at the foot of a page.
      pageBreakBefore: (node, nodes) => node.headlineLevel !== undefined && !nodes.getFollowingNodesOnPage().some((other) => isBelow(node.startPosition, other.startPosition, job.document.isLandscape === true)),
    },
    buffered,
  )
  return (await created.getStream()) as unknown as PdfKit
}

/** In the text of the same page: headers and footers are nodes of the page too. */
const isBelow = (own: Position, other: Position, isLandscape: boolean): boolean => {
  const foot = (isLandscape ? page.landscape : page.portrait).height - margin.bottom
  return other.pageNumber === own.pageNumber && other.top > own.top && other.top < foot
}

const headerOf = (job: PdfJob, laid: Laid, current: number): Content => {
  const exhibit = laid.exhibits.findLast((e) => (e.node.positions?.[0]?.pageNumber ?? Infinity) <= current)
  const stamp: Content = exhibit === undefined ? '' : { table: { body: [[{ text: `证据${exhibit.exhibit}`, bold: true, font: 'sans', fontSize: 11 }]] }, layout: 'ruled' }
  const draft: Content = job.draftMark === undefined ? '' : { text: job.draftMark, bold: true, font: 'sans', fontSize: 11, color: '#b00020' }
  return { columns: [{ stack: [draft], width: '*' }, { stack: [stamp], width: 'auto' }], margin: [margin.side, 26, margin.side - 20, 0] }
}

const footerOf = (job: PdfJob, current: number, count: number): Content => ({
  stack: [
    { text: `第 ${current} 页　共 ${count} 页`, fontSize: 9, alignment: 'center' },
    { text: [...partsOf([{ text: job.document.footer }], job.fonts)], fontSize: 6.5, alignment: 'center', color: '#555', margin: [0, 3, 0, 0] },
  ],
  margin: [20, 16, 20, 0],
})

const drawSlots = (job: PdfJob, doc: PdfKit, laid: Laid): void => {
  if (laid.slots.length === 0) return
  const faceOf = (font: 'serif' | 'sans', isBold: boolean): EmbeddedFont => {
    const face = doc.provideFont(font, isBold, false)
    doc.page.fonts[face.id] ??= face.ref()
    return face
  }
  const glyphs = new Map<string, string>()
  for (const slot of laid.slots) {
    const first = (slot.marker.positions?.[0]?.pageNumber ?? 1) - 1
    for (const [index, node] of slot.nodes.entries()) if (node.positions?.[0]?.pageNumber !== first + index + 2) throw new Error('a page of a large table is not where it was reserved')
    for (const [index, tablePage] of slot.pages.entries()) {
      if (tablePage.rows.length === 0) continue
      doc.switchToPage(first + index)
      doc.addContent(drawTablePage(slot.table, tablePage, slot.frame, doc.page.height, job.fonts, faceOf, glyphs))
    }
  }
}

const pagesOf = (laid: Laid, total: number): PdfPages => {
  const records = new Map<ObservationId, number>()
  for (const { node, shows } of laid.pictures) for (const id of shows) records.set(id, node.positions?.[0]?.pageNumber ?? 1)
  for (const slot of laid.slots) for (const [index, tablePage] of slot.pages.entries()) for (const row of tablePage.rows) for (const id of row.shows) if (!records.has(id)) records.set(id, (slot.marker.positions?.[0]?.pageNumber ?? 1) + index)
  const starts = laid.exhibits.map((e) => ({ exhibit: e.exhibit, first: e.node.positions?.[0]?.pageNumber ?? 1 }))
  const exhibits = new Map(starts.map((start, index) => [start.exhibit, { first: start.first, last: (starts[index + 1]?.first ?? total + 1) - 1 }]))
  return { total, exhibits, records }
}
