import type { EpochMs } from '../kernel/instant.ts'
import type { LocalDate } from '../kernel/civil.ts'
import type { Box } from '../kernel/place.ts'

export type Rgb = readonly [red: number, green: number, blue: number]

/** One line of text a picture reader found. Spaces are never to be relied on. */
export type ScreenLine = {
  readonly box: Box
  readonly text: string
  /** What the recogniser answered, where `text` is its repair: '星期-' for 星期一, 丨 for |. */
  readonly asRead?: string
  /** Mean probability of the characters, 0–1, as the recogniser gives it; calibrated by read-screen, never shown to owners. */
  readonly confidence: number
  /** Per character of `text` (code points): probability, and the x of its centre in picture pixels. */
  readonly characters?: readonly { readonly confidence: number; readonly x: number }[]
  /** What the independent second reader (tesseract.js) saw of this line, from its first digit or word of time to its last. Absent: not asked. */
  readonly second?: { readonly text: string; readonly confidence: number }
  /** Colour of the strokes and of what they stand on. */
  readonly ink: Rgb
  readonly paper: Rgb
}

/** A blob that is not text: an arrow, a handset, a SIM badge. */
export type ScreenShape = {
  readonly box: Box
  readonly ink: Rgb
  /** What its form suggests; unknown is an answer. */
  readonly form: 'arrow-in' | 'arrow-out' | 'arrow-missed' | 'handset' | 'blocked' | 'unknown'
  readonly confidence: number
}

/** What a picture says of the moment it was taken, each with where that stands. */
export type CaptureHints = {
  readonly fileNameAt?: EpochMs
  readonly exifAt?: EpochMs
  /** The file name gives the moment of saving, as chats do: the picture may be older. */
  readonly savedAt?: EpochMs
  /** The user's own answer: wins over the others. */
  readonly statedOn?: LocalDate
}

/** Everything the picture readers found in one picture, before anyone says what it means. Pixels of the picture as shown. */
export type ScreenReading = {
  readonly width: number
  readonly height: number
  readonly lines: readonly ScreenLine[]
  readonly shapes: readonly ScreenShape[]
  readonly capture: CaptureHints
  /** Which readers worked: 'pp-ocrv4' and/or 'tesseract'. */
  readonly readers: readonly string[]
  /** true: a photo of a screen, straightened first: boxes are pixels of the straightened copy (`width` × `height`). */
  readonly isPhoto: boolean
  /** Of a photo: row-major 3 × 3, from the straightened copy to the picture as shown. read-screen/shown-reading.ts applies it. */
  readonly toShown?: readonly [number, number, number, number, number, number, number, number, number]
}
