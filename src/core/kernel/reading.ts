import type { Box } from './place.ts'

/** certain: nothing speaks against it. likely: shown, worth a look. doubtful: a person must look. */
export type Confidence = 'certain' | 'likely' | 'doubtful'
/** column: a cell or attribute. ocr: one picture reader. two-readers: both agree. typed: a person. assumed: our rule, said so. */
export type ReadingMethod = 'column' | 'ocr' | 'two-readers' | 'typed' | 'assumed'

/** A value and how we came to believe it. `raw` is what the source says, unaltered. */
export type Reading<T> = {
  readonly value: T
  readonly raw: string
  readonly confidence: Confidence
  readonly method: ReadingMethod
  /** Pictures: what the other reader saw, where it saw something else. Shown beside `raw` on the review screen, digit for digit. */
  readonly second?: string
  /** Pictures: where this value stands, for the enlarged piece of the picture. Absent: the box of the observation's place. */
  readonly box?: Box
}
