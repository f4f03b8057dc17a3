import { dayMs, startOfBeijingDay } from '../kernel/instant.ts'
import { numberKeyOf, textOfKey } from '../kernel/number-key.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { Decision, DecisionBody, Said } from '../model/decision.ts'
import type { FactId, ObservationId, PartyId } from '../model/ids.ts'
import type { Scope } from '../model/incident.ts'
import type { Observation } from '../model/observation.ts'
import type { Channel, IdentityBasis } from '../model/party.ts'

/** A person's word on who called, for calls or for a number; `spans`: when it is proved for. */
export type Attribution = {
  readonly decision: FactId
  readonly respondent?: PartyId
  readonly agent?: PartyId
  readonly basis: IdentityBasis
  readonly spans: readonly { readonly from: number; readonly to: number }[]
}

export type GroupRulings = {
  readonly scopeOf: ReadonlyMap<ObservationId, Scope>
  readonly scopeOfNumber: ReadonlyMap<string, Scope>
  readonly ofObservation: ReadonlyMap<ObservationId, readonly Attribution[]>
  readonly ofNumber: ReadonlyMap<string, readonly Attribution[]>
  readonly channelOf: ReadonlyMap<ObservationId, Channel>
  readonly channelOfParty: ReadonlyMap<PartyId, Channel>
  readonly said: ReadonlyMap<ObservationId, readonly Said[]>
  readonly withoutProof: readonly FactId[]
  readonly given: Given
}

export type KeyOf = (number: PhoneNumber | undefined) => string
/** Each number is read once. */
export const keyReader = (): KeyOf => {
  const known = new Map<string, string>()
  return (number) => {
    if (number === undefined) return ''
    const before = known.get(number.text)
    if (before !== undefined) return before
    const key = textOfKey(numberKeyOf(number))
    known.set(number.text, key)
    return key
  }
}
const keyOfTyped = (typed: string, keyOf: KeyOf): string => keyOf({ kind: typed.includes('*') ? 'masked' : 'unknown', text: typed }) || typed

type Attribute = Extract<DecisionBody, { kind: 'attribute' }>

type Ruled<K extends DecisionBody['kind']> = Decision & { readonly body: Extract<DecisionBody, { kind: K }> }
/** The decisions the maps were made from: as long as they are the same, so are the maps. */
type Given = { readonly scopes: readonly Ruled<'set-scope'>[]; readonly channels: readonly Ruled<'set-channel'>[]; readonly sayings: readonly Ruled<'record-said'>[] }

const ofKind = <K extends DecisionBody['kind']>(standing: readonly Decision[], kind: K): readonly Ruled<K>[] => standing.filter((d): d is Ruled<K> => d.body.kind === kind)
const sameDecisions = (a: readonly Decision[], b: readonly Decision[]): boolean => a.length === b.length && a.every((d, i) => d.body === b[i]?.body)

/** `before`: of the same parties. What nobody has ruled on anew stays the same map. */
export const groupRulings = (standing: readonly Decision[], observations: ReadonlyMap<ObservationId, Observation>, theSame: (id: PartyId) => PartyId, keyOf: KeyOf, before: GroupRulings | undefined): GroupRulings => {
  const given: Given = { scopes: ofKind(standing, 'set-scope'), channels: ofKind(standing, 'set-channel'), sayings: ofKind(standing, 'record-said') }
  const kept = (list: keyof Given): GroupRulings | undefined => (before !== undefined && sameDecisions(before.given[list], given[list]) ? before : undefined)
  const scopes = kept('scopes') ?? scopesOf(given.scopes, keyOf)
  const channels = kept('channels') ?? channelsOf(given.channels, theSame)
  return {
    scopeOf: scopes.scopeOf,
    scopeOfNumber: scopes.scopeOfNumber,
    channelOf: channels.channelOf,
    channelOfParty: channels.channelOfParty,
    said: kept('sayings')?.said ?? saidOf(given.sayings),
    ...attributionsOf(ofKind(standing, 'attribute'), observations, theSame, keyOf),
    given,
  }
}

