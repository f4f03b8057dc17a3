import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Readable, Writable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/*
 * A ZIP written in one pass: sizes and checksum are put into each header after its bytes. Entries and archives beyond 4 GiB, and more than
 * 65,535 entries, use ZIP64 (APPNOTE 6.3.9, 4.3.14–4.3.16, 4.5.3). Times are fixed: the same files give the same bytes.
 */
export type ZipWriter = {
  readonly add: (name: string, content: AsyncIterable<Uint8Array>, size: number) => Promise<{ readonly sha256: string; readonly bytes: number }>
  readonly finish: () => Promise<void>
  readonly abandon: () => Promise<void>
}

type Entry = { readonly name: Buffer; readonly crc: number; readonly packed: number; readonly bytes: number; readonly offset: number }

const limit = 0xffff_ffff
const dosDate = 0x0021
const utf8Flag = 0x0800

export const writeZip = async (file: string): Promise<ZipWriter> => {
  const handle = await open(file, 'wx', 0o600)
  const entries: Entry[] = []
  let position = 0
  const put = async (bytes: Buffer): Promise<void> => {
    await writeAt(handle, bytes, position)
    position += bytes.length
  }
  return {
    add: async (name, content, size) => {
      const start = { name: Buffer.from(name), offset: position, isLarge: size >= limit - 1024 * 1024 * 64 }
      await put(localHeader({ name: start.name, crc: 0, packed: 0, bytes: 0, offset: 0 }, start.isLarge))
      const dataStart = position
      const seen = { crc: 0, bytes: 0, hash: createHash('sha256') }
      const watched = async function* (): AsyncGenerator<Uint8Array> {
        for await (const chunk of content) {
          seen.crc = crc32(chunk, seen.crc)
          seen.bytes += chunk.length
          seen.hash.update(chunk)
          yield chunk
        }
      }
      const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => void put(chunk).then(() => done(), done) })
      await pipeline(Readable.from(watched()), createDeflateRaw({ level: 6 }), sink)
      const entry: Entry = { name: start.name, crc: seen.crc, packed: position - dataStart, bytes: seen.bytes, offset: start.offset }
      await writeAt(handle, localHeader(entry, start.isLarge), start.offset)
      entries.push(entry)
      return { sha256: seen.hash.digest('hex'), bytes: seen.bytes }
    },
    finish: async () => {
      const directoryAt = position
      for (const entry of entries) await put(centralHeader(entry))
      await put(endOfDirectory(entries.length, position - directoryAt, directoryAt))
      await handle.sync()
      await handle.close()
    },
    abandon: () => handle.close(),
  }
}

const writeAt = async (handle: FileHandle, bytes: Buffer, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
/** The 32-bit field, or its "look in the ZIP64 field" value. */
const short = (value: number): Buffer => u32(Math.min(value, limit))

const localHeader = ({ name, crc, packed, bytes }: Entry, isLarge: boolean): Buffer => {
  const extra = isLarge ? Buffer.concat([u16(1), u16(16), u64(bytes), u64(packed)]) : Buffer.alloc(0)
  const sizes = isLarge ? [u32(limit), u32(limit)] : [u32(packed), u32(bytes)]
  return Buffer.concat([u32(0x0403_4b50), u16(isLarge ? 45 : 20), u16(utf8Flag), u16(8), u16(0), u16(dosDate), u32(crc), ...sizes, u16(name.length), u16(extra.length), name, extra])
}

const centralHeader = ({ name, crc, packed, bytes, offset }: Entry): Buffer => {
  const fields = [bytes, packed, offset].filter((value) => value >= limit).map(u64)
  const extra = fields.length === 0 ? Buffer.alloc(0) : Buffer.concat([u16(1), u16(fields.length * 8), ...fields])
  const version = u16(fields.length === 0 ? 20 : 45)
  return Buffer.concat([u32(0x0201_4b50), version, version, u16(utf8Flag), u16(8), u16(0), u16(dosDate), u32(crc), short(packed), short(bytes), u16(name.length), u16(extra.length), u16(0), u16(0), u16(0), u32(0), short(offset), name, extra])
}

const endOfDirectory = (count: number, size: number, offset: number): Buffer => {
  const isLarge = count > 0xfffe || size >= limit || offset >= limit
  const large = isLarge ? [u32(0x0606_4b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count), u64(size), u64(offset), u32(0x0706_4b50), u32(0), u64(offset + size), u32(1)] : []
  const shown = Math.min(count, 0xffff)
  return Buffer.concat([...large, u32(0x0605_4b50), u16(0), u16(0), u16(shown), u16(shown), short(size), short(offset), u16(0)])
}
