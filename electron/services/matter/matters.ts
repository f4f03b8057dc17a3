import { randomBytes } from 'node:crypto'
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { toEpochMs } from '../../../src/core/kernel/instant.ts'
import type { Issue } from '../../../src/core/kernel/issue.ts'
import type { MatterSummary } from '../../../src/app/ports.ts'
import { makeFolder, replaceFile, syncFolder } from '../durable.ts'
import { refusal } from '../issue-error.ts'
import { createRecord } from '../record/create-record.ts'
import { factLine, hashOf, headerLine, parseHeader, recordFileName, type RecordHeader } from '../record/line.ts'
import { scanLines } from '../record/scan.ts'
import { matterIndex } from './matter-index.ts'
import { folderBytes, lastCopyOf, localChain, openMatter, type MatterNeeds, type OpenMatter } from './open-matter.ts'
import { vaultFolderName } from './vault.ts'
import { verifyFolder, type OnProgress } from './verify-matter.ts'

/** The matters on this computer: folders, of which one at a time is open. Nothing about them is stored anywhere else. */
export type Matters = {
  readonly root: string
  readonly needs: MatterNeeds
  readonly list: () => Promise<readonly MatterSummary[]>
  readonly create: (title: string) => Promise<MatterSummary>
  readonly summary: (id: string) => Promise<MatterSummary>
  readonly open: (id: string) => Promise<MatterSummary>
  readonly close: () => Promise<void>
  readonly destroy: (id: string, reason: string) => Promise<void>
  readonly current: () => OpenMatter
  readonly currentOrNone: () => OpenMatter | undefined
  readonly verify: (onProgress: OnProgress) => Promise<readonly Issue[]>
}

const idPattern = /^m[0-9a-f]{16}$/
export const folderOf = (root: string, id: string): string => {
  if (!idPattern.test(id)) throw refusal('matter-unknown', { id })
  return path.join(root, id)
}

export const mattersIn = (root: string, needs: MatterNeeds): Matters => {
  let opened: OpenMatter | undefined
  const current = (): OpenMatter => {
    if (opened === undefined) throw refusal('no-matter-open')
    return opened
  }
  const close = async (): Promise<void> => {
    const closing = opened
    opened = undefined
    if (closing === undefined) return
    await rememberSummary(closing.folder, closing.record.byteLength(), await closing.summary())
    await closing.close()
  }
  return {
    root,
    needs,
    current,
    currentOrNone: () => opened,
    close,
    list: async () => {
      await makeFolder(root)
      const ids = (await readdir(root)).filter((name) => idPattern.test(name))
      const summaries = await Promise.all(ids.map((id) => (opened?.id === id ? opened.summary() : summaryOf(path.join(root, id), needs.chainId))))
      return summaries.filter((summary) => summary !== undefined).sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1))
    },
    create: async (title) => {
      const header: RecordHeader = { format: 'ringproof-record', version: 1, cipher: 'none', matter: needs.newMatterId?.() ?? `m${randomBytes(8).toString('hex')}`, createdAt: needs.now(), title }
      await createRecord(folderOf(root, header.matter), header)
      return { id: header.matter, title, createdAt: toEpochMs(header.createdAt), changedAt: toEpochMs(header.createdAt), byteLength: Buffer.byteLength(headerLine(header)) + 1 }
    },
    summary: async (id) => {
      const summary = opened?.id === id ? await opened.summary() : await summaryOf(folderOf(root, id), needs.chainId)
      if (summary === undefined) throw refusal('matter-unknown', { id })
      return summary
    },
    open: async (id) => {
      const folder = folderOf(root, id)
      if (opened?.id === id) return opened.summary()
      await close()
      if (!(await isThere(path.join(folder, recordFileName)))) throw refusal('matter-unknown', { id })
      opened = await openMatter(folder, needs)
      return opened.summary()
    },
    destroy: async (id, reason) => {
      if (opened?.id === id) await close()
      await destroyFolder(folderOf(root, id), needs, reason)
    },
    verify: async (onProgress) => {
      const matter = current()
      const issues = await verifyFolder(matter.folder, matter.record.byteLength(), onProgress)
      await matter.layDown([{ kind: 'custody', entry: { action: 'verified', words: issues.length === 0 ? 'intact' : `differs: ${issues.length}`, heads: [matter.record.head()] } }])
      return issues
    },
  }
}

