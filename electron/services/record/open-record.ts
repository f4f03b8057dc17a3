import { open, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { EpochMs } from '../../../src/core/kernel/instant.ts'
import type { Issue } from '../../../src/core/kernel/issue.ts'
import type { FactBody } from '../../../src/core/model/facts.ts'
import { issueOf, IssueError, refusal } from '../issue-error.ts'
import { checkChains, type ChainCheck } from './check-chains.ts'
import { openHeads, readHeads, type Acknowledged, type Heads } from './heads.ts'
import { layDown, type ChainHead, type Laid, type LaidDown, type NewLine, type Tail, type Wanted } from './lay-down.ts'
import { recordFileName, type RecordHeader } from './line.ts'
import { scanLines, type ScannedLine } from './scan.ts'

export type MatterRecord = {
  readonly folder: string
  readonly header: RecordHeader | undefined
  /** What was found when it was opened: a torn line taken away, lines that do not fit. */
  readonly openIssues: readonly Issue[]
  /** The chain this computer writes. */
  readonly chain: () => string
  /** Hash of our last line: it names, through the entries that open or merge chains, everything in the record. */
  readonly head: () => string
  readonly byteLength: () => number
  readonly heads: () => readonly ChainHead[]
  /** On disk when it answers: all of it, or none. */
  readonly append: (bodies: readonly FactBody[]) => Promise<Laid>
  /** Lines of other chains, as they are. */
  readonly adopt: (lines: readonly Buffer[]) => Promise<void>
  readonly close: () => Promise<void>
}

export type WriteAt = (handle: FileHandle, bytes: Buffer, position: number) => Promise<void>
export type RecordNeeds = {
  readonly chain: string
  /** A chain that can no longer be continued is followed by a new one, which names where the old ones stood. */
  readonly newChain: () => Promise<string>
  readonly now: () => EpochMs
  readonly operator: () => string
  /** Sees every line on opening, and every fact laid down later. */
  readonly watch: { readonly line: (line: ScannedLine) => void; readonly laid: (line: NewLine) => void }
  /** The disk; a test gives one that is full. */
  readonly write?: WriteAt
}

type Waiting = Wanted & { readonly resolve: (laid: Laid) => void; readonly reject: (error: IssueError) => void }

export const openRecord = async (folder: string, needs: RecordNeeds): Promise<MatterRecord> => {
  const file = path.join(folder, recordFileName)
  const found = await scanForOpen(file, folder, needs)
  let tail = await tailOf(found, needs)
  const handle = await open(file, 'r+')
  await cutBack(handle, found.bytes, found.size)
  const heads = await openHeads(folder, found.promises)
  const ends = new Map<string, ChainHead>([...found.check.ends].map(([chain, { seq, hash }]) => [chain, { chain, seq, hash }]))
  const queue: Waiting[] = []
  let working: Promise<void> | undefined
  let closed: Issue | undefined

  /** All that is waiting goes to disk together: one flush for many callers. */
  const flush = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = queue.splice(0)
      try {
        const laid = layDown(group, tail, { at: needs.now(), operator: needs.operator() })
        await writeAll(handle, heads, tail.bytes, laid, needs.write ?? writeAt)
        tail = laid.tail
        for (const line of laid.lines) needs.watch.laid(line)
        for (const end of laid.heads) ends.set(end.chain, end)
        laid.answers.forEach((answer, at) => group[at]?.resolve(answer))
      } catch (error) {
        const issue = issueOf(error, { path: recordFileName })
        if (error instanceof NotCutBack) closed = issue
        for (const { reject } of group) reject(new IssueError(issue))
      }
    }
    working = undefined
  }
  const enqueue = (wanted: Wanted): Promise<Laid> =>
    new Promise((resolve, reject) => {
      if (closed !== undefined) return reject(new IssueError(closed))
      queue.push({ ...wanted, resolve, reject })
      working ??= Promise.resolve().then(flush)
    })
  return {
    folder,
    header: found.check.header(),
    openIssues: found.issues,
    chain: () => tail.chain,
    head: () => tail.prev,
    byteLength: () => tail.bytes,
    heads: () => [...ends.values()],
    append: (bodies) => (bodies.length === 0 ? Promise.resolve({ ids: [], head: tail.prev, facts: [] }) : enqueue({ foreign: [], bodies })),
    adopt: async (foreign) => {
      await enqueue({ foreign, bodies: [] })
    },
    close: async () => {
      while (working !== undefined) await working
      closed = refusal('matter-closed').issue
      await heads.close()
      await handle.close()
    },
  }
}

