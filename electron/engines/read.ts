import { stat } from 'node:fs/promises'
import type { ReadAsk } from '../../src/app/ports.ts'
import type { DerivedFile, ObservationBatch } from '../../src/ipc/jobs.ts'
import { previewTable } from '../../src/core/import/preview-table.ts'
import { serveJobs, type Emit } from './job-loop.ts'
import { openSource } from './open-source.ts'
import { originalPath } from './originals.ts'
import { readSource } from './read-source.ts'
import { passwordOf } from './reading.ts'

serveJobs({
  preview: async (ask: ReadAsk, emit: Emit) => {
    const file = await openSource({ path: originalPath(emit.context, ask.sha256), fileName: ask.fileName, scratch: emit.context.scratch, ...passwordOf(ask) })
    try {
      return previewTable(file.head, { answers: ask.answers, ownNumbers: ask.ownNumbers, now: ask.now })
    } finally {
      await file.close()
    }
  },
  read: async (ask: ReadAsk, emit: Emit<ObservationBatch | DerivedFile>, signal) => {
    const path = originalPath(emit.context, ask.sha256)
    const sideFiles = (ask.sideFiles ?? []).map(({ suffix, sha256 }) => ({ suffix, path: originalPath(emit.context, sha256) }))
    const { size } = await stat(path)
    return readSource({ path, sha256: ask.sha256, fileName: ask.fileName, byteLength: size, answers: ask.answers, ownNumbers: ask.ownNumbers, now: ask.now, sideFiles, scratch: emit.context.scratch }, { ...emit, keep: (file, hash) => emit.batch({ derived: { file, sha256: hash } }) }, signal)
  },
})
