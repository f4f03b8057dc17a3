import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseSha256 } from '../../src/core/kernel/sha256.ts'
import type { DerivedBytes } from '../../src/core/model/reading-run.ts'
import type { ReadEmit, SourceToRead } from './reading.ts'

/** Bytes taken out of a source, kept as a source of their own that can be hashed again. */
export const handOver = async (source: SourceToRead, emit: ReadEmit, file: string, member: string, bytes: Uint8Array): Promise<DerivedBytes> => {
  await writeFile(path.join(source.scratch, file), bytes)
  const hash = parseSha256(createHash('sha256').update(bytes).digest('hex'))
  if (!hash.ok) throw new Error('sha256')
  await emit.keep(file, hash.value)
  return { sha256: hash.value, byteLength: bytes.length, member }
}
