import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Rgb, ScreenLine, ScreenReading, ScreenShape } from '../../src/core/model/screen.ts'
import type { BenchField, BenchRow } from '../../src/core/read-screen/to-bench-rows.ts'

/** Truth of the open benchmark, as a picture reader without a fault would have found it. */
export const benchFolder = '../shared/ocr-bench/open'
export const hasBench = (): boolean => existsSync(benchFolder)

type TruthLine = { readonly text: string; readonly box: readonly [number, number, number, number]; readonly field: string | null; readonly row: string | null; readonly color: string; readonly statusBar: boolean }
export type TruthRow = Readonly<Partial<Record<BenchField, string | null>>> & { readonly idx: number; readonly directionVia?: string | null; readonly body?: string | null }
type Truth = { readonly template: string; readonly device: string; readonly encoding: string; readonly dark: boolean; readonly lines: readonly TruthLine[]; readonly rows: readonly TruthRow[] }

export const benchTruths = (): readonly { readonly name: string; readonly truth: Truth }[] =>
  readdirSync(benchFolder).filter((f) => f.endsWith('.json')).sort().map((name) => ({ name, truth: JSON.parse(readFileSync(`${benchFolder}/${name}`, 'utf8')) as Truth }))

const rgbOf = (text: string): Rgb => {
  const [r = 0, g = 0, b = 0] = (/\d+, \d+, \d+/.exec(text)?.[0] ?? '0, 0, 0').split(', ').map(Number)
  return [r, g, b]
}

const formByDirection: Readonly<Record<string, ScreenShape['form']>> = { 未接: 'arrow-missed', 呼入: 'arrow-in', 呼出: 'arrow-out', 拒接: 'blocked' }

/** How a picture reader garbles lines: 'spaces' drops them, 'joined' reads neighbours of one line as one box, as PP-OCR does. */
export type Noise = 'none' | 'spaces' | 'joined'

export const readingOfTruth = (truth: Truth, noise: Noise = 'none'): ScreenReading => {
  const lines = truth.lines.filter(({ text }) => text.trim() !== '').map((line): ScreenLine => ({ box: line.box, text: noise === 'none' ? line.text : line.text.replace(/\s/g, ''), confidence: 0.99, ink: rgbOf(line.color), paper: truth.dark ? [18, 18, 18] : [250, 250, 250], second: { text: line.text, confidence: 0.95 } }))
  const all = noise === 'joined' ? joinNeighbours(lines) : lines
  return {
    ...sizeOf(truth),
    lines: all,
    shapes: truth.rows.flatMap((row) => shapeOf(row, truth)),
    capture: {},
    readers: ['pp-ocrv4', 'tesseract'],
    isPhoto: false,
  }
}

const sizeOf = ({ device, encoding }: Truth): { readonly width: number; readonly height: number } => {
  const [width = 1080, height = 2400] = device.split('x').map(Number)
  return encoding === 'wx720' ? { width: 720, height: Math.round((height * 720) / width) } : { width, height }
}

const shapeOf = (row: TruthRow, truth: Truth): readonly ScreenShape[] => {
  const form = row.directionVia === 'icon' ? formByDirection[row.direction ?? ''] : undefined
  const anchor = truth.lines.find((line) => line.row === String(row.idx) && (line.field === 'time' || line.field === 'location'))
  if (form === undefined || anchor === undefined) return []
  const y = (anchor.box[1] + anchor.box[3]) / 2
  return [{ box: [60, y - 12, 84, y + 12], ink: [90, 90, 90], form, confidence: 0.95 }]
}

