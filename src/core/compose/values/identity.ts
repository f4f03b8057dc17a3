import { compareText, isNonEmpty } from '../../kernel/list.ts'
import type { Citation, Run } from '../../model/document.ts'
import type { Proof, Said } from '../../model/decision.ts'
import type { FactId, ObservationId } from '../../model/ids.ts'
import type { AttributedIncident } from '../../model/incident.ts'
import { countValue, numbersOf, numberValue, recordIds } from './incident-values.ts'
import { factRun, joined, nothing, quoted, typed, unknown, withWords, word } from '../fact-run.ts'
import { documentsFor, type Matter } from '../gather.ts'
import { restsOnMemory } from '../recorded.ts'
import type { Value } from '../template/values.ts'
import { longDate } from '../wording.ts'
import type { Contribution, Sources } from './contribution.ts'
import { heardIn, type Heard } from '../heard.ts'

/** Who the callers are, never said more firmly than the record bears: 自称, 短信签名, 公示, 确认. */
export const identityValues = ({ matter, book }: Sources): Contribution => {
  const heard = heardIn(matter)
  const by = (wanted: (said: Said) => boolean): readonly Heard[] => heard.filter((h) => wanted(h.said))
  const cite = (rows: readonly Heard[]): readonly Citation[] => book.citeRecords(rows.map((h) => h.record))
  const published = matter.attributions.filter((r) => r.body.basis === 'published')
  const confirmed = matter.attributions.filter((r) => r.body.basis === 'confirmed')
  const labels = labelsOf(matter)
  const asked = by((s) => s.askedIdentity === true)
  const knew = by((s) => (s.knew ?? []).length > 0)
  const papers = (key: string): readonly Proof[] => documentsFor(matter, key).flatMap((e) => e.proofs)
  const claims = by((s) => s.claimedOrganisation !== undefined)
  const linkProofs = [...callsSaidOf(matter).map((observation): Proof => ({ observation })), ...matter.attributions.flatMap((r) => r.body.proofs), ...claims.map((h): Proof => ({ observation: h.record })), ...matter.attributions.filter((r) => r.body.basis === 'claimed').flatMap((r) => (r.body.observations ?? []).map((observation): Proof => ({ observation })))]
  return {
    slots: {
      'claimed.org': identityWords(matter, claims),
      'claimed.agents': agentWords(matter),
      'published.match': joined(published.map((r) => rulingWords(matter, r, '来电显示号码与被告公示号码相符：')), '；'),
      'confirmed.link': joined(confirmed.map((r) => rulingWords(matter, r, '对方答复：')), '；'),
      'labelled.mark': joined(labels.map((l) => l.value), '、'),
      'finding.knownInfo': joined(distinct(knew.flatMap((h) => knownWords(h))), '、'),
      'finding.numbersAsked': joined(numberValues(matter), '、') ?? unknown,
      'finding.identityAnswers': answersOf(asked, (s) => s.identityAnswer),
      'finding.sourceAnswers': answersOf(heard, (s) => s.sourceAnswer),
      'finding.smsSignatures': signatureWords(matter),
      'stats.askedIdentityCount': countValue([...new Set(asked.map((h) => h.call))]),
    },
    switches: { 'finding.hasPublished': published.length > 0, 'finding.hasConfirmed': confirmed.length > 0, 'finding.hasLabel': labels.length > 0, 'finding.knewInfo': knew.length > 0, 'finding.fromMemory': restsOnMemory(matter), 'finding.hasWords': heard.some((h) => h.call.kind === 'call'), 'finding.multipleAgents': callersOf(matter).length > 1 },
    proofs: {
      'claimed.org': book.citeProofs(linkProofs),
      'published.match': book.citeProofs([...published.flatMap((r) => r.body.proofs), ...papers('published.match')]),
      'confirmed.link': book.citeProofs([...confirmed.flatMap((r) => r.body.proofs), ...papers('confirmed.link')]),
      'labelled.mark': book.citeRecords(labels.map((l) => l.record)),
      'finding.agents': callersOf(matter).length === 0 ? book.citeRecords(recordIds(matter.calls)) : book.citeRecords(callersOf(matter).flatMap((c) => c.records)),
      'finding.knownInfo': cite(knew),
      'finding.numbersAsked': book.citeRecords(recordIds(matter.calls)),
      'finding.identityAnswers': cite(asked),
      'finding.sourceAnswers': cite(by((s) => s.sourceAnswer !== undefined)),
    },
  }
}

