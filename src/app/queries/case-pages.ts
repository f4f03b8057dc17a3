import type { OriginalRow } from '../../core/model/elements.ts'
import type { PartyId } from '../../core/model/ids.ts'
import type { PathStep, Venue } from '../../core/model/path.ts'

/** Questions of the venue wizard: each answer is a setting of the matter. */
export const venueSettings = { 'was-online': 'venue.wasOnline', 'city-district': 'venue.isCityDistrict', 'has-licence': 'venue.branchHasLicence' } as const
export type VenueQuestion = { readonly ask: keyof typeof venueSettings; readonly answer?: boolean }

/** The order of steps towards one respondent, and where a suit may be brought. Advice, not law. */
export type PathPage = {
  readonly respondents: readonly { readonly id: PartyId; readonly name: string }[]
  readonly respondent?: PartyId
  readonly steps: readonly PathStep[]
  readonly venue?: Venue
  readonly questions: readonly VenueQuestion[]
  /** What the provisions the steps rest on are called. */
  readonly laws: Readonly<Record<string, string>>
}

/** 原件核对表: a page of its rows, and how many there are. */
export type OriginalsPage = { readonly total: number; readonly devices: readonly { readonly device: string; readonly rows: number }[]; readonly rows: readonly OriginalRow[] }
export type OriginalsAsk = { readonly offset: number; readonly limit: number }
