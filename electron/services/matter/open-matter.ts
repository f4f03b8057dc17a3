import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { EpochMs } from '../../../src/core/kernel/instant.ts'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import type { Sha256 } from '../../../src/core/kernel/sha256.ts'
import type { FactBody, StoredFact } from '../../../src/core/model/facts.ts'
import type { MatterSummary } from '../../../src/app/ports.ts'
import { clearTemporary, replaceFile, syncFolder } from '../durable.ts'
import { newChainId } from '../installation.ts'
import { refusal } from '../issue-error.ts'
import type { Laid } from '../record/lay-down.ts'
import { openRecord, type MatterRecord, type WriteAt } from '../record/open-record.ts'
import { readFactAt } from '../record/read-facts.ts'
import { matterIndex, type MatterIndex } from './matter-index.ts'
import { prepareVault, vaultFolderName, type VaultNeeds, type WriteChunk } from './vault.ts'

/** The one open matter: its record, its vault, and what main must know of both. */
export type OpenMatter = {
  readonly id: string
  readonly folder: string
  readonly vault: string
  readonly record: MatterRecord
  readonly index: MatterIndex
  readonly vaultNeeds: VaultNeeds
  readonly append: (bodies: readonly FactBody[]) => Promise<Laid>
  /** Facts main lays down by itself: told to whoever listens. */
  readonly layDown: (bodies: readonly FactBody[]) => Promise<void>
  /** Lines of other chains, as they are. Their facts are read from the record, not told. */
  readonly adopt: (lines: readonly Buffer[]) => Promise<void>
  readonly destroyOriginal: (sha256: Sha256, reason: string) => Promise<void>
  readonly summary: () => Promise<MatterSummary>
  readonly close: () => Promise<void>
}

export type MatterNeeds = {
  /** Absent: at random. `batch --now` fixes it, so that the same facts give the same chain. */
  readonly newMatterId?: () => string
  readonly chainId: string
  readonly now: () => EpochMs
  readonly operator: () => string
  readonly onLaidDown: (facts: readonly StoredFact[], head: string) => void
  readonly write?: WriteAt
  readonly writeChunk?: WriteChunk
}

/** local.json belongs to this computer and is in no copy: the chain this computer writes in this matter. */
const localFileName = 'local.json'
const localShape = z.object({ chain: z.string().regex(/^c[0-9a-f]{16}$/) })

export const openMatter = async (folder: string, needs: MatterNeeds): Promise<OpenMatter> => {
  await clearTemporary(folder)
  const index = matterIndex()
  const record = await openRecord(folder, {
    chain: await localChain(folder, needs.chainId),
    newChain: () => startChain(folder),
    now: needs.now,
    operator: needs.operator,
    watch: index,
    ...(needs.write === undefined ? {} : { write: needs.write }),
  })
  const { header } = record
  const id = header?.matter ?? path.basename(folder)
  const vault = path.join(folder, vaultFolderName)
  await prepareVault(vault)

  const tell = ({ facts, head }: Laid): void => needs.onLaidDown(facts, head)
  const layDown = async (bodies: readonly FactBody[]): Promise<void> => tell(await record.append(bodies))
  return {
    id,
    folder,
    vault,
    record,
    index,
    vaultNeeds: { now: needs.now, ...(needs.writeChunk === undefined ? {} : { write: needs.writeChunk }) },
    layDown,
    append: async (bodies) => {
      const wanted: FactBody[] = []
      for (const body of bodies) {
        const left = await index.withoutRepeats(body, (spot) => readFactAt(folder, spot.offset, spot.length))
        if (left !== undefined) wanted.push(left)
      }
      return record.append(wanted)
    },
    adopt: async (lines) => {
      for (const line of lines) index.foreign(line)
      await record.adopt(lines)
    },
    destroyOriginal: async (sha256, reason) => {
      if (!index.sources.has(sha256)) throw refusal('source-unknown', { sha256 })
      // The entry first: bytes that are gone without a word would be a missing original.
      await layDown([{ kind: 'custody', entry: { action: 'destroyed', source: sha256, words: reason } }])
      await rm(path.join(vault, sha256), { force: true })
      await syncFolder(vault)
    },
    summary: async () => ({
      id,
      title: index.title() ?? header?.title ?? '',
      createdAt: toEpochMs(header?.createdAt ?? 0),
      changedAt: index.changedAt() ?? toEpochMs(header?.createdAt ?? 0),
      byteLength: record.byteLength() + (await folderBytes(vault)),
      ...lastCopyOf(index, record.chain()),
    }),
    close: () => record.close(),
  }
}

export const lastCopyOf = (index: MatterIndex, chain: string): Pick<MatterSummary, 'lastCopy'> => {
  const copy = index.lastCopy(chain)
  return copy === undefined ? {} : { lastCopy: copy }
}

export const localChain = async (folder: string, chainId: string): Promise<string> => {
  try {
    const read = localShape.safeParse(JSON.parse(await readFile(path.join(folder, localFileName), 'utf8')))
    return read.success ? read.data.chain : chainId
  } catch {
    return chainId
  }
}

/** A chain of this computer that is in a copy somewhere else must not be written on twice: a restored matter is gone on with in a new one. */
export const startChain = async (folder: string): Promise<string> => {
  const chain = newChainId()
  await replaceFile(path.join(folder, localFileName), JSON.stringify({ chain }))
  return chain
}

export const folderBytes = async (folder: string): Promise<number> => {
  let sum = 0
  for (const name of await readdir(folder)) sum += (await stat(path.join(folder, name))).size
  return sum
}
