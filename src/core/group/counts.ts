import { daysOf, type LocalDate } from '../kernel/civil.ts'
import { compareText } from '../kernel/list.ts'
import type { DayCount, PartyCount, RefusalCount } from '../model/attribution.ts'
import type { ContactMode, DatedAct, Decision } from '../model/decision.ts'
import type { FactId, PartyId } from '../model/ids.ts'
import type { AttributedIncident } from '../model/incident.ts'
import type { Judged } from './judge.ts'
import { addCount, emptyTally, talliesOf, type Tally } from './tally.ts'

type Refusal = { readonly id: FactId; readonly act: DatedAct; readonly party?: PartyId }

/** Counts for all in scope (first) and for each respondent. */
export const countsOf = (windows: readonly Judged[], standing: readonly Decision[], theSame: (id: PartyId) => PartyId): readonly PartyCount[] => {
  const refusals = standing
    .flatMap(({ id, body }): readonly Refusal[] => (body.kind === 'record-refusal' ? [{ id, act: body.act, ...(body.act.party === undefined ? {} : { party: theSame(body.act.party) }) }] : []))
    .sort((a, b) => a.act.at.from - b.act.at.from || compareText(a.id, b.id))
  const expiry = standing.findLast(({ body }) => body.kind === 'set-profile')?.body
  const expiryDate = expiry?.kind === 'set-profile' ? expiry.profile.policy.expiryDate : undefined
  const tallies = summed(windows)
  const respondents = [...tallies.keys()].filter((r): r is PartyId => r !== undefined).sort(compareText)
  return [undefined, ...respondents].map((respondent) => partyCount(respondent, tallies.get(respondent) ?? emptyTally(), refusals.filter((r) => r.party === respondent), expiryDate))
}

const summed = (windows: readonly Judged[]): ReadonlyMap<PartyId | undefined, Tally> => {
  const sums = new Map<PartyId | undefined, Tally>()
  for (const window of windows) {
    for (const [whose, tally] of talliesOf(window)) {
      const sum = sums.get(whose) ?? emptyTally()
      sums.set(whose, sum)
      for (const incident of tally.incidents) sum.incidents.push(incident)
      sum.confirmed += tally.confirmed
      sum.upTo += tally.upTo
      sum.connected += tally.connected
      sum.notConnected += tally.notConnected
      sum.messages += tally.messages
      for (const [day, count] of tally.perDay) addCount(sum.perDay, day, count)
      for (const [channel, count] of tally.perChannel) addCount(sum.perChannel, channel, count)
    }
  }
  return sums
}

const partyCount = (respondent: PartyId | undefined, tally: Tally, refusals: readonly Refusal[], expiryDate: LocalDate | undefined): PartyCount => {
  const perDay = [...tally.perDay].sort(([a], [b]) => compareText(a, b)).map(([day, count]): DayCount => ({ day, ...count }))
  const maxPerDay = perDay.reduce<DayCount | undefined>((best, d) => (best === undefined || d.confirmed > best.confirmed ? d : best), undefined)
  const { confirmed, upTo, connected, notConnected, messages } = tally
  return {
    ...(respondent === undefined ? {} : { respondent }),
    confirmed,
    upTo,
    connected,
    notConnected,
    unknownConnected: confirmed - connected - notConnected,
    messages,
    perDay,
    ...(maxPerDay === undefined ? {} : { maxPerDay }),
    perChannel: [...tally.perChannel].sort(([a], [b]) => compareText(a, b)).map(([channel, count]) => ({ channel, ...count })),
    beforeExpiry: expiryDate === undefined ? [] : perDay.map(({ day, ...count }) => ({ days: daysOf(expiryDate) - daysOf(day), ...count })),
    afterRefusal: afterRefusals(tally.incidents, refusals),
  }
}

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
