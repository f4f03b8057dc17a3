import type { ScreenLayout } from '../layout.ts'
import { keyPairsOf, pairScore } from '../pair-rows.ts'

/** A sheet of keys and values: one call of a carrier's app or of a call log, 对方号码 133…, 通话时长 00:42. */
export const keyValueSheet: ScreenLayout = { id: 'key-value-sheet', shape: 'pairs', recognise: (scene) => (pairScore(keyPairsOf(scene)) >= 3 ? 0.9 : pairScore(keyPairsOf(scene)) === 2 ? 0.6 : 0) }
