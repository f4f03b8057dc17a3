import { toLogId } from '../../src/core/model/ids.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import { emptyProfile } from '../../src/core/model/profile.ts'

/** A view of nothing, for tests that fill in what they are about. */
export const emptyView: MatterView = {
  profile: emptyProfile,
  sources: [],
  observations: new Map(),
  excluded: [],
  logs: [],
  logOf: () => toLogId('unknown'),
  coverage: { gaps: [] },
  duplicates: [],
  standing: [],
  undone: [],
  decisionConflicts: [],
  incidents: [],
  threads: [],
  parties: [],
  edges: [],
  proposals: [],
  attributionConflicts: [],
  counts: [],
  findings: [],
  deadlines: [],
  custody: [],
  packets: [],
  issues: [],
}
