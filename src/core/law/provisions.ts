import type { LocalDate } from '../kernel/civil.ts'
import type { ProvisionId } from '../model/ids.ts'
import type { Law } from './law.ts'
import type { Provision } from './shapes.ts'

/** V: the article was read in a copy of the law. V2: in two copies that agree. Nothing else may be quoted. */
export const isQuotable = (provision: Provision): boolean => provision.confidence === 'V' || provision.confidence === 'V2'

/** not-collected: the wording in force on that day is not in the collection (当时规定未收录): quote nothing. */
export type InForce = { readonly state: 'in-force'; readonly provision: Provision } | { readonly state: 'not-collected'; readonly id: ProvisionId }

/** A wording is quoted only for days on which this wording stood: `textEffective`, not the day the instrument was born. */
export const provisionOn = (law: Law, id: ProvisionId, day: LocalDate): InForce => {
  const provision = law.provisions.get(id)
  return provision !== undefined && isQuotable(provision) && provision.textEffective <= day ? { state: 'in-force', provision } : { state: 'not-collected', id }
}

/** Splits provisions by whether their wording stood on a day. */
export const provisionsInForce = (law: Law, ids: readonly ProvisionId[], day: LocalDate): { readonly inForce: readonly Provision[]; readonly notCollected: readonly ProvisionId[] } => {
  const found = ids.map((id) => provisionOn(law, id, day))
  return {
    inForce: found.flatMap((f) => (f.state === 'in-force' ? [f.provision] : [])),
    notCollected: found.flatMap((f) => (f.state === 'not-collected' ? [f.id] : [])),
  }
}

/** 《个人信息保护法》第六十九条. Undefined: no such provision is verified. */
export const citationOf = (law: Law, id: ProvisionId): string | undefined => {
  const provision = law.provisions.get(id)
  if (provision === undefined || !isQuotable(provision)) return undefined
  const title = law.instruments.get(provision.instrument)?.title
  return title === undefined ? undefined : `《${title}》${provision.article}`
}
