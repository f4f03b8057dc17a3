import { toGroundId } from '../../model/ids.ts'
import { consentMissing, periodValues } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'

/** Did an organisation the owner never dealt with call to sell? Asked only after the consent check. */
export const stranger: Ground = {
  id: toGroundId('RF02'),
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier) => {
    const { calls } = dossier
    // A customer's complaint is another one; and who agreed cannot say nobody did.
    if (calls.length === 0 || dossier.scope.isConsumer || dossier.consent === 'given') return nothingShown
    const missing = [...consentMissing(dossier), ...(dossier.isStated('stated.noContractEver') ? [] : (['stated.noContractEver'] as const))]
    return [{ shownBy: calls, values: { count: calls.length, ...periodValues(calls) }, missing }]
  },
}