type Found = {
  readonly check: ChainCheck
  readonly size: number
  readonly bytes: number
  readonly issues: readonly Issue[]
  /** What heads.jsonl says from now on. Where promised lines are lost or changed it keeps saying what was promised. */
  readonly promises: readonly Acknowledged[]
  readonly isIntact: boolean
}

/** Reads the whole file once. A line that was never acknowledged and does not fit is what a crash left, and goes. */
const scanForOpen = async (file: string, folder: string, needs: RecordNeeds): Promise<Found> => {
  const { size } = await stat(file)
  const heads = await readHeads(folder)
  const promised = heads.acknowledged.at(-1)?.bytes ?? 0
  const check = checkChains()
  let bytes = 0
  for await (const line of scanLines(file)) {
    if (line.offset >= promised && !(line.isEnded && couldFollow(check, line))) break
    check.feed(line)
    needs.watch.line(line)
    bytes = line.offset + line.bytes.length + (line.isEnded ? 1 : 0)
  }
  const damage = check.issues(heads.acknowledged)
  const promises = damage.length === 0 ? [{ bytes, last: check.lastHash() }] : heads.acknowledged
  const torn: Issue[] = bytes < size ? [{ code: 'record-torn-tail-removed', severity: 'note', params: { bytes: size - bytes } }] : []
  return { check, size, bytes, issues: [...damage, ...headsIssues(heads), ...torn], promises, isIntact: damage.length === 0 }
}

const headsIssues = (heads: Awaited<ReturnType<typeof readHeads>>): readonly Issue[] =>
  heads.isMissing ? [{ code: 'record-heads-missing', severity: 'warn', params: {} }] : heads.damaged.map((line) => ({ code: 'record-heads-changed', severity: 'warn', place: { row: line }, params: { line } }))

const couldFollow = (check: ChainCheck, { envelope, number }: ScannedLine): boolean => {
  if (number === 1) return true
  if (envelope === undefined) return false
  const end = check.ends.get(envelope.chain) ?? { seq: 0, hash: check.headerHash() }
  return envelope.seq === end.seq + 1 && envelope.prev === end.hash
}

/** Our chain goes on where it stands. Where the record is damaged a new one begins, so that no new link ever covers the damage. */
const tailOf = async ({ check, bytes, isIntact, promises }: Found, needs: RecordNeeds): Promise<Tail> => {
  const chain = isIntact ? needs.chain : await needs.newChain()
  const end = check.ends.get(chain)
  const others = [...new Set([...[...check.ends.values()].map(({ hash }) => hash), ...(isIntact ? [] : promises.map(({ last }) => last))])]
  const common = { chain, lamport: check.lamport(), bytes, last: check.lastHash() }
  if (end !== undefined) return { ...common, seq: end.seq, prev: end.hash }
  return { ...common, seq: 0, prev: check.headerHash(), ...(others.length === 0 ? {} : { opensOn: others }) }
}

const cutBack = async (handle: FileHandle, bytes: number, size: number): Promise<void> => {
  if (bytes === size) return
  await handle.truncate(bytes)
  await handle.sync()
}

class NotCutBack extends Error {}

/** Facts first, then how far they are acknowledged. Whatever fails, the file is cut back to where it was. */
const writeAll = async (handle: FileHandle, heads: Heads, before: number, laid: LaidDown, write: WriteAt): Promise<void> => {
  try {
    await write(handle, laid.bytes, before)
    await handle.datasync()
    await heads.acknowledge({ bytes: laid.tail.bytes, last: laid.tail.last })
  } catch (error) {
    try {
      await handle.truncate(before)
      await handle.datasync()
    } catch {
      throw new NotCutBack('the record could not be cut back after a failed write', { cause: error })
    }
    throw error
  }
}

const writeAt: WriteAt = async (handle, bytes, position) => {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}
