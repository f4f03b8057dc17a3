import type { Content, CustomTableLayout, TableCell } from 'pdfmake'
import type { Block, Column, Run } from '../../../core/model/document.ts'
import { cutByFont, type FontName, type FontSet } from './font-set.ts'

/* Blocks → pdfmake nodes. Sizes in points. */

export const bodySizePt = 12
const tableSizePt = 9
const smallSizePt = 8

export type TextPart = { readonly text: string; readonly font: FontName; readonly bold?: boolean; readonly color?: string }

/** Text cut where the font changes; pdfmake itself knows no fallback and would print a box. */
export const partsOf = (runs: readonly Run[], fonts: FontSet, wanted: FontName = 'serif'): readonly TextPart[] =>
  runs.flatMap((run) => cutByFont(run.text, wanted, fonts).map((part): TextPart => ({ ...part, ...(run.bold === true ? { bold: true } : {}), ...(run.isGap === true ? { color: '#b00020' } : {}) })))

const plain = (text: string, fonts: FontSet, wanted: FontName = 'serif'): TextPart[] => [...partsOf([{ text }], fonts, wanted)]

export const ruledLayout: CustomTableLayout = {
  hLineWidth: () => 0.4,
  vLineWidth: () => 0.4,
  paddingLeft: () => 3.5,
  paddingRight: () => 3.5,
  paddingTop: () => 2,
  paddingBottom: () => 2.5,
}

/** ☑ stands in no document font: it is drawn. */
const ticked = '<svg width="11" height="11" viewBox="0 0 11 11"><rect x="0.6" y="0.6" width="9.8" height="9.8" fill="none" stroke="#000" stroke-width="0.8"/><path d="M2.4 5.6 L4.6 8 L8.7 2.9" fill="none" stroke="#000" stroke-width="1.2"/></svg>'
const unticked = '<svg width="11" height="11" viewBox="0 0 11 11"><rect x="0.6" y="0.6" width="9.8" height="9.8" fill="none" stroke="#000" stroke-width="0.8"/></svg>'

const headingSizes = { 1: 14, 2: 12.5, 3: 12 } as const

/** One block as it stands in the flow; large tables, pictures and exhibits are placed by print-pdf.ts. */
export const nodeOf = (block: Block, fonts: FontSet, next?: Block): Content[] => {
  // A signature does not stand on a page of its own.
  const keepsWithNext = next?.kind === 'paragraph' && next.align === 'right'
  switch (block.kind) {
    case 'title':
      return [{ text: plain(block.text, fonts), bold: true, fontSize: 21, alignment: 'center', margin: [0, 0, 0, 10], outline: true, outlineText: block.text }]
    case 'heading':
      return [heading(block.text, block.level, fonts)]
    case 'paragraph':
      return [paragraph(block.runs, fonts, { indent: block.indent, align: block.align, keepsWithNext })]
    case 'paper':
      return [paragraph(block.runs, fonts, { indent: true })]
    case 'numbered':
      return [paragraph([{ text: `${block.number}．` }, ...block.runs], fonts, { indent: true, keepsWithNext })]
    case 'bullet':
      return [bullet(block.runs, fonts)]
    case 'quotation':
      return [quotation(block.heading, block.text, fonts)]
    case 'table':
      return [tableNode(block.columns, block.rows.map((row) => row.cells.map((cell) => cell.runs)), fonts, block.columns.length > 8 ? smallSizePt : tableSizePt)]
    case 'exhibit':
    case 'picture':
    case 'page-break':
      return []
  }
}

/** outlineText: pdfmake would write [object Object] for a text in parts. */
const heading = (text: string, level: 1 | 2 | 3, fonts: FontSet): Content => ({ text: plain(text, fonts, 'sans'), bold: true, fontSize: headingSizes[level], margin: [0, level === 1 ? 10 : 7, 0, 5], headlineLevel: level, ...(level === 1 ? { outline: true, outlineText: text } : {}) })

const tick = /^[☑☐□]\s*/

const paragraph = (runs: readonly Run[], fonts: FontSet, how: { readonly indent: boolean; readonly align?: 'left' | 'center' | 'right' | undefined; readonly keepsWithNext?: boolean }): Content => {
  const mark = tick.exec(runs[0]?.text ?? '')
  if (mark !== null) return boxed(mark[0], runs, fonts)
  const align = how.align ?? (hasLongWord(runs) ? 'left' : 'justify')
  return { text: [...partsOf(runs, fonts)], alignment: align, ...(how.indent ? { leadingIndent: 2 * bodySizePt } : {}), margin: [0, align === 'right' ? 10 : 0, align === 'right' ? 12 : 0, 4], ...(how.keepsWithNext === true ? { headlineLevel: 8 } : {}) }
}

/** A hash or a file name cannot be broken: justified, the line before it would be torn apart. */
const hasLongWord = (runs: readonly Run[]): boolean => /[!-~]{18,}/.test(runs.map((run) => run.text).join(''))

const bullet = (runs: readonly Run[], fonts: FontSet): Content => {
  const mark = tick.exec(runs[0]?.text ?? '')
  if (mark !== null) return boxed(mark[0], runs, fonts)
  return { columns: [{ text: '·', width: 12, alignment: 'center' }, { text: [...partsOf(runs, fonts)], alignment: hasLongWord(runs) ? 'left' : 'justify', width: '*' }], columnGap: 2, margin: [18, 0, 0, 3] }
}

const boxed = (mark: string, runs: readonly Run[], fonts: FontSet): Content => {
  const [first, ...rest] = runs
  const words = first === undefined ? rest : [{ ...first, text: first.text.slice(mark.length) }, ...rest]
  return { columns: [{ svg: mark.startsWith('☑') ? ticked : unticked, width: 14, margin: [0, 3, 0, 0] }, { text: [...partsOf(words, fonts)], alignment: 'justify', width: '*' }], columnGap: 4, margin: [24, 0, 0, 4] }
}

const quotation = (heading: string, text: string, fonts: FontSet): Content => ({
  stack: [{ text: plain(heading, fonts), bold: true, fontSize: 11, margin: [0, 0, 0, 2], headlineLevel: 9 }, ...text.split('\n').map((line): Content => ({ text: plain(line, fonts), fontSize: 11, alignment: 'justify', leadingIndent: 22, margin: [0, 0, 0, 1] }))],
  margin: [24, 2, 12, 8],
})

const tableNode = (columns: readonly Column[], rows: readonly (readonly (readonly Run[])[])[], fonts: FontSet, fontSize: number): Content => ({
  table: {
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
    // Never '*': a hash would push the other columns off the page.
    widths: columns.map((column) => column.widthPt - 7.4),
    body: [columns.map((column): TableCell => ({ text: plain(column.heading, fonts), bold: true, alignment: 'center' })), ...rows.map((cells) => columns.map((column, index): TableCell => ({ text: [...partsOf(cells[index] ?? [], fonts)], alignment: column.align ?? 'left', ...(column.breakAnywhere === true ? { wordBreak: 'break-all' as const } : {}) })))],
  },
  layout: 'ruled',
  fontSize,
  margin: [0, 4, 0, 8],
})
