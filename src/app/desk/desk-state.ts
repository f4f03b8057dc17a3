import { beijingDateOf, type EpochMs } from '../../core/kernel/instant.ts'
import type { LocalDate } from '../../core/kernel/civil.ts'
import type { Issue } from '../../core/kernel/issue.ts'
import { noFacts, type Facts, type StoredFact } from '../../core/model/facts.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { NameReader } from '../../core/model/naming.ts'
import type { PacketPlan } from '../../core/model/packet.ts'
import type { Registry } from '../../core/model/registry.ts'
import { collectFacts, type FactCollector } from '../collect-facts.ts'
import type { AssessInput } from '../../core/assess/assess-input.ts'
import type { FileReport } from '../import-files.ts'
import type { MatterSummary, Ports } from '../ports.ts'
import type { RestDefaults } from '../queries/damages.ts'
import type { PartyId } from '../../core/model/ids.ts'
import type { ElementsPage } from '../queries/elements.ts'
import type { DeadlineLine } from '../queries/followup.ts'
import type { Running } from '../queries/import-report.ts'
import type { Look } from '../queries/matter-page.ts'
import type { PacketAsk } from '../queries/packet.ts'
import type { ViewPush } from '../view-protocol.ts'

export type StatedSentence = { readonly id: string; readonly sentence: string; readonly checkBeforeTicking?: string; readonly conflictsWith: readonly string[]; readonly usedIn?: readonly string[] }

/** What the desk is given besides the ports: the pure parts joined with their reference data. */
export type Derivation = {
  /** The lists as they came with the program. */
  readonly registry: Registry
  /** Those lists as the owner edited them. */
  readonly names: (view: MatterView) => NameReader
  /** The hours of rest as shipped; the owner may set others. */
  readonly restHours: RestDefaults
  readonly derive: (facts: Facts, today: LocalDate) => MatterView
  readonly elements: (view: MatterView, today: LocalDate, respondent?: PartyId) => ElementsPage
  /** What the rail says of the elements. */
  readonly elementCounts: (view: MatterView) => { readonly all: number; readonly missing: number }
  readonly assessInput: (view: MatterView, today: LocalDate) => AssessInput
  readonly deadlines: (view: MatterView, today: LocalDate) => readonly DeadlineLine[]
  readonly holidaysKnownThrough?: LocalDate
  readonly calendar: (view: MatterView, today: LocalDate) => string
  /** The columns of a list only the owner can fill, as slots.json has them. */
  readonly columnsOf: (list: string) => readonly { readonly name: string; readonly meaning: string }[]
  readonly compose: (view: MatterView, ask: PacketAsk, at: EpochMs, head: string) => PacketPlan
  /** Sentences only the owner can say, as resources/law has them. */
  readonly stated: readonly StatedSentence[]
}

/** The open matter as the view worker holds it. Nothing here is stored: everything can be had again from the record. */
export type DeskState = {
  matter: MatterSummary | undefined
  collector: FactCollector
  head: string
  savedAt: EpochMs | undefined
  damage: readonly Issue[]
  reports: readonly FileReport[]
  running: Running | undefined
  isCancelled: boolean
  version: number
}

export type Desk = {
  readonly ports: Ports
  readonly derivation: Derivation
  readonly operator: string
  readonly state: DeskState
  readonly push: (message: ViewPush) => void
  readonly look: () => Look
  readonly facts: () => Facts
  readonly elements: (respondent?: PartyId) => ElementsPage
  readonly deadlines: () => readonly DeadlineLine[]
  readonly take: (facts: readonly StoredFact[]) => void
  readonly changed: () => void
}

export const freshState = (): DeskState => ({ matter: undefined, collector: collectFacts(), head: '', savedAt: undefined, damage: [], reports: [], running: undefined, isCancelled: false, version: 0 })

/** Derives when asked and only then: many facts may come between two looks. */
export const deskOver = (ports: Ports, derivation: Derivation, operator: string, push: (message: ViewPush) => void): Desk => {
  const state = freshState()
  let held: { readonly version: number; readonly today: LocalDate; readonly facts: Facts; readonly view: MatterView; elements?: ElementsPage; deadlines?: readonly DeadlineLine[] } | undefined
  const current = (): NonNullable<typeof held> => {
    const today = beijingDateOf(ports.clock.now())
    if (held?.version !== state.version || held.today !== today) {
      const facts = state.matter === undefined ? noFacts : state.collector.facts()
      held = { version: state.version, today, facts, view: derivation.derive(facts, today) }
    }
    return held
  }
  return {
    ports,
    derivation,
    operator,
    state,
    push,
    look: () => ({ view: current().view, now: ports.clock.now(), today: current().today }),
    facts: () => current().facts,
    elements: (respondent) => (respondent === undefined ? (current().elements ??= derivation.elements(current().view, current().today)) : derivation.elements(current().view, current().today, respondent)),
    deadlines: () => (current().deadlines ??= derivation.deadlines(current().view, current().today)),
    take: (facts) => {
      state.collector.take(facts)
      state.version += 1
      state.savedAt = facts.at(-1)?.at ?? state.savedAt
    },
    changed: () => push({ kind: 'changed', version: state.version }),
  }
}
