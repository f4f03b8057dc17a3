import type { IncidentId } from '../model/ids.ts'
import type { CaseFile } from './case-file.ts'

/** Calls in which the owner says the caller threatened: the screens then show the words for 110 (`safety.threatened`) before all else. */
export const threatened = (file: CaseFile): readonly IncidentId[] => file.dossiers.flatMap((d) => [...d.calls, ...d.messages, ...d.uncounted]).filter((i) => file.heardIn(i).some(({ said }) => said.threatened === true)).map((i) => i.id)
