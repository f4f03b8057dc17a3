import type { Matter } from './gather.ts'

/** Whom a rule binds (scopeRules of grounds.json): nothing is pleaded against somebody it does not reach. */
export const mayPlead = (matter: Matter, provision: string): boolean => {
  const kind = matter.respondent?.kind
  const isPartTimeAgent = matter.respondent?.details.isPartTimeAgent === true
  const isInsuranceHouse = kind === 'insurer' || (kind === 'intermediary' && !isPartTimeAgent)
  if (provision.startsWith('CONS-')) return isInsuranceHouse
  if (/^(?:SALES|AGENT)-/.test(provision)) return kind === 'insurer' || kind === 'intermediary' || isPartTimeAgent
  if (/^(?:CPL|CPLR)-/.test(provision)) return isCustomer(matter)
  if (provision.startsWith('COMP-')) return isInsuranceHouse && isCustomer(matter)
  return true
}

/** Bought from them or was served by them, as the owner ticked. */
export const isCustomer = (matter: Matter): boolean => ['stated.isCurrentCustomer', 'stated.wasPastCustomer', 'stated.visitedDealer'].some((sentence) => matter.stated.has(sentence))
