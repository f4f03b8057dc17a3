// Development only: rows of readings as cache-screen-readings.ts leaves them, held against the truth beside them: what is wrong, and how sure the program was of it.
// usage: electron test/support/score-screens.ts READINGS_DIR TRUTH_DIR [PATTERN] [--lines]
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScreenReading } from '../../src/core/model/screen.ts'
import { readScreen } from '../../src/core/read-screen/read-screen.ts'
import { toBenchRows } from '../../src/core/read-screen/to-bench-rows.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { scoreRows, type TruthRow } from './bench-truth.ts'
import { rowsHeldAgainst } from './rows-held-against.ts'

const [readings = '', truths = '', pattern = '.', lines] = process.argv.slice(2)
const sum = { pictures: 0, rows: 0, associated: 0, whole: 0, spurious: 0, sureAndWrong: 0 }
for (const file of readdirSync(readings).filter((name) => name.endsWith('.json') && new RegExp(pattern).test(name)).sort()) {
  if (!existsSync(join(truths, file))) continue
  const reading = JSON.parse(readFileSync(join(readings, file), 'utf8')) as ScreenReading
  const truth = JSON.parse(readFileSync(join(truths, file), 'utf8')) as { readonly rows: readonly TruthRow[] }
  if (lines !== undefined) for (const line of reading.lines) console.log(line.box.map(Math.round).join(','), line.confidence.toFixed(2), JSON.stringify(line.text), line.second === undefined ? '' : `| ${line.second.text}`)
  const { rows, layout } = readScreen(reading, { now: toEpochMs(1_796_000_000_000), answers: {} })
  const score = scoreRows(truth.rows, toBenchRows(rows), file)
  const wrong = rowsHeldAgainst(truth.rows, rows).filter(({ isRight, shown }) => !isRight && (shown?.confidence === 'certain' || shown?.confidence === 'likely'))
  sum.pictures += 1
  sum.rows += score.rows
  sum.associated += score.associated
  sum.whole += score.whole
  sum.spurious += score.spurious
  sum.sureAndWrong += wrong.length
  if (score.whole < score.rows || score.spurious > 0) console.log(`${file} (${layout ?? '–'}): ${String(score.associated)}/${String(score.whole)} of ${String(score.rows)}, ${String(score.spurious)} too many`)
  for (const text of score.wrong) console.log('   ', text)
  for (const { field, truth: wanted, shown } of wrong) console.log(`    SURE AND WRONG ${shown?.confidence ?? ''} ${field}: ${wanted} ≠ ${shown?.raw ?? '–'}`)
}
console.log(JSON.stringify(sum))
