import { parseLocalDate } from '../core/kernel/civil.ts'
import type { EpochMs } from '../core/kernel/instant.ts'
import type { Issue } from '../core/kernel/issue.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { FactBody, StoredFact } from '../core/model/facts.ts'
import type { Observation } from '../core/model/observation.ts'
import { mustBeAnswered, type Answers, type DerivedBytes, type ReadingRun } from '../core/model/reading-run.ts'
import { withoutSecrets } from '../core/model/secret-answers.ts'
import type { CaptureHints } from '../core/model/screen.ts'
import type { Source } from '../core/model/source.ts'
import { issueOf } from './issue-of.ts'
import type { Ports, ReceivedFile, RecogniseAnswer } from './ports.ts'

/** The read engine's answer to a picture: recognise it instead. */
export const pictureCode = 'is-picture'

/** What the matter already holds of a source, so that a second import changes nothing and a crash is resumed. */
export type KnownSource = { readonly run?: ReadingRun; readonly fileNames: readonly string[]; readonly sideFiles?: readonly Sha256[] }

export type ImportAsk = {
  readonly paths: readonly string[]
  readonly ownNumbers: readonly string[]
  readonly answersFor: (sha256: Sha256) => Answers
  readonly known: (sha256: Sha256) => KnownSource | undefined
  readonly isCancelled: () => boolean
  /** Read again although a run exists: the user answered a question. */
  readonly again?: boolean
}

export type ImportEvents = {
  readonly facts: (facts: readonly StoredFact[]) => void
  readonly file: (report: FileReport) => void
  readonly progress: (done: FileProgress) => void
  /** A folder, an archive's or a backup's files are known only when they are met: so many more are to be read. */
  readonly more?: (files: number) => void
  /** The picture as read, for the review screen and `batch --screens`. */
  readonly screen?: (sha256: Sha256, fileName: string, answer: RecogniseAnswer) => void
}

export type FileProgress = { readonly path: string; readonly stage: 'receiving' | 'reading' | 'recognising'; readonly done: number; readonly total: number }

export type FileOutcome = 'read' | 'partly-read' | 'needs-answer' | 'not-recognised' | 'already-read' | 'not-received' | 'cancelled'

/** One line of the import screen: what became of a file, and why. */
export type FileReport = { readonly path: string; readonly outcome: FileOutcome; readonly sha256?: Sha256; readonly run?: ReadingRun; readonly observations: number; readonly issues: readonly Issue[] }

/** Takes files in: each into the vault, then read by the engine that can. One bad file never stops the next. */
export const importFiles = async (ports: Ports, ask: ImportAsk, on: ImportEvents): Promise<readonly FileReport[]> => {
  const reports: FileReport[] = []
  const report = (r: FileReport): void => {
    reports.push(r)
    on.file(r)
  }
  for (const path of ask.paths) {
    if (ask.isCancelled()) {
      report({ path, outcome: 'cancelled', observations: 0, issues: [] })
      continue
    }
    const received = await ports.vault.receive(path, (done, total) => on.progress({ path, stage: 'receiving', done, total }))
    if (received.length > 1) on.more?.(received.length - 1)
    for (const file of received) for (const one of await importReceived(ports, ask, on, file)) report(one)
  }
  return reports
}

/** Takes in one file whose bytes are in the vault: lays it down as a source, and reads it unless it was read before. */
export const importReceived = async (ports: Ports, ask: Omit<ImportAsk, 'paths'>, on: ImportEvents, file: ReceivedFile): Promise<readonly FileReport[]> => {
  const { source } = file
  if (source === undefined) return [{ path: file.path, outcome: 'not-received', observations: 0, issues: file.issues }]
  const known = ask.known(source.sha256)
  await recordSource(ports, on, source, known)
  if (known?.run !== undefined && isSettled(known.run) && ask.again !== true && !bringsMore(source, known)) {
    return [{ path: file.path, outcome: 'already-read', sha256: source.sha256, run: known.run, observations: known.run.observations, issues: file.issues }]
  }
  if (ask.isCancelled()) return [{ path: file.path, outcome: 'cancelled', sha256: source.sha256, observations: 0, issues: file.issues }]
  return readSource(ports, ask, on, file, source)
}

/** The database came without what SQLite keeps beside it, and now comes with it. */
const bringsMore = ({ sideFiles }: Source, known: KnownSource): boolean => sideFiles?.some(({ sha256 }) => known.sideFiles?.includes(sha256) !== true) === true

/** A run that asked a question, or in which the engine fell over, is not settled: the file is read again when it comes again. */
const isSettled = (run: ReadingRun): boolean => mustBeAnswered(run).length === 0 && !run.issues.some((i) => i.code.startsWith('engine-'))

/** An engine that fell over on a file (or a full disk) is a run with one issue: kept, told, and no reason to stop. */
const settledRun = async (reading: Promise<ReadingRun>, source: Source, answers: Answers): Promise<ReadingRun | 'cancelled'> => {
  try {
    return await reading
  } catch (error) {
    const issue = issueOf(error)
    if (issue.code === 'cancelled') return 'cancelled'
    return { source: source.sha256, reader: null, readerVersion: 0, answers: withoutSecrets(answers), observations: 0, complete: false, issues: [issue] }
  }
}

