// Development only: rows of readings as test/support/read-variants.ts leaves them, scored with the benchmark's scorer, and every
// number, time and duration of a row that is wrong and not doubtful.
// usage: electron test/support/score-variants.ts VARIANTS_DIR [VARIANT[,VARIANT]] [--dump FIELD] [--rows FIELD]
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Box } from '../../src/core/kernel/place.ts'
import type { ScreenReading } from '../../src/core/model/screen.ts'
import { readScreen } from '../../src/core/read-screen/read-screen.ts'
import { toBenchRows } from '../../src/core/read-screen/to-bench-rows.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { rowsHeldAgainst } from './rows-held-against.ts'
import type { TruthRow } from './bench-truth.ts'

/** `flat`: where the line stands in the straightened copy the rows are made in. */
type Flattened = Omit<ScreenReading, 'lines'> & { readonly lines: readonly (ScreenReading['lines'][number] & { readonly flat?: Box })[] }

const scorer = join(import.meta.dirname, '../../../shared/ocr-bench/score.mjs')
const [root = '/tmp/variants', ...rest] = process.argv.slice(2)
const names = rest[0] === undefined || rest[0].startsWith('--') ? readdirSync(root).filter((name) => existsSync(join(root, name, 'out'))) : rest[0].split(',')
const option = (word: string): readonly string[] => (rest.includes(word) ? [word === '--rows' ? '--dumprow' : word, rest[rest.indexOf(word) + 1] ?? ''] : [])

for (const name of names) {
  const folder = join(root, name)
  const answers = join(folder, 'rows')
  mkdirSync(answers, { recursive: true })
  copyFileSync(scorer, join(folder, 'score.mjs'))
  const tally = new Map<string, number>()
  const wrong: string[] = []
  for (const file of readdirSync(join(folder, 'out')).sort()) {
    const reading = JSON.parse(readFileSync(join(folder, 'out', file), 'utf8')) as Flattened
    const truth = JSON.parse(readFileSync(join(folder, 'open', file), 'utf8')) as { readonly rows: readonly TruthRow[] }
    const flat: ScreenReading = { ...reading, lines: reading.lines.map(({ flat: box, ...line }) => ({ ...line, box: box ?? line.box })) }
    const { rows } = readScreen(flat, { now: toEpochMs(1_796_000_000_000), answers: {} })
    writeFileSync(join(answers, file), JSON.stringify({ ...reading, rows: toBenchRows(rows) }))
    for (const { field, truth: wanted, shown, isRight } of rowsHeldAgainst(truth.rows, rows)) {
      const confidence = shown?.confidence ?? 'missing'
      const key = `${field} ${isRight ? 'right' : 'wrong'} ${confidence}`
      tally.set(key, (tally.get(key) ?? 0) + 1)
      if (!isRight && (confidence === 'certain' || confidence === 'likely')) wrong.push(`${confidence} ${file} ${field}: ${wanted} ≠ ${shown?.raw ?? '–'}`)
    }
  }
  console.log(`== ${name}`)
  console.log(execFileSync('node', [join(folder, 'score.mjs'), answers, ...option('--dump'), ...option('--rows')], { encoding: 'utf8' }).split('\n').slice(1).join('\n').trimEnd())
  console.log([...tally].sort().map(([key, count]) => `${key} ${String(count)}`).join(' · '))
  for (const line of wrong) console.log('  WRONG', line)
}
