import { parsePhoneNumber } from '../../kernel/phone-number.ts'
import { beijingOffsetMinutes, formatInstant, plusMs, toEpochMs, type EpochMs } from '../../kernel/instant.ts'
import type { Issue } from '../../kernel/issue.ts'
import type { Reading } from '../../kernel/reading.ts'
import { parseTimeText, toWhen } from '../../kernel/time-text.ts'
import type { When } from '../../kernel/when.ts'
import type { ObservationDraft } from '../../model/observation.ts'
import type { AudioHead, FileHead, Format, Read, ReadContext } from '../format.ts'
import { isPossible, issueAt, present, reading } from '../readings.ts'
import { readRecordingName } from '../recording-name.ts'
import type { Stamp } from '../recording-stamp.ts'
import { zoneOf, type Zone } from '../text-zone.ts'

/*
 * Recorded calls: what the phone's own recorder writes into the file name (recording-name.ts has whose patterns, and where they were learnt), and what the
 * file's headers say (length; time of making as a hint); nothing from the sound. The wall clock is the phone's.
 */
export const recording: Format = {
  id: 'recording',
  version: 2,
  wants: 'line',
  recognise: (head) => (head.container === 'audio' && !isMusic(head) ? { certainty: 'exact' } : null),
  open: (context) => ({ take: () => ({ drafts: [], issues: [] }), end: () => ({ ...readName(context), complete: true, log: { kind: 'recording' } }) }),
}

/** An album in its tags, and neither time nor number in its name: a whole phone's folder has songs, too. */
const isMusic = ({ audio, fileName }: FileHead): boolean => {
  if (audio?.album !== true) return false
  const { stamp, number } = readRecordingName(fileName)
  return stamp === undefined && number === undefined
}

const place = { row: 1 }

const readName = ({ head, answers, now }: ReadContext): Read => {
  const { stamp, number, name, direction, sim } = readRecordingName(head.fileName)
  const named = stamp === undefined ? undefined : timeOf(stamp, zoneOf(answers), now)
  const hint = hintOf(head.audio ?? {}, zoneOf(answers), now)
  const length = head.audio?.durationSeconds
  const likely = <T>(value: T, raw: string): Reading<T> => reading(value, raw, 'likely')
  const draft: ObservationDraft = {
    place,
    kind: 'recording',
    ...present({
      otherNumber: number === undefined ? undefined : likely(parsePhoneNumber(number), number),
      startedAt: named ?? hint,
      direction: direction === undefined ? undefined : likely(direction.value, direction.raw),
      otherName: name === undefined ? undefined : likely(name, name),
      sim: sim === undefined ? undefined : likely(sim, sim),
      // How long was recorded, not how long they talked: merge/ reckons with neither.
      durationSeconds: length === undefined || length < 0.5 ? undefined : likely(Math.round(length), `${length.toFixed(1)} s`),
    }),
  }
  return { drafts: [draft], issues: issuesOf(head.fileName.replace(/^.*[\\/]/, ''), named, hint, length ?? 0) }
}

const timeOf = ({ time, text }: Stamp, zone: Zone, now: EpochMs): Reading<When> | undefined => {
  const when = toWhen(time, zone)
  return when.ok && isPossible(when.value.from, now) ? reading(when.value, text, 'likely') : undefined
}

/** Written when the recording began or when it ended, by a clock whose zone is UTC or was not told: an interval, and doubtful. */
const hintOf = (audio: AudioHead, zone: Zone, now: EpochMs): Reading<When> | undefined => {
  const text = audio.dateText === undefined ? null : parseTimeText(audio.dateText)
  const written = text === null ? undefined : toWhen(text, zone)
  const at = audio.createdAtMs === undefined ? (written?.ok === true ? written.value.from : undefined) : toEpochMs(audio.createdAtMs)
  if (at === undefined || !isPossible(at, now)) return undefined
  const before = (audio.durationSeconds ?? 0) * 1000 + slackMs
  return { ...reading<When>({ from: plusMs(at, -Math.round(before)), to: plusMs(at, slackMs), precision: 'interval', zone: audio.createdAtMs === undefined ? zone.zone : 'stated' }, audio.dateText ?? formatInstant(at), 'doubtful'), method: 'assumed' }
}

const slackMs = 120_000
const beijingMs = beijingOffsetMinutes * 60_000

/** The name and the headers are two clocks' word. Eight hours apart is a wall clock written as UTC: no contradiction. */
const issuesOf = (fileName: string, named: Reading<When> | undefined, hint: Reading<When> | undefined, length: number): readonly Issue[] => {
  if (named === undefined) return [hint === undefined ? issueAt('recording-without-time', place, { name: fileName }) : issueAt('recording-time-from-inside', place, { name: fileName, raw: hint.raw })]
  const zone: readonly Issue[] = named.value.zone === 'stated' ? [] : [{ code: 'zone-assumed', severity: 'note', params: {} }]
  if (hint === undefined) return zone
  const written = hint.value.to - slackMs
  const fits = [0, beijingMs].some((shift) => named.value.from <= written - shift + slackMs && named.value.from >= written - shift - length * 1000 - slackMs)
  return fits ? zone : [...zone, issueAt('recording-times-differ', place, { name: named.raw, raw: hint.raw })]
}
