import { addDays, parseLocalDate, type LocalDate } from '../../src/core/kernel/civil.ts'
import { parseInstant, plusMs, startOfBeijingDay, toEpochMs } from '../../src/core/kernel/instant.ts'
import type { PhoneNumber } from '../../src/core/kernel/phone-number.ts'
import type { When } from '../../src/core/kernel/when.ts'
import type { AssessInput } from '../../src/core/assess/assess-input.ts'
import { assessGrounds } from '../../src/core/assess/assess-grounds.ts'
import type { DatedAct, DecisionBody, Decision, Proof, Said } from '../../src/core/model/decision.ts'
import type { Finding } from '../../src/core/model/finding.ts'
import { toFactId, toIncidentId, toObservationId, toPartyId, type PartyId } from '../../src/core/model/ids.ts'
import type { AttributedIncident } from '../../src/core/model/incident.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import { emptyProfile } from '../../src/core/model/profile.ts'
import type { Party } from '../../src/core/model/party.ts'
import { fakeSha } from './fake-ports.ts'
import { registry } from './calls.ts'
import { readLaw } from './law.ts'
import { readNames } from '../../src/core/normalise/read-names.ts'

export const law = readLaw()
const { numberClass } = readNames(registry)

export const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

/** '2026-10-08' is that whole day; '2026-10-08 10:23' that minute, Beijing time. */
export const when = (text: string): When => {
  if (text.length === 10) return { from: startOfBeijingDay(day(text)), to: startOfBeijingDay(addDays(day(text), 1)), precision: 'day', zone: 'asked' }
  const at = parseInstant(`${text.replace(' ', 'T')}:00+08:00`)
  if (!at.ok) throw new Error(text)
  return { from: at.value, to: plusMs(at.value, 60_000), precision: 'minute', zone: 'stated' }
}

export const insurer: PartyId = toPartyId('insurer')
export const organisation = (id: string, kind: Extract<Party, { role: 'organisation' }>['kind'] = 'insurer', given: Partial<Extract<Party, { role: 'organisation' }>> = {}): Party => ({ role: 'organisation', id: toPartyId(id), name: `${id}公司`, kind, aliases: [], details: {}, ...given })
export const agent = (id: string, given: Partial<Extract<Party, { role: 'agent' }>> = {}): Party => ({ role: 'agent', id: toPartyId(id), name: id, aliases: [], ...given })

export const number = (text: string): PhoneNumber => ({ kind: 'e164', text: `+86${text}` })

/** A counted, answered call in by the insurer, claimed, shown by a phone log. */
export const call = (at: string, given: Partial<AttributedIncident> = {}): AttributedIncident => {
  const id = `o-${at}-${given.otherNumber?.text ?? ''}`
  return {
    id: toIncidentId(id),
    formerIds: [],
    supportedBy: [toObservationId(id)],
    kind: 'call',
    scope: 'in',
    startedAt: when(at),
    otherNumber: number('13800138000'),
    direction: 'incoming',
    wasAnswered: true,
    durationSeconds: 40,
    strength: 3,
    strengths: { rang: 3, said: 0, whose: 2 },
    counted: true,
    conflicts: [],
    reasons: [],
    respondent: insurer,
    identity: 'claimed',
    ...given,
  }
}
export const message = (at: string, given: Partial<AttributedIncident> = {}): AttributedIncident => call(at, { kind: 'message', otherNumber: { kind: 'port', text: '10690001' }, strengths: { rang: 3, said: 3, whose: 2 }, ...given })

export const observationsOf = (incidents: readonly AttributedIncident[], given: (incident: AttributedIncident) => Partial<Observation> = () => ({})): ReadonlyMap<ReturnType<typeof toObservationId>, Observation> =>
  new Map(incidents.flatMap((i) => i.supportedBy.map((id, k) => [id, { id, source: fakeSha('log'), place: { row: k + 1 }, kind: i.kind === 'message' ? ('sms' as const) : ('call' as const), ...given(i) }] as const)))

export const paper: Proof = { source: fakeSha('paper') }
let at = 0
export const decide = (...bodies: readonly DecisionBody[]): readonly Decision[] => bodies.map((body) => ({ id: toFactId(`c1:${++at}`), order: { lamport: at, chain: 'c1', seq: at }, at: toEpochMs(0), operator: '', body }))

export const act = (on: string, given: Partial<DatedAct> = {}): DatedAct => ({ at: when(on), mode: 'phone', party: insurer, words: '请不要再打', proofs: [paper], ...given })
export const refusal = (on: string, given: Partial<DatedAct> = {}): DecisionBody => ({ kind: 'record-refusal', act: act(on, given) })
export const stated = (sentence: string, party: PartyId | null = insurer): DecisionBody => ({ kind: 'state', sentence, stated: true, ...(party === null ? {} : { party }) })
export const event = (kind: string, on: string, given: Partial<Extract<DecisionBody, { kind: 'record-event' }>['event']> = {}): DecisionBody => ({ kind: 'record-event', event: { kind, on: day(on), party: insurer, proofs: [paper], ...given } })
export const said = (of: AttributedIncident, words: Said): DecisionBody => ({ kind: 'record-said', observations: [of.supportedBy[0]], said: words })
export const consent = (answer: 'none' | 'possible' | 'given', party: PartyId = insurer): DecisionBody => ({ kind: 'consent-check', party, answer })
export const setting = (name: string, value: string): DecisionBody => ({ kind: 'set-setting', name, value })

export const matter = (incidents: readonly AttributedIncident[], bodies: readonly DecisionBody[] = [], given: Partial<AssessInput> = {}): AssessInput => ({
  incidents,
  threads: [],
  parties: [organisation('insurer')],
  observations: observationsOf(incidents),
  sources: [],
  decisions: decide(...bodies),
  profile: emptyProfile,
  law,
  numberClass,
  asOf: day('2026-11-25'),
  ...given,
})

export const findings = (ground: string, input: AssessInput): readonly Finding[] => assessGrounds(input).filter((f) => f.ground === ground)
export const finding = (ground: string, input: AssessInput): Finding => {
  const found = findings(ground, input)
  if (found[0] === undefined || found.length > 1) throw new Error(`${ground}: ${found.length} findings`)
  return found[0]
}
/** The codes beside the caution of grounds.json. */
export const cautionsOf = (f: Finding): readonly string[] => f.cautions.slice(1)
