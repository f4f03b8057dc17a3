import type { Block, Citation, PacketDocument, Run } from '../model/document.ts'
import type { ObservationId } from '../model/ids.ts'

/** Where the exhibits came to stand, as the printer laid them out. Pages of the exhibits volume. */
export type PageMap = { readonly total: number; readonly exhibits: ReadonlyMap<number, { readonly first: number; readonly last: number }>; readonly records: ReadonlyMap<ObservationId, number> }

/** Fills in 证据N 第p页 everywhere. In a sentence it stands in brackets, in a cell it stands alone. */
export const resolvePages = (document: PacketDocument, pages: PageMap): PacketDocument => ({ ...document, blocks: document.blocks.map((block) => resolveBlock(block, pages)) })

const resolveBlock = (block: Block, pages: PageMap): Block => {
  switch (block.kind) {
    case 'paragraph':
    case 'numbered':
    case 'bullet':
    case 'paper':
      return { ...block, runs: block.runs.map((run) => resolveRun(run, pages, false)) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ runs: cell.runs.map((run) => resolveRun(run, pages, true)) })) })) }
    case 'title':
    case 'heading':
    case 'quotation':
    case 'exhibit':
    case 'picture':
    case 'page-break':
      return block
  }
}

const resolveRun = (run: Run, pages: PageMap, isCell: boolean): Run => {
  if (run.pagesOf !== undefined) return { ...run, text: run.pagesOf === 0 ? String(pages.total) : spanText(pages.exhibits.get(run.pagesOf)) }
  if (run.cites === undefined) return run
  const places = run.cites.map((cite) => `证据${cite.exhibit} 第${citedPages(cite, pages)}页`)
  return { ...run, text: isCell ? places.join('；') : `（见${places.join('、')}）` }
}

const spanText = (span: { readonly first: number; readonly last: number } | undefined): string => (span === undefined ? '—' : span.first === span.last ? String(span.first) : `${span.first}–${span.last}`)

/** The pages of the cited rows, runs of pages joined; the whole exhibit where no row is named. */
const citedPages = (cite: Citation, pages: PageMap): string => {
  const found = [...new Set((cite.observations ?? []).flatMap((id) => pages.records.get(id) ?? []))].toSorted((a, b) => a - b)
  if (found.length === 0) return spanText(pages.exhibits.get(cite.exhibit))
  const spans: { first: number; last: number }[] = []
  for (const page of found) {
    const open = spans.at(-1)
    if (open !== undefined && page <= open.last + 1) open.last = page
    else spans.push({ first: page, last: page })
  }
  return spans.map(spanText).join('、')
}
