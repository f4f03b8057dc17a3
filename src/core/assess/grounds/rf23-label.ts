import { toGroundId } from '../../model/ids.ts'
import type { CaseFile, Dated } from '../case-file.ts'
import { byWords } from '../ground-parts.ts'
import type { Ground } from '../ground.ts'
import { numbersText } from '../words.ts'

/** What did a caller-ID app call the number? An opinion of strangers: never who it is. */
export const label: Ground = {
  id: toGroundId('RF23'),
  aspects: [],
  per: 'incidents',
  test: (dossier, file) => {
    const rows = dossier.calls.flatMap((incident) => (incident.otherLabel === undefined || incident.otherNumber === undefined ? [] : [{ incident, label: incident.otherLabel }]))
    return byWords(rows, (row) => row.label).map(({ words, incidents }) => {
      const marks = mostMarks(incidents, file)
      return { shownBy: incidents, values: { number: numbersText(incidents), label: words, markCount: marks === undefined ? '' : `（${String(marks)}人标记）` }, cautions: ['label-is-opinion'] as const }
    })
  },
}

const mostMarks = (incidents: readonly Dated[], file: CaseFile): number | undefined => {
  const marks = incidents.flatMap((i) => i.supportedBy.flatMap((id) => file.input.observations.get(id)?.labelCount?.value ?? []))
  return marks.length === 0 ? undefined : marks.reduce((most, n) => Math.max(most, n), 0)
}
