import type { Block, PacketDocument } from '../../../core/model/document.ts'
import type { FontSet } from './font-set.ts'

/** A character no document font draws, and the words it stands in: a box in a court paper is worse than no paper. */
export type MissingGlyph = { readonly character: string; readonly document: string; readonly near: string }

const drawn = new Set(['☑', '☐', '□', '\n'])

export const missingGlyphs = (document: PacketDocument, fonts: FontSet): readonly MissingGlyph[] => {
  const found = new Map<string, MissingGlyph>()
  for (const text of [document.title, document.footer, ...document.blocks.flatMap(textsOf)])
    for (const character of text) if (!drawn.has(character) && !found.has(character) && fonts.fontFor(character, 'serif') === undefined) found.set(character, { character, document: document.title, near: around(text, character) })
  return [...found.values()]
}

const around = (text: string, character: string): string => {
  const at = text.indexOf(character)
  return text.slice(Math.max(0, at - 10), at + 12)
}

const textsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'title':
    case 'heading':
      return [block.text]
    case 'paragraph':
    case 'numbered':
    case 'bullet':
    case 'paper':
      return block.runs.map((run) => run.text)
    case 'quotation':
      return [block.heading, block.text]
    case 'table':
      return [...block.columns.map((column) => column.heading), ...block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.runs.map((run) => run.text)))]
    case 'exhibit':
      return [block.title]
    case 'picture':
      return block.caption.map((run) => run.text)
    case 'page-break':
      return []
  }
}
