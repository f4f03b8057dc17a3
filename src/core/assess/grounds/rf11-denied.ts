import { toGroundId } from '../../model/ids.ts'
import { beijingDateOf } from '../../kernel/instant.ts'
import { heardBy, lacking } from '../ground-parts.ts'
import type { Ground } from '../ground.ts'
import { actDate, modeText } from '../words.ts'

/** Does the company say the caller is not its own? Both versions stand side by side; nobody is called an impostor. */
export const denied: Ground = {
  id: toGroundId('RF11'),
  aspects: ['said'],
  per: 'once',
  test: (dossier, file) =>
    dossier.replies
      .filter((reply) => reply.denies === true)
      .slice(0, 1)
      .map((reply) => {
        const claims = heardBy(dossier, file).filter(({ heard }) => heard.said.claimedOrganisation !== undefined)
        const claimed = claims[0]?.heard.said.claimedOrganisation
        const values = { denialDate: actDate(reply.at), denialMode: modeText[reply.mode], ...(reply.words === undefined ? {} : { denialWords: reply.words }), ...(claimed === undefined ? {} : { claimedOrg: claimed }) }
        const missing = [...(reply.proofs.length === 0 ? (['denial-proof'] as const) : []), ...(reply.words === undefined || claimed === undefined ? (['words'] as const) : [])]
        return lacking({ shownBy: [...new Set(claims.map((c) => c.incident))], acts: [reply], on: beijingDateOf(reply.at.from), values, cautions: ['denial-may-be-wrong'] }, missing)
      }),
}
