import { beijingDateOf } from '../kernel/instant.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Block, PacketDocument } from '../model/document.ts'
import type { PacketChoice, PacketGap, PacketPlan, PacketSource } from '../model/packet.ts'
import type { ComposeInput } from './compose-input.ts'
import type { Exhibit } from './exhibit.ts'
import { numberExhibits, sourceView, type ExhibitBook } from './exhibits.ts'
import { gatherMatter, type Matter } from './gather.ts'
import { identitySlots, isOwnersChoice, landscapeDocuments, leastOneOf, listMeanings, packetShapes, requiredListOf, requiredLists } from './packet-kinds.ts'
import { quoteLawFrom, type QuoteLaw } from './quote-law.ts'
import { safeFileName } from './safe-file-name.ts'
import { expand, type Expanded } from './template/expand.ts'
import { parseTemplate, type Node, type Template } from './template/parse-template.ts'
import { lawAppendix, toBlocks } from './template/to-blocks.ts'
import type { Values } from './template/values.ts'
import { unprovenFacts } from './unproven-facts.ts'
import { allValues } from './values/all-values.ts'

export const draftMark = '草稿，未经律师审核'
const unreviewedMark = '文书样式未经律师审定'

/** Everything one door needs, as blocks. Same facts, same packet time, same blocks. */
export const composePacket = (input: ComposeInput): PacketPlan => {
  const matter = gatherMatter(input)
  const shape = packetShapes[input.request.kind]
  const book = numberExhibits(matter)
  const quote = quoteLawFrom(input.reference.law, { conduct: matter.lastConductDay, packet: matter.packetDay })
  const values = allValues({ matter, book, quote })
  // Without a loss there is no list of losses.
  const filled = shape.documents.filter((id) => id !== 'c-sunshi-qingdan' || values.switches.has('damage.any')).map((id) => fillTemplate(input, id, values))
  const broken = [...filled.flatMap((f) => f.issues), ...contradictions(matter), ...switchIssues(matter, values), ...lawIssues(filled, quote)]
  const gaps = [...filled.flatMap((f) => [...f.gaps, ...choiceGap(f.id, values)]), ...broken.flatMap(stopOf)]
  const stops = gaps.some((gap) => gap.stops)
  const draft = (isDraft: boolean): PacketPlan => assemble(matter, book, filled, { quote, gaps, choices: choicesOf(filled, values), issues: broken, isDraft, stops })
  const plan = draft(gaps.length > 0)
  const unproven = unprovenFacts(plan, input.view)
  if (unproven.length === 0) return plan
  const issues = unproven.map((u): Issue => ({ code: 'packet-unproven', severity: 'refuse', params: { document: u.document, text: u.text.slice(0, 60), why: u.why } }))
  const marked = draft(true)
  return { ...marked, issues: [...marked.issues, ...issues] }
}

/** What cannot be printed at all stops the packet like an empty name. */
const stopOf = (issue: Issue): readonly PacketGap[] => (issue.severity === 'refuse' ? [{ slot: issue.code, kind: 'issue', meaning: Object.values(issue.params).join('、'), document: '', stops: true }] : [])

type Filled = { readonly id: string; readonly template?: Template; readonly expanded: Expanded; readonly gaps: readonly PacketGap[]; readonly issues: readonly Issue[] }

const fillTemplate = (input: ComposeInput, id: string, values: Values): Filled => {
  const source = input.reference.templates.get(id)
  const template = source === undefined ? undefined : parseTemplate(source)
  if (template?.ok !== true) return { id, expanded: { pieces: [], missing: [] }, gaps: [], issues: [{ code: 'packet-template', severity: 'refuse', params: { document: id, what: template === undefined ? 'absent' : `${template.error.code} ${template.error.what}` } }] }
  const meanings = new Map([...input.reference.law.slots.slots, ...input.reference.law.slots.proofs].map((s) => [s.name, s.meaning]))
  const { front, nodes } = template.value
  const meaningOf = (slot: string): string => front.fields.get(slot)?.meaning ?? front.proofs.get(slot) ?? meanings.get(slot) ?? listMeanings[slot] ?? slot
  const expanded = expand(nodes, values, meaningOf)
  const empty = listsOf(nodes).filter((list) => (requiredLists.has(list) || requiredListOf[id] === list) && (values.lists.get(list) ?? []).length === 0)
  const seen = new Map([...expanded.missing, ...empty.map((slot) => ({ slot, kind: 'list' as const }))].map((m) => [`${m.kind} ${m.slot}`, m]))
  const gaps = [...seen.values()].map((m): PacketGap => ({ slot: m.slot, kind: m.kind, meaning: (m.kind === 'proof' ? front.proofs.get(m.slot) : undefined) ?? meaningOf(m.slot), document: id, stops: m.kind === 'slot' && identitySlots.has(m.slot) }))
  return { id, template: template.value, expanded, gaps, issues: [] }
}

const choiceGap = (id: string, values: Values): readonly PacketGap[] => {
  const asked = leastOneOf[id]
  return asked === undefined || asked.names.some((name) => values.switches.has(name)) ? [] : [{ slot: asked.names[0] ?? id, kind: 'choice', meaning: asked.what, document: id, stops: false }]
}

/** What the owner may take in or leave out of these documents, as it stands now. */
const choicesOf = (filled: readonly Filled[], values: Values): readonly PacketChoice[] => {
  const named = new Map(filled.flatMap((f) => [...(f.template?.front.switches ?? [])]))
  return [...named].flatMap(([name, { meaning }]) => (isOwnersChoice(name) ? [{ name, meaning, isOn: values.switches.has(name) }] : []))
}

