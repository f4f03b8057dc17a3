import type { IncidentId } from '../model/ids.ts'
import type { CaseFile } from './case-file.ts'
import { heardAmong } from './ground-parts.ts'

/** Calls in which the owner says the caller threatened: the screens then show the words for 110 (`safety.threatened`) before all else. */
export const threatened = (file: CaseFile): readonly IncidentId[] => [...new Set(file.dossiers.flatMap((d) => [d.calls, d.messages, d.uncounted]).flatMap((list) => heardAmong(list, file)).flatMap(({ incident, heard }) => (heard.said.threatened === true ? [incident.id] : [])))]
