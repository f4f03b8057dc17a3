import type { Issue } from '../kernel/issue.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { Box } from '../kernel/place.ts'
import type { When } from '../kernel/when.ts'
import type { Reading } from '../kernel/reading.ts'
import type { Direction } from '../model/observation.ts'
import type { MarkClass } from './lexicon/marks.ts'
import type { TimeParts } from './time-shape.ts'

/** A value with the piece of the picture it was read from. */
export type Shown<T> = Reading<T> & { readonly box: Box }

/** How a screen tells a direction: by a word, an arrow, the colour of the number, or by being the screen it is. */
export type ToldBy = 'text' | 'icon' | 'colour' | 'layout'

/** talk: somebody spoke. ring: it rang only. none: '未接通'. */
export type ShownDuration = { readonly kind: 'talk' | 'ring' | 'none'; readonly seconds?: number }

/** One call, message or notice as a screen shows it; nothing is resolved against a calendar here. */
export type ScreenRow = {
  readonly kind: 'call' | 'sms' | 'chat'
  /** 1-based, top to bottom. */
  readonly ordinal: number
  readonly box: Box
  readonly number?: Shown<PhoneNumber>
  readonly name?: Shown<string>
  /** The mark as shown, words and count together. */
  readonly label?: Shown<string>
  readonly labelClass?: MarkClass
  readonly labelCount?: Shown<number>
  readonly time?: Shown<TimeParts>
  /** The time placed in the calendar; absent where the picture's own day is not known. */
  readonly startedAt?: Shown<When>
  /** The heading that dates the rows below it: 昨天, 10月30日. */
  readonly day?: Shown<TimeParts>
  readonly duration?: Shown<ShownDuration>
  readonly direction?: Shown<Direction> & { readonly toldBy: ToldBy }
  readonly location?: Shown<string>
  readonly carrier?: Shown<string>
  readonly sim?: Shown<string>
  readonly text?: Shown<string>
  /** "(4)": four calls, one of them timed. */
  readonly count?: number
  /** The picture ends, or something covers it, before the row does. */
  readonly isCut?: boolean
  /** Words of the row that nothing understood, kept as read. */
  readonly unread: readonly string[]
}

/** What one picture says. `layout` null: an unknown screen whose rows were still found. */
export type ScreenRead = { readonly layout: string | null; readonly rows: readonly ScreenRow[]; readonly issues: readonly Issue[] }