/** The same bytes under a new name are one source with two names; under the same name nothing new is laid down. */
const recordSource = async (ports: Ports, on: ImportEvents, source: Source, known: KnownSource | undefined): Promise<void> => {
  if (known?.fileNames.includes(source.fileName) === true && !bringsMore(source, known)) return
  const { facts } = await ports.record.append([
    { kind: 'source', source },
    { kind: 'custody', entry: { action: 'received', source: source.sha256 } },
  ])
  on.facts(facts)
}

/**
 * Reads a source already in the vault: after import, after an answer, after a crash. What was taken out of it is read next, each a source of
 * its own; the run of the source itself is laid down last, so that a crash between them is made good by reading it again.
 */
export const readSource = async (ports: Ports, ask: ReadAskOf, on: ImportEvents, file: ReceivedFile, source: Source): Promise<readonly FileReport[]> => {
  const cancelled: FileReport = { path: file.path, outcome: 'cancelled', sha256: source.sha256, observations: 0, issues: file.issues }
  const answers = ask.answersFor(source.sha256)
  const now = ports.clock.now()
  const common = { sha256: source.sha256, fileName: source.fileName, answers, now }
  const job = ports.read.read(
    { ...common, ownNumbers: ask.ownNumbers, ...(source.sideFiles === undefined ? {} : { sideFiles: source.sideFiles }) },
    {
      batch: (_observations, facts) => {
        on.facts(facts)
        if (ask.isCancelled()) job.cancel()
      },
      progress: (done, total) => {
        on.progress({ path: file.path, stage: 'reading', done, total })
        // What was read so far is in the record: read again, it is laid down once.
        if (ask.isCancelled()) job.cancel()
      },
    },
  )
  const run = await settledRun(job.done, source, answers)
  if (run === 'cancelled') return [cancelled]
  const isPicture = run.reader === null && run.issues.some((i) => i.code === pictureCode)
  const settled = isPicture ? await settledRun(recogniseSource(ports, on, file, common), source, answers) : run
  if (settled === 'cancelled') return [cancelled]
  const below: FileReport[] = []
  if ((settled.derived ?? []).length > 0) on.more?.(settled.derived?.length ?? 0)
  for (const bytes of settled.derived ?? []) below.push(...(await readDerived(ports, ask, on, source, bytes)))
  if (below.some((r) => r.outcome === 'cancelled')) return [cancelled, ...below]
  on.facts((await ports.record.append([{ kind: 'reading-run', run: settled }])).facts)
  return [{ path: file.path, outcome: outcomeOf(settled), sha256: source.sha256, run: settled, observations: settled.observations, issues: [...file.issues, ...settled.issues] }, ...below]
}

type ReadAskOf = Pick<ImportAsk, 'ownNumbers' | 'answersFor' | 'isCancelled' | 'known' | 'again'>

/** The path names where it lay: HomeDomain/Library/CallHistoryDB/CallHistory.storedata below the backup's folder. */
const readDerived = (ports: Ports, ask: ReadAskOf, on: ImportEvents, parent: Source, { sha256, byteLength, member }: DerivedBytes): Promise<readonly FileReport[]> => {
  const folder = parent.fileName.split('/').slice(0, -1)
  const fileName = [...folder, member].join('/')
  const source: Source = { sha256, fileName, byteLength, receivedAt: ports.clock.now(), origin: 'derived', derivedFrom: { parent: parent.sha256, member } }
  return importReceived(ports, ask, on, { path: fileName, source, isNew: true, issues: [] })
}

type Common = { readonly sha256: Sha256; readonly fileName: string; readonly answers: Answers; readonly now: EpochMs }

const recogniseSource = async (ports: Ports, on: ImportEvents, file: ReceivedFile, common: Common): Promise<ReadingRun> => {
  const job = ports.recognise.recognise({ ...common, capture: captureFrom(common.answers) }, { progress: (done, total) => on.progress({ path: file.path, stage: 'recognising', done, total }) })
  const answer = await job.done
  on.facts((await ports.record.append(batchesOf(common.sha256, answer.run, answer.observations))).facts)
  on.screen?.(common.sha256, common.fileName, answer)
  return answer.run
}

/** The engine finds file-name and EXIF dates itself; only the user's own answer comes from here. */
const captureFrom = (answers: Answers): CaptureHints => {
  const stated = parseLocalDate(answers['capture-date'] ?? '')
  return stated.ok ? { statedOn: stated.value } : {}
}

const batchSize = 500

const batchesOf = (source: Sha256, run: ReadingRun, observations: readonly Observation[]): readonly FactBody[] => {
  const bodies: FactBody[] = []
  for (let at = 0; at < observations.length; at += batchSize) {
    bodies.push({ kind: 'observations', source, reader: run.reader ?? 'screen', readerVersion: run.readerVersion, items: observations.slice(at, at + batchSize) })
  }
  return bodies
}

const outcomeOf = (run: ReadingRun): FileOutcome => {
  if (mustBeAnswered(run).length > 0) return 'needs-answer'
  if (run.reader === null) return 'not-recognised'
  return run.complete && !run.issues.some((i) => i.severity === 'refuse') ? 'read' : 'partly-read'
}
