import type { ProvisionId } from './ids.ts'

export const pathReasons = ['do-first', 'customer', 'stranger', 'per-number', 'not-an-insurer', 'several-owners', 'at-once', 'after-reply-days', 'personal-information', 'silent-authority', 'carrier-dispute', 'last'] as const
export const pathWarnings = ['not-with-superior', 'no-second-reply', 'not-after-suit', 'one-of-two', 'not-for-money', 'needs-lawyer', 'needs-prior-complaint'] as const

/** One step of the suggested order (advice, not law). Words: `path.reason.<code>`, `path.warning.<code>`. */
export type PathStep = { readonly id: string; readonly title: string; readonly state: 'done' | 'now' | 'later' | 'not-for-this'; readonly documents: readonly string[]; readonly reason: (typeof pathReasons)[number]; readonly warnings: readonly (typeof pathWarnings)[number][]; readonly basis: readonly ProvisionId[] }

/** What the venue wizard says; it decides nothing. Words: `venue.<code>`. */
export type VenueOption = { readonly code: 'respondent-domicile' | 'own-residence' | 'internet-court' | 'basic-court' | 'branch-alone' | 'branch-with-head-office' | 'company-for-unlicensed-branch'; readonly place?: string; readonly basis: readonly ProvisionId[]; readonly isArguable: boolean }
export type Venue = {
  readonly options: readonly VenueOption[]
  readonly asks: readonly ('was-online' | 'city-district' | 'has-licence')[]
  /** 元, as channels.json states them with their basis. */
  readonly fee?: { readonly fromYuan: number; readonly toYuan: number; readonly noExtraUpToYuan: number; readonly basis: readonly ProvisionId[]; readonly note: string }
}
