import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { identify } from '../../src/core/import/identify.ts'
import type { Format, Read, ReadEnd, FileHead } from '../../src/core/import/format.ts'
import { answersFor } from '../../src/core/import/map-columns.ts'
import { findHeader, type Header } from '../../src/core/import/table-shape.ts'
import { formats } from '../../src/core/import/registry.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { Sha256 } from '../../src/core/kernel/sha256.ts'
import type { Observation, ObservationDraft } from '../../src/core/model/observation.ts'
import type { Question, ReadingRun } from '../../src/core/model/reading-run.ts'
import { backupPassphrase } from '../../src/core/model/iphone-backup.ts'
import { readBackup } from './read-backup.ts'
import { readScannedPdf } from './read-scanned-pdf.ts'
import { unread, type Part, type ReadEmit, type SourceToRead } from './reading.ts'
import { observationIdOf } from '../../src/shell/engine/ids/observation-id.ts'
import type { OpenedFile } from '../../src/shell/engine/tables/open-file.ts'
import { openSource } from './open-source.ts'

/** Reads one source: by content, streaming, in batches of at most 500. What cannot be read is part of the answer. */
export const readSource = async (source: SourceToRead, emit: ReadEmit, signal: AbortSignal): Promise<ReadingRun> => {
  const scratch = await mkdtemp(path.join(source.scratch, 'read-'))
  try {
    if (source.sideFiles?.some(({ suffix }) => suffix === '/Manifest.db') === true) return toRun(source, await readBackup(source, emit))
    const file = await openSource({ path: source.path, fileName: source.fileName, scratch, ...(source.sideFiles === undefined ? {} : { sideFiles: source.sideFiles }) })
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

const headersOf = ({ sheets }: FileHead): readonly Header[] => (sheets ?? []).flatMap(({ rows }) => findHeader(rows) ?? [])

type Job = { readonly source: SourceToRead; readonly emit: ReadEmit; readonly signal: AbortSignal; readonly scratch: string }

const toRun = ({ sha256, answers: { [backupPassphrase]: _secret, ...answers } }: SourceToRead, part: Part): ReadingRun => ({
  source: sha256,
  reader: part.reader,
  readerVersion: part.version,
  answers,
  observations: part.observations,
  complete: part.complete,
  issues: part.questions.length === 0 ? part.issues : [...part.issues, { code: 'needs-answer', severity: 'refuse', params: { questions: part.questions.map((q) => q.id).join(' ') } }],
  ...(part.log === undefined ? {} : { log: part.log }),
  ...(part.declared === undefined ? {} : { declared: part.declared }),
  ...(part.derived === undefined ? {} : { derived: part.derived }),
  ...(part.questions.length === 0 ? {} : { questions: part.questions }),
})

const readOpened = async (job: Job, file: OpenedFile): Promise<Part> => {
  if (file.issues.some((i) => i.severity === 'refuse')) return unread(file.issues)
  const found = identify(file.head, formats, job.source.answers)
  if (found.kind === 'question') return unread(file.issues, [found.question])
  if (found.kind === 'none' && found.issue.code === 'pdf-without-text') return (await readScannedPdf(job.source, job.emit, file.issues)) ?? unread([...file.issues, found.issue])
  if (found.kind === 'none') return file.zip === undefined ? unread([...file.issues, found.issue]) : readMembers(job, file, file.zip)
  const open = found.claim.questions?.filter((q) => job.source.answers[q.id] === undefined) ?? []
  if (open.length > 0) return { ...unread(file.issues, open), reader: found.format.id, version: found.format.version }
  return readWith(job, file, found.format, undefined)
}

const batchSize = 500

/** Feeds every record to the format's reader and hands its observations on as they come. */
const readWith = async (job: Job, file: OpenedFile, format: Format, member: string | undefined): Promise<Part> => {
  const { source, emit, signal } = job
  const reader = format.open({ head: file.head, answers: source.answers, now: source.now, ownNumbers: source.ownNumbers })
  const issues = [...file.issues]
  let waiting: Observation[] = []
  let observations = 0
  let complete = true
  const keep = (read: Read): void => {
    for (const draft of read.drafts) waiting.push(toObservation(source.sha256, format.id, draft, member))
    for (const issue of read.issues) if (issues.length < mostIssues) issues.push(placed(issue, member))
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

/** The file says itself how many it holds. A file that asks a question was not read. */
const countIssues = ({ declared, skipped = 0, questions = [] }: ReadEnd, read: number): readonly Issue[] =>
  declared === undefined || declared === read + skipped || questions.length > 0 ? [] : [{ code: 'declared-differs', severity: 'warn', params: { declared, read } }]

/** A file with a million bad rows is one bad file: the first of them are shown. */
const mostIssues = 1_000

const placed = (issue: Issue, member: string | undefined): Issue => (member === undefined ? issue : { ...issue, place: { member, ...issue.place } })

const toObservation = (source: Sha256, family: string, draft: ObservationDraft, member: string | undefined): Observation => {
  if (member === undefined) return { ...draft, id: observationIdOf(source, family, draft.place), source }
  const place = { member, ...draft.place }
  return { ...draft, place, id: observationIdOf(source, family, place), source }
}

/** Every member of an archive is a file of its own, read by content. */
const readMembers = async (job: Job, file: OpenedFile, zip: NonNullable<OpenedFile['zip']>): Promise<Part> => {
  const parts: Part[] = []
  const total = zip.members.reduce((sum, m) => sum + m.byteLength, 0)
  let done = 0
  for (const [index, member] of zip.members.entries()) {
    job.signal.throwIfAborted()
    parts.push(await readMember(job, zip, member, index))
    done += member.byteLength
    job.emit.progress(total === 0 ? job.source.byteLength : Math.floor((done / total) * job.source.byteLength), job.source.byteLength)
  }
  return joinParts(file, parts)
}

const readMember = async (job: Job, zip: NonNullable<OpenedFile['zip']>, member: NonNullable<OpenedFile['zip']>['members'][number], index: number): Promise<Part> => {
  const place = { member: member.name }
  if (member.isEncrypted) return unread([{ code: 'archive-encrypted', severity: 'refuse', place, params: {} }])
  const to = path.join(job.scratch, `member-${index}`)
  const outcome = await zip.extract(member.name, to)
  if (outcome !== 'done') return unread([{ code: outcome === 'too-large' ? 'archive-member-too-large' : 'archive-damaged', severity: 'refuse', place, params: {} }])
  const inner = await openSource({ path: to, fileName: path.basename(member.name), scratch: job.scratch })
  try {
    const found = identify(inner.head, formats, job.source.answers)
    if (found.kind === 'question') return unread([], [found.question])
    if (found.kind === 'none') return unread([{ ...found.issue, severity: 'note', place }])
    return await readWith(job, inner, found.format, member.name)
  } finally {
    await inner.close()
    await rm(to, { force: true })
  }
}

const joinParts = (file: Pick<OpenedFile, 'issues'>, parts: readonly Part[]): Part => {
  const read = parts.filter((p) => p.reader !== null)
  const readers = [...new Set(read.map((p) => p.reader))]
  const [first] = read
  if (first === undefined) return unread([...file.issues, { code: 'archive-without-calls', severity: 'refuse', params: { members: parts.length } }, ...parts.flatMap((p) => p.issues).slice(0, 50)], uniqueQuestions(parts))
  return {
    reader: readers.length === 1 ? first.reader : 'archive',
    version: readers.length === 1 ? first.version : 1,
    observations: read.reduce((sum, p) => sum + p.observations, 0),
    issues: [...file.issues, ...parts.flatMap((p) => p.issues)].slice(0, mostIssues),
    questions: uniqueQuestions(parts),
    complete: read.every((p) => p.complete),
    ...(first.log === undefined ? {} : { log: first.log }),
  }
}

const uniqueQuestions = (parts: readonly Part[]): readonly Question[] => {
  const all = parts.flatMap((p) => p.questions)
  return all.filter((q, i) => all.findIndex((other) => other.id === q.id) === i)
}

