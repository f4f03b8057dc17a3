// Fits the weights of src/core/read-screen/confidence.ts on readings with known truth and writes docs/ocr-confidence.md and .svg.
// usage: electron test/bench/calibrate.ts [--no-fit] NAME=TRUTH_DIR:READINGS_DIR...   (as test/support/read-variants.ts leaves them)
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fitLogistic } from './support/logistic.ts'
import { examplesOf, type Example } from './support/reading-examples.ts'
import { confidenceOfSpan, logit, type SpanKind } from '../../src/core/read-screen/confidence.ts'
import { mayBeCutAgo } from '../../src/core/read-screen/duration-shape.ts'
import { reportOf } from './support/calibration-report.ts'

const isFitted = !process.argv.includes('--no-fit')
const sets = process.argv.slice(2).filter((word) => !word.startsWith('--')).map((word) => {
  const [name = '', dirs = ''] = word.split('=')
  const [truth = '', readings = ''] = dirs.split(':')
  return { name, truth, readings }
})

const examples: Example[] = sets.flatMap(({ name, truth, readings }) => readdirSync(readings).filter((file) => file.endsWith('.json')).flatMap((file) =>
  examplesOf(name, file, JSON.parse(readFileSync(join(truth, file), 'utf8')), JSON.parse(readFileSync(join(readings, file), 'utf8')))))

for (const kind of isFitted ? (['number', 'time'] satisfies SpanKind[]) : []) {
  const ofKind = examples.filter((example) => example.kind === kind)
  const fit = fitLogistic(ofKind.map(({ first, agrees, secondConfidence }) => [1, logit(first), agrees ? secondConfidence : 0, agrees ? 0 : 1]), ofKind.map(({ isRight }) => (isRight ? 1 : 0)))
  console.log(kind, JSON.stringify({ base: round(fit[0]!), first: round(fit[1]!), second: round(fit[2]!), alone: round(fit[3]!) }))
}

// As the row engine does with what it cannot tell from the line alone.
const judged = examples.map((example) => ({ ...example, ...confidenceOfSpan(example.span), ...(mayBeCutAgo(example.read, example.words) ? { confidence: 'doubtful' as const } : {}) }))
const { markdown, svg } = reportOf(judged)
mkdirSync('docs', { recursive: true })
writeFileSync('docs/ocr-confidence.md', markdown)
writeFileSync('docs/ocr-confidence.svg', svg)
console.log(markdown)
for (const one of judged.filter(({ isRight, confidence }) => !isRight && confidence !== 'doubtful')) console.log('WRONG', one.confidence, one.set, one.file, one.kind, one.truth, '|', one.read, '|', one.span.line.second, one.chance.toFixed(3))

function round(value: number): number {
  return Math.round(value * 100) / 100
}