const joinNeighbours = (lines: readonly ScreenLine[]): readonly ScreenLine[] => {
  const joined: ScreenLine[] = []
  for (const line of [...lines].sort((a, b) => a.box[0] - b.box[0])) {
    const height = line.box[3] - line.box[1]
    const at = joined.findIndex((left) => Math.abs(left.box[1] - line.box[1]) < height * 0.3 && line.box[0] - left.box[2] < height * 0.5 && line.box[0] >= left.box[2] - 1 && Math.abs(left.box[3] - left.box[1] - height) < height * 0.2)
    const left = joined[at]
    if (left === undefined) joined.push(line)
    else joined[at] = { ...left, text: left.text + line.text, box: [left.box[0], Math.min(left.box[1], line.box[1]), line.box[2], Math.max(left.box[3], line.box[3])], second: { text: `${left.second?.text ?? ''} ${line.second?.text ?? ''}`, confidence: 0.9 } }
  }
  return joined
}

const plain = (text: string | null | undefined): string => (text ?? '').normalize('NFKC').replace(/[\s•·|().:,-]/g, '').toLowerCase()
const digitsOf = (text: string | null | undefined): string => (text ?? '').replace(/\D/g, '').replace(/^0{0,2}86(?=\d{11})/, '')
/** Is what a row shows in a field what the truth says? Numbers by their digits, words without blanks and marks. */
export const sameField = (field: BenchField, a: string | null | undefined, b: string | null | undefined): boolean => (field === 'number' ? digitsOf(a) === digitsOf(b) : plain(a) === plain(b))

const fields: readonly BenchField[] = ['number', 'label', 'name', 'time', 'duration', 'direction', 'location', 'carrier']
const likeness = (row: TruthRow, candidate: BenchRow): number =>
  fields.reduce((sum, f) => sum + ((row[f] ?? '') !== '' && sameField(f, row[f], candidate[f]) ? (f === 'number' || f === 'name' || f === 'time' ? 2 : 1) : 0), 0)

type Matched<T> = { readonly truth?: TruthRow; readonly found?: T }

/** Each call of the truth with the row most like it, then the rows nothing of the truth is like. Messages stand for themselves. */
export const matchedRows = <T>(truth: readonly TruthRow[], found: readonly T[], asBench: (row: T) => BenchRow): readonly Matched<T>[] => {
  const free = new Set(found)
  const pairs = truth.filter((row) => (row.body ?? null) === null).map((row): Matched<T> => {
    const best = [...free].map((candidate) => ({ candidate, score: likeness(row, asBench(candidate)) })).sort((a, b) => b.score - a.score)[0]
    if (best === undefined || best.score === 0) return { truth: row }
    free.delete(best.candidate)
    return { truth: row, found: best.candidate }
  })
  return [...pairs, ...(truth.some((row) => (row.body ?? null) !== null) ? [] : [...free].map((row) => ({ found: row })))]
}

export type Score = { readonly rows: number; readonly associated: number; readonly whole: number; readonly spurious: number; readonly wrong: readonly string[] }

/** The scorer's measures: number-or-name with its time in one row; every field of the row right; rows too many. */
export const scoreRows = (truth: readonly TruthRow[], found: readonly BenchRow[], name: string): Score => {
  let associated = 0
  let whole = 0
  const wrong: string[] = []
  const pairs = matchedRows(truth, found, (row) => row).flatMap(({ truth: row, found: match }) => (row === undefined ? [] : [{ row, match }]))
  for (const { row, match } of pairs) {
    const keys: readonly BenchField[] = [(row.number ?? '') !== '' ? 'number' : 'name', (row.time ?? '') !== '' ? 'time' : 'location']
    if (keys.every((f) => sameField(f, row[f], match?.[f]))) associated++
    const bad = fields.filter((f) => !sameField(f, row[f], match?.[f]))
    if (bad.length === 0) whole++
    else wrong.push(`${name} #${row.idx}: ${bad.map((f) => `${f} ${row[f] ?? '–'} ≠ ${match?.[f] ?? '–'}`).join('; ')}`)
  }
  const free = found.length - pairs.filter(({ match }) => match !== undefined).length
  return { rows: pairs.length, associated, whole, spurious: Math.max(0, free - (truth.length - pairs.length)), wrong }
}
