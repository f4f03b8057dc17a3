import { AlignmentType, BorderStyle, HeadingLevel, ImageRun, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType, type IRunOptions } from 'docx'
import type { Block, Cell, Column, Row, Run } from '../../../core/model/document.ts'
import { placeholderFor } from './large-word-table.ts'

/* Blocks → Word. Sizes: half-points for text, twentieths of a point for space. */

/** Word picks the Chinese face from eastAsia; the names are those of every Windows and WPS. */
const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' }
const hei = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' }
const boxes = { ascii: 'Segoe UI Symbol', hAnsi: 'Segoe UI Symbol', eastAsia: 'Segoe UI Symbol', cs: 'Segoe UI Symbol' }
const bodySize = 24
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

export type PictureBytes = { readonly png: Uint8Array; readonly width: number; readonly height: number }
export type PictureOf = (block: Extract<Block, { readonly kind: 'picture' }>) => PictureBytes | undefined

type Flow = Paragraph | Table

/** `largeIndex`: which of the document's large tables this one is. */
export const wordNodesOf = (block: Block, pictureOf: PictureOf, largeIndex = -1, next?: Block): readonly Flow[] => {
  // A signature does not stand on a page of its own.
  const keepNext = next?.kind === 'paragraph' && next.align === 'right'
  switch (block.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: [boldRun(block.text, song, 42)] })]
    case 'heading':
      return [heading(block.text, block.level)]
    case 'exhibit':
      return [heading(`证据${block.exhibit}　${block.title}`, 1)]
    case 'paragraph':
      return [paragraph(block.runs, block.indent, block.align, keepNext)]
    case 'paper':
      return [paragraph(block.runs, true)]
    case 'numbered':
      return [paragraph([{ text: `${block.number}．` }, ...block.runs], true, undefined, keepNext)]
    case 'bullet':
      return [bullet(block.runs)]
    case 'quotation':
      return [new Paragraph({ indent: { left: 480 }, keepNext: true, spacing: { before: 60 }, children: [boldRun(block.heading, song, 22)] }), ...block.text.split('\n').map((line) => new Paragraph({ indent: { left: 480, right: 240, firstLine: 440 }, alignment: AlignmentType.BOTH, spacing: { line: 330 }, children: [new TextRun({ text: line, font: song, size: 22 })] }))]
    case 'table':
      return [wordTable(block.columns, block.rows, largeIndex), new Paragraph({ spacing: { after: 60 }, children: [] })]
    case 'picture':
      return picture(block, pictureOf)
    case 'page-break':
      return []
  }
}

const boldRun = (text: string, font: NonNullable<IRunOptions['font']>, size: number): TextRun => {
  const options: IRunOptions = { text, font, size, bold: true, color: '000000' }
  return new TextRun(options)
}

const bullet = (runs: readonly Run[]): Paragraph =>
  new Paragraph({ indent: { left: 480, hanging: 240 }, spacing: { after: 60, line: 360 }, alignment: hasLongWord(runs) ? AlignmentType.LEFT : AlignmentType.BOTH, children: [...(/^[☑☐□]/.test(runs[0]?.text ?? '') ? [] : [textRun({ text: '·\u3000' })]), ...runs.flatMap(runsOf)] })

const wordTable = (columns: readonly Column[], rows: readonly Row[], largeIndex: number): Flow => (largeIndex < 0 ? table(columns, rows) : new Paragraph(placeholderFor(largeIndex)))

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const sizes = { 1: 28, 2: 25, 3: 24 } as const

const heading = (text: string, level: 1 | 2 | 3): Paragraph => new Paragraph({ heading: levels[level], keepNext: true, spacing: { before: 200, after: 100 }, children: [boldRun(text, hei, sizes[level])] })

/** A hash or a file name cannot be broken: justified, the line before it would be torn apart. */
const hasLongWord = (runs: readonly Run[]): boolean => /[!-~]{18,}/.test(runs.map((run) => run.text).join(''))

const paragraph = (runs: readonly Run[], indent: boolean, align?: 'left' | 'center' | 'right', keepNext = false): Paragraph =>
  new Paragraph({ keepNext, alignment: align === undefined ? (hasLongWord(runs) ? AlignmentType.LEFT : AlignmentType.BOTH) : alignments[align], spacing: { after: 60, line: 360, ...(align === 'right' ? { before: 160 } : {}) }, ...(indent ? { indent: { firstLine: 480 } } : {}), children: runs.flatMap(runsOf) })

const runsOf = (run: Run): TextRun[] => {
  const [mark] = /^[☑☐]/.exec(run.text) ?? []
  return mark === undefined ? [textRun(run)] : [new TextRun({ text: mark, font: boxes, size: bodySize }), textRun({ ...run, text: run.text.slice(mark.length) })]
}

const textRun = (run: Run, size = bodySize): TextRun => {
  const options: IRunOptions = { text: run.text, font: song, size, ...(run.bold === true ? { bold: true } : {}), ...(run.isGap === true ? { color: 'B00020' } : {}) }
  return new TextRun(options)
}

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

const table = (columns: readonly Column[], rows: readonly Row[]): Table => {
  const size = columns.length > 8 ? 15 : 18
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column) => cell(column, [{ text: column.heading, bold: true }], size, 'center')) })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(columns.reduce((sum, column) => sum + column.widthPt, 0) * 20), type: WidthType.DXA },
    columnWidths: columns.map((column) => Math.round(column.widthPt * 20)),
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    rows: [head, ...rows.map((row) => new TableRow({ cantSplit: true, children: columns.map((column, index) => cell(column, cellRuns(row.cells[index]), size, column.align)) }))],
  })
}

const cellRuns = (content: Cell | undefined): readonly Run[] => content?.runs ?? []

const cell = (column: Column, runs: readonly Run[], size: number, align: Column['align']): TableCell =>
  new TableCell({ width: { size: Math.round(column.widthPt * 20), type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, children: [new Paragraph({ alignment: alignments[align ?? 'left'], ...(column.breakAnywhere === true ? { wordWrap: true } : {}), children: runs.map((run) => textRun(run, size)) })] })

const picture = (block: Extract<Block, { readonly kind: 'picture' }>, pictureOf: PictureOf): readonly Flow[] => {
  const bytes = pictureOf(block)
  const caption = paragraph(block.caption, true)
  if (bytes === undefined) return [caption, paragraph([{ text: '（图片无法显示，见原件）' }], false, 'center')]
  // Fits 16 cm by 15 cm, a page of a paper by 22 cm; pixels of 96 to the inch.
  const scale = Math.min(600 / bytes.width, (block.isPage === true ? 830 : 560) / bytes.height)
  return [caption, new Paragraph({ alignment: AlignmentType.CENTER, children: [new ImageRun({ type: 'png', data: bytes.png, transformation: { width: Math.round(bytes.width * scale), height: Math.round(bytes.height * scale) } })] })]
}
