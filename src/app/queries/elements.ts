import type { LocalDate } from '../../core/kernel/civil.ts'
import type { PartyId } from '../../core/model/ids.ts'
import type { LeakSign, SeparatingRequest } from '../../core/model/leak.ts'
import type { Said } from './matter-page.ts'

/** What must be shown to be paid, and how it stands. Titles and proofs are the words of resources/law: documents are Chinese. */
export type ElementLine = { readonly no: number; readonly id: string; readonly title: string; readonly state: 'enough' | 'part' | 'missing' | 'presumed'; readonly strongest: readonly Said[]; readonly gaps: readonly Said[]; readonly burden: string }

/** The proof most worth getting next. */
export type NextProof = { readonly what: string; readonly holder: string; readonly how: string; readonly strengthens: number; readonly from?: LocalDate; readonly until?: LocalDate; readonly expiry?: string }

/** What the other side may say, and how much of the claim falls if it is right. */
export type AttackLine = { readonly id: string; readonly says: Said; readonly repair: Said; readonly stands: number; readonly of: number }

/** A source compatible with the record; never a culprit. */
export type LeakLine = { readonly holder: string; readonly isCompatible: boolean; readonly fits: number; readonly of: number; readonly reasons: readonly Said[]; readonly weight: number }

export type GroundLine = { readonly id: string; readonly title: string; readonly kind: 'pleadable' | 'context'; readonly strength: number; readonly shownBy: number; /** As a letter cites them; none: it stands alone as a fact. */ readonly laws: readonly string[]; readonly cautions: readonly string[]; readonly missing: readonly string[] }

export type ElementsPage = { readonly claim: string; readonly elements: readonly ElementLine[]; /** The claim of CC-1033 beside it: no presumed fault. */ readonly tranquillity: readonly ElementLine[]; readonly respondents: readonly { readonly id: PartyId; readonly name: string }[]; readonly respondent?: PartyId; readonly next: readonly NextProof[]; readonly attacks: readonly AttackLine[]; readonly leaks: readonly LeakLine[]; readonly leakRequest?: SeparatingRequest; readonly leakWeights: readonly { readonly sign: LeakSign; readonly weight: number }[]; readonly leakKnown: readonly { readonly what: string; readonly n: number; readonly on?: LocalDate }[]; readonly grounds: readonly GroundLine[]; readonly basis: string }

export const noElements: ElementsPage = { claim: '', elements: [], tranquillity: [], respondents: [], next: [], attacks: [], leaks: [], leakWeights: [], leakKnown: [], grounds: [], basis: '' }
