import { isNonEmpty } from '../../kernel/list.ts'
import type { Run } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import type { PrintedFact } from '../../model/printed-fact.ts'
import { factValue, packetValue } from '../fact-run.ts'
import { rulings, type Matter } from '../gather.ts'
import { mayPlead } from '../plead-scope.ts'
import { lawNames } from '../quote-law.ts'
import { expandSentence } from '../template/expand.ts'
import { parseNodes } from '../template/parse-template.ts'
import type { Item, Value, Values } from '../template/values.ts'
import type { Contribution, Sources } from './contribution.ts'
import { countValue } from './incident-values.ts'

/** What the signer is called in each document; the sentences of grounds.json say 使用人. */
const signerNames: Readonly<Record<string, string>> = { pipl69: '原告', nfra: '申请人', 'consumer-complaint': '投诉人', 'samr-complaint': '投诉人', 'samr-report': '举报人', 'public-interest': '车主', association: '投诉人' }

/** Grounds that may be pleaded against this respondent, each one sentence of facts. */
export const groundValues = (sources: Sources, values: Values): Contribution => {
  const { matter } = sources
  const findings = matter.input.view.findings.filter((f) => matter.input.request.respondent === undefined || f.respondent === matter.input.request.respondent)
  const found = findings.filter((f) => f.kind === 'pleadable')
  const has = (...ids: readonly string[]): boolean => found.some((f) => ids.includes(f.ground))
  const applies = ['insurer', 'intermediary'].includes(matter.respondent?.kind ?? '') || matter.respondent?.details.isPartTimeAgent === true
  const acquisition = has('RF02', 'RF03')
  const afterRefusal = has('RF01', 'RF20')
  const identity = has('RF09')
  const rest = restHours(matter, findings)
  return {
    ...(rest === undefined ? {} : { slots: rest }),
    lists: { 'grounds.items': found.flatMap((finding) => itemOf(sources, finding, values)).map((item, index): Item => ({ ...item, fields: { ...item.fields, no: packetValue(index + 1) } })) },
    switches: { 'ground.acquisition': acquisition, 'ground.afterRefusal': afterRefusal, 'ground.identity': identity, 'ground.gift': has('RF12'), 'ground.hasText': (applies && (afterRefusal || identity || acquisition)) || has('RF10'), 'ground.recording': has('RF10'), 'ground.industryRule': applies && (acquisition || afterRefusal || identity), 'ground.sameWay': found.some((f) => f.provisions.some((p) => String(p) === 'CONS-40')), 'ground.restHours': rest !== undefined },
  }
}

/** Calls in the hours the owner set, where the owner asked for them to be listed. A circumstance, never a ground: no rule sets hours for motor insurance. */
const restHours = (matter: Matter, findings: readonly Finding[]): Contribution['slots'] => {
  const shown = findings.filter((f) => f.ground === 'RF08')
  const [first] = shown
  const asked = matter.filing.get('ground.restHours')
  if (first === undefined || asked?.text !== 'true') return undefined
  const named = new Set(shown.flatMap((f) => f.shownBy))
  const calls = matter.calls.filter((call) => named.has(call.id))
  if (calls.length === 0) return undefined
  const set = rulings(matter.input, 'set-setting').flatMap(({ id, body }) => (body.name.startsWith('RF08.') ? [id] : []))
  const hours: PrintedFact = { kind: 'computed', rule: 'ground', from: [{ kind: 'count', incidents: calls.map((c) => c.supportedBy) }, { kind: 'decision', decisions: [asked.id, ...set] }] }
  return { 'stats.restHoursCount': countValue(calls), 'stats.restHoursText': factValue(first.values['restHoursText'] ?? '', hours) }
}

/** A ground with a sentence that lacks a value is left out: it is not shown. */
const itemOf = ({ matter, book, quote }: Sources, finding: Finding, values: Values): readonly Item[] => {
  const text = matter.input.reference.law.grounds.get(finding.ground)
  const nodes = text === undefined ? undefined : parseNodes(text.sentence)
  if (nodes?.ok !== true) return []
  const { runs, missing } = expandSentence(nodes.value, { ...values, slots: new Map([...values.slots, ...ownSlots(matter, finding)]) })
  const sentence = missing.length > 0 || runs === undefined ? undefined : polished(runs, signerNames[matter.input.request.kind] ?? '本人')
  const shown = new Set(finding.shownBy)
  const cites = [...book.citeRecords(matter.calls.concat(matter.messages).flatMap((i) => (shown.has(i.id) ? i.supportedBy : []))), ...book.citeProofs(finding.proofs)]
  const merged = cites.filter((cite, index) => cites.findIndex((other) => other.exhibit === cite.exhibit) === index).toSorted((a, b) => a.exhibit - b.exhibit)
  const laws = finding.provisions.filter((id) => mayPlead(matter, id)).map(quote).filter((law) => law.text !== undefined)
  return sentence === undefined ? [] : [{ cites: merged, fields: { sentence, provisions: laws.length === 0 ? [{ text: '—', fact: { kind: 'nothing' } }] : [{ text: lawNames(laws) }] } }]
}

const ownSlots = (matter: Matter, finding: Finding): readonly (readonly [string, Value])[] => {
  const named = new Set(finding.shownBy)
  const shown = matter.calls.concat(matter.messages).filter((i) => named.has(i.id))
  const count: PrintedFact = { kind: 'count', incidents: shown.map((i) => i.supportedBy) }
  return Object.entries(finding.values).map(([name, value]) => {
    const key = name.startsWith('ground.') ? name : `ground.${name}`
    return [key, key === 'ground.count' ? factValue(value, count) : factValue(value, { kind: 'computed', rule: 'ground', from: [count] })]
  })
}

/** The signer's name for this document, and no full stop before the proof. */
const polished = (runs: Value, signer: string): Value | undefined => {
  const named = runs.map((run): Run => (run.fact === undefined ? { ...run, text: run.text.replaceAll('使用人', signer) } : run))
  const last = named.at(-1)
  const cut = last?.fact === undefined && last !== undefined ? [...named.slice(0, -1), { ...last, text: last.text.replace(/[。；]$/, '') }] : named
  const kept = cut.filter((run) => run.text !== '')
  return isNonEmpty(kept) ? kept : undefined
}
