import { toGroundId } from '../../model/ids.ts'
import type { CaseFile, Dossier } from '../case-file.ts'
import { hasRecording, heardBy, lacking } from '../ground-parts.ts'
import { textOf } from '../message-text.ts'
import { offersOptOut } from '../opt-out-text.ts'
import type { Ground, Showing } from '../ground.ts'

/** Was there no way to refuse? A message shows it by its text, a call only by a whole recording. */
export const noOptOut: Ground = {
  id: toGroundId('RF16'),
  aspects: ['said', 'whose'],
  per: 'incidents',
  test: (dossier, file) => [...messages(dossier, file), ...calls(dossier, file)],
}

const messages = (dossier: Dossier, file: CaseFile): readonly Showing[] => {
  const read = dossier.messages.flatMap((incident) => {
    const text = textOf(incident, file)
    return text === undefined || text.value.trim() === '' || offersOptOut(text.value) ? [] : [{ incident, text }]
  })
  // A text that was hard to read, or cut off in a picture, cannot say what it lacks.
  const sure = read.filter(({ text }) => text.confidence === 'certain')
  const isFromPicture = sure.some(({ text }) => text.method === 'ocr' || text.method === 'two-readers')
  return sure.length === 0 ? [] : [{ shownBy: sure.map((r) => r.incident), values: { kind: '短信', count: sure.length }, cautions: ['not-with-no-consent', ...(isFromPicture ? (['text-from-picture'] as const) : [])] }]
}

const calls = (dossier: Dossier, file: CaseFile): readonly Showing[] => {
  const rows = heardBy(dossier, file).filter(({ incident, heard }) => incident.kind === 'call' && heard.said.offeredOptOut === false)
  const recorded = rows.filter(({ incident }) => hasRecording(incident, file))
  const shown = [...new Set((recorded.length > 0 ? recorded : rows).map((r) => r.incident))]
  return shown.length === 0 ? [] : [lacking({ shownBy: shown, values: { kind: '通话', count: shown.length }, cautions: ['not-with-no-consent'] }, recorded.length > 0 ? [] : ['recording'])]
}
