import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matterOf, agentId, organisationId } from '../bench/call-evidence-bench/matter.ts'
import { loadRegistry } from '../bench/call-evidence-bench/run.ts'
import { readLaw } from '../support/law.ts'
import { decide } from '../support/calls.ts'
import { day } from '../support/assess.ts'
import { beijingDateOf, toEpochMs } from '../../src/core/kernel/instant.ts'
import type { NonEmpty } from '../../src/core/kernel/list.ts'
import type { Decision, DecisionBody, DecisionKind, DatedAct } from '../../src/core/model/decision.ts'
import type { Facts } from '../../src/core/model/facts.ts'
import { toFactId, type ObservationId } from '../../src/core/model/ids.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import type { Observation, ReadingField } from '../../src/core/model/observation.ts'
import { derive, type Derived } from '../../src/core/pipeline.ts'

const reference = { registry: loadRegistry(), law: readLaw() }
const today = day('2026-09-01')

/** All that is shown, the assessment with it, as text. */
const shown = (view: MatterView): string => {
  const { logOf, observations, ...rest } = view
  return JSON.stringify({ ...rest, observations: [...observations].map(([id, o]) => [id, o, logOf(id)]) })
}

const numberIn = (o: Observation): string => o.otherNumber?.value.text ?? '13800138000'
const timeIn = (o: Observation): DatedAct['at'] => o.startedAt?.value ?? { from: toEpochMs(1_750_000_000_000), to: toEpochMs(1_750_000_001_000), precision: 'second', zone: 'stated' }
const fields: readonly ReadingField[] = ['otherNumber', 'startedAt', 'durationSeconds', 'direction', 'otherLabel', 'otherName', 'text']
const typedIn: Partial<Record<ReadingField, (b: number, other: Observation) => string | null>> = {
  otherNumber: (b, other) => (b % 4 === 0 ? null : b % 4 === 1 ? '138****8000' : numberIn(other)),
  startedAt: (b, other) => (b % 4 === 0 ? null : b % 4 === 1 ? '2025-02-03 10:00' : (other.startedAt?.raw ?? '2025-02-04')),
  durationSeconds: (b) => (b % 3 === 0 ? null : String(b)),
  direction: (b) => (b % 3 === 0 ? '去电' : b % 3 === 1 ? '未接' : '已接'),
  otherLabel: (b) => (b % 2 === 0 ? '平安车险' : null),
}

type Told = { readonly a: number; readonly b: number }
type Some = (k: number) => Observation
type Make<K extends DecisionKind> = (told: Told, some: Some) => Extract<DecisionBody, { readonly kind: K }>

const act = ({ a, b }: Told, some: Some): DatedAct => ({ at: timeIn(some(a)), mode: b % 2 === 0 ? 'phone' : 'sms', ...(b % 3 === 0 ? {} : { party: organisationId(b % 2) }), words: '不要再打', proofs: b % 2 === 0 ? [{ observation: some(b).id }] : [] })
const two = ({ a, b }: Told, some: Some): NonEmpty<ObservationId> => [some(a).id, some(b % 3 === 0 ? b : a + 1).id]

