import { isInScope } from '../law/scope.ts'
import { toProvisionId } from '../model/ids.ts'
import type { Matter } from './gather.ts'

/** Nothing is pleaded against somebody a rule does not reach. */
export const mayPlead = (matter: Matter, provision: string): boolean =>
  isInScope(toProvisionId(provision), { kind: matter.respondent?.kind ?? 'unknown', isPartTimeAgent: matter.respondent?.details.isPartTimeAgent === true, isConsumer: isCustomer(matter) })

/** Bought from them or was served by them, as the owner ticked. */
export const isCustomer = (matter: Matter): boolean => ['stated.isCurrentCustomer', 'stated.wasPastCustomer', 'stated.visitedDealer'].some((sentence) => matter.stated.has(sentence))
