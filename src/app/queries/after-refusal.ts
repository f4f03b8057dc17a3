import type { RefusalRecord } from '../../core/model/acts.ts'
import type { IncidentId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { oncePer } from '../../core/kernel/once-per.ts'

/** Refusals of all organisations in the order they were said; `n` is each one's number within its organisation. */
export const refusalsOf = oncePer((view: MatterView): readonly RefusalRecord[] => [...view.register.refusals].sort((a, b) => a.at.from - b.at.from || (a.decision < b.decision ? -1 : 1)))

/** For each incident the register puts after a refusal: the last one before it. The packets count by the same register. */
export const afterRefusal = oncePer((view: MatterView): ReadonlyMap<IncidentId, RefusalRecord> => {
  const last = new Map<IncidentId, RefusalRecord>()
  for (const refusal of refusalsOf(view)) for (const id of refusal.after) last.set(id, refusal)
  return last
})

/** Incidents after the first refusal of their organisation that a packet may rely on. */
export const afterPleadable = oncePer((view: MatterView): ReadonlySet<IncidentId> => new Set(refusalsOf(view).flatMap((r) => (r.isPleadable ? r.after : []))))
