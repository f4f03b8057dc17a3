import { toLogId } from '../../src/core/model/ids.ts'
import type { LeakBoard } from '../../src/core/model/leak.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import { emptyProfile } from '../../src/core/model/profile.ts'

const noWeights: LeakBoard['weights'] = { 'held-what-was-known': 0, 'did-not-hold-what-was-known': 0, 'held-before-first-call': 0, 'held-only-later': 0, 'ended-before': 0, 'own-number-given': 0, 'alias-given': 0, 'other-number-dialled': 0, 'recent-visit': 0, 'nobody-else-held': 0 }

/** A view of nothing, for tests that fill in what they are about. */
export const emptyView: MatterView = {
  profile: emptyProfile,
  sources: [],
  observations: new Map(),
  excluded: [],
  logs: [],
  logOf: () => toLogId('unknown'),
  numberClass: () => 'unknown',
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
  register: { refusals: [], complaints: [], promises: [], replies: [] },
  boards: [],
  damages: { rows: [], unknownHeads: [], scenarios: [], factors: { calls: 0, afterRefusal: 0, agents: 0, days: 0, maxPerDay: 0 }, open: [], rules: [] },
  leaks: { known: [], hypotheses: [], weights: noWeights },
  deadlines: [],
  court: { hearings: [], opposing: [] },
  threatened: [],
  custody: [],
  packets: [],
  issues: [],
}
