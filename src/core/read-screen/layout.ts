import type { Shape } from './engine.ts'
import type { Scene } from './scene.ts'
import type { ScreenRow } from './screen-row.ts'

/**
 * One kind of screen of one app. `recognise` looks for the app's own words and forms: 0 is "not mine", 1 "nothing else looks like this".
 * `shape` tells the row engine how its rows are built; `refine` mends what only this app does.
 */
export type ScreenLayout = {
  /** Kept in every reading run: never changes. */
  readonly id: string
  readonly recognise: (scene: Scene) => number
  readonly shape: Shape
  readonly kind?: ScreenRow['kind']
  readonly refine?: (rows: readonly ScreenRow[], scene: Scene) => readonly ScreenRow[]
}

/** Share of the words that stand alone on a line of the picture, times `weight`. */
export const shareOf = (scene: Scene, words: readonly string[]): number => words.filter((word) => scene.has(word)).length / words.length
