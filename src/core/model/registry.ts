import type { LocalDate } from '../kernel/civil.ts'
import type { OrganisationKind } from './party.ts'
import type { LogKind } from './reading-run.ts'

/** Where an entry of the registry comes from. Hints, never proof. */
export type RegistryOrigin = { readonly source: string; readonly on: LocalDate; readonly confidence: 'verified' | 'stored-copy' | 'memory' | 'assumption' }

/**
 * How far the times of one call may differ between two logs. `join`: b − a must lie here (after the clock offset) for the two to be joined.
 * `admit`: any other record of the same log in here makes the pair undecidable. Milliseconds.
 */
export type PairTolerance = {
  readonly rule: string
  readonly a: LogKind
  readonly b: LogKind
  readonly joinFromMs: number
  readonly joinToMs: number
  readonly admitFromMs: number
  readonly admitToMs: number
  /** Widen both by this where no clock offset could be estimated. */
  readonly unknownClockMs: number
  /** Lower is tried first. */
  readonly priority: number
  /** true: where a phone log covers the time, the two meet only through its record. */
  readonly onlyWithoutPhone?: boolean
}

export type Tolerances = {
  readonly origin: RegistryOrigin
  /** Two extracts of the same log. */
  readonly sameLogMs: number
  /** Share of the records of the common period that must coincide for two sources to be one log. */
  readonly sameLogShare: number
  readonly forwardedLegMs: number
  /** Sizes at which phones and exports are known to cut the call log. */
  readonly trimSizes: readonly number[]
  readonly clock: { readonly minPairs: number; readonly searchMs: number; readonly spreadMs: number }
  readonly talkSlackSeconds: number
  /** "In doubt it may be the same": never joined, never counted twice. */
  readonly doubtMs: number
  /** Signs that a number has gone to somebody else: silence this long, or this many claims of another organisation in a row. */
  readonly reuse: { readonly silenceDays: number; readonly claims: number }
  readonly pairs: readonly PairTolerance[]
}

/** Law README §5.1 as data: what each kind of log shows, per aspect. */
export type StrengthLevels = {
  readonly origin: RegistryOrigin
  readonly levels: Readonly<Record<LogKind, { readonly rang: number; readonly said: number; readonly whose: number; readonly rangWithOriginal?: number }>>
  readonly ocrOnlyCap: number
  readonly whoseByBasis: { readonly labelled: number; readonly claimed: number; readonly published: number; readonly confirmed: number }
  readonly ownStatement: number
}

export type InsurerEntry = {
  readonly code: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly aliases: readonly string[]
  /** Aliases that mean this insurer only with a product word beside them. */
  readonly ambiguousAliases: readonly string[]
  readonly serviceNumbers: readonly { readonly number: string; readonly confidence: RegistryOrigin['confidence'] }[]
}
/** `notNames`: patterns of everyday words that hold an alias (大家好, 个人保险). `otherCompanies`: what after an alias makes it another company of the group (人保寿险). */
export type InsurerTable = { readonly origin: RegistryOrigin; readonly productWords: readonly string[]; readonly notNames: readonly string[]; readonly otherCompanies: string; readonly insurers: readonly InsurerEntry[] }

export type NumberClass = 'mobile' | 'virtual-mobile' | 'landline' | 'service-95' | 'service-96' | 'hotline-400' | 'service-1010' | 'short' | 'sms-port' | 'foreign' | 'masked' | 'unknown'
export type NumberClassRule = { readonly class: NumberClass; readonly pattern: string; readonly note?: string }
export type NumberClasses = { readonly origin: RegistryOrigin; readonly rules: readonly NumberClassRule[] }

export type LabelClass = 'INS_SALES' | 'SPAM' | 'FRAUD' | 'SERVICE' | 'OTHER'
export type LabelVocabulary = { readonly origin: RegistryOrigin; readonly words: readonly { readonly word: string; readonly class: LabelClass }[] }

/**
 * What the owner changes in a list for this matter; nothing beside the key: the entry is switched off. `source`: where the owner has it from.
 * `digits`: a number, or how one begins; a shipped rule goes by its pattern.
 */
export type RegistryEdit =
  | { readonly table: 'insurers'; readonly code: string; readonly entry?: Omit<InsurerEntry, 'code' | 'serviceNumbers'> & { readonly serviceNumbers: readonly string[] }; readonly source?: string }
  | { readonly table: 'numberClasses'; readonly digits: string; readonly class?: NumberClass; readonly source?: string }
  | { readonly table: 'labels'; readonly word: string; readonly class?: LabelClass; readonly source?: string }

/** Everything in resources/registry, parsed once. */
export type Registry = {
  readonly tolerances: Tolerances
  readonly strengths: StrengthLevels
  readonly insurers: InsurerTable
  readonly numberClasses: NumberClasses
  readonly labels: LabelVocabulary
}
