import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, lstat, open, readdir, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Issue } from '../../../src/core/kernel/issue.ts'
import { isEpochMs, toEpochMs, type EpochMs } from '../../../src/core/kernel/instant.ts'
import { parseSha256, type Sha256 } from '../../../src/core/kernel/sha256.ts'
import type { SideSuffix, Source } from '../../../src/core/model/source.ts'
import type { ReceivedFile } from '../../../src/app/ports.ts'
import { clearTemporary, makeFolder, replaceFile, syncFolder, temporaryNameIn } from '../durable.ts'
import { backupMarks, backupParts, looseParts, missingOfBackup } from '../../../src/core/model/iphone-backup.ts'
import { issueOf, IssueError, refusal } from '../issue-error.ts'

/*
 * Originals, byte for byte, named by their SHA-256 so that `sha256sum` alone can check them. vault.json is the header: were the files
 * enciphered one day, it would say how.
 */
export const vaultFolderName = 'vault'
export const vaultHeaderName = 'vault.json'
export const vaultHeader = '{"cipher":"none","format":"ringproof-vault","version":1}\n'

export type WriteChunk = (handle: FileHandle, chunk: Buffer) => Promise<void>
export type VaultNeeds = { readonly now: () => EpochMs; /** The disk; a test gives one that is full. */ readonly write?: WriteChunk }
export type OnBytes = (done: number, total: number) => void

export const prepareVault = async (vault: string): Promise<void> => {
  await makeFolder(vault)
  await clearTemporary(vault)
  if (!(await readdir(vault)).includes(vaultHeaderName)) await replaceFile(path.join(vault, vaultHeaderName), vaultHeader)
}

/** One answer per file, in order of their names; one bad file never stops the next. */
export const receiveInto = async (vault: string, given: string, needs: VaultNeeds, onBytes: OnBytes, isCancelled: () => boolean): Promise<readonly ReceivedFile[]> => {
  const { files, issues } = await filesBelow(given)
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const answers: ReceivedFile[] = issues.map((issue) => ({ path: String(issue.params['path'] ?? given), isNew: false, issues: [issue] }))
  let done = 0
  for (const { main, sides, size } of pairSides(files)) {
    if (isCancelled()) throw refusal('cancelled')
    const before = done
    answers.push(await receiveOne(vault, main, sides, needs, (bytes) => onBytes(before + bytes, total)))
    done += size
  }
  return answers
}

