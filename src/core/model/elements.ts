import type { LocalDate } from '../kernel/civil.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { When } from '../kernel/when.ts'
import type { Proof } from './decision.ts'
import type { IncidentId, ObservationId, PartyId, ProvisionId } from './ids.ts'

/** 充分, 部分, 缺失, 推定. Shown as words, never as a percentage. */
export type ElementState = 'sufficient' | 'partial' | 'missing' | 'presumed'

/** Something that speaks for an element. `two` alone may carry it (✔✔), `one` needs company (✔). Words: `element.support.<code>`. */
export type ElementSupport = { readonly code: string; readonly mark: 'one' | 'two'; readonly strength: number; readonly params: Readonly<Record<string, string | number>>; readonly incidents: readonly IncidentId[]; readonly proofs: readonly Proof[] }

/** A proof not yet had: words of elements.json, and the days computed from the record. */
export type NextProof = {
  readonly what: string
  readonly holder: string
  readonly how: string
  readonly expiry: string
  /** When it can be had no more, as far as known: between these days. Carrier records: about five to six months, industry practice. */
  readonly expires?: { readonly from: LocalDate; readonly to: LocalDate; readonly isOver: boolean }
  /** Incidents it could raise or settle. */
  readonly gains: number
}

export type ElementStanding = {
  readonly claim: 'PIPL-69' | 'CC-1033'
  readonly id: string
  readonly no: number
  readonly title: string
  readonly burden: string
  readonly state: ElementState
  /** Strongest first. */
  readonly supports: readonly ElementSupport[]
  /** Words of elements.json; absent where nothing lacks. */
  readonly gap?: string
  readonly next: readonly NextProof[]
  readonly provisions: readonly ProvisionId[]
}

export type ElementBoard = {
  readonly respondent?: PartyId
  readonly elements: readonly ElementStanding[]
  /** The one proof most worth getting now, and the element it is for. */
  readonly best?: { readonly element: string; readonly proof: NextProof }
}

/** 原件核对表: one row a judge may ask to see on the original. Words of `open`: `original.open.<code>`. */
export type OriginalRow = {
  readonly incident: IncidentId
  readonly observation: ObservationId
  readonly source: Sha256
  readonly fileName: string
  /** The phone to bring, as the profile names it. */
  readonly device?: string
  readonly ownNumber?: string
  readonly open: 'call-log' | 'messages' | 'chat' | 'recording' | 'carrier-bill' | 'picture' | 'table'
  readonly number?: string
  readonly at?: When
  readonly durationSeconds?: number
  /** Where it stands in the file. */
  readonly row?: number
  readonly page?: number
}
