import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { manifestJsonName, manifestTextName, recordName, type CopyManifest } from './copy-format.ts'
import { writeZip, type ZipWriter } from './zip-writer.ts'

export type PackAsk = {
  /** A file that does not exist yet; main gives it its name when it is whole. */
  readonly target: string
  readonly matter: string
  readonly head: string
  /** `name` is the path in the copy; of the record only the first `bytes`. */
  readonly files: readonly { readonly name: string; readonly path: string; readonly bytes: number }[]
}
export type PackAnswer = { readonly differs: readonly string[] }

/** Record, vault and manifest into one file. A damaged original is copied as it is and named: saving the rest must not depend on it. */
export const packCopy = async (ask: PackAsk, onProgress: (done: number, total: number) => void): Promise<PackAnswer> => {
  const zip = await writeZip(ask.target)
  try {
    const manifest = await packFiles(zip, ask, onProgress)
    await addText(zip, manifestTextName, manifest.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''))
    await addText(zip, manifestJsonName, `${JSON.stringify(manifest)}\n`)
    await zip.finish()
    return { differs: manifest.differs }
  } catch (error) {
    await zip.abandon().catch(() => undefined)
    await rm(ask.target, { force: true })
    throw error
  }
}

const packFiles = async (zip: ZipWriter, ask: PackAsk, onProgress: (done: number, total: number) => void): Promise<CopyManifest> => {
  const total = ask.files.reduce((sum, { bytes }) => sum + bytes, 0)
  const files: CopyManifest['files'] = []
  const differs: string[] = []
  let done = 0
  for (const { name, path, bytes } of ask.files) {
    const content = bytes === 0 ? Readable.from([]) : (createReadStream(path, { end: bytes - 1, highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>)
    const packed = await zip.add(name, content, bytes)
    files.push({ name, ...packed })
    if (name !== recordName && /^vault\/[0-9a-f]{64}$/.test(name) && name !== `vault/${packed.sha256}`) differs.push(name)
    done += bytes
    onProgress(done, total)
  }
  return { format: 'ringproof-copy', version: 1, matter: ask.matter, head: ask.head, files, differs }
}

const addText = async (zip: ZipWriter, name: string, text: string): Promise<void> => {
  const bytes = Buffer.from(text)
  await zip.add(name, Readable.from([bytes]), bytes.length)
}
