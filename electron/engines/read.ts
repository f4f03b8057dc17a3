import { stat } from 'node:fs/promises'
import type { ReadAsk } from '../../src/app/ports.ts'
import type { ObservationBatch } from '../../src/ipc/jobs.ts'
import { serveJobs, type Emit } from './job-loop.ts'
import { originalPath } from './originals.ts'
import { readSource } from './read-source.ts'

serveJobs({
  read: async (ask: ReadAsk, emit: Emit<ObservationBatch>, signal) => {
    const path = originalPath(emit.context, ask.sha256)
    const sideFiles = (ask.sideFiles ?? []).map(({ suffix, sha256 }) => ({ suffix, path: originalPath(emit.context, sha256) }))
    const { size } = await stat(path)
    return readSource({ path, sha256: ask.sha256, fileName: ask.fileName, byteLength: size, answers: ask.answers, ownNumbers: ask.ownNumbers, now: ask.now, sideFiles, scratch: emit.context.scratch }, emit, signal)
  },
})
