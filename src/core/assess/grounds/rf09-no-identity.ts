import type { Said } from '../../model/decision.ts'
import { toGroundId } from '../../model/ids.ts'
import { byWords, hasRecording, heardBy, lacking, proofOfWords } from '../ground-parts.ts'
import type { Ground } from '../ground.ts'

const id = toGroundId('RF09')

/** Did the caller leave out name, full company name or licence number? Only a whole recording can say so. */
export const noIdentity: Ground = {
  id,
  aspects: ['said', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    const shortest = file.settings.ofGround(id, 'minSeconds')
    const rows = heardBy(dossier, file).flatMap((row) => {
      const left = leftOut(row.heard.said)
      const isLongEnough = row.incident.kind === 'call' && (row.incident.durationSeconds ?? 0) >= shortest
      return left === '' || !isLongEnough ? [] : [{ ...row, left, isRecorded: hasRecording(row.incident, file) }]
    })
    const recorded = rows.filter((row) => row.isRecorded)
    // What was not recorded is told only where nothing was.
    return byWords(recorded.length > 0 ? recorded : rows, (row) => row.left).map(({ words, rows: of, incidents }) =>
      lacking(
        { shownBy: incidents, proofs: proofOfWords(of), values: { missingCount: incidents.length, missingItems: words, askedCount: new Set(of.filter((r) => r.heard.said.askedIdentity === true).map((r) => r.incident)).size }, cautions: ['threshold-is-a-setting'] },
        recorded.length > 0 ? [] : ['recording'],
      ),
    )
  },
}

const leftOut = (said: Said): string => [...(said.gaveName === false ? ['姓名'] : []), ...(said.gaveFullCompanyName === false ? ['所属机构全称'] : []), ...(said.gaveLicence === false ? ['执业证件编号'] : [])].join('、')