/** What the owner typed, as the bytes of a text file (UTF-8, as written), or a picture she pasted. */
export const receiveContent = async (vault: string, { fileName, content, origin }: { readonly fileName: string; readonly content: string | Uint8Array; readonly origin: 'typed' | 'pasted' }, needs: VaultNeeds): Promise<ReceivedFile> => {
  const temporary = temporaryNameIn(vault)
  try {
    await writeFile(temporary, content, { flag: 'wx', mode: 0o600, flush: true })
    const { sha256, byteLength, isNew } = await keep(vault, temporary, needs, () => undefined)
    const source: Source = { sha256, fileName: fileName.normalize('NFC'), byteLength, receivedAt: needs.now(), origin }
    return { path: fileName, source, isNew, issues: [] }
  } catch (error) {
    return { path: fileName, isNew: false, issues: [issueOf(error, { path: fileName })] }
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Keeps a file that an engine took out of an original, under the hash it told: other bytes than that are refused. */
export const keepDerived = async (vault: string, file: string, told: Sha256, needs: VaultNeeds): Promise<void> => {
  const { sha256 } = await keep(vault, file, needs, () => undefined)
  if (sha256 !== told) throw refusal('engine-answer-refused', { engine: 'read', words: 'sha256' })
}

type Found = { readonly file: string; readonly size: number; readonly name: string; /** Parts of an iPhone backup, below its folder. */ readonly parts?: readonly Side[] }

const filesBelow = async (given: string): Promise<{ readonly files: readonly Found[]; readonly issues: readonly Issue[] }> => {
  const files: Found[] = []
  const issues: Issue[] = []
  const walk = async (file: string, name: string): Promise<void> => {
    try {
      const found = await lstat(file)
      // A link may lead anywhere, also round in a circle: what it names can be dropped itself.
      if (found.isSymbolicLink()) issues.push({ code: 'link-not-followed', severity: 'warn', params: { path: file } })
      else if (found.isFile()) files.push({ file, size: found.size, name })
      else if (found.isDirectory()) {
        const entries = (await readdir(file)).sort()
        if (backupMarks.every((mark) => entries.includes(mark))) return void files.push(await backupIn(file, name))
        const missing = missingOfBackup(entries)
        if (missing !== undefined) {
          issues.push({ code: entries.includes('Manifest.mbdb') ? 'backup-too-old' : 'backup-half-copied', severity: 'warn', params: { missing, path: file } })
          return void files.push(...(await looseIn(file, name)))
        }
        for (const entry of entries) await walk(path.join(file, entry), `${name}/${entry}`)
      }
      else issues.push({ code: 'not-a-file', severity: 'warn', params: { path: file } })
    } catch (error) {
      issues.push(issueOf(error, { path: file }))
    }
  }
  const database = await databaseOf(given)
  await walk(database, path.basename(database))
  // SQLite keeps recent rows beside the database: they come with it even if only the database was dropped.
  if (files.length === 1 && files[0]?.file === database) for (const suffix of sideSuffixes) await addIfThere(files, `${database}${suffix}`)
  return { files, issues }
}

/** Of an iPhone backup only the catalogue and the call and message databases are taken: gigabytes of pictures are none of this matter. */
const backupIn = async (folder: string, name: string): Promise<Found> => {
  const [plist] = backupMarks
  const parts: (Side & { readonly size: number })[] = []
  for (const part of backupParts) {
    const file = path.join(folder, ...part.split('/'))
    const size = await sizeOf(file)
    if (size !== undefined) parts.push({ suffix: `/${part}`, file, size })
  }
  const file = path.join(folder, plist)
  return { file, name: `${name}/${plist}`, size: ((await sizeOf(file)) ?? 0) + parts.reduce((sum, { size }) => sum + size, 0), parts }
}

/** Without its catalogue a backup cannot be decrypted; what was not encrypted can still be read, and nothing else is taken. */
const looseIn = async (folder: string, name: string): Promise<readonly Found[]> => {
  const found: Found[] = []
  for (const part of looseParts) {
    const file = path.join(folder, ...part.split('/'))
    const size = await sizeOf(file)
    if (size !== undefined) found.push({ file, size, name: `${name}/${part}` })
  }
  return found
}

/** Of 'calllog.db-wal' the database it belongs to, where that lies beside it: alone it says nothing. */
const databaseOf = async (given: string): Promise<string> => {
  const suffix = sideSuffixes.find((s) => given.endsWith(s))
  if (suffix === undefined) return given
  const database = given.slice(0, -suffix.length)
  try {
    return (await lstat(database)).isFile() ? database : given
  } catch {
    return given
  }
}

const addIfThere = async (files: Found[], file: string): Promise<void> => {
  try {
    const found = await lstat(file)
    if (found.isFile()) files.push({ file, size: found.size, name: path.basename(file) })
  } catch {
    // No side file: the usual case.
  }
}

export const sideSuffixes = ['-wal', '-shm', '-journal'] as const
type Side = { readonly suffix: SideSuffix; readonly file: string }

const pairSides = (files: readonly Found[]): readonly { readonly main: Found; readonly sides: readonly Side[]; readonly size: number }[] => {
  const byFile = new Map(files.map((found) => [found.file, found]))
  const isSide = ({ file }: Found): boolean => sideSuffixes.some((suffix) => file.endsWith(suffix) && byFile.has(file.slice(0, -suffix.length)))
  return files
    .filter((found) => !isSide(found))
    .map((main) => {
      if (main.parts !== undefined) return { main, sides: main.parts, size: main.size }
      const sides: readonly Side[] = sideSuffixes.map((suffix) => ({ suffix, file: `${main.file}${suffix}` })).filter(({ file }) => byFile.has(file))
      return { main, sides, size: main.size + sides.reduce((sum, { file }) => sum + (byFile.get(file)?.size ?? 0), 0) }
    })
}

const receiveOne = async (vault: string, { file, name }: Found, sides: readonly Side[], needs: VaultNeeds, onBytes: (done: number) => void): Promise<ReceivedFile> => {
  try {
    const kept = await keep(vault, file, needs, onBytes)
    const sideFiles: { readonly suffix: SideSuffix; readonly sha256: Sha256 }[] = []
    for (const { suffix, file: side } of sides) sideFiles.push({ suffix, sha256: (await keep(vault, side, needs, () => undefined)).sha256 })
    const modified = toEpochMs(kept.modifiedMs)
    const source: Source = {
      sha256: kept.sha256,
      fileName: name.normalize('NFC'),
      byteLength: kept.byteLength,
      receivedAt: needs.now(),
      ...(isEpochMs(modified) ? { claimedModifiedAt: modified } : {}),
      origin: 'file',
      ...(sideFiles.length === 0 ? {} : { sideFiles }),
    }
    return { path: file, source, isNew: kept.isNew, issues: [] }
  } catch (error) {
    return { path: file, isNew: false, issues: [issueOf(error, { path: file })] }
  }
}

type Kept = { readonly sha256: Sha256; readonly byteLength: number; readonly isNew: boolean; readonly modifiedMs: number }

/** Copies while hashing; the file has its name in the vault only when every byte of it is on disk. */
const keep = async (vault: string, file: string, needs: VaultNeeds, onBytes: (done: number) => void): Promise<Kept> => {
  const from = await open(file, constants.O_RDONLY | noFollow)
  const temporary = temporaryNameIn(vault)
  try {
    const before = await from.stat()
    if (!before.isFile()) throw refusal('not-a-file', { path: file })
    const { sha256, byteLength } = await copyHashing(from, temporary, needs.write ?? writeAll, onBytes)
    const after = await from.stat()
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || byteLength !== before.size) throw refusal('file-changed-while-copied', { path: file })
    const isNew = await settle(vault, temporary, sha256, byteLength)
    return { sha256, byteLength, isNew, modifiedMs: before.mtimeMs }
  } finally {
    await from.close()
    await rm(temporary, { force: true })
  }
}

/** A link put in the file's place between looking and opening is not followed either. */
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW

const chunkBytes = 1 << 20

const copyHashing = async (from: FileHandle, temporary: string, write: WriteChunk, onBytes: (done: number) => void): Promise<{ readonly sha256: Sha256; readonly byteLength: number }> => {
  const hash = createHash('sha256')
  const to = await open(temporary, 'wx', 0o600)
  let byteLength = 0
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes)
    for (;;) {
      const { bytesRead } = await from.read(buffer, 0, chunkBytes, null)
      if (bytesRead === 0) break
      const chunk = buffer.subarray(0, bytesRead)
      hash.update(chunk)
      await write(to, chunk)
      byteLength += bytesRead
      onBytes(byteLength)
    }
    await to.sync()
  } finally {
    await to.close()
  }
  const sha256 = parseSha256(hash.digest('hex'))
  if (!sha256.ok) throw refusal('internal-error', { words: 'sha256' })
  return { sha256: sha256.value, byteLength }
}

const writeAll: WriteChunk = async (handle, chunk) => {
  await handle.writeFile(chunk)
}

/** false: these bytes were here already. One that is here but has another length is damaged, and is not written over. */
const settle = async (vault: string, temporary: string, sha256: Sha256, byteLength: number): Promise<boolean> => {
  const final = path.join(vault, sha256)
  const known = await sizeOf(final)
  if (known !== undefined) {
    if (known !== byteLength) throw new IssueError({ code: 'vault-file-changed', severity: 'refuse', params: { sha256 } })
    return false
  }
  await chmod(temporary, 0o400)
  await rename(temporary, final)
  await syncFolder(vault)
  return true
}

const sizeOf = async (file: string): Promise<number | undefined> => {
  try {
    return (await stat(file)).size
  } catch {
    return undefined
  }
}
