import type { SpanConfidence } from '../../../src/core/read-screen/confidence.ts'
import type { Example } from './reading-examples.ts'

type Judged = Example & SpanConfidence

/** What "certain" is worth, in words and as a curve. */
export const reportOf = (judged: readonly Judged[]): { readonly markdown: string; readonly svg: string } => {
  const certain = judged.filter(({ confidence }) => confidence === 'certain')
  const wrongCertain = certain.filter(({ isRight }) => !isRight)
  const markdown = [
    '# What "certain" is worth',
    '',
    'Numbers and times (with durations) of the benchmark and of copies of it made worse, read by both readers and compared with the truth.',
    'Written by `test/bench/calibrate.ts`; do not edit. The chance is a logistic function of the first reader\'s least certain character and the',
    'second reader\'s own confidence; where the second reader does not confirm every digit, nothing is certain or likely.',
    '',
    `Certain: ${certain.length} readings, ${wrongCertain.length} wrong. ${boundText(wrongCertain.length, certain.length)}`,
    '(Readings of one picture are not independent, and the pictures are rendered mock-ups: real life is worse than this bound.)',
    '',
    '| set | kind | read | right | of the right: certain | likely | doubtful | wrong and not doubtful |',
    '|---|---|---|---|---|---|---|---|',
    ...groups(judged).map(([set, kind, ones]) => rowOf(set, kind, ones)),
    '',
    '| chance given | readings | right |',
    '|---|---|---|',
    ...bins(judged).map(({ from, to, ones }) => `| ${from.toFixed(3)}–${to.toFixed(3)} | ${ones.length} | ${share(ones.filter(({ isRight }) => isRight).length, ones.length)} |`),
    '',
    '![reliability](ocr-confidence.svg)',
    '',
  ].join('\n')
  return { markdown, svg: svgOf(judged) }
}

const boundText = (wrong: number, count: number): string =>
  wrong === 0 && count > 0 ? `With none wrong of ${count}, the error rate is below ${((300 / count)).toFixed(2)} % at 95 % (rule of three).` : ''

const groups = (judged: readonly Judged[]): readonly (readonly [string, string, readonly Judged[]])[] =>
  [...new Set(judged.map(({ set }) => set))].sort().flatMap((set) => (['number', 'time'] as const).map((kind) => [set, kind, judged.filter((one) => one.set === set && one.kind === kind)] as const))

const rowOf = (set: string, kind: string, ones: readonly Judged[]): string => {
  const right = ones.filter(({ isRight }) => isRight)
  const of = (confidence: string): string => share(right.filter((one) => one.confidence === confidence).length, right.length)
  return `| ${set} | ${kind} | ${ones.length} | ${share(right.length, ones.length)} | ${of('certain')} | ${of('likely')} | ${of('doubtful')} | ${ones.filter(({ isRight, confidence }) => !isRight && confidence !== 'doubtful').length} |`
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

const edges = [0, 0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0001]
const bins = (judged: readonly Judged[]): readonly { readonly from: number; readonly to: number; readonly ones: readonly Judged[] }[] =>
  edges.slice(1).map((to, i) => ({ from: edges[i]!, to, ones: judged.filter(({ chance }) => chance >= edges[i]! && chance < to) })).filter(({ ones }) => ones.length > 0)

/** Given chance against the share that was right; the dashed line is perfect calibration. */
const svgOf = (judged: readonly Judged[]): string => {
  const x = (p: number): string => (50 + 400 * p).toFixed(1)
  const y = (p: number): string => (450 - 400 * p).toFixed(1)
  const dots = bins(judged).map(({ ones }) => {
    const given = ones.reduce((sum, { chance }) => sum + chance, 0) / ones.length
    const right = ones.filter(({ isRight }) => isRight).length / ones.length
    return `<circle cx="${x(given)}" cy="${y(right)}" r="${(2 + 2 * Math.log10(ones.length)).toFixed(1)}" fill="#1677ff"><title>${ones.length}</title></circle>`
  })
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" font-family="sans-serif" font-size="13">',
    '<rect width="500" height="500" fill="#fff"/>',
    `<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#999" stroke-dasharray="4"/><path d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}" fill="none" stroke="#333"/>`,
    ...dots,
    `<text x="250" y="485" text-anchor="middle">chance given (读对的把握)</text><text x="18" y="250" text-anchor="middle" transform="rotate(-90 18 250)">share right (实际读对)</text>`,
    '</svg>',
  ].join('\n')
}
