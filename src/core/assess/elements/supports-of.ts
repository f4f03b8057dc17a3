import { oncePer, oncePerKey } from '../../kernel/once-per.ts'
import type { ElementSupport } from '../../model/elements.ts'
import { namedAgents } from '../agents.ts'
import type { CaseFile, Dated, Dossier } from '../case-file.ts'
import { after, hasRecording, heardBy, proofOfWords, provable } from '../ground-parts.ts'
import { textOf } from '../message-text.ts'
import { signatureOf } from '../opt-out-text.ts'
import { callsAfterFirstRefusal, firmCalls, mostPerDay, spanDays } from '../tally.ts'
import { byPaper, support } from './support.ts'

/** What the record holds for one element. Data says which (elements.json: satisfiedBy); here is how each is recognised. */
export const supportFinder = (dossier: Dossier, file: CaseFile): ((element: string) => readonly ElementSupport[]) => {
  // Elements of the two claims that ask the same are answered once.
  const found = new Map<Finder, readonly ElementSupport[]>()
  return (element) => {
    const finder = finders[element] ?? noSupport
    const known = found.get(finder) ?? finder(dossier, file)
    found.set(finder, known)
    return known
  }
}

type Finder = (dossier: Dossier, file: CaseFile) => readonly ElementSupport[]
const noSupport: Finder = () => []

const ownNumber: Finder = (dossier, file) => [
  ...byPaper(file, dossier, 'claimant.number', 'number-registered', 'two'),
  ...(dossier.isStated('stated.numberMine') || dossier.isStated('stated.numberRegisteredToOther') ? [support('number-own-word', 'one', 1)] : []),
]

const personal: Finder = (dossier, file) => {
  const { vehicle } = file.input.profile
  return [...ownNumber(dossier, file), ...byPaper(file, dossier, 'vehicle.registration', 'vehicle-registered', 'two'), ...(vehicle.plate === undefined || vehicle.ownerName === undefined ? [] : [support('vehicle-own-word', 'one', 1, { params: { plate: vehicle.plate } })])]
}

const whose: Finder = (dossier, file) => {
  const { calls, messages, replies } = dossier
  const by = (basis: Dated['identity']): readonly Dated[] => ofBasis(calls, basis)
  const signed = messages.filter((m) => m.identity !== 'labelled' && signatureOf(textOf(m, file)?.value ?? '') !== undefined)
  const written = replies.filter((r) => r.confirms === true && r.proofs.length > 0)
  const [confirmed, published, claimed] = [by('confirmed'), by('published'), by('claimed')]
  return [
    ...(confirmed.length === 0 ? [] : [support('confirmed-calls', 'two', whoseLevel(confirmed), { incidents: confirmed, params: { count: confirmed.length } })]),
    ...(published.length === 0 ? [] : [support('published-calls', 'two', whoseLevel(published), { incidents: published, params: { count: published.length } })]),
    ...(written.length === 0 ? [] : [support('confirmed-in-writing', 'two', 4, { proofs: written.flatMap((r) => r.proofs) })]),
    ...(signed.length === 0 ? [] : [support('signed-messages', 'two', 3, { incidents: signed, params: { count: signed.length } })]),
    ...byPaper(file, dossier, 'finding.callback', 'called-back', 'one'),
    ...(claimed.length === 0 ? [] : [support('claimed-calls', 'one', whoseLevel(claimed), { incidents: claimed, params: { count: claimed.length } })]),
  ]
}

/** Of one basis all have one level: that of resources/registry. */
const whoseLevel = oncePer((calls: readonly Dated[]): number => calls.reduce((least, c) => Math.min(least, c.strengths.whose), Infinity))
const ofBasis = oncePerKey((calls: readonly Dated[], basis: Dated['identity']): readonly Dated[] => calls.filter((c) => c.identity === basis))

const processing: Finder = (dossier, file) => {
  const knew = heardBy(dossier, file).filter(({ heard }) => (heard.said.knew ?? []).length > 0)
  const sure = knew.filter(({ incident }) => incident.kind === 'message' || hasRecording(incident, file))
  const again = repeated(firmCalls(dossier))
  const only = (rows: typeof knew): { readonly incidents: readonly Dated[]; readonly proofs: ElementSupport['proofs'] } => ({ incidents: [...new Set(rows.map((r) => r.incident))], proofs: proofOfWords(rows) })
  return [
    ...(sure.length === 0 ? [] : [support('knew-recorded', 'two', 3, { ...only(sure), params: { count: only(sure).incidents.length } })]),
    ...(sure.length > 0 || knew.length === 0 ? [] : [support('knew-noted', 'one', 1, { ...only(knew), params: { count: only(knew).incidents.length } })]),
    ...(again.length === 0 ? [] : [support('same-number-again', 'one', 2, { incidents: again, params: { count: again.length } })]),
  ]
}

