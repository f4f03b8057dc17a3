import type { Block, Run } from '../../core/model/document.ts'
import type { PacketKind, PacketPlan } from '../../core/model/packet.ts'
import { gapHomeOf } from '../gap-home.ts'
import type { DoorLine, FactDetail, GapLine, PacketAsk, PacketPage, StretchPlace } from '../queries/packet.ts'
import { factDetail } from '../queries/fact-detail.ts'
import { partiesPage } from '../queries/parties.ts'
import { reviewPage } from '../queries/review.ts'
import type { Done } from '../view-protocol.ts'
import { writePacket, type PacketOutcome } from '../write-packet.ts'
import { rowsPlanOf } from '../write-rows.ts'
import type { Desk } from './desk-state.ts'

/** The doors most people take. */
const doors: readonly PacketKind[] = ['stop-letter', 'nfra', 'report-12321', 'cac', 'pipl69']

/** Plans are worked out once per view, door and respondent; a page is a slice of one. */
const planKeeper = (): { readonly known: (desk: Desk, ask: PacketAsk) => PacketPlan | undefined; readonly of: (desk: Desk, ask: PacketAsk) => PacketPlan } => {
  const held = new Map<string, PacketPlan>()
  let version = -1
  const known = (desk: Desk, ask: PacketAsk): PacketPlan | undefined => {
    if (version !== desk.state.version) held.clear()
    version = desk.state.version
    return held.get(keyOf(ask))
  }
  return {
    known,
    of: (desk, ask) => {
      const plan = known(desk, ask) ?? desk.derivation.compose(desk.look().view, ask, desk.ports.clock.now(), desk.state.head)
      held.set(keyOf(ask), plan)
      return plan
    },
  }
}

const keyOf = (ask: PacketAsk): string => `${ask.kind}|${ask.respondent ?? ''}`

const plans = planKeeper()
const planOf = plans.of

export const packetPage = (desk: Desk, asked: PacketAsk): PacketPage => {
  const { view } = desk.look()
  const respondents = partiesPage(view).organisations.flatMap((o) => (o.id === undefined ? [] : [{ id: o.id, name: o.name ?? '', counted: o.counted }]))
  const respondent = asked.respondent ?? respondents[0]?.id
  const ask = respondent === undefined ? { kind: asked.kind } : { kind: asked.kind, respondent }
  const plan = planOf(desk, ask)
  return {
    doors: doors.flatMap((kind) => doorOf(plans.known(desk, { ...ask, kind })) ?? []),
    respondents,
    ...ask,
    documents: plan.documents.map((d) => ({ id: d.id, title: d.title, fileName: d.fileName, blocks: d.blocks.length })),
    isDraft: plan.isDraft,
    gaps: gapLines(desk, plan),
    choices: plan.choices,
    doubtful: reviewPage(view).open,
  }
}

/** Each gap once, those that stop the packet first. */
const gapLines = (desk: Desk, plan: PacketPlan): readonly GapLine[] => {
  const titles = new Map(plan.documents.map((d) => [d.id, d.title]))
  const lines = new Map<string, GapLine>()
  const around = { columnsOf: desk.derivation.columnsOf, hasRespondent: plan.respondent !== undefined, operators: [...new Set(desk.look().view.custody.flatMap((e) => (e.source === undefined ? [] : [e.operator])))] }
  for (const gap of plan.gaps) {
    const key = `${gap.kind} ${gap.slot}`
    const title = titles.get(gap.document)
    const known = lines.get(key)
    lines.set(key, { ...gap, home: gapHomeOf(gap, around), in: [...(known?.in ?? []), ...(title === undefined ? [] : [title])], stops: gap.stops || known?.stops === true })
  }
  return [...lines.values()].sort((a, b) => Number(b.stops) - Number(a.stops))
}

const doorOf = (plan: PacketPlan | undefined): DoorLine | undefined => plan === undefined ? undefined : ({ kind: plan.kind, document: plan.documents[0]?.title ?? '', stops: plan.gaps.filter((g) => g.stops).length, isDraft: plan.isDraft })

/** What still stops one door: asked for door by door after the page stands, so that a large matter never waits for all five. */
export const doorLine = (desk: Desk, ask: PacketAsk): DoorLine | null => doorOf(planOf(desk, ask)) ?? null

export const packetBlocks = (desk: Desk, ask: PacketAsk & { readonly document: string; readonly offset: number; readonly limit: number }): readonly Block[] =>
  planOf(desk, ask).documents.find((d) => d.id === ask.document)?.blocks.slice(ask.offset, ask.offset + ask.limit) ?? []

export const stretchDetail = (desk: Desk, ask: PacketAsk & StretchPlace): FactDetail | null => {
  const block = planOf(desk, ask).documents.find((d) => d.id === ask.document)?.blocks[ask.block]
  const run = block === undefined ? undefined : runAt(block, ask)
  return run?.fact === undefined ? null : factDetail(desk.look().view, run.text, run.fact)
}

const runAt = (block: Block, at: StretchPlace): Run | undefined => {
  if ('runs' in block) return block.runs[at.run]
  if (block.kind !== 'table' || at.cell === undefined) return undefined
  return block.rows[at.cell[0]]?.cells[at.cell[1]]?.runs[at.run]
}

export const writeChosenPacket = async (desk: Desk, ask: PacketAsk & { readonly folder: string }): Promise<{ readonly outcome: PacketOutcome; readonly folder: string } & Done> => {
  const { folder, ...door } = ask
  const written = await writePacket(desk.ports, planOf(desk, door), folder, { progress: (done, total) => desk.push({ kind: 'progress', what: 'print', done, total }) })
  desk.take(written.facts)
  desk.state.head = await desk.ports.record.head()
  desk.changed()
  return { outcome: written.outcome, folder: written.folder, issues: written.issues }
}

/** A workbook of what was read from pictures; nothing of it goes into the record. */
export const writePictureRows = async (desk: Desk, { folder }: { readonly folder: string }): Promise<{ readonly rows: number; readonly folder: string } & Done> => {
  const plan = rowsPlanOf(desk.look().view, desk.ports.clock.now())
  if (plan.table.rows.length === 0) return { rows: 0, folder: '', issues: [] }
  const printed = await desk.ports.print.print(plan, folder, { progress: (done, total) => desk.push({ kind: 'progress', what: 'print', done, total }) }).done
  return { rows: plan.table.rows.length, folder: printed.folder, issues: printed.issues }
}
