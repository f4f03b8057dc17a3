import type { LocalDate } from '../kernel/civil.ts'
import type { GroundId, ProvisionId } from '../model/ids.ts'
import type { ChannelData, DamageHead, DeadlineData, ElementsData, GroundData, Instrument, Provision, Slots, Statement, Term, WorkingDays } from './shapes.ts'

/** The law as collected up to `compiled`. What is not in here is not quoted. */
export type Law = {
  readonly compiled: LocalDate
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly provisions: ReadonlyMap<ProvisionId, Provision>
  readonly grounds: ReadonlyMap<GroundId, GroundData>
  readonly elements: ElementsData
  readonly channels: readonly ChannelData[]
  /** The suggested order of channels: advice, not law. */
  readonly channelOrder: readonly string[]
  readonly channelOrderNotes: readonly string[]
  readonly deadlines: ReadonlyMap<string, DeadlineData>
  readonly deadlineNotes: readonly string[]
  readonly damageHeads: ReadonlyMap<string, DamageHead>
  /** What may never be done with amounts, in words. */
  readonly damageRules: readonly string[]
  readonly statements: ReadonlyMap<string, Statement>
  readonly glossary: readonly Term[]
  readonly slots: Slots
  readonly workingDays: WorkingDays
}

/** The files as parsed JSON, before anyone has looked at them. */
export type LawFiles = {
  readonly provisions: unknown
  readonly grounds: unknown
  readonly elements: unknown
  readonly channels: unknown
  readonly deadlines: unknown
  readonly damagesHeads: unknown
  readonly statedSwitches: unknown
  readonly glossary: unknown
  readonly slots: unknown
  readonly workingDays: unknown
}
export type LawFileName = keyof LawFiles

/** Where the law data does not hold together: a mistake of ours, never of the user's. */
export type LawProblem = { readonly file: LawFileName; readonly where: string; readonly what: string }