const scopesOf = (given: Given['scopes'], keyOf: KeyOf): Pick<GroupRulings, 'scopeOf' | 'scopeOfNumber'> => {
  const [scopeOf, scopeOfNumber] = [new Map<ObservationId, Scope>(), new Map<string, Scope>()]
  for (const { body } of given) {
    for (const o of body.observations ?? []) scopeOf.set(o, body.scope)
    for (const n of body.numbers ?? []) scopeOfNumber.set(keyOfTyped(n, keyOf), body.scope)
  }
  return { scopeOf, scopeOfNumber }
}

const channelsOf = (given: Given['channels'], theSame: (id: PartyId) => PartyId): Pick<GroupRulings, 'channelOf' | 'channelOfParty'> => {
  const [channelOf, channelOfParty] = [new Map<ObservationId, Channel>(), new Map<PartyId, Channel>()]
  for (const { body } of given) {
    for (const o of body.observations ?? []) channelOf.set(o, body.channel)
    if (body.party !== undefined) channelOfParty.set(theSame(body.party), body.channel)
  }
  return { channelOf, channelOfParty }
}

const saidOf = (given: Given['sayings']): GroupRulings['said'] => {
  const said = new Map<ObservationId, Said[]>()
  for (const { body } of given) for (const o of body.observations) push(said, o, body.said)
  return said
}

const attributionsOf = (given: readonly Ruled<'attribute'>[], observations: ReadonlyMap<ObservationId, Observation>, theSame: (id: PartyId) => PartyId, keyOf: KeyOf): Pick<GroupRulings, 'ofObservation' | 'ofNumber' | 'withoutProof'> => {
  const maps = { ofObservation: new Map<ObservationId, Attribution[]>(), ofNumber: new Map<string, Attribution[]>() }
  const withoutProof: FactId[] = []
  for (const { id, body } of given) {
    const attribution = toAttribution(id, body, observations, theSame)
    if (attribution.basis !== body.basis) withoutProof.push(id)
    lay(attribution, body, maps, keyOf)
  }
  return { ...maps, withoutProof }
}

const lay = (attribution: Attribution, body: Attribute, maps: { readonly ofObservation: Map<ObservationId, Attribution[]>; readonly ofNumber: Map<string, Attribution[]> }, keyOf: KeyOf): void => {
  for (const o of body.observations ?? []) push(maps.ofObservation, o, attribution)
  for (const n of body.numbers ?? []) push(maps.ofNumber, keyOfTyped(n, keyOf), attribution)
}

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const of = map.get(key)
  if (of === undefined) map.set(key, [value])
  else of.push(value)
}

/** Published and confirmed need a proof; without one it is what somebody said. */
const toAttribution = (decision: FactId, body: Attribute, observations: ReadonlyMap<ObservationId, Observation>, theSame: (id: PartyId) => PartyId): Attribution => {
  const needsProof = body.basis === 'published' || body.basis === 'confirmed'
  const proved = [...body.proofs.flatMap((p) => ('observation' in p ? [p.observation] : [])), ...(body.observations ?? [])]
  const seen = proved.flatMap((id) => {
    const when = observations.get(id)?.startedAt?.value
    return when === undefined ? [] : [{ from: when.from, to: when.to }]
  })
  const on = body.on === undefined ? [] : [{ from: startOfBeijingDay(body.on) as number, to: startOfBeijingDay(body.on) + dayMs }]
  return {
    decision,
    ...(body.respondent === undefined ? {} : { respondent: theSame(body.respondent) }),
    ...(body.agent === undefined ? {} : { agent: theSame(body.agent) }),
    basis: needsProof && body.proofs.length === 0 ? 'claimed' : body.basis,
    spans: [...on, ...seen],
  }
}
