import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { identify } from '../../src/core/import/identify.ts'
import type { Format, Read, ReadEnd, FileHead } from '../../src/core/import/format.ts'
import { answersFor } from '../../src/core/import/map-columns.ts'
import { headerOf } from '../../src/core/import/find-header.ts'
import type { Header } from '../../src/core/import/table-shape.ts'
import { formats } from '../../src/core/import/registry.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { Sha256 } from '../../src/core/kernel/sha256.ts'
import type { Observation, ObservationDraft } from '../../src/core/model/observation.ts'
import type { Question, ReadingRun } from '../../src/core/model/reading-run.ts'
import { isSecret, withoutSecrets } from '../../src/core/model/secret-answers.ts'
import { readBackup } from './read-backup.ts'
import { readScannedPdf, withPicturePages } from './read-scanned-pdf.ts'
import { readMembers } from './read-members.ts'
import { isLocked, mostIssues, passwordOf, passwordQuestion, unread, type Part, type ReadEmit, type ReadJob, type SourceToRead } from './reading.ts'
import { readZippedBackup } from './read-zipped-backup.ts'
import { observationIdOf } from '../../src/shell/engine/ids/observation-id.ts'
import type { OpenedFile } from '../../src/shell/engine/tables/open-file.ts'
import { openSource } from './open-source.ts'

