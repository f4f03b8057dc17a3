import { localDateOfDays } from '../kernel/civil.ts'
import { beijingOffsetMinutes, dayMs, minuteMs } from '../kernel/instant.ts'
import type { Coverage, CoverageGap, Log } from '../model/log.ts'

const dayOf = (at: number): number => Math.floor((at + beijingOffsetMinutes * minuteMs) / dayMs)
const speaks = new Set(['phone', 'bill', 'table', 'screenshot'])

/** The Beijing days from the first to the last that some log of calls speaks for, and those in between that none does. */
export const coverageOf = (logs: readonly Log[]): Coverage => {
  const spans = logs
    .filter((log) => speaks.has(log.kind))
    .flatMap((log) => log.spans.map((span) => ({ from: dayOf(span.from), to: dayOf(span.to - 1) })))
    .sort((a, b) => a.from - b.from || a.to - b.to)
  const [first] = spans
  if (first === undefined) return { gaps: [] }
  const gaps: CoverageGap[] = []
  let last = first.from - 1
  for (const span of spans) {
    if (span.from > last + 1) gaps.push({ from: localDateOfDays(last + 1), to: localDateOfDays(span.from - 1) })
    last = Math.max(last, span.to)
  }
  return { from: localDateOfDays(first.from), to: localDateOfDays(last), gaps }
}

/** Is a whole interval inside a period some phone log speaks for? */
export const phoneCover = (logs: readonly Log[]): ((from: number, to: number) => boolean) => {
  const merged: { from: number; to: number }[] = []
  for (const span of logs.filter((log) => log.kind === 'phone').flatMap((log) => log.spans).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ from: span.from, to: span.to })
  }
  return (from, to) => merged.some((span) => from < span.to && to > span.from)
}
