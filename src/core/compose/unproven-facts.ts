import { daysOf } from '../kernel/civil.ts'
import { beijingDateOf } from '../kernel/instant.ts'
import type { FactId, ObservationId } from '../model/ids.ts'
import type { Decision } from '../model/decision.ts'
import type { Run, Block } from '../model/document.ts'
import type { MatterView } from '../model/matter-view.ts'
import type { PacketPlan } from '../model/packet.ts'
import type { PrintedFact } from '../model/printed-fact.ts'
import type { When } from '../kernel/when.ts'
import { flatText as flat, isWhen, readDate, recordContains, textsOf, whenContains } from './contains.ts'

export type Unproven = { readonly document: string; readonly text: string; readonly why: string }

type Evidence = Pick<MatterView, 'observations' | 'standing' | 'sources' | 'custody' | 'incidents' | 'profile'>

/** The evidence, indexed once. */
type Index = { readonly evidence: Evidence; readonly decisions: ReadonlyMap<FactId, Decision>; readonly outOfScope: ReadonlySet<ObservationId>; readonly sources: ReadonlyMap<string, readonly string[]>; readonly texts: readonly string[] }

/** Every printed fact whose proofs do not contain it, and every figure printed without a fact. Empty, or the packet is not fit to leave the house. */
export const unprovenFacts = (plan: PacketPlan, evidence: Evidence): readonly Unproven[] => {
  const index = indexOf(evidence)
  return plan.documents.flatMap((document) =>
    document.blocks.flatMap(runsOf).flatMap((run): readonly Unproven[] => {
      const why = run.isGap === true ? undefined : run.fact === undefined ? figureWithoutFact(run) : whyUnproven(run.text, run.fact, index)
      return why === undefined ? [] : [{ document: document.id, text: run.text, why }]
    }),
  )
}

const indexOf = (evidence: Evidence): Index => ({
  evidence,
  decisions: new Map(evidence.standing.map((d) => [d.id, d])),
  outOfScope: new Set(evidence.incidents.flatMap((i) => (i.scope === 'in' ? [] : i.supportedBy))),
  sources: new Map(evidence.sources.map((v) => [v.source.sha256, [...textsOf(v.source), ...v.fileNames, ...textsOf(v.run), String(v.observations)].map(flat)])),
  texts: evidence.standing.flatMap((d) => textsOf(d.body)).map(flat),
})

export const runsOf = (block: Block): readonly Run[] => {
  switch (block.kind) {
    case 'paragraph':
    case 'numbered':
    case 'bullet':
    case 'paper':
      return block.runs
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.runs))
    case 'picture':
      return block.caption
    case 'title':
    case 'heading':
    case 'quotation':
    case 'exhibit':
    case 'page-break':
      return []
  }
}

/** Words of the template may name 12378 and SHA-256; a time, a date, an amount or a number of a person may not stand there. */
const figureWithoutFact = (run: Run): string | undefined => (/\d{7,}|\d{1,2}:\d{2}|\d{4}年|\d+元|\d+次/.test(run.text) ? 'figure-without-fact' : undefined)

const whyUnproven = (text: string, fact: PrintedFact, index: Index): string | undefined => {
  switch (fact.kind) {
    case 'packet':
      return undefined
    case 'nothing':
      return /\d/.test(text) ? 'nothing-with-a-figure' : undefined
    case 'reading':
      return everyRecord(index, fact.observations, (o) => recordContains(o, fact.field, text))
    case 'answered':
      return everyRecord(index, fact.observations, (o) => saysAnswered(o, text))
    case 'count':
      return whyNotCount(text, fact.incidents, index)
    case 'number-of':
      return Number(text) === new Set(fact.things).size ? undefined : 'count-differs'
    case 'decision':
    case 'sum':
    case 'source':
    case 'custody':
    case 'computed':
      return whyNotTyped(text, fact, index)
  }
}

type Typed = Extract<PrintedFact, { readonly kind: 'decision' | 'sum' | 'source' | 'custody' | 'computed' }>

const whyNotTyped = (text: string, fact: Typed, index: Index): string | undefined => {
  switch (fact.kind) {
    case 'decision':
      return fact.decisions.every((id) => decisionSays(text, index.decisions.get(id))) ? undefined : 'decision-does-not-say-it'
    case 'sum':
      return sumOf(fact.decisions, index) === text ? undefined : 'sum-differs'
    case 'source':
      return sourceSays(text, fact.source, index) ? undefined : 'source-does-not-say-it'
    case 'custody':
      return index.evidence.custody.some((entry) => entry.id === fact.entry) ? undefined : 'no-such-entry'
    case 'computed':
      return fact.rule === 'ground' ? whyNotGround(text, fact.from, index) : undefined
  }
}

type Record = NonNullable<ReturnType<Evidence['observations']['get']>>

const everyRecord = (index: Index, ids: readonly ObservationId[], test: (o: Record) => boolean): string | undefined =>
  ids.every((id) => {
    const observation = index.evidence.observations.get(id)
    return observation !== undefined && test(observation)
  })
    ? undefined
    : 'record-does-not-say-it'

const saysAnswered = (o: Record, text: string): boolean =>
  text === '接通' ? (o.durationSeconds?.value ?? 0) > 0 : text === '未接通' && (o.durationSeconds?.value === 0 || ['missed', 'rejected', 'blocked', 'voicemail'].includes(o.direction?.value ?? ''))

