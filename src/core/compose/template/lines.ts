import type { Run } from '../../model/document.ts'
import type { ObservationId } from '../../model/ids.ts'
import { refusalWords, type QuoteLaw } from '../quote-law.ts'
import type { Piece } from './expand.ts'

/** One line of a filled template. `law`: it consists of one provision and is printed as a quotation. */
export type Line = { readonly runs: readonly Run[]; readonly cells?: readonly (readonly Run[])[]; readonly law?: string; readonly shows: readonly ObservationId[] }

type Part = Run & { readonly law?: string; readonly isMarkup?: boolean }

/** Cuts pieces into lines at the line breaks of the template's own text; values never break a line or a cell. */
export const toLines = (pieces: readonly Piece[], quote: QuoteLaw): readonly Line[] => {
  const lines: Line[] = []
  let parts: Part[] = []
  let shows: readonly ObservationId[] = []
  const close = (): void => {
    lines.push(toLine(parts, shows))
    parts = []
    shows = []
  }
  for (const piece of pieces) {
    if (piece.kind === 'row') shows = piece.shows
    else if (piece.kind === 'run') parts.push(piece.run)
    else if (piece.kind === 'law') parts.push({ ...lawRun(piece.id, parts, quote), law: piece.id })
    else
      for (const [index, text] of piece.text.split('\n').entries()) {
        if (index > 0) close()
        if (text !== '') parts.push({ text, isMarkup: true })
      }
  }
  close()
  return lines
}

const lawRun = (id: string, before: readonly Part[], quote: QuoteLaw): Run => {
  const law = quote(id)
  const name = followsSameLaw(id, before) ? law.name.slice(law.name.lastIndexOf('》') + 1) : law.name
  return { text: law.refusal === undefined ? name : `${name}${refusalWords[law.refusal]}` }
}

/** 《民法典》第一条、第二条: the law is named once in a row of its articles. */
const followsSameLaw = (id: string, before: readonly Part[]): boolean => {
  const [named, mark] = before.slice(-2)
  return named?.law !== undefined && mark?.text === '、' && named.law.replace(/-[\d-]+$/, '') === id.replace(/-[\d-]+$/, '')
}

const toLine = (parts: readonly Part[], shows: readonly ObservationId[]): Line => {
  const printed = parts.filter((part) => part.isMarkup !== true || part.text.trim() !== '')
  const [only] = printed
  if (printed.length === 1 && only?.law !== undefined) return { runs: [plain(only)], law: only.law, shows }
  if (parts[0]?.isMarkup === true && parts[0].text.trimStart().startsWith('|')) return { runs: [], cells: toCells(parts), shows }
  return { runs: withBold(parts), shows }
}

const plain = ({ law: _law, isMarkup: _markup, ...run }: Part): Run => run

/** `**` in the template's own text switches bold on and off, over values too. */
const withBold = (parts: readonly Part[]): readonly Run[] => {
  let bold = false
  return parts.flatMap((part): readonly Run[] => {
    if (part.isMarkup !== true) return [bold ? { ...plain(part), bold } : plain(part)]
    return part.text.split('**').flatMap((text, index): readonly Run[] => {
      if (index > 0) bold = !bold
      if (text === '') return []
      return [bold ? { text, bold } : { text }]
    })
  })
}

const toCells = (parts: readonly Part[]): readonly (readonly Run[])[] => {
  const cells: Part[][] = [[]]
  for (const part of parts) {
    if (part.isMarkup !== true) cells.at(-1)?.push(part)
    else
      for (const [index, text] of part.text.split('|').entries()) {
        if (index > 0) cells.push([])
        if (text.trim() !== '') cells.at(-1)?.push({ text: text.trim(), isMarkup: true })
      }
  }
  return cells.slice(1, -1).map((cell) => withBold(cell))
}
