import { rm } from 'node:fs/promises'
import path from 'node:path'
import { identify } from '../../src/core/import/identify.ts'
import type { Format } from '../../src/core/import/format.ts'
import { formats } from '../../src/core/import/registry.ts'
import type { Question } from '../../src/core/model/reading-run.ts'
import type { OpenedFile, SideFilePath } from '../../src/shell/engine/tables/open-file.ts'
import { openSource } from './open-source.ts'
import { isLocked, mostIssues, passwordOf, passwordQuestion, unread, type Part, type ReadJob } from './reading.ts'

type Zip = NonNullable<OpenedFile['zip']>
type Member = Zip['members'][number]
export type ReadWith = (job: ReadJob, file: OpenedFile, format: Format, member: string | undefined) => Promise<Part>

/** An archive, and where it lies: its members' names begin with it, and it is so many archives deep. */
type Archive = { readonly job: ReadJob; readonly zip: Zip; readonly within: string; readonly depth: number; readonly readWith: ReadWith; /** Bytes that may still be unpacked, of all archives together. */ readonly allowance: { left: number } }

/** A phone's export in a cloud's download in a chat's folder; deeper than this nobody packs. */
const deepest = 3
/** Text shrinks to a fortieth: whatever promises more than this is no honest archive. */
const mostGrowth = 60
const alwaysAllowed = 4 * 1024 ** 3

/** Every member of an archive is a file of its own, read by content; an archive among them is opened in turn. */
export const readMembers = async (job: ReadJob, file: OpenedFile, zip: Zip, readWith: ReadWith): Promise<Part> => {
  const archive: Archive = { job, zip, within: '', depth: 1, readWith, allowance: { left: Math.max(alwaysAllowed, job.source.byteLength * mostGrowth) } }
  return joinParts(file, await partsOf(archive))
}

const partsOf = async (archive: Archive): Promise<readonly Part[]> => {
  const { job, zip, allowance, depth } = archive
  const total = zip.members.reduce((sum, m) => sum + m.byteLength, 0)
  if (total > allowance.left) return [unread([{ code: 'archive-unpacks-too-large', severity: 'refuse', ...placeIn(archive), params: {} }])]
  allowance.left -= total
  const names = new Set(zip.members.map((m) => m.name))
  const parts: Part[] = []
  let done = 0
  for (const [index, member] of zip.members.entries()) {
    job.signal.throwIfAborted()
    if (!isSideOf(member.name, names)) parts.push(...(await readMember(archive, member, names, index)))
    done += member.byteLength
    if (depth === 1) job.emit.progress(total === 0 ? job.source.byteLength : Math.floor((done / total) * job.source.byteLength), job.source.byteLength)
  }
  return parts
}

const placeIn = ({ within }: Archive): { readonly place?: { readonly member: string } } => (within === '' ? {} : { place: { member: within.slice(0, -1) } })

const sideSuffixes = ['-wal', '-shm', '-journal'] as const

/** What SQLite keeps beside a database is read with it. */
const isSideOf = (name: string, names: ReadonlySet<string>): boolean => sideSuffixes.some((suffix) => name.endsWith(suffix) && names.has(name.slice(0, -suffix.length)))

const readMember = async (archive: Archive, member: Member, names: ReadonlySet<string>, index: number): Promise<readonly Part[]> => {
  const { job, zip, within, depth } = archive
  const name = within + member.name
  const place = { member: name }
  if (member.isEncrypted) return [unread([{ code: 'archive-encrypted', severity: 'refuse', place, params: {} }])]
  const to = path.join(job.scratch, `member-${String(depth)}-${String(index)}`)
  const outcome = await zip.extract(member.name, to)
  if (outcome !== 'done') return [unread([{ code: outcome === 'too-large' ? 'archive-member-too-large' : 'archive-damaged', severity: 'refuse', place, params: {} }])]
  const sideFiles = await sidesOf(zip, member, names, to)
  const inner = await openSource({ path: to, fileName: path.basename(member.name), scratch: job.scratch, sideFiles, ...passwordOf(job.source) })
  try {
    return await readInner(archive, inner, name)
  } finally {
    await inner.close()
    for (const file of [to, ...sideFiles.map((side) => side.path)]) await rm(file, { force: true })
  }
}

const sidesOf = async (zip: Zip, member: Member, names: ReadonlySet<string>, to: string): Promise<readonly SideFilePath[]> => {
  const sides: SideFilePath[] = []
  for (const suffix of sideSuffixes) if (names.has(member.name + suffix) && (await zip.extract(member.name + suffix, to + suffix)) === 'done') sides.push({ suffix, path: to + suffix })
  return sides
}

const readInner = async (archive: Archive, inner: OpenedFile, name: string): Promise<readonly Part[]> => {
  const { job, depth, readWith } = archive
  const place = { member: name }
  if (inner.issues.some(isLocked)) return [unread(inner.issues.filter((i) => i.code !== 'pdf-encrypted').map((issue) => ({ ...issue, place })), [passwordQuestion])]
  const found = identify(inner.head, formats, job.source.answers)
  if (found.kind === 'question') return [unread([], [found.question])]
  if (found.kind === 'format') return [await readWith(job, inner, found.format, name)]
  if (inner.zip === undefined) return [unread([...inner.issues.map((issue) => ({ ...issue, place })), { ...found.issue, severity: 'note', place }])]
  if (depth >= deepest) return [unread([{ code: 'archive-too-deep', severity: 'refuse', place, params: { depth: deepest } }])]
  return partsOf({ ...archive, zip: inner.zip, within: `${name}/`, depth: depth + 1 })
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
