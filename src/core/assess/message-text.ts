import type { Reading } from '../kernel/reading.ts'
import type { CaseFile, Dated } from './case-file.ts'

/** What a message says, by its best reading. */
export const textOf = (incident: Dated, file: CaseFile): Reading<string> | undefined => {
  const texts = incident.supportedBy.flatMap((id) => file.input.observations.get(id)?.text ?? [])
  return texts.find((t) => t.confidence === 'certain') ?? texts[0]
}
