import path from 'node:path'
import type { Sha256 } from '../../src/core/kernel/sha256.ts'
import type { JobContext } from '../../src/ipc/jobs.ts'

/** The one way to the bytes of an original. Never opened for writing; SQLite works on a copy in context.scratch. */
export const originalPath = (context: JobContext, sha256: Sha256): string => path.join(context.vault, sha256)