export const isThere = async (file: string): Promise<boolean> => stat(file).then(() => true, () => false)

/** summary.json only saves reading the record again; it is believed as long as the record has the length it was made from. */
const summaryFileName = 'summary.json'
const summaryShape = z.object({ recordBytes: z.number(), summary: z.object({ id: z.string(), title: z.string(), createdAt: z.number(), changedAt: z.number(), byteLength: z.number(), lastCopy: z.object({ path: z.string(), at: z.number() }).optional() }) })

const rememberSummary = (folder: string, recordBytes: number, summary: MatterSummary): Promise<void> => replaceFile(path.join(folder, summaryFileName), JSON.stringify({ recordBytes, summary }))

const summaryOf = async (folder: string, chainId: string): Promise<MatterSummary | undefined> => {
  const file = path.join(folder, recordFileName)
  if (!(await isThere(file))) return undefined
  const { size } = await stat(file)
  try {
    const read = summaryShape.safeParse(JSON.parse(await readFile(path.join(folder, summaryFileName), 'utf8')))
    if (read.success && read.data.recordBytes === size) return read.data.summary as MatterSummary
  } catch {
    // Missing or damaged: it is made again.
  }
  const summary = await summaryFromRecord(folder, size, chainId)
  await rememberSummary(folder, size, summary)
  return summary
}

const summaryFromRecord = async (folder: string, size: number, chainId: string): Promise<MatterSummary> => {
  const index = matterIndex()
  let header: RecordHeader | undefined
  for await (const line of scanLines(path.join(folder, recordFileName))) {
    if (line.number === 1) header = parseHeader(line.bytes.toString('utf8'))
    index.line(line)
  }
  const createdAt = toEpochMs(header?.createdAt ?? 0)
  const vault = path.join(folder, vaultFolderName)
  return {
    id: path.basename(folder),
    title: index.title() ?? header?.title ?? '',
    createdAt,
    changedAt: index.changedAt() ?? createdAt,
    byteLength: size + ((await isThere(vault)) ? await folderBytes(vault) : 0),
    ...lastCopyOf(index, await localChain(folder, chainId)),
  }
}

/** What remains: the header without the title, and one entry with the last head, the hashes of the originals and the reason. */
const destroyFolder = async (folder: string, needs: MatterNeeds, reason: string): Promise<void> => {
  const matter = await openMatter(folder, needs)
  const { header } = matter.record
  const head = matter.record.head()
  const hashes = [...matter.index.sources.keys()].sort()
  await matter.close()
  if (header === undefined) throw refusal('record-header-changed', { file: recordFileName })
  const first = headerLine({ ...header, title: '' })
  const chain = matter.record.chain()
  const entry = factLine({ chain, seq: 1, lamport: 1, prev: hashOf(first) }, needs.now(), needs.operator(), { kind: 'custody', entry: { action: 'destroyed', words: reason, heads: [head, ...hashes] } })
  await replaceFile(path.join(folder, `destroyed-${needs.now()}.jsonl`), `${first}\n${entry}\n`)
  // From here the matter is gone for the list; the rest can be done again after a crash.
  await rename(path.join(folder, recordFileName), path.join(folder, '.destroying'))
  await syncFolder(folder)
  for (const name of await readdir(folder)) if (!name.startsWith('destroyed-')) await rm(path.join(folder, name), { recursive: true, force: true })
  await syncFolder(folder)
}
