import { toGroundId } from '../../model/ids.ts'
import { heardBy, proofOfWords } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'

/** Was it an automatic voice? A robot that dials is not by itself 自动化决策 (PIPL-24): only a question to ask. */
export const robot: Ground = {
  id: toGroundId('RF15'),
  aspects: ['said'],
  per: 'incidents',
  test: (dossier, file) => {
    const rows = heardBy(dossier, file).filter(({ incident, heard }) => incident.kind === 'call' && heard.said.isRobot === true)
    const calls = [...new Set(rows.map((r) => r.incident))]
    return calls.length === 0 ? nothingShown : [{ shownBy: calls, proofs: proofOfWords(rows), values: { count: calls.length }, cautions: ['only-a-circumstance'] }]
  },
}
