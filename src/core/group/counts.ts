import { daysOf, type LocalDate } from '../kernel/civil.ts'
import { beijingDateOf } from '../kernel/instant.ts'
import { compareText } from '../kernel/list.ts'
import type { Count, DayCount, PartyCount, RefusalCount } from '../model/attribution.ts'
import type { ContactMode, DatedAct, Decision } from '../model/decision.ts'
import type { FactId, PartyId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Channel } from '../model/party.ts'

/** The owner's own calls are never counted; a leg alone neither. */
export const isCall = (incident: AttributedIncident): boolean => incident.kind === 'call' && incident.direction !== 'outgoing'

export const countOf = (incidents: readonly AttributedIncident[]): Count => {
  let confirmed = 0
  let upTo = 0
  for (const incident of incidents) {
    if (!isCall(incident)) continue
    upTo++
    if (incident.counted) confirmed++
  }
  return { confirmed, upTo }
}

type Refusal = { readonly id: FactId; readonly act: DatedAct; readonly party?: PartyId }

/** Counts for all in scope (first) and for each respondent. */
export const countsOf = (incidents: readonly AttributedIncident[], standing: readonly Decision[], theSame: (id: PartyId) => PartyId): readonly PartyCount[] => {
  const inScope = incidents.filter((i) => i.scope === 'in')
  const refusals = standing
    .flatMap(({ id, body }): readonly Refusal[] => (body.kind === 'record-refusal' ? [{ id, act: body.act, ...(body.act.party === undefined ? {} : { party: theSame(body.act.party) }) }] : []))
    .sort((a, b) => a.act.at.from - b.act.at.from || compareText(a.id, b.id))
  const expiry = standing.findLast(({ body }) => body.kind === 'set-profile')?.body
  const expiryDate = expiry?.kind === 'set-profile' ? expiry.profile.policy.expiryDate : undefined
  const byRespondent = groupBy(inScope, (i) => i.respondent)
  const respondents = [...byRespondent.keys()].filter((r): r is PartyId => r !== undefined).sort(compareText)
  const partyCount = (of: readonly AttributedIncident[], respondent: PartyId | undefined): PartyCount => ({
    ...(respondent === undefined ? {} : { respondent }),
    ...countOf(of),
    ...answers(of),
    ...days(of),
    perChannel: [...groupBy(of.filter((i) => i.channel !== undefined), (i): Channel => i.channel ?? 'unknown')].sort(([a], [b]) => compareText(a, b)).map(([channel, list]) => ({ channel, ...countOf(list) })),
    beforeExpiry: expiryDate === undefined ? [] : beforeExpiry(of, expiryDate),
    afterRefusal: afterRefusals(of, refusals.filter((r) => (respondent === undefined ? r.party === undefined : r.party === respondent))),
  })
  return [partyCount(inScope, undefined), ...respondents.map((r) => partyCount(byRespondent.get(r) ?? [], r))]
}

const groupBy = <K>(incidents: readonly AttributedIncident[], keyOf: (i: AttributedIncident) => K): ReadonlyMap<K, readonly AttributedIncident[]> => {
  const map = new Map<K, AttributedIncident[]>()
  for (const incident of incidents) {
    const of = map.get(keyOf(incident))
    if (of === undefined) map.set(keyOf(incident), [incident])
    else of.push(incident)
  }
  return map
}

const answers = (incidents: readonly AttributedIncident[]): Pick<PartyCount, 'connected' | 'notConnected' | 'unknownConnected' | 'messages'> => {
  const calls = incidents.filter((i) => isCall(i) && i.counted)
  const connected = calls.filter((i) => i.wasAnswered === true).length
  const notConnected = calls.filter((i) => i.wasAnswered === false).length
  return { connected, notConnected, unknownConnected: calls.length - connected - notConnected, messages: incidents.filter((i) => i.kind === 'message' && i.direction !== 'outgoing' && i.counted).length }
}

/** The Beijing day, where the record leaves no doubt which. */
const dayOf = ({ startedAt }: AttributedIncident): LocalDate | undefined => {
  if (startedAt === undefined) return undefined
  const day = beijingDateOf(startedAt.from)
  return day === beijingDateOf((startedAt.to - 1) as typeof startedAt.to) ? day : undefined
}

const days = (incidents: readonly AttributedIncident[]): Pick<PartyCount, 'perDay' | 'maxPerDay'> => {
  const perDay = [...groupBy(incidents.filter(isCall), dayOf)]
    .flatMap(([day, of]): readonly DayCount[] => (day === undefined ? [] : [{ day, ...countOf(of) }]))
    .sort((a, b) => compareText(a.day, b.day))
  const maxPerDay = perDay.reduce<DayCount | undefined>((best, d) => (best === undefined || d.confirmed > best.confirmed ? d : best), undefined)
  return maxPerDay === undefined ? { perDay } : { perDay, maxPerDay }
}

const beforeExpiry = (incidents: readonly AttributedIncident[], expiry: LocalDate): PartyCount['beforeExpiry'] =>
  [...groupBy(incidents.filter(isCall), (i) => {
    const day = dayOf(i)
    return day === undefined ? undefined : daysOf(expiry) - daysOf(day)
  })]
    .flatMap(([left, of]) => (left === undefined ? [] : [{ days: left, ...countOf(of) }]))
    .sort((a, b) => b.days - a.days)

const callModes: ReadonlySet<ContactMode> = new Set(['phone', 'letter', 'in-person', 'other'])
const messageModes: ReadonlySet<ContactMode> = new Set(['sms', 'chat', 'letter', 'in-person', 'other'])

/** 以同样方式 (CONS-40): a refusal by phone is followed by calls, one by SMS by messages; a letter or a word face to face by both. */
const afterRefusals = (incidents: readonly AttributedIncident[], refusals: readonly Refusal[]): readonly RefusalCount[] =>
  refusals.map(({ id, act }, k) => {
    const [calls, messages] = [callModes.has(act.mode), messageModes.has(act.mode)]
    const after = incidents.filter((i) => i.startedAt !== undefined && i.startedAt.from >= act.at.to && i.direction !== 'outgoing' && (i.kind === 'call' ? calls : messages))
    const confirmed = after.filter((i) => i.counted).length
    return { refusal: id, nth: k + 1, mode: act.mode, confirmed, upTo: after.length, incidents: after.map((i) => i.id) }
  })
