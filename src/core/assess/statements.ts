import type { Decision } from '../model/decision.ts'
import type { PartyId } from '../model/ids.ts'
import { bodiesOf } from './bodies.ts'

export type Statements = (sentence: string, party: PartyId | undefined) => boolean

/** Sentences that speak of "该单位": ticked without saying of whom, they hold only where there is one respondent. */
const ofOneParty = new Set(['stated.isCurrentCustomer', 'stated.wasPastCustomer', 'stated.noContractEver', 'stated.noInquiry', 'stated.noConsentMarketing', 'stated.visitedDealer', 'stated.gaveInfoToDealer', 'stated.gaveInfoToPlatform'])

/** What the owner ticked. A later tick replaces an earlier one about the same party. */
export const statementsOf = (decisions: readonly Decision[], canonical: (id: PartyId) => PartyId, only: PartyId | undefined): Statements => {
  const ticked = new Map<string, boolean>()
  for (const { body } of bodiesOf(decisions, 'state')) ticked.set(keyOf(body.sentence, body.party === undefined ? undefined : canonical(body.party)), body.stated)
  return (sentence, party) => {
    const own = party === undefined ? undefined : ticked.get(keyOf(sentence, party))
    if (own !== undefined) return own
    const general = ticked.get(keyOf(sentence, undefined)) === true
    return general && (!ofOneParty.has(sentence) || (party !== undefined && party === only))
  }
}

const keyOf = (sentence: string, party: PartyId | undefined): string => `${sentence}\u0000${party ?? ''}`
