import type { LocalDate } from '../kernel/civil.ts'

/** A person who complains. Empty fields are unknown; a packet that needs one stops and says which. */
export type Claimant = {
  readonly name?: string
  readonly sex?: string
  readonly birthDate?: LocalDate
  readonly ethnicity?: string
  readonly occupation?: string
  readonly employer?: string
  readonly domicile?: string
  readonly habitualResidence?: string
  readonly idType?: string
  readonly idNumber?: string
  readonly contactPhone?: string
  readonly serviceAddress?: string
  readonly eServiceAddress?: string
  readonly agreesEService?: boolean
  readonly rep?: { readonly name: string; readonly firm?: string; readonly position?: string; readonly phone?: string; readonly authority?: string }
}

/** A phone number of the owner's on which the calls arrived. */
export type OwnNumber = { readonly number: string; readonly registrant?: string; readonly carrier?: string; readonly device?: string }

export type Vehicle = { readonly plate?: string; readonly vin?: string; readonly ownerName?: string }

export type Policy = { readonly insurer?: string; readonly expiryDate?: LocalDate; readonly number?: string; readonly startDate?: LocalDate }

/** Who lawfully held which of the owner's data, and since when: the input of the leak hypotheses. */
export type DataHolder = {
  readonly name: string
  readonly kind: 'insurer' | 'dealer' | 'repair' | 'platform' | 'intermediary' | 'other'
  readonly since?: LocalDate
  readonly until?: LocalDate
  /** What they held: 'name' | 'plate' | 'vin' | 'expiry' | 'insurer' | 'number' | free text. */
  readonly held: readonly string[]
  /** Own number or alias given to this holder and nobody else. */
  readonly numberGiven?: string
  readonly aliasGiven?: string
}

/** Who the matter is about. Set by a decision, replaced by a later one. */
export type Profile = {
  readonly title?: string
  readonly claimants: readonly Claimant[]
  readonly ownNumbers: readonly OwnNumber[]
  readonly vehicle: Vehicle
  readonly policy: Policy
  readonly holders: readonly DataHolder[]
}

export const emptyProfile: Profile = { claimants: [], ownNumbers: [], vehicle: {}, policy: {}, holders: [] }