/** One of every kind there is: a new kind does not compile until it is tried here. */
const bodies: { readonly [K in DecisionKind]: Make<K> } = {
  'set-profile': ({ a, b }) => ({ kind: 'set-profile', profile: { claimants: [{ name: '李某' }], ownNumbers: [{ number: '13900000001' }], vehicle: { plate: '京A12345', ownerName: '李某' }, policy: { insurer: a % 2 === 0 ? '中国平安' : '人保财险', expiryDate: day(b % 2 === 0 ? '2025-09-30' : '2026-01-31') }, holders: [{ name: '某4S店', kind: 'dealer', held: ['name', 'plate'] }] } }),
  'correct-reading': ({ a, b }, some) => {
    const field = fields[b % fields.length] ?? 'otherNumber'
    return { kind: 'correct-reading', observation: some(a).id, field, typed: (typedIn[field] ?? (() => '车险到期'))(b, some(b)) }
  },
  'accept-reading': ({ a, b }, some) => ({ kind: 'accept-reading', observation: some(a).id, field: b % 2 === 0 ? 'otherNumber' : 'startedAt' }),
  'exclude-observation': ({ a }, some) => ({ kind: 'exclude-observation', observation: some(a).id, reason: '别人的' }),
  'same-incident': (told, some) => ({ kind: 'same-incident', observations: two(told, some) }),
  'separate-incidents': (told, some) => ({ kind: 'separate-incidents', observations: two(told, some) }),
  'set-scope': ({ a, b }, some) => ({ kind: 'set-scope', scope: b % 2 === 0 ? 'in' : 'out', ...(a % 2 === 0 ? { observations: [some(a).id] } : { numbers: [numberIn(some(a))] }) }),
  'same-log': ({ a, b }, some) => ({ kind: 'same-log', sources: [some(a).source, some(b).source] }),
  'separate-logs': ({ a, b }, some) => ({ kind: 'separate-logs', sources: [some(a).source, some(b).source] }),
  'declare-party': ({ a, b }) => ({ kind: 'declare-party', party: a % 2 === 0 ? { role: 'organisation', id: organisationId(b % 3), name: b % 2 === 0 ? '某代理公司' : '中国平安财产保险股份有限公司', kind: 'intermediary', aliases: [], details: {} } : { role: 'agent', id: agentId(b % 5), name: '张一', workId: 'A0001', employer: organisationId(b % 2), aliases: [] } }),
  attribute: ({ a, b }, some) => ({ kind: 'attribute', ...(a % 2 === 0 ? { observations: [some(a).id] } : { numbers: [numberIn(some(a))] }), respondent: organisationId(b % 2), ...(b % 5 === 0 ? { agent: agentId(b % 3) } : {}), basis: b % 3 === 0 ? 'confirmed' : b % 3 === 1 ? 'claimed' : 'published', ...(b % 4 === 0 ? { on: beijingDateOf(timeIn(some(a)).from) } : {}), proofs: b % 2 === 0 ? [{ observation: some(b).id }] : [] }),
  'judge-identity': ({ a, b }) => ({ kind: 'judge-identity', a: agentId(a % 4), b: agentId(b % 4), judgement: a % 3 === 0 ? 'same' : a % 3 === 1 ? 'not-same' : 'unsure' }),
  'set-channel': ({ a, b }, some) => ({ kind: 'set-channel', channel: b % 2 === 0 ? 'outsourced' : 'direct', ...(a % 2 === 0 ? { observations: [some(a).id] } : { party: organisationId(b % 2) }) }),
  'record-refusal': (told, some) => ({ kind: 'record-refusal', act: act(told, some) }),
  'record-complaint': (told, some) => ({ kind: 'record-complaint', act: act(told, some), body: '12378' }),
  'record-promise': (told, some) => ({ kind: 'record-promise', act: act(told, some) }),
  'record-reply': (told, some) => ({ kind: 'record-reply', act: act(told, some), denies: told.b % 2 === 0 }),
  'record-said': ({ a, b }, some) => ({ kind: 'record-said', observations: [some(a).id], said: { claimedOrganisation: b % 2 === 0 ? '平安' : '人保', claimedName: '张一', ...(b % 3 === 0 ? { knew: [{ what: 'plate' as const }] } : {}), threatened: b % 7 === 0 } }),
  'record-event': ({ a, b }, some) => ({ kind: 'record-event', event: { kind: b % 3 === 0 ? 'visit' : b % 3 === 1 ? 'complaint.receivedAt' : 'opt-out', on: beijingDateOf(timeIn(some(a)).from), party: organisationId(b % 2), proofs: [] } }),
  'record-damage': ({ b }) => ({ kind: 'record-damage', damage: { head: b % 2 === 0 ? 'lost-work' : 'mental', amountFen: (b * 100) as Extract<DecisionBody, { kind: 'record-damage' }>['damage']['amountFen'], method: '票据', proofs: [] } }),
  'link-recording': ({ a, b }, some) => ({ kind: 'link-recording', recording: some(a).id, call: some(b).id }),
  state: ({ a, b }) => ({ kind: 'state', sentence: b % 2 === 0 ? 'stated.refusedAsListed' : 'stated.noContractEver', stated: a % 3 !== 0, ...(a % 2 === 0 ? { party: organisationId(b % 2) } : {}) }),
  'consent-check': ({ a, b }) => ({ kind: 'consent-check', party: organisationId(b % 2), answer: a % 2 === 0 ? 'none' : 'possible' }),
  'set-filing': ({ a, b }) => ({ kind: 'set-filing', ...(a % 2 === 0 ? { party: organisationId(b % 2) } : {}), values: { court: b % 2 === 0 ? '甲法院' : '乙法院' } }),
  'set-setting': ({ a, b }, some) => (b % 4 === 0 ? { kind: 'set-setting', name: 'scope.default', value: a % 2 === 0 ? 'all' : 'suggested' } : b % 4 === 1 ? { kind: 'set-setting', name: 'phonePresent', value: a % 2 === 0 ? 'yes' : 'no' } : b % 4 === 2 ? { kind: 'set-setting', name: 'RF05.perDayNotice', value: String(1 + (a % 3)) } : { kind: 'set-setting', name: `adopt:${some(a).source}`, value: 'another-reader' }),
  'edit-registry': ({ a, b }) => ({ kind: 'edit-registry', edit: b % 2 === 0 ? { table: 'labels', word: '快递', ...(a % 2 === 0 ? { class: 'INS_SALES' as const } : {}) } : { table: 'insurers', code: 'own:新公司', ...(a % 3 === 0 ? {} : { entry: { name: '新公司', kind: 'insurer', aliases: ['新公司', a % 3 === 1 ? '平安' : '人保'], ambiguousAliases: [], serviceNumbers: ['95518'] } }) } }),
  'withdraw-source': ({ a }, some) => ({ kind: 'withdraw-source', source: some(a).source, reason: '不是我的' }),
  undo: ({ a }) => ({ kind: 'undo', decision: toFactId(`bench:${String(1001 + (a % 12))}`) }),
}
const kinds = Object.keys(bodies) as readonly DecisionKind[]

