import type { Sha256 } from '../../core/kernel/sha256.ts'
import { rememberedColumns } from '../../core/import/map-columns.ts'
import type { Answers } from '../../core/model/reading-run.ts'
import type { TablePreview } from '../../core/model/table-preview.ts'
import { importFiles, importReceived, readSource, type FileProgress, type ImportAsk, type ImportEvents } from '../import-files.ts'
import { pastedPictureFile, type PastedPicture, type TypedSource } from '../typed-source.ts'
import type { ReceivedFile } from '../ports.ts'
import type { Done } from '../view-protocol.ts'
import type { Desk } from './desk-state.ts'

const askOf = (desk: Desk, paths: readonly string[], remembered: Answers): ImportAsk => ({
  paths,
  ownNumbers: desk.look().view.profile.ownNumbers.map((n) => n.number),
  answersFor: (sha256) => desk.state.collector.sourceOf(sha256)?.run?.answers ?? remembered,
  known: (sha256) => desk.state.collector.sourceOf(sha256),
  isCancelled: () => desk.state.isCancelled,
})

/** A mapping confirmed once is used again for the same headings: of another matter on this computer, or, later and stronger, of this one. */
const rememberedIn = async (desk: Desk): Promise<Answers> => {
  const elsewhere = (await desk.ports.remembered?.columns()) ?? []
  const lines = [...new Set([...elsewhere, ...desk.state.collector.rememberedColumns()].reverse())].slice(0, mostRemembered).reverse()
  return lines.length === 0 ? {} : { [rememberedColumns]: lines.join('\n').slice(-mostCharacters) }
}

const mostRemembered = 60
/** What main takes for one answer. */
const mostCharacters = 18_000

/** Progress is told at most every tenth of a second: the window has better things to do. */
const tellEveryMs = 100

const eventsOf = (desk: Desk, startedAt: number, given: number): ImportEvents => {
  let toldAt = 0
  let files = given
  const total = (): number => Math.max(files, desk.state.running?.done ?? 0)
  const tell = (file: FileProgress, isLast: boolean): void => {
    const now = desk.ports.clock.now()
    const running = desk.state.running
    if (running === undefined) return
    const left = running.done === 0 ? {} : { secondsLeft: Math.ceil(((now - startedAt) / running.done / 1000) * (total() - running.done)) }
    desk.state.running = { total: total(), done: running.done, current: file, ...left }
    if (!isLast && now - toldAt < tellEveryMs) return
    toldAt = now
    desk.push({ kind: 'progress', what: 'import', done: running.done, total: total(), file })
  }
  return {
    facts: (facts) => desk.take(facts),
    more: (count) => {
      files += count
    },
    progress: (file) => tell(file, false),
    file: (report) => {
      desk.state.reports = [...desk.state.reports.filter((r) => r.path !== report.path), report]
      desk.state.running = desk.state.running === undefined ? undefined : { ...desk.state.running, done: desk.state.running.done + 1 }
      desk.changed()
    },
  }
}

/** Takes files in; what the person still has to answer is on the import page afterwards. */
export const importPaths = async (desk: Desk, paths: readonly string[]): Promise<Done> => {
  if (desk.state.running !== undefined) return { issues: [{ code: 'import-already-running', severity: 'note', params: {} }] }
  Object.assign(desk.state, { running: { total: paths.length, done: 0 }, isCancelled: false })
  desk.changed()
  try {
    await importFiles(desk.ports, askOf(desk, paths, await rememberedIn(desk)), eventsOf(desk, desk.ports.clock.now(), paths.length))
    return { issues: [] }
  } finally {
    await settle(desk)
  }
}

const settle = async (desk: Desk): Promise<void> => {
  desk.state.running = undefined
  desk.state.head = await desk.ports.record.head()
  desk.push({ kind: 'saved', at: desk.ports.clock.now() })
  desk.changed()
}

type Kept = Done & { readonly sha256?: Sha256 }

/** Keeps what the owner typed or pasted as a source, and reads it like a file. */
export const keepTyped = (desk: Desk, typed: TypedSource): Promise<Kept> => keepReceived(desk, () => desk.ports.vault.receiveText(typed))

/** A picture from the clipboard is kept under the moment it was pasted, and read like a screenshot from a file. */
export const keepPasted = (desk: Desk, { bytes, type }: PastedPicture): Promise<Kept> => keepReceived(desk, () => desk.ports.vault.receiveBytes({ fileName: pastedPictureFile(type, desk.ports.clock.now()), bytes }))

const keepReceived = async (desk: Desk, receive: () => Promise<ReceivedFile>): Promise<Kept> => {
  if (desk.state.running !== undefined) return { issues: [{ code: 'import-already-running', severity: 'note', params: {} }] }
  Object.assign(desk.state, { running: { total: 1, done: 0 }, isCancelled: false })
  try {
    const received = await receive()
    const on = eventsOf(desk, desk.ports.clock.now(), 1)
    const reports = await importReceived(desk.ports, askOf(desk, [], await rememberedIn(desk)), on, received)
    reports.forEach(on.file)
    return { issues: received.issues, ...(received.source === undefined ? {} : { sha256: received.source.sha256 }) }
  } finally {
    await settle(desk)
  }
}

/** Reads a source again with what the person answered; the answers become part of the new reading run. */
export const answerQuestions = async (desk: Desk, sha256: Sha256, answers: Answers): Promise<Done> => {
  const source = desk.look().view.sources.find((s) => s.source.sha256 === sha256)?.source
  if (source === undefined || desk.state.running !== undefined) return { issues: [] }
  Object.assign(desk.state, { running: { total: 1, done: 0 }, isCancelled: false })
  try {
    const ask = askOf(desk, [], await rememberedIn(desk))
    const given = { ...ask.answersFor(sha256), ...answers }
    if (answers['columns'] !== undefined && answers['columns'].length <= 4_000) await desk.ports.remembered?.keep(answers['columns'])
    const [report] = await readSource(desk.ports, { ...ask, answersFor: () => given }, eventsOf(desk, desk.ports.clock.now(), 1), { path: source.fileName, source, isNew: false, issues: [] }, source)
    return { issues: report?.issues ?? [] }
  } finally {
    await settle(desk)
  }
}

/** What a table would become; the engine reads its head again with the answers given so far. */
export const previewTable = async (desk: Desk, ask: { readonly sha256: Sha256; readonly answers: Answers }): Promise<TablePreview | null> => {
  const source = desk.look().view.sources.find((s) => s.source.sha256 === ask.sha256)?.source
  const { preview } = desk.ports.read
  if (source === undefined || preview === undefined) return null
  const { answersFor, ownNumbers } = askOf(desk, [], await rememberedIn(desk))
  return preview({ ...ask, answers: { ...answersFor(ask.sha256), ...ask.answers }, fileName: source.fileName, ownNumbers, now: desk.ports.clock.now() })
}
