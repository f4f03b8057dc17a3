import type { EpochMs } from '../../core/kernel/instant.ts'
import type { DecisionKind } from '../../core/model/decision.ts'
import { isCountedCall } from '../../core/model/incident.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { inScope, standingOf, type Look, type Said } from './matter-page.ts'
import { openQuestions } from './parties.ts'
import { reviewQueue } from './review.ts'

export const stepIds = ['profile', 'import', 'review', 'incidents', 'parties', 'refusals', 'elements', 'damages', 'packet', 'followup'] as const
export type StepId = (typeof stepIds)[number]
export type StepState = 'done' | 'need' | 'optional' | 'todo'
export type Step = { readonly id: StepId; readonly state: StepState; readonly status?: Said }

export type RailPage = {
  readonly steps: readonly Step[]
  readonly title: string
  readonly plate?: string
  /** What 撤销 would take back. */
  readonly undoes?: DecisionKind
  readonly savedAt?: EpochMs
}

/** What the later steps need to know that only their own pages work out. */
export type RailCounts = { readonly hasElements: boolean; readonly missingElements: number; readonly runningDeadlines: number }

const plain = (id: StepId, state: StepState, code?: string, n?: number): Step => ({
  id,
  state,
  ...(code === undefined ? {} : { status: { code: `rail.${code}`, ...(n === undefined ? {} : { params: { n } }) } }),
})

export const railPage = (look: Look, title: string, counts: RailCounts): Omit<RailPage, 'savedAt'> => {
  const { view } = look
  const last = view.standing.at(-1)
  const plate = view.profile.vehicle.plate
  return {
    title: view.profile.title ?? title,
    ...(plate === undefined ? {} : { plate }),
    ...(last === undefined ? {} : { undoes: last.body.kind }),
    steps: stepsOf(view, counts),
  }
}

// eslint-disable-next-line complexity -- every branch is one absent value; there is no rule in it.
const stepsOf = (view: MatterView, counts: RailCounts): readonly Step[] => {
  const files = view.sources.filter((s) => !s.isWithdrawn)
  const waiting = files.filter((s) => (s.run?.questions ?? []).length > 0).length
  const doubtful = reviewQueue(view).filter((item) => !item.isDone).length
  const counted = inScope(view).filter(isCountedCall).length
  const unsure = openQuestions(view).length
  const refusals = standingOf(view, 'record-refusal').length
  const hasFiles = files.length > 0
  return [
    hasProfile(view) ? plain('profile', 'done', 'done') : plain('profile', 'need', 'fill'),
    !hasFiles ? plain('import', 'need', 'start-here') : waiting > 0 ? plain('import', 'need', 'waiting', waiting) : plain('import', 'done', 'files', files.length),
    doubtful > 0 ? plain('review', 'need', 'doubtful', doubtful) : hasFiles ? plain('review', 'done', 'reviewed') : plain('review', 'todo'),
    counted > 0 ? plain('incidents', 'done', 'calls', counted) : hasFiles ? plain('incidents', 'need', 'choose') : plain('incidents', 'todo'),
    unsure > 0 ? plain('parties', 'need', 'unsure', unsure) : counted > 0 && view.parties.length > 0 ? plain('parties', 'done', 'parties', view.parties.length) : plain('parties', counted > 0 ? 'need' : 'todo', counted > 0 ? 'who' : undefined),
    refusals > 0 ? plain('refusals', 'done', 'refusals', refusals) : counted > 0 ? plain('refusals', 'need', 'none-yet') : plain('refusals', 'todo'),
    counted === 0 || !counts.hasElements ? plain('elements', 'todo') : counts.missingElements > 0 ? plain('elements', 'need', 'missing', counts.missingElements) : plain('elements', 'done', 'all-there'),
    standingOf(view, 'record-damage').length > 0 ? plain('damages', 'done', 'items', standingOf(view, 'record-damage').length) : plain('damages', 'optional', 'optional'),
    view.packets.length > 0 ? plain('packet', 'done', 'issued', view.packets.length) : plain('packet', 'todo', counted > 0 ? 'not-issued' : undefined),
    counts.runningDeadlines > 0 ? plain('followup', 'need', 'deadlines', counts.runningDeadlines) : plain('followup', 'todo'),
  ]
}

const hasProfile = (view: MatterView): boolean => view.profile.claimants.length > 0 || view.profile.ownNumbers.length > 0
