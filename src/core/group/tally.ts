import { beijingDateOf } from '../kernel/instant.ts'
import type { LocalDate } from '../kernel/civil.ts'
import type { Count } from '../model/attribution.ts'
import type { PartyId } from '../model/ids.ts'
import { isCountedCall, type AttributedIncident } from '../model/incident.ts'
import type { Channel } from '../model/party.ts'
import type { Judged } from './judge.ts'

/** What one window adds to the counts of one respondent, or of all. Days are Beijing days the record leaves no doubt of. */
export type Tally = {
  confirmed: number
  upTo: number
  connected: number
  notConnected: number
  messages: number
  readonly perDay: Map<LocalDate, Count>
  readonly perChannel: Map<Channel, Count>
}

export const emptyTally = (): Tally => ({ confirmed: 0, upTo: 0, connected: 0, notConnected: 0, messages: 0, perDay: new Map(), perChannel: new Map() })

const known = new WeakMap<readonly AttributedIncident[], ReadonlyMap<PartyId | undefined, Tally>>()

/** Of one window: all in scope under undefined, then each respondent. Counted once, as long as the window stays as it is. */
export const talliesOf = ({ incidents }: Judged): ReadonlyMap<PartyId | undefined, Tally> => {
  const before = known.get(incidents)
  if (before !== undefined) return before
  const tallies = new Map<PartyId | undefined, Tally>()
  for (const incident of incidents) {
    if (incident.scope !== 'in') continue
    for (const whose of incident.respondent === undefined ? [undefined] : [undefined, incident.respondent]) {
      const tally = tallies.get(whose) ?? emptyTally()
      tallies.set(whose, tally)
      add(tally, incident)
    }
  }
  known.set(incidents, tallies)
  return tallies
}

/** The owner's own calls are never told as received. */
const isCall = (incident: AttributedIncident): boolean => incident.kind === 'call' && incident.direction !== 'outgoing'

const add = (tally: Tally, incident: AttributedIncident): void => {
  if (incident.channel !== undefined) addCount(tally.perChannel, incident.channel, countOf(incident))
  if (incident.kind === 'message' && incident.direction !== 'outgoing' && incident.counted) tally.messages++
  if (!isCall(incident)) return
  const count = countOf(incident)
  tally.upTo += count.upTo
  tally.confirmed += count.confirmed
  if (count.confirmed > 0 && incident.wasAnswered === true) tally.connected++
  if (count.confirmed > 0 && incident.wasAnswered === false) tally.notConnected++
  const day = dayOf(incident)
  if (day !== undefined) addCount(tally.perDay, day, count)
}

/** A call whose direction is not known may be the owner's own: it stands in the range, never in the lower bound. */
export const countOf = (incident: AttributedIncident): Count => (isCall(incident) ? { confirmed: isCountedCall(incident) ? 1 : 0, upTo: 1 } : { confirmed: 0, upTo: 0 })

export const addCount = <K>(to: Map<K, Count>, key: K, { confirmed, upTo }: Count): void => {
  const before = to.get(key)
  to.set(key, { confirmed: (before?.confirmed ?? 0) + confirmed, upTo: (before?.upTo ?? 0) + upTo })
}

const dayOf = ({ startedAt }: AttributedIncident): LocalDate | undefined => {
  if (startedAt === undefined) return undefined
  const day = beijingDateOf(startedAt.from)
  return day === beijingDateOf((startedAt.to - 1) as typeof startedAt.to) ? day : undefined
}