export type Caller = { readonly key: string; readonly words: Value; readonly records: readonly ObservationId[] }

/** Callers that can be told apart: agents the owner declared, else work numbers, else names given. A lower bound. */
export const callersOf = (matter: Matter): readonly Caller[] => {
  const callers = new Map<string, Caller & { readonly records: ObservationId[] }>()
  const put = (key: string, words: Value, records: readonly ObservationId[]): void => {
    const known = callers.get(key)
    if (known === undefined) callers.set(key, { key, words, records: [...records] })
    else known.records.push(...records)
  }
  const parties = new Map(matter.input.view.parties.map((p) => [p.id, p]))
  const named = new Map(heardIn(matter).map((h) => [h.call, h]))
  for (const call of matter.calls) {
    const agent = call.agent === undefined ? undefined : parties.get(call.agent)
    const heard = named.get(call)
    const id = heard?.said.workId ?? heard?.said.claimedName
    const declared = agent === undefined ? undefined : matter.declared.get(agent.id)
    if (agent?.role === 'agent' && declared !== undefined) put(agent.id, agentValue(agent.name, agent.workId, declared), call.supportedBy)
    else if (heard !== undefined && id !== undefined) put(id, agentValue(heard.said.claimedName, heard.said.workId, heard.id), call.supportedBy)
  }
  return [...callers.values()]
}

const agentValue = (name: string | undefined, workId: string | undefined, decision: FactId): Value => {
  const by = { id: decision }
  const shown = name === undefined ? nothing('姓名不详') : typed(name, by)
  return workId === undefined ? shown : [...shown, word('（自称工号'), ...typed(workId, by), word('）')]
}

const agentWords = (matter: Matter): Value => {
  const callers = callersOf(matter)
  const list = joined(callers.map((c) => c.words), '、')
  return list === undefined ? unknown : withWords('自称', list, '，均未经核实')
}

/** A number the owner laid at the door from memory: its calls, which show the number and the time and no more. */
const callsSaidOf = (matter: Matter): readonly ObservationId[] => {
  const numbers = new Set(matter.attributions.flatMap(({ body }) => (body.basis === 'claimed' && body.proofs.length === 0 ? (body.numbers ?? []).flatMap((n) => [n, `+86${n}`]) : [])))
  return recordIds(matter.calls.filter((call) => call.wasAnswered === true && numbers.has(call.otherNumber?.text ?? '')))
}

/** 自称“人保财险”（未经核实）；来电显示号码与公示号码相符；对方书面确认. */
const identityWords = (matter: Matter, claims: readonly Heard[]): Value => {
  const names = new Map<string, FactId>()
  for (const h of claims) if (!names.has(h.said.claimedOrganisation ?? '')) names.set(h.said.claimedOrganisation ?? '', h.id)
  const claimed = joined([...names].toSorted(([a], [b]) => compareText(a, b)).map(([name, id]) => quoted(typed(name, { id }))), '、')
  const ruled = matter.attributions.filter((r) => r.body.basis === 'claimed' && r.body.words !== undefined && claimed === undefined)
  const parts: Value[] = []
  if (claimed !== undefined) parts.push(withWords('自称', claimed, '（未经核实）'))
  const told = joined(distinct(ruled.map((r) => quoted(typed(r.body.words ?? '', r)))), '、')
  if (told !== undefined) parts.push(withWords('自称', told, '（未经核实）'))
  const signature = signatureWords(matter)
  if (signature !== undefined) parts.push(withWords('短信签名为', signature))
  for (const [basis, words] of [['published', '部分来电显示号码与其公示号码相符'], ['confirmed', '部分号码、人员经其确认']] as const) {
    const ruling = matter.attributions.find((r) => r.body.basis === basis)
    if (ruling !== undefined) parts.push([factRun(words, { kind: 'decision', decisions: [ruling.id] })])
  }
  return joined(parts, '；') ?? unknown
}

