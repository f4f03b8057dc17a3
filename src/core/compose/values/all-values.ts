import type { Values } from '../template/values.ts'
import { actValues } from './acts.ts'
import { callTableValues } from './call-table.ts'
import { joinContributions, type Sources } from './contribution.ts'
import { damageValues } from './damages.ts'
import { filingValues, typedValues } from './filing.ts'
import { groundValues } from './grounds.ts'
import { identityValues } from './identity.ts'
import { integrityValues } from './integrity.ts'
import { peopleValues } from './people.ts'
import { statisticsValues } from './statistics.ts'

/** Every slot, switch, list and proof of one packet. What the owner typed for the filing comes before what is proposed. */
export const allValues = (sources: Sources): Values => {
  const known = [typedValues, statisticsValues, peopleValues, identityValues, actValues, damageValues, callTableValues, integrityValues, filingValues].map((read) => read(sources))
  return joinContributions([...known, groundValues(sources, joinContributions(known))])
}
