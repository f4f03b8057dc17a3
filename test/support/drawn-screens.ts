import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ScreenReading } from '../../src/core/model/screen.ts'
import type { TruthRow } from './bench-truth.ts'

/** One page of test/support/screens as both readers saw it, and what its rows say. Written by pack-screens.ts. */
export type DrawnScreen = { readonly name: string; readonly reading: ScreenReading; readonly rows: readonly TruthRow[] }

export const drawnScreensFile = join(import.meta.dirname, '../fixtures/screens/drawn-screens.json.gz')
export const drawnScreens = (): readonly DrawnScreen[] => JSON.parse(gunzipSync(readFileSync(drawnScreensFile)).toString('utf8')) as readonly DrawnScreen[]
