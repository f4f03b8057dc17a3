import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { parseSha256 } from '../../src/core/kernel/sha256.ts'
import type { Observation } from '../../src/core/model/observation.ts'
import type { Answers, ReadingRun } from '../../src/core/model/reading-run.ts'
import { readSource } from '../../electron/engines/read-source.ts'

/** The day the samples were gathered. */
export const sampleNow = toEpochMs(Date.UTC(2026, 10, 25))

export type FileRead = { readonly run: ReadingRun; readonly observations: readonly Observation[] }

/** Reads a file from disk exactly as the read engine does. */
export const readFileAsSource = async (filePath: string, answers: Answers = {}, ownNumbers: readonly string[] = []): Promise<FileRead> => {
  const bytes = await readFile(filePath)
  const sha256 = parseSha256(createHash('sha256').update(bytes).digest('hex'))
  if (!sha256.ok) throw new Error('sha256')
  const scratch = await mkdtemp(path.join(tmpdir(), 'ringproof-read-'))
  const observations: Observation[] = []
  try {
    const run = await readSource(
      { path: filePath, sha256: sha256.value, fileName: path.basename(filePath), byteLength: bytes.length, answers, ownNumbers, now: sampleNow, scratch },
      { batch: async ({ items }) => { observations.push(...items); await Promise.resolve() }, keep: () => Promise.resolve(), progress: () => undefined },
      new AbortController().signal,
    )
    return { run, observations }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
