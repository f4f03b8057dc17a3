import { randomBytes } from 'node:crypto'
import { chmod, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { MatterSummary } from '../../../src/app/ports.ts'
import type { Issue } from '../../../src/core/kernel/issue.ts'
import { parseSha256, type Sha256 } from '../../../src/core/kernel/sha256.ts'
import { makeFolder, syncFolder } from '../durable.ts'
import type { EngineHost, EngineJob } from '../engine-host.ts'
import { IssueError, issueOf, refusal } from '../issue-error.ts'
import { recordFileName } from '../record/line.ts'
import { scanLines } from '../record/scan.ts'
import { folderOf, isThere, type Matters } from './matters.ts'
import { mergeInto } from './merge-copy.ts'
import { openMatter, startChain, type OpenMatter } from './open-matter.ts'
import { vaultFolderName } from './vault.ts'
import { hashFile, verifyFolder, type OnProgress } from './verify-matter.ts'

/* One file that holds a matter: made here and on another computer put back, or joined with what is there. */

export type Exported = { readonly path: string; readonly sha256: Sha256; readonly issues: readonly Issue[] }
export type Restored = { readonly matter: MatterSummary; readonly issues: readonly Issue[] }
type OnJob = (job: EngineJob) => void

const packed = z.strictObject({ differs: z.array(z.string()) })
const unpacked = z.strictObject({ matter: z.string().regex(/^m[0-9a-f]{16}$/), head: z.string(), differs: z.array(z.string()) })

export const exportCopy = async (engines: EngineHost, matter: OpenMatter, target: string, onProgress: OnProgress, onJob: OnJob): Promise<Exported> => {
  const folder = path.dirname(target)
  const temporary = path.join(folder, `.ringproof-copy-${randomBytes(6).toString('hex')}`)
  const head = matter.record.head()
  try {
    const job = engines.run('copy', 'pack', { target: temporary, matter: matter.id, head, files: await filesOf(matter) }, { progress: onProgress })
    onJob(job)
    const { differs } = packed.parse(await job.done)
    const hash = parseSha256(await hashFile(temporary))
    if (!hash.ok) throw refusal('internal-error', { words: 'sha256' })
    await rename(temporary, target)
    await syncFolder(folder)
    await matter.layDown([{ kind: 'custody', entry: { action: 'exported', words: target, heads: [head] } }])
    return { path: target, sha256: hash.value, issues: differs.map((name) => ({ code: 'copy-holds-damage', severity: 'warn', params: { file: name } })) }
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw new IssueError(issueOf(error, { path: target }))
  }
}

const filesOf = async (matter: OpenMatter): Promise<readonly { readonly name: string; readonly path: string; readonly bytes: number }[]> => {
  const names = (await readdir(matter.vault)).filter((name) => name === 'vault.json' || /^[0-9a-f]{64}$/.test(name)).sort()
  const originals = await Promise.all(names.map(async (name) => ({ name: `vault/${name}`, path: path.join(matter.vault, name), bytes: (await stat(path.join(matter.vault, name))).size })))
  return [{ name: recordFileName, path: path.join(matter.folder, recordFileName), bytes: matter.record.byteLength() }, ...originals]
}

export const restoreCopy = async (engines: EngineHost, matters: Matters, archive: string, onProgress: OnProgress, onJob: OnJob): Promise<Restored> => {
  await makeFolder(matters.root)
  await clearStages(matters.root)
  const stage = path.join(matters.root, `${stagePrefix}${randomBytes(6).toString('hex')}`)
  await makeFolder(stage)
  try {
    const job = engines.run('copy', 'unpack', { archive, stage }, { progress: onProgress })
    onJob(job)
    const { matter: id } = unpacked.parse(await job.done)
    // What the copy says of itself agrees; now whether record and originals agree with each other.
    const damage = (await verifyFolder(stage, Infinity, () => undefined)).filter(({ code, params }) => !expected.includes(`${code} ${params['file'] ?? ''}`))
    const folder = folderOf(matters.root, id)
    const issues = (await isThere(path.join(folder, recordFileName))) ? await join(matters, id, stage, archive) : await putInPlace(matters, stage, folder, archive)
    return { matter: await matters.summary(id), issues: [...damage, ...issues] }
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
}

const stagePrefix = '.restoring-'
/** A copy has no heads.jsonl, and brings its manifests. */
const expected: readonly string[] = ['record-heads-missing heads.jsonl', 'matter-file-unknown manifest.json', 'matter-file-unknown manifest-sha256.txt']

const clearStages = async (root: string): Promise<void> => {
  for (const name of await readdir(root)) if (name.startsWith(stagePrefix)) await rm(path.join(root, name), { recursive: true, force: true })
}

const putInPlace = async (matters: Matters, stage: string, folder: string, archive: string): Promise<readonly Issue[]> => {
  for (const name of ['manifest.json', 'manifest-sha256.txt']) await rm(path.join(stage, name), { force: true })
  const heads = new Map<string, string>()
  for await (const { envelope, hash } of scanLines(path.join(stage, recordFileName))) if (envelope !== undefined) heads.set(envelope.chain, hash)
  // The copy may have gone on elsewhere: this computer never continues a chain it finds in one.
  await startChain(stage)
  await protectVault(path.join(stage, vaultFolderName))
  await syncFolder(stage)
  // A tombstone of the same matter stays where it is.
  if (await isThere(folder)) for (const name of await readdir(folder)) if (name.startsWith('destroyed-')) await rename(path.join(folder, name), path.join(stage, name))
  await rm(folder, { recursive: true, force: true })
  await rename(stage, folder)
  await syncFolder(matters.root)
  const matter = await openMatter(folder, matters.needs)
  await matter.layDown([{ kind: 'custody', entry: { action: 'restored', words: archive, heads: [...heads.values()].sort() } }])
  await matter.close()
  return []
}

const protectVault = async (vault: string): Promise<void> => {
  for (const name of await readdir(vault)) if (name !== 'vault.json') await chmod(path.join(vault, name), 0o400)
  await syncFolder(vault)
}

const join = async (matters: Matters, id: string, stage: string, archive: string): Promise<readonly Issue[]> => {
  const current = matters.currentOrNone()
  if (current?.id === id) return mergeInto(current, stage, archive)
  const matter = await openMatter(folderOf(matters.root, id), matters.needs)
  try {
    return await mergeInto(matter, stage, archive)
  } finally {
    await matter.close()
  }
}
