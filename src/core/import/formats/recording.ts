import { parsePhoneNumber } from '../../kernel/phone-number.ts'
import { beijingOffsetMinutes, formatInstant, plusMs, toEpochMs, type EpochMs } from '../../kernel/instant.ts'
import type { Issue } from '../../kernel/issue.ts'
import type { Reading } from '../../kernel/reading.ts'
import { parseTimeText, toWhen, type TimeText } from '../../kernel/time-text.ts'
import type { When } from '../../kernel/when.ts'
import type { Direction, ObservationDraft } from '../../model/observation.ts'
import type { AudioHead, Format, Read, ReadContext } from '../format.ts'
import { isPossible, issueAt, present, reading } from '../readings.ts'
import { zoneOf, type Zone } from '../text-zone.ts'

/*
 * Recorded calls: what the phone's own recorder writes into the file name, and what the file's headers say (length; time of making as a hint); nothing
 * from the sound. The wall clock is the phone's.
 * MIUI and HyperOS: 张三(13800138000)_20260302131340.mp3 · EMUI and HarmonyOS: 张三@13800138000_20260302131340.amr, 13800138000_20260302131340.amr ·
 * ColorOS: 13800138000-2603021313.mp3, 13800138000 2026-03-02 13-13-40.mp3 · OriginOS: 13800138000 2026-03-02 13-13-40.m4a ·
 * Samsung One UI: 通话录音 13800138000_260302_131340.m4a, Call recording 13800138000_260302_131340.m4a.
 * The patterns are widely shown in the makers' forums; no real recording was available to check them. Every reading is `likely`.
 */
export const recording: Format = {
  id: 'recording',
  version: 1,
  wants: 'line',
  recognise: ({ container }) => (container === 'audio' ? { certainty: 'exact' } : null),
  open: (context) => ({ take: () => ({ drafts: [], issues: [] }), end: () => ({ ...readName(context), complete: true, log: { kind: 'recording' } }) }),
}

const place = { row: 1 }

const readName = ({ head, answers, now }: ReadContext): Read => {
  const name = head.fileName.normalize('NFKC').replace(/^.*\//, '').replace(/\.[A-Za-z0-9]{2,5}$/, '')
  const stamp = stampIn(name)
  const named = stamp === null ? undefined : timeOf(stamp, zoneOf(answers), now)
  const hint = hintOf(head.audio ?? {}, zoneOf(answers), now)
  const rest = stamp === null ? name : name.replace(stamp.text, ' ')
  const number = numberIn(rest)
  const direction = directionIn(rest)
  const length = head.audio?.durationSeconds
  const draft: ObservationDraft = {
    place,
    kind: 'recording',
    ...present({
      otherNumber: number === undefined ? undefined : reading(parsePhoneNumber(number), number, 'likely'),
      startedAt: named ?? hint,
      direction: direction === undefined ? undefined : reading(direction, rest.trim(), 'likely'),
      otherName: nameIn(rest, number),
      // How long was recorded, not how long they talked: merge/ reckons with neither.
      durationSeconds: length === undefined || length < 0.5 ? undefined : reading(Math.round(length), `${length.toFixed(1)} s`, 'likely'),
    }),
  }
  return { drafts: [draft], issues: issuesOf(head.fileName, named, hint, length ?? 0) }
}

const timeOf = ({ time, text }: Stamp, zone: Zone, now: EpochMs): Reading<When> | undefined => {
  const when = toWhen(time, zone)
  return when.ok && isPossible(when.value.from, now) ? reading(when.value, text, 'likely') : undefined
}

const nameIn = (rest: string, number: string | undefined): Reading<string> | undefined => {
  const person = rest.replace(number ?? '', '').replace(/通话录音|call recording|电话录音|[()@_\-\s]+|呼入|呼出|来电|去电/gi, ' ').trim()
  return /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z ]{0,30}$/u.test(person) ? reading(person, person, 'likely') : undefined
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
  const zone: Issue = { code: 'zone-assumed', severity: 'note', params: {} }
  if (hint === undefined) return [zone]
  const written = hint.value.to - slackMs
  const fits = [0, beijingMs].some((shift) => named.value.from <= written - shift + slackMs && named.value.from >= written - shift - length * 1000 - slackMs)
  return fits ? [zone] : [zone, issueAt('recording-times-differ', place, { name: named.raw, raw: hint.raw })]
}

type Stamp = { readonly text: string; readonly time: TimeText }

/** Each pattern, and how its parts make a time. */
const stamps: readonly (readonly [RegExp, (m: readonly string[]) => string])[] = [
  [/(20\d{2})-(\d{2})-(\d{2})[ _](\d{2})[-.:](\d{2})[-.:](\d{2})/, (m) => `${m[1]}-${m[2]}-${m[3]} ${m[4]}:${m[5]}:${m[6]}`],
  [/(20\d{2})(\d{2})(\d{2})[-_ ]?(\d{2})(\d{2})(\d{2})(?!\d)/, (m) => `${m[1]}-${m[2]}-${m[3]} ${m[4]}:${m[5]}:${m[6]}`],
  [/(?<!\d)(\d{2})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})(?!\d)/, (m) => `20${m[1]}-${m[2]}-${m[3]} ${m[4]}:${m[5]}:${m[6]}`],
  [/(?<=-)(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?!\d)/, (m) => `20${m[1]}-${m[2]}-${m[3]} ${m[4]}:${m[5]}`],
]

const stampIn = (name: string): Stamp | null => {
  for (const [pattern, write] of stamps) {
    const match = pattern.exec(name)
    const time = match === null ? null : parseTimeText(write(match))
    if (match !== null && time !== null) return { text: match[0], time }
  }
  return null
}

const numberIn = (text: string): string | undefined => [...text.matchAll(/\+?\d[\d ]{3,18}\d/g)].map((m) => m[0].trim()).find((candidate) => parsePhoneNumber(candidate).kind !== 'unknown')

const directionIn = (text: string): Direction | undefined => (/呼入|来电|incoming/i.test(text) ? 'incoming' : /呼出|去电|outgoing/i.test(text) ? 'outgoing' : undefined)