/** The figure is the length of the list, no record stands for two, and nothing out of scope is counted. */
const whyNotCount = (text: string, incidents: readonly (readonly ObservationId[])[], index: Index): string | undefined => {
  if (Number(text) !== incidents.length) return 'count-differs'
  const all = incidents.flat()
  if (!all.every((id) => index.evidence.observations.has(id))) return 'no-such-record'
  if (new Set(all).size !== all.length && isCountedTooOften(all, index)) return 'record-counted-twice'
  return all.some((id) => index.outOfScope.has(id)) ? 'out-of-scope' : undefined
}

/** A row "(4)" stands for four calls; any other for one. */
const isCountedTooOften = (ids: readonly ObservationId[], { evidence }: Index): boolean => {
  const times = new Map<ObservationId, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].some(([id, n]) => n > (evidence.observations.get(id)?.count ?? 1))
}

const decisionSays = (text: string, decision: Decision | undefined): boolean => decision !== undefined && bodySays(decision.body, text)

/** The words themselves, a date of theirs, or a moment of theirs. Labels chosen from a closed list (自称, 电话 …) are the decision itself. */
const bodySays = (body: unknown, text: string): boolean => {
  const texts = textsOf(body)
  if (texts.some((t) => flat(t).includes(flat(text)))) return true
  const date = readDate(text)
  if (date !== undefined && texts.includes(date)) return true
  if (date !== undefined || /\d{2}:\d{2}/.test(text)) return whensOf(body).some((when) => whenContains(when, text))
  return text.split('、').every((part) => closedWords.has(part))
}

/** Words a choice in the app stands for. */
const closedWords: ReadonlySet<string> = new Set(
  '电话 短信 即时通讯 书面 当面 其他 姓名 车牌号码 车架号 保险到期日 现承保公司 手机号码 其他信息 是 否 本人 承保 购车、维修服务 购车 维修服务 使用平台服务 办理保险 保险公司 保险中介机构 汽车经销商 汽车维修企业 平台 电信运营商 类型不详 不详 自称（未经核实） 软件标注（参考） 号码与公示相符 对方确认 已确认 与公示号码相符 部分来电显示号码与其公示号码相符 部分来电经其确认 部分号码、人员经其确认 部分号码 人员经其确认 来电人自称，未经核实 仅有软件标注 金融监督管理部门 12378热线 12321举报中心 网信部门 12315平台 人民法院 其他单位'.split(' '),
)

const whensOf = (value: unknown): readonly When[] => {
  if (typeof value !== 'object' || value === null) return []
  return isWhen(value) ? [value] : Object.values(value).flatMap(whensOf)
}

const sumOf = (ids: readonly FactId[], index: Index): string => {
  let fen = 0
  for (const id of ids) {
    const body = index.decisions.get(id)?.body
    if (body?.kind === 'record-damage') fen += body.damage.amountFen
  }
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

const sourceSays = (text: string, sha256: string, index: Index): boolean => {
  const known = index.sources.get(sha256)
  if (known === undefined) return false
  const date = readDate(text)
  if (date !== undefined && known.every((k) => !k.includes(flat(text)))) return index.evidence.sources.some((v) => v.source.sha256 === sha256 && beijingDateOf(v.source.receivedAt) === date)
  const parts = text.split(/[，\s]/).filter((part) => part !== '')
  return ['是', '否', '原始', '派生'].includes(text) || parts.every((part) => known.some((k) => k.includes(flat(part))))
}

/** A ground's figures may not exceed the incidents it rests on, its days are days of theirs or of a decision, its quotations are somebody's words. */
const whyNotGround = (text: string, from: readonly PrintedFact[], index: Index): string | undefined => {
  const incidents = from.flatMap((f) => (f.kind === 'count' ? f.incidents : []))
  const records = incidents.flat().flatMap((id) => index.evidence.observations.get(id) ?? [])
  const isSaid = (words: string): boolean => index.texts.some((t) => t.includes(flat(words))) || records.some((o) => flat(o.text?.value ?? '').includes(flat(words)))
  const days = text.match(/\d{4}年\d{1,2}月\d{1,2}日/g) ?? []
  if (!days.every((d) => records.some((o) => recordContains(o, 'startedAt', d)) || [...index.decisions.values()].some((decision) => bodySays(decision.body, d)))) return 'day-of-nothing'
  if (!(text.match(/“[^”]+”/g) ?? []).every(isSaid)) return 'words-of-nobody'
  const figures = text.replaceAll(/\d{4}年\d{1,2}月\d{1,2}日|“[^”]*”/g, '').match(/\d+/g) ?? []
  return figures.every((n) => Number(n) <= incidents.length || isSaid(n) || isDaysToExpiry(Number(n), records, index)) ? undefined : 'count-differs'
}

/** The days from a record's own day to the expiry the owner entered. */
const isDaysToExpiry = (days: number, records: readonly Record[], { evidence }: Index): boolean => {
  const { expiryDate } = evidence.profile.policy
  return expiryDate !== undefined && records.some((o) => o.startedAt !== undefined && daysOf(expiryDate) - daysOf(beijingDateOf(o.startedAt.value.from)) === days)
}
