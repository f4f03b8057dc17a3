import type { PartyId } from './ids.ts'

export type OrganisationKind = 'insurer' | 'intermediary' | 'dealer' | 'repair' | 'platform' | 'carrier' | 'unknown'
export type Channel = 'direct' | 'outsourced' | 'agency' | 'dealer' | 'repair' | 'other' | 'unknown'

/** How an identity came to be known; these four are never collapsed. Only `confirmed` may be printed as fact. */
export type IdentityBasis = 'claimed' | 'labelled' | 'published' | 'confirmed'

/** Registration particulars as the public register or the party's own paper states them. */
export type OrganisationDetails = {
  readonly fullName?: string
  readonly domicile?: string
  readonly uscc?: string
  readonly headTitle?: string
  readonly headName?: string
  readonly phone?: string
  readonly isBranch?: boolean
  readonly headOffice?: PartyId
  readonly isPartTimeAgent?: boolean
}

/** A company or a person the owner has declared. Never made from a label or a number by the program. */
export type Party =
  | { readonly role: 'organisation'; readonly id: PartyId; readonly name: string; readonly kind: OrganisationKind; readonly aliases: readonly string[]; readonly details: OrganisationDetails }
  | { readonly role: 'agent'; readonly id: PartyId; readonly name: string; readonly employer?: PartyId; readonly workId?: string; readonly wechat?: string; readonly aliases: readonly string[] }
