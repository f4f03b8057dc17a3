import type { LocalDate } from '../kernel/civil.ts'
import type { EpochMs } from '../kernel/instant.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { LogId, ObservationId } from './ids.ts'
import type { LogKind } from './reading-run.ts'

/** Why two sources are taken as extracts of one log. content: their records are the same. hints: they say so. decision: the owner said so. */
export type LogLink = { readonly rule: 'content' | 'hints' | 'decision'; readonly a: Sha256; readonly b: Sha256; readonly sharedRecords: number }

/** How far the clock of a log stands from a neutral one: used only for matching, never printed as a corrected time. */
export type ClockOffset = { readonly against: LogId; readonly ms: number; readonly pairs: number }

/** A period a log speaks for: from its first to its last record in one source. Half open. */
export type Span = { readonly from: EpochMs; readonly to: EpochMs; readonly source: Sha256 }

/** One phone's call log, one carrier's bill for one number …, of which sources are extracts. */
export type Log = {
  readonly id: LogId
  readonly kind: LogKind
  readonly sources: readonly Sha256[]
  readonly ownNumber?: string
  readonly device?: string
  readonly carrier?: string
  /** Records after those that are the same in two extracts are counted once. */
  readonly records: number
  readonly spans: readonly Span[]
  readonly links: readonly LogLink[]
  readonly clock?: ClockOffset
  /** true: it holds exactly as many records as such logs keep; older ones were probably cut off. */
  readonly looksTrimmed: boolean
}

/** Records equal in every field within one log: one record, standing in several places. */
export type Duplicate = { readonly kept: ObservationId; readonly same: readonly ObservationId[] }

/** Days no source covers print as 无记录: no conclusion may be drawn from them. Both days included. */
export type CoverageGap = { readonly from: LocalDate; readonly to: LocalDate }

/** What the sources together can speak for. */
export type Coverage = { readonly from?: LocalDate; readonly to?: LocalDate; readonly gaps: readonly CoverageGap[] }
