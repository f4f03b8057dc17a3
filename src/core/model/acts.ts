import type { When } from '../kernel/when.ts'
import type { ContactMode, Proof } from './decision.ts'
import type { FactId, IncidentId, PartyId } from './ids.ts'

/** How an act can be shown. none: only the owner's word. */
export type ProofMeans = 'recording' | 'message' | 'log' | 'paper' | 'none'

/** A refusal, complaint, promise or reply on the register, with what shows it. */
export type ActRecord = {
  readonly decision: FactId
  readonly kind: 'refusal' | 'complaint' | 'promise' | 'reply'
  readonly at: When
  readonly mode: ContactMode
  readonly party?: PartyId
  readonly toWhom?: string
  readonly words?: string
  readonly proofs: readonly Proof[]
  readonly means: ProofMeans
  /** Law README §5.1; 1 for the owner's own word. */
  readonly strength: number
  readonly body?: string
  readonly reference?: string
  readonly outcome?: string
  readonly denies?: boolean
  readonly confirms?: boolean
}

/** The n-th refusal to one organisation (from 1, in order of time), and what came after it. */
export type RefusalRecord = ActRecord & {
  readonly n: number
  /** Incidents certainly after it, by the same organisation. */
  readonly after: readonly IncidentId[]
  /** Those of the same way: phone after phone, message after message (CONS-40). */
  readonly afterSameWay: readonly IncidentId[]
  /** Something shows it, and the owner ticked that the refusals were said as listed: a packet may rely on it. */
  readonly isPleadable: boolean
}

/** The register, each list in order of time. */
export type ActRegister = {
  readonly refusals: readonly RefusalRecord[]
  readonly complaints: readonly ActRecord[]
  readonly promises: readonly ActRecord[]
  readonly replies: readonly ActRecord[]
}
