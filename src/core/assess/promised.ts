import type { GroundId } from '../model/ids.ts'
import type { Said } from '../model/decision.ts'
import { byWords, heardBy, kindText, lacking, proofOfWords, unrecorded } from './ground-parts.ts'
import type { Ground } from './ground.ts'

type Promised = NonNullable<Said['promised']>[number]

/** Grounds that quote what was promised or urged, word for word. */
export const promisedGround = (id: GroundId, kinds: readonly Promised['what'][], slot: string): Ground => ({
  id,
  aspects: ['said', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    const rows = heardBy(dossier, file).flatMap((row) => (row.heard.said.promised ?? []).filter((p) => kinds.includes(p.what)).map((p) => ({ ...row, words: p.words })))
    const quoted = rows.filter((row) => row.words !== undefined)
    return byWords(quoted.length > 0 ? quoted : rows, (row) => row.words ?? '').map(({ words, rows: of, incidents, dates }) =>
      lacking({ shownBy: incidents, proofs: proofOfWords(of), values: { date: dates(), kind: kindText(incidents), ...(words === '' ? {} : { [slot]: words }) }, cautions: unrecorded(incidents) }, words === '' ? ['words'] : []),
    )
  },
})
