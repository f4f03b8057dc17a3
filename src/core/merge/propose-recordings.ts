import { hourMs, minuteMs, secondMs } from '../kernel/instant.ts'
import { areCompatible, numberKeyOf, type NumberKey } from '../kernel/number-key.ts'
import type { Observation } from '../model/observation.ts'

/* Which calls a recording may be of. It joins nothing: the owner says, or nobody. */

/** What speaks for one recording being of one call. */
export type RecordingFit = {
  /** same: both show the whole number, and it is one. masked: what is shown of it fits. unknown: one of them shows none. */
  readonly number: 'same' | 'masked' | 'unknown'
  readonly sameName: boolean
  readonly sameDirection: boolean
  /** The recording began so many seconds after the call's own time; below 0: before it. Absent: one of the times is not known to two minutes. */
  readonly secondsAfter?: number
  /** It began while the call was going on. */
  readonly during: boolean
}

/**
 * A phone log writes when it began to ring, a bill when it was answered; a recorder that starts by itself writes when it was answered, one started by
 * hand any moment until the end. Chinese networks stop ringing after 60 s. Two clocks (phone and computer, phone and phone) are seldom more than 2
 * minutes apart: NOISE.md has 90 s as the worst. So a recording of a call begins at the earliest 2 minutes before the call's own time and at the
 * latest 2 minutes after its end. How long they talked is not always known: then a quarter of an hour is looked at.
 */
const clockMs = 2 * minuteMs
const ringMs = minuteMs
const unknownTalkMs = 15 * minuteMs
/** A time known no better than this says nothing of seconds: what a file's own headers tell is a few minutes wide, a picture's row may be a day. */
const fineMs = 2 * minuteMs

/** undefined: it is not proposed. */
export const recordingFit = (recording: Observation, call: Observation): RecordingFit | undefined => {
  const number = numbersFit(recording, call)
  const timing = timingOf(recording, call)
  if (number === undefined || timing === undefined || directionsClash(recording, call)) return undefined
  const sameName = recording.otherName !== undefined && recording.otherName.value === call.otherName?.value
  const { isVague, ...times } = timing
  if (isVague && number === 'unknown' && !sameName) return undefined
  return { number, sameName, sameDirection: isSameDirection(recording, call), ...times }
}

/** undefined: two numbers. */
const numbersFit = (recording: Observation, call: Observation): RecordingFit['number'] | undefined => {
  const keys = [recording, call].map((o) => numberKeyOf(o.otherNumber?.value)) as [NumberKey, NumberKey]
  if (!areCompatible(...keys)) return undefined
  const isAny = (kind: NumberKey['kind']): boolean => keys.some((key) => key.kind === kind)
  return isAny('none') ? 'unknown' : isAny('masked') ? 'masked' : 'same'
}

const isSameDirection = ({ direction: a }: Observation, { direction: b }: Observation): boolean => a !== undefined && a.value !== 'unknown' && a.value === b?.value

const unanswered: ReadonlySet<string | undefined> = new Set(['missed', 'rejected', 'blocked'])

/** Of a call that nobody answered there is nothing to record. A file name knows coming in from going out. */
const directionsClash = (recording: Observation, call: Observation): boolean => {
  const [a, b] = [recording.direction?.value, call.direction?.value]
  if (unanswered.has(b)) return true
  return (a === 'incoming' && b === 'outgoing') || (a === 'outgoing' && b === 'incoming')
}

/** isVague: a day against a day. Only a number or a name holds such two together. */
type Timing = Pick<RecordingFit, 'secondsAfter' | 'during'> & { readonly isVague: boolean }

const timingOf = (recording: Observation, call: Observation): Timing | undefined => {
  const [r, c] = [recording.startedAt?.value, call.startedAt?.value]
  if (r === undefined || c === undefined) return undefined
  const talkMs = call.durationSeconds === undefined ? unknownTalkMs : call.durationSeconds.value * secondMs
  if (r.to <= c.from - clockMs || r.from >= c.to + ringMs + talkMs + clockMs) return undefined
  const [rMs, cMs] = [r.to - r.from, c.to - c.from]
  if (rMs > fineMs || cMs > fineMs) return { during: false, isVague: rMs > hourMs || cMs > fineMs }
  return { isVague: false, secondsAfter: Math.round((r.from - c.from) / secondMs), during: r.to > c.from && r.from < c.to + ringMs + talkMs && call.durationSeconds !== undefined }
}

/** The likeliest first: by number, by name, by what the clocks say. */
export const compareFits = (a: RecordingFit, b: RecordingFit): number => weightOf(b) - weightOf(a) || Math.abs(a.secondsAfter ?? Infinity) - Math.abs(b.secondsAfter ?? Infinity) || 0

const weightOf = (fit: RecordingFit): number => ({ same: 4, masked: 2, unknown: 0 })[fit.number] + (fit.sameName ? 2 : 0) + (fit.sameDirection ? 1 : 0)

/** How far before a recording's beginning a call may have begun that it is proposed to: what an index of calls must look through. */
export const longestCallMs = 4 * 60 * minuteMs
export const proposalReachMs = longestCallMs + ringMs + clockMs
