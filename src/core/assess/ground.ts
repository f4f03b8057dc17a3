import type { LocalDate } from '../kernel/civil.ts'
import type { ActRecord } from '../model/acts.ts'
import type { Proof } from '../model/decision.ts'
import type { GroundId, ProvisionId } from '../model/ids.ts'
import type { StrengthByAspect } from '../model/incident.ts'
import type { CaseFile, Dated, Dossier } from './case-file.ts'

/** What keeps a ground out of a letter until it is got. Words: `finding.missing.<code>`. */
export const missingCodes = [
  'stated.refusedAsListed',
  'stated.noContractEver',
  'stated.visitedDealer',
  'stated.optedOutSms',
  'respondent',
  'identity-only-label',
  'refusal-proof',
  'consent-check',
  'consent-possible',
  'recording',
  'words',
  'official-answer',
  'published-check',
  'compared-items',
  'agent-names',
  'expiry-date',
  'receipt-proof',
  'promise-proof',
  'denial-proof',
  'opt-out-sender',
  'captured-page',
  'rules-version',
] as const
export type MissingCode = (typeof missingCodes)[number]

/** What weakens a ground, told beside it. Words: `finding.caution.<code>`. */
export const cautionCodes = [
  'not-collected',
  'identity-claimed',
  'current-insurer-reminder',
  'consent-not-asked',
  'consent-possible',
  'consent-given-before',
  'other-way-than-refused',
  'refusal-words-not-shown',
  'several-numbers',
  'unrecorded',
  'text-from-picture',
  'held-lawfully',
  'numbers-not-names',
  'threshold-is-a-setting',
  'many-in-one-day',
  'may-be-extended',
  'calls-before-visit',
  'clock-in-question',
  'not-with-no-consent',
  'sequence-is-not-cause',
  'label-is-opinion',
  'denial-may-be-wrong',
  'coverage-may-differ',
  'excluded-uncounted',
  'only-a-circumstance',
] as const
export type CautionCode = (typeof cautionCodes)[number]

/** One way in which a ground is shown. */
export type Showing = {
  readonly shownBy: readonly Dated[]
  readonly acts?: readonly ActRecord[]
  readonly proofs?: readonly Proof[]
  /** The day of what was done, where no incident shows it. */
  readonly on?: LocalDate
  readonly values: Readonly<Record<string, string | number>>
  readonly missing?: readonly MissingCode[]
  readonly cautions?: readonly CautionCode[]
  /** Only these of the ground's provisions fit this showing. */
  readonly only?: (id: ProvisionId) => boolean
}

/** One ground: its question is `ground.question.<id>`, its provisions stand in grounds.json. */
export type Ground = {
  readonly id: GroundId
  /** What of an incident it rests on: its strength is that of the weakest. */
  readonly aspects: readonly (keyof StrengthByAspect)[]
  /** incidents: looked at again for each stretch of days with the same law. once: rests on acts and events. */
  readonly per: 'incidents' | 'once'
  /** Shown without a respondent too (a page that offers owners' particulars). */
  readonly needsNoRespondent?: boolean
  readonly test: (dossier: Dossier, file: CaseFile) => readonly Showing[]
}

/** Nothing is shown. */
export const nothingShown: readonly Showing[] = []
