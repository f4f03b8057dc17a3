import { packCopy, type PackAsk } from '../../src/shell/engine/copy/pack-copy.ts'
import { unpackCopy, type UnpackAsk } from '../../src/shell/engine/copy/unpack-copy.ts'
import { serveJobs } from './job-loop.ts'

/** Copies of a matter: written, and read back from wherever they have been. */
serveJobs({
  pack: (ask: PackAsk, emit) => packCopy(ask, emit.progress),
  unpack: (ask: UnpackAsk, emit) => unpackCopy(ask, emit.progress),
})
