import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

export type ZipMember = { readonly name: string; readonly byteLength: number; readonly packedLength: number; readonly isEncrypted: boolean }
export type OpenZip = { readonly members: readonly ZipMember[]; readonly extract: (name: string, to: string) => Promise<'done' | 'too-large' | 'damaged'>; readonly close: () => void }

const mostMembers = 200_000
/** Text shrinks to a fortieth at best; beyond this a member is a bomb. */
const mostShrinking = 250
const largestMember = 8 * 1024 ** 3

/** The directory of a ZIP. undefined: no directory, or a damaged one. */
export const openZip = (path: string): Promise<OpenZip | undefined> =>
  new Promise((resolve) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: true, strictFileNames: false }, (error, zip) => {
      if (error !== null) return resolve(undefined)
      const entries = new Map<string, Entry>()
      const finish = (): void => resolve({ members: [...entries.values()].map(toMember), extract: (name, to) => extract(zip, entries.get(name), to), close: () => zip.close() })
      zip.on('error', () => (entries.size > 0 ? finish() : resolve(undefined)))
      zip.on('end', finish)
      zip.on('entry', (entry: Entry) => {
        if (!entry.fileName.endsWith('/') && !entry.fileName.split('/').includes('..')) entries.set(entry.fileName, entry)
        if (entries.size >= mostMembers) finish()
        else zip.readEntry()
      })
      zip.readEntry()
    })
  })

const toMember = (entry: Entry): ZipMember => ({ name: entry.fileName, byteLength: entry.uncompressedSize, packedLength: entry.compressedSize, isEncrypted: (entry.generalPurposeBitFlag & 1) === 1 })

const extract = async (zip: ZipFile, entry: Entry | undefined, to: string): Promise<'done' | 'too-large' | 'damaged'> => {
  if (entry === undefined) return 'damaged'
  if (entry.uncompressedSize > largestMember || entry.uncompressedSize > Math.max(1_048_576, entry.compressedSize * mostShrinking)) return 'too-large'
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)))
    })
    await pipeline(stream, sizeGuard(entry.uncompressedSize), createWriteStream(to))
    return 'done'
  } catch {
    return 'damaged'
  }
}

/** Never writes more than the directory promised. */
const sizeGuard = (most: number): Transform => {
  let seen = 0
  return new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      seen += chunk.length
      if (seen > most) next(new Error('larger than promised'))
      else next(null, chunk)
    },
  })
}
