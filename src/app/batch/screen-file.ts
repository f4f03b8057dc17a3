import type { RecogniseAnswer } from '../ports.ts'

/** One picture as `batch --screens` writes it: its lines and rows in the shape ../shared/ocr-bench/score.mjs reads. */
export const screenFile = ({ reading, rows, wallMs, cpuMs }: RecogniseAnswer): string =>
  `${JSON.stringify({ lines: reading.lines.map((l) => ({ text: l.text, box: l.box })), rows: rows.map(shown), ms: Math.round(wallMs), cpuMs: Math.round(cpuMs) })}\n`

/** Raw words as shown on the screen: the scorer compares what was read, not what we made of it. */
const shown = (row: RecogniseAnswer['rows'][number]): Record<string, string> => Object.fromEntries(Object.entries(row).filter((field): field is [string, string] => field[1] !== null && field[1] !== ''))

/** a.png gives a.json; beside it a.jpg, and another a.png of another folder, keep names of their own. */
export const screenName = (fileName: string, taken: Set<string>): string => {
  const short = fileName.replace(/\.[^.]+$/, '')
  let name = taken.has(short) ? fileName : short
  for (let n = 2; taken.has(name); n++) name = `${fileName}-${String(n)}`
  taken.add(name)
  return name
}
