import type { Place } from '../kernel/place.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { Reading } from '../kernel/reading.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { When } from '../kernel/when.ts'
import type { ObservationId } from './ids.ts'
import type { LogHint } from './reading-run.ts'

/** missed: not answered, cause unknown. rejected: the owner pressed it away (or an iPhone cannot tell: missed). blocked: the phone refused it. forwarded: a leg of a diverted call. */
export type Direction = 'incoming' | 'outgoing' | 'missed' | 'rejected' | 'blocked' | 'forwarded' | 'voicemail' | 'unknown'

export type ObservationKind = 'call' | 'sms' | 'chat' | 'recording'

/** Everything one place can say. Absent means the place does not say it: never '' or 0 for unknown. */
export type ObservationReadings = {
  readonly otherNumber?: Reading<PhoneNumber>
  readonly ownNumber?: Reading<PhoneNumber>
  readonly otherName?: Reading<string>
  /** A caller-ID app's opinion: never an identity. */
  readonly otherLabel?: Reading<string>
  /** How many people marked it, where shown. */
  readonly labelCount?: Reading<number>
  readonly startedAt?: Reading<When>
  /** Talk time. */
  readonly durationSeconds?: Reading<number>
  /** How long it rang unanswered. */
  readonly ringSeconds?: Reading<number>
  readonly direction?: Reading<Direction>
  readonly service?: Reading<string>
  /** Where the number is registered (号段登记地), where the source says so. */
  readonly location?: Reading<string>
  readonly carrier?: Reading<string>
  readonly sim?: Reading<string>
  readonly text?: Reading<string>
}
export type ReadingField = keyof ObservationReadings

/** What a reader returns for one place, before it has an id. */
export type ObservationDraft = ObservationReadings & {
  readonly place: Place
  readonly kind: ObservationKind
  /** A row "(4)" stands for four calls of which one time is known. Absent: one. */
  readonly count?: number
  /** Cells the format does not interpret, kept as read: heading → text. */
  readonly unread?: Readonly<Record<string, string>>
}

/** What one place in one source says about one call or message. Never edited: a decision corrects it. */
export type Observation = ObservationDraft & {
  readonly id: ObservationId
  readonly source: Sha256
  /** Absent: as the reading run says. */
  readonly log?: LogHint
  /** Which reader read it, where more than one has: the run that is adopted decides. */
  readonly readBy?: { readonly reader: string; readonly version: number }
}
