import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { PrintedPacket } from '../../src/app/ports.ts'
import { parseSha256 } from '../../src/core/kernel/sha256.ts'
import type { PacketPlan, RowsPlan } from '../../src/core/model/packet.ts'
import type { PrintJobAnswer, PrintJobAsk } from '../../src/ipc/jobs.ts'
import { makeFolder, replaceFile, syncFolder } from './durable.ts'
import type { EngineHost } from './engine-host.ts'
import { refusal } from './issue-error.ts'
import { hashFile } from './matter/verify-matter.ts'
import { isSafeName } from './safe-name.ts'
import type { Tell } from './serve-link.ts'

const manifestName = 'manifest-sha256.txt'
/** What a crash leaves; the next packet in the same folder clears it away. */
const stagePrefix = '.ringproof-packet-'

const answerShape = z.looseObject({ files: z.array(z.looseObject({ name: z.string(), pages: z.number().optional() })), issues: z.array(z.looseObject({ code: z.string() })) })

/** The engine writes into a hidden folder beside the packet's; the packet has its name only when every byte of it is on disk. */
export const printJob = async (engines: EngineHost, { plan, folder }: { readonly plan: PacketPlan | RowsPlan; readonly folder: string }, tell: Tell<'jobs.print'>): Promise<PrintedPacket> => {
  if (!isSafeName(plan.folderName)) throw refusal('name-not-safe', { name: plan.folderName })
  await makeFolder(folder)
  await clearStages(folder)
  const stage = path.join(folder, `${stagePrefix}${randomBytes(6).toString('hex')}`)
  await mkdir(stage)
  try {
    const ask: PrintJobAsk = { plan, stage }
    const job = engines.run('print', 'print', ask, { progress: tell.progress })
    tell.onCancel(job.cancel)
    const read = answerShape.safeParse(await job.done)
    if (!read.success) throw refusal('engine-answer-refused', { engine: 'print', words: read.error.issues[0]?.message ?? '' })
    const answer = read.data as unknown as PrintJobAnswer
    // Nothing could be printed: the issues say why, and no folder stands there empty.
    if (answer.files.length === 0) {
      await rm(stage, { recursive: true, force: true })
      return { folder: '', files: [], issues: answer.issues }
    }
    return await settle(stage, folder, plan.folderName, answer)
  } catch (error) {
    await rm(stage, { recursive: true, force: true, maxRetries: 3 })
    throw error
  }
}

const clearStages = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (name.startsWith(stagePrefix)) await rm(path.join(folder, name), { recursive: true, force: true })
}

const settle = async (stage: string, folder: string, name: string, answer: PrintJobAnswer): Promise<PrintedPacket> => {
  const hashes = await hashAll(stage)
  for (const file of answer.files) if (file.name !== manifestName && !hashes.has(file.name)) throw refusal('packet-file-missing', { file: file.name })
  await settleManifest(stage, hashes)
  for (const file of [...hashes.keys(), manifestName]) await flush(path.join(stage, file))
  for (const sub of await foldersIn(stage)) await syncFolder(sub)
  await syncFolder(stage)
  const final = await freeName(folder, name)
  await rename(stage, final)
  await syncFolder(folder)
  const pages = new Map(answer.files.map((file) => [file.name, file.pages]))
  const files = [...hashes].map(([file, sha256]) => {
    const count = pages.get(file)
    const hash = parseSha256(sha256)
    if (!hash.ok) throw refusal('internal-error', { words: 'sha256' })
    return { name: file, sha256: hash.value, ...(count === undefined ? {} : { pages: count }) }
  })
  return { folder: final, files, issues: answer.issues }
}

const hashAll = async (stage: string): Promise<Map<string, string>> => {
  const names = (await readdir(stage, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(stage, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => name !== manifestName)
    .sort()
  const hashes = new Map<string, string>()
  for (const name of names) {
    if (!name.split('/').every(isSafeName)) throw refusal('name-not-safe', { name })
    hashes.set(name, await hashFile(path.join(stage, name)))
  }
  return hashes
}

/** In the form `sha256sum -c` reads. One the engine wrote must agree with the bytes and name every file. */
const settleManifest = async (stage: string, hashes: ReadonlyMap<string, string>): Promise<void> => {
  const file = path.join(stage, manifestName)
  const written = await readFile(file, 'utf8').catch(() => undefined)
  if (written === undefined) return replaceFile(file, [...hashes].map(([name, sha256]) => `${sha256}  ${name}\n`).join(''))
  const listed = new Map(written.split('\n').flatMap((line) => (/^[0-9a-f]{64} [ *]/.test(line) ? [[line.slice(66), line.slice(0, 64)] as const] : [])))
  for (const [name, sha256] of hashes) if (listed.get(name) !== sha256) throw refusal('manifest-differs', { file: name })
}

const flush = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const foldersIn = async (stage: string): Promise<readonly string[]> =>
  (await readdir(stage, { recursive: true, withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name))

/** A packet that was issued is never written over. */
const freeName = async (folder: string, name: string): Promise<string> => {
  const taken = new Set(await readdir(folder))
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? name : `${name}-${number}`
    if (!taken.has(wanted)) return path.join(folder, wanted)
  }
}
