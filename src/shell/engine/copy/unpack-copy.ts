import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { open as openArchive, type Entry, type ZipFile } from 'yauzl'
import { CopyRefused, isAllowedName, manifestJsonName, manifestShape, manifestTextName, recordName, type CopyManifest } from './copy-format.ts'

export type UnpackAsk = { readonly archive: string; /** An empty folder. */ readonly stage: string }
export type UnpackAnswer = { readonly matter: string; readonly head: string; readonly differs: readonly string[] }

/** Unpacks a copy into `stage` and compares every file with the manifest. Refused as a whole, with the place, or whole. */
export const unpackCopy = async ({ archive, stage }: UnpackAsk, onProgress: (done: number, total: number) => void): Promise<UnpackAnswer> => {
  await mkdir(path.join(stage, 'vault'), { recursive: true })
  const zip = await openZip(archive)
  const found = new Map<string, { readonly sha256: string; readonly bytes: number }>()
  try {
    let entries = 0
    for (let entry = await nextEntry(zip); entry !== undefined; entry = await nextEntry(zip)) {
      const name = entry.fileName
      if (!isAllowedName(name)) throw new CopyRefused('copy-name-refused', name)
      if (found.has(name)) throw new CopyRefused('copy-damaged', name, 'twice')
      found.set(name, await unpackEntry(zip, entry, path.join(stage, ...name.split('/'))))
      onProgress((entries += 1), zip.entryCount)
    }
  } finally {
    zip.close()
  }
  const manifest = await readManifest(stage, found)
  compare(manifest, found)
  return { matter: manifest.matter, head: manifest.head, differs: manifest.differs }
}

const openZip = (archive: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    openArchive(archive, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
      if (error !== null) reject(asRefused(error, ''))
      else resolve(zip)
    })
  })

/** What the disk says stays what it is; what the ZIP says is damage. */
const asRefused = (error: Error, member: string): Error => ('syscall' in error ? error : new CopyRefused('copy-damaged', member, error.message))

const nextEntry = (zip: ZipFile): Promise<Entry | undefined> =>
  new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      for (const name of ['entry', 'end', 'error']) zip.removeAllListeners(name)
      end()
    }
    zip.once('entry', (entry: Entry) => settle(() => resolve(entry)))
    zip.once('end', () => settle(() => resolve(undefined)))
    zip.once('error', (error: Error) => settle(() => reject(asRefused(error, ''))))
    zip.readEntry()
  })

const unpackEntry = async (zip: ZipFile, entry: Entry, file: string): Promise<{ readonly sha256: string; readonly bytes: number }> => {
  const hash = createHash('sha256')
  let bytes = 0
  const watch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(await streamOf(zip, entry), watch, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
  } catch (error) {
    throw asRefused(error instanceof Error ? error : new Error(String(error)), entry.fileName)
  }
  return { sha256: hash.digest('hex'), bytes }
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) reject(error)
      else resolve(stream)
    })
  })

const readManifest = async (stage: string, found: ReadonlyMap<string, unknown>): Promise<CopyManifest> => {
  if (!found.has(manifestJsonName)) throw new CopyRefused('copy-damaged', manifestJsonName, 'missing')
  try {
    return manifestShape.parse(JSON.parse(await readFile(path.join(stage, manifestJsonName), 'utf8')))
  } catch {
    throw new CopyRefused('copy-damaged', manifestJsonName)
  }
}

const compare = (manifest: CopyManifest, found: ReadonlyMap<string, { readonly sha256: string; readonly bytes: number }>): void => {
  const listed = new Map(manifest.files.map((file) => [file.name, file]))
  for (const { name, sha256, bytes } of manifest.files) {
    const file = found.get(name)
    if (file === undefined) throw new CopyRefused('copy-damaged', name, 'missing')
    if (file.sha256 !== sha256 || file.bytes !== bytes) throw new CopyRefused('copy-damaged', name)
  }
  for (const name of found.keys()) if (!listed.has(name) && name !== manifestJsonName && name !== manifestTextName) throw new CopyRefused('copy-damaged', name, 'not listed')
  if (!listed.has(recordName)) throw new CopyRefused('copy-damaged', recordName, 'missing')
}
