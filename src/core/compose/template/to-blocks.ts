import type { Block, Run } from '../../model/document.ts'
import type { CitedLaw, QuoteLaw } from '../quote-law.ts'
import { toTable } from './columns.ts'
import type { Piece } from './expand.ts'
import { toLines, type Line } from './lines.ts'

/** Lines → blocks: headings and lists renumbered as printed, empty parts and their headings gone, quotations set apart. */
export const toBlocks = (pieces: readonly Piece[], quote: QuoteLaw): readonly Block[] => {
  const lines = toLines(pieces, quote)
  const blocks: Block[] = []
  let number = 0
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (line === undefined) break
    if (line.cells !== undefined) {
      const rows = tableLines(lines, index)
      blocks.push(...toTable(rows))
      index += rows.length - 1
      continue
    }
    const block = toBlock(line, quote, number + 1)
    if (block === undefined) continue
    if (block.kind === 'numbered') number = block.number
    if (block.kind === 'heading' || block.kind === 'title') number = 0
    blocks.push(block)
  }
  return withAddressee(renumberHeadings(withoutEmptyParts(blocks.map(endingList))))
}

/** 引用条文: every provision named in a sentence and not yet quoted in full. */
export const lawAppendix = (pieces: readonly Piece[], blocks: readonly Block[], quote: QuoteLaw): readonly Block[] => {
  const quoted = new Set(blocks.flatMap((block) => (block.kind === 'quotation' ? [block.provision] : [])))
  const named = [...new Set(pieces.flatMap((piece) => (piece.kind === 'law' ? [piece.id] : [])))].filter((id) => !quoted.has(id))
  const texts = named.map(quote).flatMap((law): readonly Block[] => (law.text === undefined ? [] : [quotation(law)]))
  return texts.length === 0 ? [] : [{ kind: 'page-break' }, { kind: 'heading', level: 1, text: '附：引用条文' }, ...texts]
}

const tableLines = (lines: readonly Line[], start: number): readonly Line[] => {
  let end = start
  while (lines[end]?.cells !== undefined) end += 1
  return lines.slice(start, end)
}

const quotation = (law: CitedLaw): Block => ({ kind: 'quotation', provision: law.id, heading: law.name, text: law.text ?? '' })

const toBlock = (line: Line, quote: QuoteLaw, nextNumber: number): Block | undefined => {
  const text = line.runs.map((run) => run.text).join('')
  if (line.law !== undefined) {
    const law = quote(line.law)
    return law.text === undefined ? { kind: 'paragraph', runs: line.runs, indent: true } : quotation(law)
  }
  if (line.runs.every((run) => run.text.trim() === '' && run.cites === undefined && run.pagesOf === undefined)) return undefined
  const heading = /^(#{1,4}) (.*)$/.exec(text)
  if (heading !== null) return toHeading(heading[1]?.length ?? 1, heading[2] ?? '')
  const numbered = /^\d+\. /.exec(text)
  if (numbered !== null) return { kind: 'numbered', number: nextNumber, runs: afterMark(line.runs, numbered[0].length) }
  if (text.startsWith('- ')) return { kind: 'bullet', runs: withStop(afterMark(line.runs, 2)) }
  return toParagraph(line.runs, text)
}

const toHeading = (level: number, text: string): Block => (level === 1 ? { kind: 'title', text } : { kind: 'heading', level: level === 2 ? 1 : level === 3 ? 2 : 3, text })

/** Cuts "1. " or "- " from the front, whichever runs it stands in. */
const afterMark = (runs: readonly Run[], length: number): readonly Run[] => {
  let left = length
  return runs.flatMap((run): readonly Run[] => {
    const cut = Math.min(left, run.text.length)
    left -= cut
    const text = run.text.slice(cut)
    return cut > 0 && text === '' ? [] : [{ ...run, text }]
  })
}

/** The last line of a list ends it. */
const endingList = (block: Block, index: number, blocks: readonly Block[]): Block => {
  if (block.kind !== 'bullet' || blocks[index + 1]?.kind === 'bullet') return block
  const last = block.runs.at(-1)
  return last?.text.endsWith('；') === true && last.fact === undefined ? { ...block, runs: [...block.runs.slice(0, -1), { ...last, text: `${last.text.slice(0, -1)}。` }] } : block
}

/** A sentence made of values ends with a full stop. */
const withStop = (runs: readonly Run[]): readonly Run[] => {
  const last = runs.at(-1)
  return last === undefined || /[。；：，！？…]$/.test(last.text) ? runs : [...runs, { text: '。' }]
}

const signature = /（[^）]*(?:签名|盖章)[^）]*）[:：]?|^＿+年/

const toParagraph = (runs: readonly Run[], text: string): Block => {
  if (signature.test(text) && text.includes('＿')) return { kind: 'paragraph', runs, indent: false, align: 'right' }
  return { kind: 'paragraph', runs, indent: true }
}

const levelOf = (block: Block): number => (block.kind === 'title' ? 0 : block.kind === 'heading' ? block.level : 9)

/** A heading with nothing below it is not printed. */
const withoutEmptyParts = (blocks: readonly Block[]): readonly Block[] => {
  const kept: Block[] = []
  let following: Block | undefined
  for (const block of blocks.toReversed()) {
    if (block.kind === 'heading' && (following === undefined || levelOf(following) <= block.level)) continue
    kept.push(block)
    following = block
  }
  return kept.reverse()
}

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
export const chineseNumeral = (n: number): string => (n < 10 ? (numerals[n] ?? '') : `${n < 20 ? '' : (numerals[Math.floor(n / 10)] ?? '')}十${numerals[n % 10] ?? ''}`)

const renumberHeadings = (blocks: readonly Block[]): readonly Block[] => {
  const counts = [0, 0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    counts.fill(0, block.level + 1)
    const match = /^[一二三四五六七八九十]+、/.exec(block.text)
    if (match === null) return block
    const count = (counts[block.level] ?? 0) + 1
    counts[block.level] = count
    return { ...block, text: `${chineseNumeral(count)}、${block.text.slice(match[0].length)}` }
  })
}

/** "致" and what stands below it, "此致" and the court: as on paper. */
const withAddressee = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block, index): readonly Block[] => {
    const before = blocks[index - 1]
    if (block.kind === 'heading' && block.text === '致') return []
    if (block.kind !== 'paragraph') return [block]
    if (before?.kind === 'heading' && before.text === '致') return [{ ...block, runs: [{ text: '致：', bold: true }, ...block.runs], indent: false }]
    return before?.kind === 'paragraph' && before.runs.map((run) => run.text).join('').trim() === '此致' ? [{ ...block, indent: false }] : [block]
  })