const factsOf = (seed: number): Facts => {
  const { views, runs, decisions } = matterOf(seed, 50)
  const sources = [...new Set(runs.map((r) => r.source))].map((sha256, k) => ({ sha256, fileName: `${String(k)}.csv`, byteLength: 1, receivedAt: toEpochMs(0), origin: 'file' as const }))
  return { sources, runs, observations: views.map((v) => v.observation), decisions, custody: [], packets: [] }
}

type Step = Told & { readonly kind: DecisionKind; readonly chain: string }

const decisionsOf = (steps: readonly Step[], observations: readonly Observation[]): readonly Decision[] => {
  const some: Some = (k) => observations[k % observations.length]!
  const seq: Record<string, number> = { bench: 1000, copy: 0 }
  return steps.map(({ kind, chain, ...told }, k) => decide((bodies[kind] as Make<DecisionKind>)(told, some), 1001 + k, chain, (seq[chain] = (seq[chain] ?? 0) + 1)))
}

const heldAgainst = (seed: number, steps: readonly Step[]): void => {
  const facts = factsOf(seed)
  let kept: Derived = derive(facts, reference, today)
  const more = decisionsOf(steps, facts.observations)
  for (let k = 1; k <= more.length; k++) {
    const now = { ...facts, decisions: [...facts.decisions, ...more.slice(0, k)] }
    kept = derive(now, reference, today, kept.memo)
    expect(shown(kept.view) === shown(derive(now, reference, today).view), `after ${steps.slice(0, k).map((s) => s.kind).join(', ')}`).toBe(true)
  }
}

const step = (kind: fc.Arbitrary<DecisionKind>): fc.Arbitrary<Step> => fc.record({ kind, a: fc.nat(500), b: fc.nat(500), chain: fc.constantFrom('bench', 'bench', 'bench', 'copy') })

test('after each of many decisions, of every kind there is, the view kept is the view derived afresh, byte for byte', () => {
  fc.assert(fc.property(fc.nat(10_000), fc.array(step(fc.constantFrom(...kinds)), { minLength: 4, maxLength: 12 }), heldAgainst), { numRuns: 25 })
})

test('each kind of decision, laid down twice and taken back, leaves the view that a fresh derivation gives', () => {
  kinds.forEach((kind, k) => heldAgainst(300 + k, [{ kind, a: 4 * k, b: 6 * k, chain: 'bench' }, { kind, a: 4 * k + 1, b: 6 * k + 1, chain: 'bench' }, { kind: 'undo', a: 0, b: 0, chain: 'bench' }, { kind: 'undo', a: 1, b: 0, chain: 'bench' }]))
})
