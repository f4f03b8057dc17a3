import { daysOf, type LocalDate } from '../kernel/civil.ts'
import { compareText } from '../kernel/list.ts'
import type { DayCount, PartyCount } from '../model/attribution.ts'
import type { Decision } from '../model/decision.ts'
import type { PartyId } from '../model/ids.ts'
import type { Judged } from './judge.ts'
import { addCount, emptyTally, talliesOf, type Tally } from './tally.ts'

/** Counts for all in scope (first) and for each respondent. */
export const countsOf = (windows: readonly Judged[], standing: readonly Decision[]): readonly PartyCount[] => {
  const expiry = standing.findLast(({ body }) => body.kind === 'set-profile')?.body
  const expiryDate = expiry?.kind === 'set-profile' ? expiry.profile.policy.expiryDate : undefined
  const tallies = summed(windows)
  const respondents = [...tallies.keys()].filter((r): r is PartyId => r !== undefined).sort(compareText)
  return [undefined, ...respondents].map((respondent) => partyCount(respondent, tallies.get(respondent) ?? emptyTally(), expiryDate))
}

const summed = (windows: readonly Judged[]): ReadonlyMap<PartyId | undefined, Tally> => {
  const sums = new Map<PartyId | undefined, Tally>()
  for (const window of windows) {
    for (const [whose, tally] of talliesOf(window)) {
      const sum = sums.get(whose) ?? emptyTally()
      sums.set(whose, sum)
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

const partyCount = (respondent: PartyId | undefined, tally: Tally, expiryDate: LocalDate | undefined): PartyCount => {
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
  }
}