/** Reads one source: by content, streaming, in batches of at most 500. What cannot be read is part of the answer. */
export const readSource = async (source: SourceToRead, emit: ReadEmit, signal: AbortSignal): Promise<ReadingRun> => {
  const scratch = await mkdtemp(path.join(source.scratch, 'read-'))
  try {
    if (source.sideFiles?.some(({ suffix }) => suffix === '/Manifest.db') === true) return toRun(source, await readBackup(source, emit))
    const file = await openSource({ path: source.path, fileName: source.fileName, scratch, ...passwordOf(source), ...(source.sideFiles === undefined ? {} : { sideFiles: source.sideFiles }) })
    try {
      const asked = { ...source, answers: file.zip === undefined ? answersFor(headersOf(file.head), source.answers) : source.answers }
      return toRun(asked, await readOpened({ source: asked, emit, signal, scratch }, file))
    } finally {
      await file.close()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const headersOf = ({ sheets }: FileHead): readonly Header[] => (sheets ?? []).flatMap(({ rows }) => headerOf(rows)?.header ?? [])

const toRun = ({ sha256, answers }: SourceToRead, part: Part): ReadingRun => ({
  source: sha256,
  reader: part.reader,
  readerVersion: part.version,
  answers: withoutSecrets(answers),
  observations: part.observations,
  complete: part.complete,
  issues: part.questions.length === 0 ? part.issues : [...part.issues, { code: 'needs-answer', severity: 'refuse', params: { questions: part.questions.map((q) => q.id).join(' ') } }],
  ...(part.log === undefined ? {} : { log: part.log }),
  ...(part.declared === undefined ? {} : { declared: part.declared }),
  ...(part.derived === undefined ? {} : { derived: part.derived }),
  ...(part.questions.length === 0 ? {} : { questions: part.questions }),
})

const readOpened = async (job: ReadJob, file: OpenedFile): Promise<Part> => {
  // Used once and not kept, a password is asked again beside whatever else is asked.
  const secrets = Object.keys(job.source.answers).filter(isSecret).map((id): Question => ({ id, kind: 'text', params: {} }))
  const part = await readByContent(job, file)
  return part.questions.length === 0 ? part : { ...part, questions: [...part.questions, ...secrets.filter((s) => !part.questions.some((q) => q.id === s.id))] }
}

const readByContent = async (job: ReadJob, file: OpenedFile): Promise<Part> => {
  if (file.issues.some(isLocked)) return unread(file.issues.filter((i) => i.code !== 'pdf-encrypted'), [passwordQuestion])
  if (file.issues.some((i) => i.severity === 'refuse')) return unread(file.issues)
  const found = identify(file.head, formats, job.source.answers)
  if (found.kind === 'question') return unread(file.issues, [found.question])
  const bare = file.pagesWithoutText?.() ?? new Set<number>()
  if (found.kind === 'none') return file.zip === undefined ? readPagesOf(job, file, found.issue, bare) : ((await readZippedBackup(job, file.zip)) ?? readMembers(job, file, file.zip, readWith))
  const open = found.claim.questions?.filter((q) => job.source.answers[q.id] === undefined) ?? []
  if (open.length > 0) return { ...unread(file.issues, open), reader: found.format.id, version: found.format.version }
  return withPicturePages(job.source, job.emit, await readWith(job, file, found.format, undefined), bare)
}

/** Nothing in its text: pages of a PDF that are pictures can be read as such. */
const readPagesOf = async ({ source, emit }: ReadJob, { head, issues }: OpenedFile, nothing: Issue, bare: ReadonlySet<number>): Promise<Part> => {
  if (head.container !== 'pdf') return unread([...issues, nothing])
  const pages = nothing.code === 'pdf-without-text' ? undefined : bare
  const read = pages?.size === 0 ? undefined : await readScannedPdf(source, emit, issues, pages)
  return read ?? unread([...issues, nothing])
}

const batchSize = 500

/** Feeds every record to the format's reader and hands its observations on as they come. */
const readWith = async (job: ReadJob, file: OpenedFile, format: Format, member: string | undefined): Promise<Part> => {
  const { source, emit, signal } = job
  const reader = format.open({ head: file.head, answers: source.answers, now: source.now, ownNumbers: source.ownNumbers })
  const issues = [...file.issues]
  let waiting: Observation[] = []
  let observations = 0
  let complete = true
  const keep = (read: Read): void => {
    for (const draft of read.drafts) waiting.push(toObservation(source.sha256, format.id, draft, member))
    for (const issue of read.issues) if (issues.length < mostIssues && !isSaid(issues, issue)) issues.push(placed(issue, member))
  }
  const send = async (atLeast: number): Promise<void> => {
    while (waiting.length >= atLeast && waiting.length > 0) {
      const items = waiting.length <= batchSize ? waiting : waiting.slice(0, batchSize)
      waiting = waiting.length <= batchSize ? [] : waiting.slice(batchSize)
      observations += items.length
      await emit.batch({ reader: format.id, readerVersion: format.version, items })
    }
  }
  for await (const { records, bytesRead } of file.records(format.wants)) {
    signal.throwIfAborted()
    for (const record of records) {
      if (record.kind === 'damage') {
        if (record.issue.severity !== 'note') complete = false
        if (issues.length < mostIssues) issues.push(placed(record.issue, member))
      } else keep(reader.take(record))
      if (waiting.length >= batchSize) await send(batchSize)
    }
    if (member === undefined) emit.progress(bytesRead, source.byteLength)
  }
  const end = reader.end()
  keep(end)
  await send(1)
  issues.push(...countIssues(end, observations).map((issue) => placed(issue, member)))
  return { reader: format.id, version: format.version, observations, issues, questions: end.questions ?? [], complete: complete && end.complete, log: end.log, ...(end.declared === undefined ? {} : { declared: end.declared }) }
}

/** What holds for every sheet is said once. */
const isSaid = (issues: readonly Issue[], { code, place, params }: Issue): boolean => place === undefined && issues.some((i) => i.code === code && i.place === undefined && JSON.stringify(i.params) === JSON.stringify(params))

/** The file says itself how many it holds. A file that asks a question was not read. */
const countIssues = ({ declared, skipped = 0, questions = [] }: ReadEnd, read: number): readonly Issue[] =>
  declared === undefined || declared === read + skipped || questions.length > 0 ? [] : [{ code: 'declared-differs', severity: 'warn', params: { declared, read } }]

const placed = (issue: Issue, member: string | undefined): Issue => (member === undefined ? issue : { ...issue, place: { member, ...issue.place } })

const toObservation = (source: Sha256, family: string, draft: ObservationDraft, member: string | undefined): Observation => {
  if (member === undefined) return { ...draft, id: observationIdOf(source, family, draft.place), source }
  const place = { member, ...draft.place }
  return { ...draft, place, id: observationIdOf(source, family, place), source }
}
