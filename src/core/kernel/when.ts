import type { EpochMs } from './instant.ts'

/** How finely a source says the time. */
export type Precision = 'second' | 'minute' | 'day' | 'interval'
/** stated: the source gives the zone (or epoch). assumed: a Chinese source without a zone, read as Beijing time. asked: the user said so. */
export type ZoneOrigin = 'stated' | 'assumed' | 'asked'

/** When something happened, as an interval no wider than the source allows: from ≤ t < to. The raw text stands in the Reading. */
export type When = { readonly from: EpochMs; readonly to: EpochMs; readonly precision: Precision; readonly zone: ZoneOrigin }

/** The moment to show: known to the minute or better, else undefined. */
export const momentOf = (when: When): EpochMs | undefined => (when.precision === 'second' || when.precision === 'minute' ? when.from : undefined)
