import { open, readFile, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { canonicalJson } from '../../../src/core/kernel/canonical-json.ts'
import { replaceFile } from '../durable.ts'
import { hashOf } from './line.ts'

/*
 * heads.jsonl stands beside facts.jsonl and says how far it was acknowledged: the length, and the hash of the last line. What lies beyond
 * was never promised to anyone and may be torn by a crash; what lies before may not, and a last line that changed is named.
 */
export const headsFileName = 'heads.jsonl'

export type Acknowledged = { readonly bytes: number; readonly last: string }

const lineOf = ({ bytes, last }: Acknowledged): string => {
  const text = canonicalJson({ bytes, last })
  return canonicalJson({ bytes, last, sum: hashOf(text).slice(0, 16) })
}

const parseLine = (line: string): Acknowledged | undefined => {
  try {
    const { bytes, last } = JSON.parse(line) as Acknowledged
    return lineOf({ bytes, last }) === line ? { bytes, last } : undefined
  } catch {
    return undefined
  }
}

export type HeadsRead = { /** In the order they were given; the last says how far the record goes. */ readonly acknowledged: readonly Acknowledged[]; readonly isMissing: boolean; /** 1-based lines that are not as written; a torn last one is not counted. */ readonly damaged: readonly number[] }

export const readHeads = async (folder: string): Promise<HeadsRead> => {
  let text: string
  try {
    text = await readFile(path.join(folder, headsFileName), 'utf8')
  } catch {
    return { acknowledged: [], isMissing: true, damaged: [] }
  }
  const lines = text.split('\n')
  const parsed = lines.slice(0, -1).map(parseLine)
  // A torn line has lost its end; one that goes on after it was changed.
  const isTailChanged = /\}./.test(lines.at(-1) ?? '')
  const damaged = [...parsed.flatMap((line, at) => (line === undefined ? [at + 1] : [])), ...(isTailChanged ? [lines.length] : [])]
  return { acknowledged: parsed.filter((line) => line !== undefined), isMissing: false, damaged }
}

export type Heads = { readonly acknowledge: (head: Acknowledged) => Promise<void>; readonly close: () => Promise<void> }

/** Rewritten at open: only what was promised, nothing torn. Where the record keeps all its promises the last one is enough. */
export const openHeads = async (folder: string, promises: readonly Acknowledged[]): Promise<Heads> => {
  const file = path.join(folder, headsFileName)
  const kept = promises.map((promise) => `${lineOf(promise)}\n`).join('')
  await replaceFile(file, kept)
  const handle: FileHandle = await open(file, 'r+')
  let length = Buffer.byteLength(kept)
  return {
    acknowledge: async (head) => {
      const line = Buffer.from(`${lineOf(head)}\n`)
      try {
        const { bytesWritten } = await handle.write(line, 0, line.length, length)
        if (bytesWritten < line.length) throw Object.assign(new Error('no room for the line'), { code: 'ENOSPC' })
        await handle.datasync()
        length += line.length
      } catch (error) {
        await handle.truncate(length)
        throw error
      }
    },
    close: () => handle.close(),
  }
}
