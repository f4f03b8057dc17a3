import path from 'node:path'
import type { RecogniseAsk } from '../../src/app/ports.ts'
import type { JobContext } from '../../src/ipc/jobs.ts'
import { openScreenReader, type ScreenReader } from '../../src/shell/engine/ocr/screen-reader.ts'
import { serveJobs, type Emit } from './job-loop.ts'
import { originalPath } from './originals.ts'
import { recognisePicture } from './recognise-picture.ts'

let opened: Promise<ScreenReader> | undefined

/** The nets are loaded with the first picture and stay for the next ones. */
const readerOf = ({ resources }: JobContext): Promise<ScreenReader> => {
  opened ??= openScreenReader({ folders: { models: path.join(resources, 'models'), tessdata: path.join(resources, 'tessdata') } })
  return opened
}

serveJobs({
  recognise: async (ask: RecogniseAsk, emit: Emit, signal) => {
    emit.progress(0, 1)
    const answer = await recognisePicture(await readerOf(emit.context), ask, originalPath(emit.context, ask.sha256), signal)
    emit.progress(1, 1)
    return answer
  },
})
