import type { LocalDate } from '../kernel/civil.ts'
import type { IncidentId } from './ids.ts'

export const leakSigns = ['held-what-was-known', 'did-not-hold-what-was-known', 'held-before-first-call', 'held-only-later', 'ended-before', 'own-number-given', 'alias-given', 'other-number-dialled', 'recent-visit', 'nobody-else-held'] as const
/** Words: `leak.sign.<code>`. Its weight is a setting `leak.<code>`. */
export type LeakSign = (typeof leakSigns)[number]

/** 与现有证据相容的来源: whoever lawfully held what the callers knew. Never more than compatible. */
export type LeakHypothesis = {
  readonly holder: string
  readonly holderKind: string
  /** false: something in the record does not fit (as far as the record goes). */
  readonly isCompatible: boolean
  readonly signs: readonly { readonly sign: LeakSign; readonly weight: number; readonly incidents: readonly IncidentId[]; readonly words?: string }[]
  /** Sum of the weights: for the order on screen, not a probability. */
  readonly weight: number
}

/** The PIPL-45/48 request whose answer would separate the compatible sources best. */
export type SeparatingRequest = { readonly holder: string; readonly basis: readonly ['PIPL-45', 'PIPL-48']; readonly asks: readonly ('recipients' | 'access-log' | 'fields' | 'source')[]; readonly separates: readonly string[] }

export type LeakBoard = {
  /** What callers knew, with the first day each was heard. */
  readonly known: readonly { readonly what: string; readonly firstOn?: LocalDate; readonly incidents: readonly IncidentId[] }[]
  readonly hypotheses: readonly LeakHypothesis[]
  readonly request?: SeparatingRequest
  readonly weights: Readonly<Record<LeakSign, number>>
}
