// Development only: what both readers found in the drawn screens, with the truth beside it, as the one fixture test/core/read-screen/drawn-screens.test.ts reads.
// usage: electron test/support/draw-screens.ts DIR; electron test/support/cache-screen-readings.ts DIR/out DIR/pictures; electron test/support/pack-screens.ts DIR
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ScreenReading } from '../../src/core/model/screen.ts'
import { drawnScreensFile, type DrawnScreen } from './drawn-screens.ts'

const [folder = '/tmp/drawn-screens'] = process.argv.slice(2)
const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
const rounded = (_key: string, value: unknown): unknown => (typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1000) / 1000 : value)

const screens = readdirSync(join(folder, 'open')).sort().map((file): DrawnScreen => {
  const { width, height, lines, shapes, isPhoto, readers, toShown } = read('out', file) as ScreenReading
  return { name: file.replace('.json', ''), reading: { width, height, lines, shapes, capture: {}, readers, isPhoto, ...(toShown === undefined ? {} : { toShown }) }, rows: (read('open', file) as { readonly rows: DrawnScreen['rows'] }).rows }
})
writeFileSync(drawnScreensFile, gzipSync(JSON.stringify(screens, rounded), { level: 9 }))
console.log(`${String(screens.length)} screens`)
