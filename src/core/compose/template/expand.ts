import { isNonEmpty } from '../../kernel/list.ts'
import type { Citation, Run } from '../../model/document.ts'
import type { ObservationId } from '../../model/ids.ts'
import type { Node } from './parse-template.ts'
import type { Item, Value, Values } from './values.ts'

/** A template with its values in place, before it is cut into lines. Only literal text has line breaks and markup. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'law'; readonly id: string }
  /** The row of a list begins: the records it shows. */
  | { readonly kind: 'row'; readonly shows: readonly ObservationId[] }

/** A slot, proof or list a printed part needed and did not find. */
export type Missing = { readonly slot: string; readonly kind: 'slot' | 'proof' | 'list' }
export type Expanded = { readonly pieces: readonly Piece[]; readonly missing: readonly Missing[] }

type Row = { readonly list: string; readonly item: Item }
type Walk = { readonly values: Values; readonly meaningOf: (slot: string) => string; readonly pieces: Piece[]; readonly missing: Missing[] }

export const expand = (nodes: readonly Node[], values: Values, meaningOf: (slot: string) => string): Expanded => {
  const walk: Walk = { values, meaningOf, pieces: [], missing: [] }
  walkNodes(walk, nodes, undefined, false)
  return { pieces: walk.pieces, missing: walk.missing }
}

const walkNodes = (walk: Walk, nodes: readonly Node[], row: Row | undefined, isStated: boolean): void => {
  for (const node of nodes) walkNode(walk, node, row, isStated)
}

const walkNode = (walk: Walk, node: Node, row: Row | undefined, isStated: boolean): void => {
  switch (node.kind) {
    case 'text':
      walk.pieces.push({ kind: 'text', text: node.text })
      break
    case 'law':
      walk.pieces.push({ kind: 'law', id: node.id })
      break
    case 'slot':
      putSlot(walk, node.name, row)
      break
    case 'proof':
      putProof(walk, node.name, row)
      break
    case 'if':
      if (walk.values.switches.has(node.name)) walkNodes(walk, node.children, row, isStated || node.name.startsWith('stated.'))
      break
    case 'each':
      putList(walk, node.list, node.children, isStated)
      break
  }
}

const putSlot = (walk: Walk, name: string, row: Row | undefined): void => {
  const value = row !== undefined && name.startsWith('item.') ? row.item.fields[name.slice(5)] : walk.values.slots.get(name)
  const slot = row !== undefined && name.startsWith('item.') ? `${row.list}[].${name.slice(5)}` : name
  if (value === undefined) putGap(walk, { slot, kind: 'slot' })
  else for (const run of value) walk.pieces.push({ kind: 'run', run })
}

const putProof = (walk: Walk, name: string, row: Row | undefined): void => {
  // A value that claims nothing needs nothing to show it.
  if (isNothing(walk.pieces.at(-1))) return
  const cites: readonly Citation[] = (row !== undefined && name === 'item' ? row.item.cites : walk.values.proofs.get(name)) ?? []
  if (isNonEmpty(cites)) walk.pieces.push({ kind: 'run', run: { text: '', cites } })
  else putGap(walk, { slot: row !== undefined && name === 'item' ? `${row.list}[]` : name, kind: 'proof' })
}

const isNothing = (piece: Piece | undefined): boolean => piece?.kind === 'run' && piece.run.fact?.kind === 'nothing'

const putList = (walk: Walk, list: string, children: readonly Node[], isStated: boolean): void => {
  const items = walk.values.lists.get(list) ?? []
  // The owner ticked a sentence that names a list, and the list is empty.
  if (items.length === 0 && isStated) putGap(walk, { slot: list, kind: 'list' })
  for (const item of items) {
    walk.pieces.push({ kind: 'row', shows: item.shows ?? [] })
    walkNodes(walk, children, { list, item }, isStated)
  }
}

const putGap = (walk: Walk, missing: Missing): void => {
  walk.missing.push(missing)
  walk.pieces.push({ kind: 'run', run: { text: `〔待补：${walk.meaningOf(missing.slot)}〕`, isGap: true } })
}

/** A one-line sentence (grounds.json) as runs: its own proof marks are dropped, the line that takes it in proves it. */
export const expandSentence = (nodes: readonly Node[], values: Values): { readonly runs: Value | undefined; readonly missing: readonly Missing[] } => {
  const { pieces, missing } = expand(withoutProofs(nodes), values, (slot) => slot)
  const runs = pieces.flatMap((piece): readonly Run[] => (piece.kind === 'run' ? [piece.run] : piece.kind === 'text' ? [{ text: piece.text.replaceAll('\n', '') }] : [])).filter((run) => run.text !== '')
  return { runs: isNonEmpty(runs) ? runs : undefined, missing }
}

const withoutProofs = (nodes: readonly Node[]): readonly Node[] =>
  nodes.flatMap((node): readonly Node[] => {
    if (node.kind === 'proof') return []
    return node.kind === 'if' || node.kind === 'each' ? [{ ...node, children: withoutProofs(node.children) }] : [node]
  })
