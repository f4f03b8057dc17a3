import { compareText } from '../kernel/list.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { Proof } from '../model/decision.ts'
import type { Citation } from '../model/document.ts'
import type { ObservationId } from '../model/ids.ts'
import type { Observation } from '../model/observation.ts'
import type { SourceView } from '../model/matter-view.ts'
import type { Exhibit, GroupNo, Wanted } from './exhibit.ts'
import { directExhibit, integrityExhibit, recordExhibit } from './exhibit-blocks.ts'
import { documentsFor, type Matter } from './gather.ts'

/** The numbered exhibits of a packet, and how to cite them. */
export type ExhibitBook = {
  readonly exhibits: readonly Exhibit[]
  readonly citeProofs: (proofs: readonly Proof[]) => readonly Citation[]
  readonly citeRecords: (ids: readonly ObservationId[]) => readonly Citation[]
  /** 电子数据取得与核对记录: what was read, joined and hashed. */
  readonly integrity: readonly Citation[]
}

/** One source, one exhibit: numbered by group, then in the order of the record. A call shown by three sources is still one call. */
export const numberExhibits = (matter: Matter): ExhibitBook => {
  const wanted = [...wantedRecords(matter), ...wantedPapers(matter)].toSorted((a, b) => a.group - b.group)
  const exhibits = wanted.map((item, index): Exhibit => (item.records.length > 0 ? recordExhibit(matter, item, index + 1) : directExhibit(matter, item, index + 1)))
  const book = [...exhibits, integrityExhibit(matter, wanted.map((item) => item.view), exhibits.length + 1)]
  const numberOf = new Map(book.flatMap((exhibit) => (exhibit.source === undefined ? [] : [[exhibit.source, exhibit.no] as const])))
  const citeRecords = (ids: readonly ObservationId[]): readonly Citation[] => groupByExhibit(matter, ids, numberOf)
  return { exhibits: book, citeRecords, citeProofs: (proofs) => citeProofsWith(proofs, citeRecords, numberOf), integrity: [{ exhibit: book.length }] }
}

const groupByExhibit = (matter: Matter, ids: readonly ObservationId[], numberOf: ReadonlyMap<Sha256, number>): readonly Citation[] => {
  const shown = new Map<number, ObservationId[]>()
  for (const id of new Set(ids)) {
    const source = matter.input.view.observations.get(id)?.source
    const no = source === undefined ? undefined : numberOf.get(source)
    if (no === undefined) continue
    const ids = shown.get(no)
    if (ids === undefined) shown.set(no, [id])
    else ids.push(id)
  }
  return [...shown].toSorted(([a], [b]) => a - b).map(([exhibit, observations]) => ({ exhibit, observations }))
}

const citeProofsWith = (proofs: readonly Proof[], citeRecords: ExhibitBook['citeRecords'], numberOf: ReadonlyMap<Sha256, number>): readonly Citation[] => {
  const records = citeRecords(proofs.flatMap((proof) => ('observation' in proof ? [proof.observation] : [])))
  const papers = [...new Set(proofs.flatMap((proof) => ('source' in proof ? [numberOf.get(proof.source)] : [])))].flatMap((no): readonly Citation[] => (no === undefined || records.some((c) => c.exhibit === no) ? [] : [{ exhibit: no }]))
  return [...records, ...papers].toSorted((a, b) => a.exhibit - b.exhibit)
}

const logOrder = ['phone', 'bill', 'table', 'screenshot', 'messages', 'chat', 'recording', 'diary']

/** Group 二: every source that shows an incident of this packet, with the records it shows, and no others. */
const wantedRecords = (matter: Matter): readonly Wanted[] => {
  const bySource = new Map<Sha256, Observation[]>()
  for (const id of recordsOf(matter)) {
    const observation = matter.input.view.observations.get(id)
    if (observation === undefined) continue
    const known = bySource.get(observation.source)
    if (known === undefined) bySource.set(observation.source, [observation])
    else known.push(observation)
  }
  const rank = (view: SourceView): number => logOrder.indexOf(view.run?.log?.kind ?? 'diary')
  return [...bySource]
    .flatMap(([source, records]): readonly Wanted[] => {
      const view = sourceView(matter, source)
      return view === undefined ? [] : [{ group: 2, view, records: inPlaceOrder(records) }]
    })
    .toSorted((a, b) => rank(a.view) - rank(b.view) || compareText(a.view.source.fileName, b.view.source.fileName) || compareText(a.view.source.sha256, b.view.source.sha256))
}

const inPlaceOrder = (records: readonly Observation[]): readonly Observation[] => records.toSorted((a, b) => compareText(partOf(a), partOf(b)) || heightOf(a) - heightOf(b) || compareText(a.id, b.id))

const partOf = ({ place }: Observation): string => `${place.member ?? ''} ${place.sheet ?? ''} ${String(place.page ?? 0).padStart(6, '0')}`
const heightOf = ({ place }: Observation): number => place.row ?? place.box?.[1] ?? 0