const listsOf = (nodes: readonly Node[]): readonly string[] => nodes.flatMap((node): readonly string[] => (node.kind === 'each' ? [node.list] : node.kind === 'if' ? listsOf(node.children) : []))

type State = { readonly quote: QuoteLaw; readonly gaps: readonly PacketGap[]; readonly choices: readonly PacketChoice[]; readonly issues: readonly Issue[]; readonly isDraft: boolean; readonly stops: boolean }

const assemble = (matter: Matter, book: ExhibitBook, filled: readonly Filled[], state: State): PacketPlan => {
  const { request } = matter.input
  const shape = packetShapes[request.kind]
  const papers = filled.map((f, index): PacketDocument => toDocument(matter, f, index + 1, state))
  const exhibits = shape.hasExhibits ? [exhibitsDocument(matter, book.exhibits, papers.length + 1, state)] : []
  const whom = matter.respondent?.name ?? ''
  return {
    kind: request.kind,
    ...(request.respondent === undefined ? {} : { respondent: request.respondent }),
    folderName: safeFileName([shape.title, whom, beijingDateOf(request.packetAt), state.isDraft ? '草稿' : ''].filter((part) => part !== '').join(' ')),
    packetAt: request.packetAt,
    chainHead: request.chainHead,
    isDraft: state.isDraft,
    gaps: state.gaps,
    choices: state.choices,
    issues: state.issues,
    documents: state.stops ? [] : [...papers, ...exhibits],
    sources: shape.hasExhibits ? packetSources(matter, book.exhibits) : [],
  }
}

const toDocument = (matter: Matter, filled: Filled, no: number, state: State): PacketDocument => {
  const blocks = toBlocks(filled.expanded.pieces, state.quote)
  const title = blocks.flatMap((block) => (block.kind === 'title' ? [block.text] : []))[0] ?? filled.template?.front.title ?? filled.id
  return {
    id: filled.id,
    fileName: safeFileName(`${String(no).padStart(2, '0')} ${title}`),
    title,
    footer: footerOf(matter, state, filled.template?.front.reviewStatus === '未经律师审定'),
    ...(landscapeDocuments.has(filled.id) ? { isLandscape: true } : {}),
    blocks: [...blocks, ...lawAppendix(filled.expanded.pieces, blocks, state.quote)],
  }
}

const footerOf = (matter: Matter, state: State, isUnreviewed: boolean): string => [state.isDraft ? draftMark : isUnreviewed ? unreviewedMark : '', `记录链首 ${matter.input.request.chainHead}`].filter((part) => part !== '').join('　')

const exhibitsDocument = (matter: Matter, exhibits: readonly Exhibit[], no: number, state: State): PacketDocument => ({
  id: 'exhibits',
  fileName: safeFileName(`${String(no).padStart(2, '0')} 证据材料`),
  title: '证据材料',
  footer: footerOf(matter, state, false),
  blocks: exhibits.flatMap((e): readonly Block[] => e.blocks),
})

/** Originals by hash. A paper of the owner's own goes along as it is; a log only for a named recipient. */
const packetSources = (matter: Matter, exhibits: readonly Exhibit[]): readonly PacketSource[] =>
  exhibits.flatMap((e): readonly PacketSource[] => {
    const view = e.source === undefined ? undefined : sourceView(matter, e.source)
    if (view === undefined) return []
    const { sha256, fileName, byteLength } = view.source
    const copyAs = e.isHandedInWhole || matter.input.request.originalsFor !== undefined ? { copyAs: safeFileName(`证据${e.no} ${fileName}`) } : {}
    return [{ sha256, fileName, byteLength, ...copyAs }]
  })

/** Two ticked sentences that cannot both be true. */
const contradictions = (matter: Matter): readonly Issue[] =>
  [...matter.input.reference.law.statements.values()].flatMap((s) => (matter.stated.has(s.id) ? s.conflictsWith.filter((other) => other > s.id && matter.stated.has(other)).map((other): Issue => ({ code: 'packet-contradiction', severity: 'refuse', params: { a: s.id, b: other } })) : []))

/** Variants of which one at most applies, and those that follow from another (slots.json). */
const switchIssues = (matter: Matter, values: Values): readonly Issue[] => {
  const { oneOf, implies } = matter.input.reference.law.slots
  const many = oneOf.map((group) => group.filter((name) => values.switches.has(name))).filter((on) => on.length > 1)
  const lacking = implies.filter(([name, other]) => values.switches.has(name) && !values.switches.has(other))
  return [...many.map((on): Issue => ({ code: 'packet-one-of', severity: 'refuse', params: { names: on.join('、') } })), ...lacking.map(([a, b]): Issue => ({ code: 'packet-implies', severity: 'refuse', params: { a, b } }))]
}

const lawIssues = (filled: readonly Filled[], quote: QuoteLaw): readonly Issue[] => {
  const ids = [...new Set(filled.flatMap((f) => f.expanded.pieces.flatMap((piece) => (piece.kind === 'law' ? [piece.id] : []))))]
  return ids.map(quote).flatMap((law): readonly Issue[] => (law.refusal === undefined ? [] : [{ code: `packet-law-${law.refusal}`, severity: 'warn', params: { provision: law.id } }]))
}
