import type { Fen } from '../kernel/fen.ts'
import type { EpochMs } from '../kernel/instant.ts'
import type { LocalDate } from '../kernel/civil.ts'
import type { NonEmpty } from '../kernel/list.ts'
import type { Place } from '../kernel/place.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { When } from '../kernel/when.ts'
import type { FactId, ObservationId, PartyId } from './ids.ts'
import type { ReadingField } from './observation.ts'
import type { Channel, IdentityBasis, Party } from './party.ts'
import type { Profile } from './profile.ts'
import type { RegistryEdit } from './registry.ts'

/** What shows it: a source (with a place in it) or observations. */
export type Proof = { readonly source: Sha256; readonly place?: Place } | { readonly observation: ObservationId }

/** phone ↔ CONS-40 "以同样方式": a refusal counts per channel. */
export type ContactMode = 'phone' | 'sms' | 'chat' | 'letter' | 'in-person' | 'other'

/** A dated thing said or done by or to the owner, with its proof. `at` is an interval because memory is. */
export type DatedAct = {
  readonly at: When
  readonly mode: ContactMode
  /** Whom it concerns. Absent: not known which organisation. */
  readonly party?: PartyId
  readonly toWhom?: string
  readonly words?: string
  readonly proofs: readonly Proof[]
}

/** What the caller knew, claimed and promised in one call, as the owner ticks or quotes it. */
export type Said = {
  readonly knew?: readonly { readonly what: 'name' | 'plate' | 'vin' | 'expiry' | 'insurer' | 'number' | 'other'; readonly words?: string }[]
  readonly claimedOrganisation?: string
  readonly claimedName?: string
  readonly workId?: string
  readonly gaveName?: boolean
  readonly gaveFullCompanyName?: boolean
  readonly gaveLicence?: boolean
  /** The owner asked for name, company or licence number. */
  readonly askedIdentity?: boolean
  readonly identityAnswer?: string
  readonly sourceAnswer?: string
  readonly quotedPriceFen?: Fen
  readonly promised?: readonly { readonly what: 'gift' | 'cashback' | 'price-lock' | 'last-day' | 'other'; readonly words?: string }[]
  readonly isRobot?: boolean
  readonly offeredOptOut?: boolean
  readonly threatened?: boolean
  readonly words?: string
  readonly transcript?: readonly { readonly atSeconds: number; readonly text: string }[]
}

/** Something the owner, or later the court or the authority, did on a day: input of deadlines and grounds. */
export type MatterEvent = {
  readonly kind: string
  readonly on: LocalDate
  readonly party?: PartyId
  readonly authority?: string
  readonly reference?: string
  readonly words?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly proofs: readonly Proof[]
}

export type DamageEntry = {
  /** Key of damages-heads.json. */
  readonly head: string
  readonly amountFen: Fen
  readonly method: string
  readonly on?: LocalDate
  readonly proofs: readonly Proof[]
  readonly isEvidenceCost?: boolean
}

/** What was ruled. One union, so that no decision can be half of two kinds. Decisions name observations, never derived ids. */
export type DecisionBody =
  | { readonly kind: 'set-profile'; readonly profile: Profile }
  | { readonly kind: 'correct-reading'; readonly observation: ObservationId; readonly field: ReadingField; readonly typed: string | null; readonly reason?: string }
  | { readonly kind: 'accept-reading'; readonly observation: ObservationId; readonly field: ReadingField }
  | { readonly kind: 'exclude-observation'; readonly observation: ObservationId; readonly reason: string }
  | { readonly kind: 'same-incident'; readonly observations: NonEmpty<ObservationId> }
  | { readonly kind: 'separate-incidents'; readonly observations: NonEmpty<ObservationId> }
  | { readonly kind: 'set-scope'; readonly scope: 'in' | 'out'; readonly observations?: readonly ObservationId[]; readonly numbers?: readonly string[] }
  | { readonly kind: 'same-log'; readonly sources: NonEmpty<Sha256> }
  | { readonly kind: 'separate-logs'; readonly sources: NonEmpty<Sha256> }
  | { readonly kind: 'declare-party'; readonly party: Party }
  | { readonly kind: 'attribute'; readonly observations?: readonly ObservationId[]; readonly numbers?: readonly string[]; readonly respondent?: PartyId; readonly agent?: PartyId; readonly basis: IdentityBasis; readonly on?: LocalDate; readonly words?: string; readonly proofs: readonly Proof[] }
  | { readonly kind: 'judge-identity'; readonly a: PartyId; readonly b: PartyId; readonly judgement: 'same' | 'not-same' | 'unsure'; readonly reason?: string }
  | { readonly kind: 'set-channel'; readonly observations?: readonly ObservationId[]; readonly party?: PartyId; readonly channel: Channel }
  | { readonly kind: 'record-refusal'; readonly act: DatedAct }
  | { readonly kind: 'record-complaint'; readonly act: DatedAct; readonly body: string; readonly reference?: string; readonly outcome?: string }
  | { readonly kind: 'record-promise'; readonly act: DatedAct }
  | { readonly kind: 'record-reply'; readonly act: DatedAct; readonly denies?: boolean; readonly confirms?: boolean }
  | { readonly kind: 'record-said'; readonly observations: NonEmpty<ObservationId>; readonly said: Said }
  | { readonly kind: 'record-event'; readonly event: MatterEvent }
  | { readonly kind: 'record-damage'; readonly damage: DamageEntry }
  | { readonly kind: 'link-recording'; readonly recording: ObservationId; readonly call: ObservationId }
  /** A sentence of stated-switches.json the user ticked (or unticked), per respondent where it concerns one. */
  | { readonly kind: 'state'; readonly sentence: string; readonly stated: boolean; readonly party?: PartyId }
  | { readonly kind: 'consent-check'; readonly party: PartyId; readonly answer: 'none' | 'possible' | 'given'; readonly where?: string }
  | { readonly kind: 'set-filing'; readonly party?: PartyId; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'set-setting'; readonly name: string; readonly value: string }
  /** An insurer, a kind of number or a label word, otherwise than the lists that come with the program have it. A hint, never proof. */
  | { readonly kind: 'edit-registry'; readonly edit: RegistryEdit }
  | { readonly kind: 'withdraw-source'; readonly source: Sha256; readonly reason: string }
  | { readonly kind: 'undo'; readonly decision: FactId }
export type DecisionKind = DecisionBody['kind']

/** Where a decision stands among all: (lamport, chain, seq), never the wall clock. `at` and `operator` are shown, and claim nothing. */
export type FactOrder = { readonly lamport: number; readonly chain: string; readonly seq: number }

export type Decision = { readonly id: FactId; readonly order: FactOrder; readonly at: EpochMs; readonly operator: string; readonly body: DecisionBody }
