import { toGroundId } from '../../model/ids.ts'
import { lacking } from '../ground-parts.ts'
import type { Ground } from '../ground.ts'

/** Do the published rules of processing name no such recipient? Compared by the user with a saved version (event `privacy-rules`, fields `owner`, `version`, `recipient`). */
export const unlistedRecipient: Ground = {
  id: toGroundId('RF21'),
  aspects: [],
  per: 'once',
  test: (dossier) =>
    dossier.events
      .filter((event) => event.kind === 'privacy-rules')
      .map((event) => {
        const owner = event.fields?.['owner'] ?? dossier.respondent?.name
        const [version, recipient] = [event.fields?.['version'], event.fields?.['recipient']]
        const values = { ...(owner === undefined ? {} : { ruleOwner: owner }), ...(version === undefined ? {} : { ruleVersion: version }), ...(recipient === undefined ? {} : { claimedOrg: recipient }) }
        return lacking({ shownBy: [], proofs: event.proofs, on: event.on, values }, [...(version === undefined || recipient === undefined ? (['rules-version'] as const) : []), ...(event.proofs.length === 0 ? (['captured-page'] as const) : [])])
      }),
}
