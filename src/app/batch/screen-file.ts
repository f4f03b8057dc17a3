import type { Observation } from '../../core/model/observation.ts'
import type { ScreenReading } from '../../core/model/screen.ts'

/** One picture as `batch --screens` writes it: its lines and rows in the shape ../shared/ocr-bench/score.mjs reads. */
export const screenFile = (reading: ScreenReading, rows: readonly Observation[], wallMs: number, cpuMs: number): string =>
  `${JSON.stringify({ lines: reading.lines.map((l) => ({ text: l.text, box: l.box })), rows: rows.map(rowOf), ms: Math.round(wallMs), cpuMs: Math.round(cpuMs) })}\n`

/** Raw words as shown on the screen: the scorer compares what was read, not what we made of it. */
const rowOf = (o: Observation): Record<string, string> => {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['number', o.otherNumber?.raw],
    ['label', o.otherLabel?.raw],
    ['name', o.otherName?.raw],
    ['time', o.startedAt?.raw],
    ['duration', (o.durationSeconds ?? o.ringSeconds)?.raw],
    ['direction', o.direction?.raw],
    ['location', o.location?.raw],
    ['carrier', o.carrier?.raw],
  ]
  return Object.fromEntries(fields.filter((f): f is readonly [string, string] => f[1] !== undefined && f[1] !== ''))
}