const repeated = oncePer((calls: readonly Dated[]): readonly Dated[] => {
  const byNumber = new Map<string, Dated[]>()
  for (const call of calls) {
    if (call.otherNumber === undefined || call.otherNumber.kind === 'unknown') continue
    const of = byNumber.get(call.otherNumber.text)
    if (of === undefined) byNumber.set(call.otherNumber.text, [call])
    else of.push(call)
  }
  const most = [...byNumber.values()].reduce<readonly Dated[]>((best, of) => (of.length > best.length ? of : best), [])
  return most.length > 1 ? most : []
})

const unlawful: Finder = (dossier, file) => [
  ...refused(dossier),
  ...(dossier.isStated('stated.noContractEver') ? [support('no-contract', 'one', 1)] : []),
  ...(dossier.consent === 'none' ? [support('no-consent-found', 'one', 1)] : []),
  ...byPaper(file, dossier, 'finding.forms', 'forms-checked', 'one'),
]

/** A refusal that can be shown, and calls after it; a bare call row shows that there was a call, not the words. */
const refused = (dossier: Dossier): readonly ElementSupport[] => {
  const calls = callsAfterFirstRefusal(dossier)
  const first = provable(dossier.refusals)[0]
  if (first === undefined || calls.length === 0) return []
  const sure = provable(dossier.refusals).find((r) => r.means !== 'log')
  const shown = sure ?? first
  const later = after(firmCalls(dossier), shown)
  return sure === undefined || later.length === 0 ? [support('refused-unproved-words', 'one', 1, { incidents: calls, proofs: first.proofs, params: { count: calls.length } })] : [support('refused-then-called', 'two', sure.strength, { incidents: later, proofs: sure.proofs, params: { count: later.length } })]
}

const infringed: Finder = (dossier, file) => {
  const calls = firmCalls(dossier)
  const later = callsAfterFirstRefusal(dossier)
  const many = file.settings.number('element.manyCalls', 10)
  const params = { count: calls.length, days: spanDays(calls), maxPerDay: mostPerDay(calls) }
  const people = namedAgents(calls, file)
  return [
    ...(later.length > 1 ? [support('many-after-refusal', 'two', 3, { incidents: later, params: { count: later.length } })] : []),
    ...(calls.length >= many ? [support('many-calls', 'two', 3, { incidents: calls, params })] : calls.length > file.settings.number('element.fewCalls', 2) ? [support('some-calls', 'one', 2, { incidents: calls, params })] : []),
    ...(people.length > 1 ? [support('several-people', 'one', 2, { incidents: people.flatMap((p) => p.incidents), params: { count: people.length } })] : []),
  ]
}

const damage: Finder = (dossier, file) => {
  const proved = file.input.decisions.flatMap((d) => (d.body.kind === 'record-damage' && d.body.damage.proofs.length > 0 ? [d.body.damage] : []))
  const heads = [...new Set(proved.map((d) => d.head))]
  return [...heads.map((head) => support('receipts', 'one', 2, { proofs: proved.filter((d) => d.head === head).flatMap((d) => d.proofs), params: { head } })), ...byPaper(file, dossier, 'damage.impact', 'same-day-record', 'one')]
}

/** First there must be damage; then the calls themselves are what brought it about. */
const causation: Finder = (dossier, file) => {
  const calls = firmCalls(dossier)
  return calls.length === 0 || damage(dossier, file).length === 0 ? [] : [support('call-is-the-act', 'two', 3, { incidents: calls, params: { count: calls.length } })]
}

/** After a refusal, a complaint or a promise, who calls on knows. */
const fault: Finder = (dossier, file) => {
  const acts = [...provable(dossier.promises), ...provable(dossier.complaints)]
  const warned = acts.map((act) => after(firmCalls(dossier), act)).find((calls) => calls.length > 0)
  const people = namedAgents(firmCalls(dossier), file)
  return [...refused(dossier), ...(warned === undefined ? [] : [support('promise-or-complaint-then-called', 'two', 2, { incidents: warned, proofs: acts.flatMap((a) => a.proofs), params: { count: warned.length } })]), ...(people.length > 1 ? [support('several-people', 'one', 2, { params: { count: people.length } })] : [])]
}

const presumedFault: Finder = () => [support('presumed', 'two', 1)]

const finders: Readonly<Record<string, Finder>> = {
  P1: personal,
  P2: whose,
  P3: processing,
  P4: unlawful,
  P5: infringed,
  P6: damage,
  P7: causation,
  P8: presumedFault,
  P9: (dossier, file) => unlawful(dossier, file).filter((s) => s.code !== 'refused-unproved-words'),
  T1: ownNumber,
  T2: whose,
  T3: infringed,
  T4: unlawful,
  T5: damage,
  T6: causation,
  T7: fault,
}
