import type { RecogniseAnswer, RecogniseAsk } from '../../src/app/ports.ts'
import { beijingDateOf, type EpochMs } from '../../src/core/kernel/instant.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { Box } from '../../src/core/kernel/place.ts'
import type { Observation, ObservationDraft } from '../../src/core/model/observation.ts'
import type { LogKind, Question, ReadingRun } from '../../src/core/model/reading-run.ts'
import type { ScreenReading } from '../../src/core/model/screen.ts'
import { captureDateAnswer } from '../../src/core/read-screen/capture-day.ts'
import { momentOfFileName } from '../../src/core/read-screen/file-name-moment.ts'
import { readScreen } from '../../src/core/read-screen/read-screen.ts'
import { shownBoxOf } from '../../src/core/read-screen/shown-reading.ts'
import { toBenchRows } from '../../src/core/read-screen/to-bench-rows.ts'
import { toDrafts } from '../../src/core/read-screen/to-drafts.ts'
import { observationIdOf } from '../../src/shell/engine/ids/observation-id.ts'
import type { ScreenReader } from '../../src/shell/engine/ocr/screen-reader.ts'
import { readPicture, type PictureRead } from './read-picture.ts'

export const screenReaderFamily = 'screen'
/** Raised when the same picture may now be read differently. */
export const screenReaderVersion = 1

/** One picture → observations, each at its box, and what the readers saw. A picture that cannot be read is an answer too. */
export const recognisePicture = async (reader: ScreenReader, ask: RecogniseAsk, path: string, signal: AbortSignal): Promise<RecogniseAnswer> => {
  const from = performance.now()
  const cpu = process.cpuUsage()
  const named = momentOfFileName(ask.fileName)
  const hints = named === undefined ? {} : named.isOfSaving ? { savedAt: named.at } : { fileNameAt: named.at }
  const read = await readPicture(reader, { path }, { ...hints, ...ask.capture }, signal)
  const rows = read.reading === undefined ? undefined : readScreen(read.reading, { now: ask.now, answers: ask.answers })
  const observations = toDrafts(rows?.rows ?? []).map((draft) => toObservation(ask, draft))
  const used = process.cpuUsage(cpu)
  return {
    run: runOf(ask, read, observations, [...(rows?.issues ?? []), ...(rows?.rows.length === 0 ? [withoutCalls] : [])]),
    observations,
    rows: toBenchRows(rows?.rows ?? []),
    reading: asShown(read),
    wallMs: performance.now() - from,
    cpuMs: (used.user + used.system) / 1000,
  }
}

const withoutCalls: Issue = { code: 'picture-without-calls', severity: 'note', params: {} }

/** The id rests on the ordinal alone: a box moves by a pixel when a reader gets better. */
const toObservation = (ask: RecogniseAsk, draft: ObservationDraft): Observation => {
  const { box, ...ordinals } = draft.place
  const place = box === undefined ? ordinals : { ...ordinals, box: rounded(box) }
  return { ...draft, place, id: observationIdOf(ask.sha256, screenReaderFamily, ordinals), source: ask.sha256 }
}

const rounded = ([x0, y0, x1, y1]: Box): Box => [Math.floor(x0), Math.floor(y0), Math.ceil(x1), Math.ceil(y1)]

const runOf = (ask: RecogniseAsk, read: PictureRead, observations: readonly Observation[], issues: readonly Issue[]): ReadingRun => ({
  source: ask.sha256,
  reader: read.reading === undefined ? null : screenReaderFamily,
  readerVersion: screenReaderVersion,
  answers: ask.answers,
  log: { kind: logKindOf(observations) },
  observations: observations.length,
  complete: read.reading !== undefined,
  issues: [...read.issues, ...issues],
  ...(issues.some(({ code }) => asksForDay.has(code)) ? { questions: [captureDayQuestion(ask.now)] } : {}),
})

/** The rows are read; the day would place their times. */
const captureDayQuestion = (now: EpochMs): Question => ({ id: captureDateAnswer, kind: 'day', isOptional: true, params: { today: beijingDateOf(now) } })
const asksForDay: ReadonlySet<string> = new Set(['needs-capture-date', 'capture-clock-disagrees', 'capture-days-disagree', 'capture-day-of-saving'])

const logKindOf = (observations: readonly Observation[]): LogKind => {
  const kinds = new Set(observations.map(({ kind }) => kind))
  return kinds.size === 1 && kinds.has('sms') ? 'messages' : kinds.size === 1 && kinds.has('chat') ? 'chat' : 'screenshot'
}

/** Boxes in the picture as the owner sees it; a photo was read from its straightened copy. */
const asShown = ({ reading, shown }: PictureRead): ScreenReading => {
  if (reading === undefined) return { width: 0, height: 0, lines: [], shapes: [], capture: {}, readers: [], isPhoto: false }
  const { toShown, ...rest } = reading
  if (toShown === undefined) return reading
  return {
    ...rest,
    width: shown?.width ?? reading.width,
    height: shown?.height ?? reading.height,
    lines: reading.lines.map(({ characters: _, ...line }) => ({ ...line, box: shownBoxOf(reading, line.box) })),
    shapes: reading.shapes.map((shape) => ({ ...shape, box: shownBoxOf(reading, shape.box) })),
  }
}