/** The records that show incidents of this packet, and those a refusal or a reply names. */
export const recordsOf = (matter: Matter): readonly ObservationId[] => {
  const proofs = [...matter.refusals, ...matter.complaints, ...matter.promises, ...matter.replies].flatMap((r) => r.body.act.proofs)
  const named = [...proofs, ...matter.attributions.flatMap((r) => r.body.proofs)].flatMap((proof) => ('observation' in proof ? [proof.observation] : []))
  return [...new Set([...[...matter.calls, ...matter.uncounted, ...matter.messages].flatMap((i) => i.supportedBy), ...named])]
}

export const sourceView = (matter: Matter, source: Sha256): SourceView | undefined => matter.input.view.sources.find((v) => v.source.sha256 === source && !v.isWithdrawn)

/** The papers the owner named as proof, by group. A source already shown as a record keeps that number. */
const wantedPapers = (matter: Matter): readonly Wanted[] => {
  const seen = new Set(recordsOf(matter).map((id) => matter.input.view.observations.get(id)?.source))
  return paperProofs(matter).flatMap(({ group, proofs, label }) =>
    proofs.flatMap((proof): readonly Wanted[] => {
      const source = 'source' in proof ? proof.source : undefined
      const view = source === undefined || seen.has(source) ? undefined : sourceView(matter, source)
      if (view === undefined) return []
      seen.add(view.source.sha256)
      return [{ group, view, records: [], label }]
    }),
  )
}

type PaperProof = { readonly group: GroupNo; readonly proofs: readonly Proof[]; readonly label: string }

const paperProofs = (matter: Matter): readonly PaperProof[] => {
  const filed = (group: GroupNo, key: string): PaperProof => ({ group, label: proofMeaning(matter, key), proofs: documentsFor(matter, key).flatMap((event) => event.proofs) })
  const damage = (head: string): string => matter.input.reference.law.damageHeads.get(head)?.title ?? '损失'
  return [
    ...['claimant.number', 'respondent.registration'].map((key) => filed(1, key)),
    ...matter.refusals.map((r): PaperProof => ({ group: 3, label: '拒绝的凭证', proofs: r.body.act.proofs })),
    ...matter.complaints.map((r): PaperProof => ({ group: 3, label: '投诉凭证', proofs: r.body.act.proofs })),
    ...['delivery.rightsRequest', 'delivery.stopLetter', 'delivery.application', 'delivery.applicationReceipt', 'carrier.answer', 'reply.authority'].map((key) => filed(3, key)),
    ...matter.attributions.map((r): PaperProof => ({ group: 4, label: attributionLabels[r.body.basis], proofs: r.body.proofs })),
    ...[...matter.promises, ...matter.replies].map((r): PaperProof => ({ group: 4, label: '对方答复', proofs: r.body.act.proofs })),
    ...['published.match', 'confirmed.link', 'reply.rights'].map((key) => filed(4, key)),
    ...['vehicle.registration', 'policy.document', 'policy.past', 'dealer.visit', 'dealer.infoGiven', 'finding.forms', 'finding.policyText', 'finding.platformInfo'].map((key) => filed(5, key)),
    ...matter.damages.map((r): PaperProof => ({ group: 6, label: `${damage(r.body.damage.head)}凭证`, proofs: r.body.damage.proofs })),
    ...['damage.impact', 'damage.medical', 'damage.lostWork', 'damage.gain'].map((key) => filed(6, key)),
    ...otherPapers(matter),
    ...matter.events.filter((r) => r.body.event.kind !== 'document').map((r): PaperProof => ({ group: 3, label: r.body.event.words ?? r.body.event.kind, proofs: r.body.event.proofs })),
  ]
}

/** A paper under any other key of slots.json: no paper the owner hands in is left out. */
const otherPapers = (matter: Matter): readonly PaperProof[] =>
  matter.events.flatMap(({ body: { event } }): readonly PaperProof[] => {
    const key = event.kind === 'document' ? event.fields?.['proof'] : undefined
    return key === undefined ? [] : [{ group: groupOf(key), label: proofMeaning(matter, key), proofs: event.proofs }]
  })

const groupOf = (key: string): GroupNo => (key.startsWith('damage.') ? 6 : key.startsWith('integrity.') ? 7 : /^(?:delivery|reply|refusal|complaint)\./.test(key) ? 3 : /^(?:finding|claimed|labelled|stats)\./.test(key) ? 4 : 5)

const attributionLabels = { claimed: '来电人自报机构的材料', labelled: '手机软件标注截图', published: '对方公示号码的材料', confirmed: '对方确认材料' } as const

const proofMeaning = (matter: Matter, key: string): string => matter.input.reference.law.slots.proofs.find((p) => p.name === key)?.meaning ?? key