const rulingWords = (matter: Matter, ruling: Matter['attributions'][number], before: string): Value => {
  const { words, on } = ruling.body
  const day: readonly Run[] = on === undefined ? [] : [factRun(longDate(on), { kind: 'decision', decisions: [ruling.id] }), word('，')]
  const said: Value = words === undefined ? unknown : typed(words, ruling)
  const runs = [...day, word(ruling.body.basis === 'published' && matter.input.request.kind !== 'pipl69' ? before.replace('被告', '其') : before), ...said]
  return isNonEmpty(runs) ? runs : unknown
}

/** 【…】 at the head or the end of a message. */
const signatureWords = (matter: Matter): Value | undefined => {
  const found = new Map<string, ObservationId>()
  for (const message of matter.messages)
    for (const id of message.supportedBy) {
      const name = /【([^】]{1,30})】/.exec(matter.input.view.observations.get(id)?.text?.value ?? '')?.[1]
      if (name !== undefined && !found.has(name)) found.set(name, id)
    }
  return joined([...found].map(([name, id]) => quoted([factRun(name, { kind: 'reading', field: 'text', observations: [id] })])), '、')
}

type Label = { readonly value: Value; readonly record: ObservationId }

const labelsOf = (matter: Matter): readonly Label[] => {
  const found = new Map<string, Label>()
  for (const call of matter.calls)
    for (const record of call.supportedBy) {
      const o = matter.input.view.observations.get(record)
      if (o?.otherLabel === undefined || found.has(o.otherLabel.value)) continue
      const label = quoted([factRun(o.otherLabel.value, { kind: 'reading', field: 'otherLabel', observations: [record] })])
      // A label taken whole from a picture already says by how many.
      const marks: Value | undefined = o.labelCount === undefined || o.otherLabel.value.includes(String(o.labelCount.value)) ? undefined : [factRun(o.labelCount.value, { kind: 'reading', field: 'labelCount', observations: [record] })]
      found.set(o.otherLabel.value, { record, value: marks === undefined ? label : [...label, ...withWords('（', marks, '人标记）')] })
    }
  return [...found.values()]
}

const knownLabels = { name: '姓名', plate: '车牌号码', vin: '车架号', expiry: '保险到期日', insurer: '现承保公司', number: '手机号码', other: '其他信息' } as const

const knownWords = (heard: Heard): readonly Value[] =>
  (heard.said.knew ?? []).map((k): Value => {
    const label = factRun(knownLabels[k.what], { kind: 'decision', decisions: [heard.id] })
    return k.words === undefined ? [label] : [label, ...quoted(typed(k.words, heard))]
  })

/** Each number once, with the records of the first call from it. */
const numberValues = (matter: Matter): readonly Value[] => {
  const first = new Map<string, AttributedIncident>()
  for (const call of matter.calls) for (const number of numbersOf([call])) if (!first.has(number)) first.set(number, call)
  return [...first].toSorted(([a], [b]) => compareText(a, b)).map(([, call]) => numberValue(matter, call))
}

/** Said twice is printed once. */
const distinct = (values: readonly Value[]): readonly Value[] => [...new Map(values.map((value) => [value.map((run) => run.text).join(''), value])).values()]

const answersOf = (heard: readonly Heard[], of: (said: Said) => string | undefined): Value | undefined => {
  const answers = new Map<string, FactId>()
  for (const h of heard) {
    const text = of(h.said)
    if (text !== undefined && !answers.has(text)) answers.set(text, h.id)
  }
  return joined([...answers].map(([text, id]) => typed(text, { id })), '；')
}

/** 提及信息 of one call, as a list of kinds. */
export const mentionedValue = (said: Said, id: FactId): Value | undefined => joined((said.knew ?? []).map((k): Value => [factRun(knownLabels[k.what], { kind: 'decision', decisions: [id] })]), '、')
