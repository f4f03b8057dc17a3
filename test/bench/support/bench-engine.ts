import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { EngineAnswer } from './ocr-engine.ts'

/** An engine in a process of its own, as in the app. */
export type BenchEngine = { readonly read: (path: string) => Promise<EngineAnswer>; readonly kill: () => Promise<void> }

export const startEngine = async (): Promise<BenchEngine> => {
  const child = fork(join(import.meta.dirname, 'ocr-engine.ts'), { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise((resolve) => child.once('message', resolve))
  return {
    read: async (path) => {
      const answer = new Promise<EngineAnswer>((resolve) => child.once('message', (message) => resolve(message as EngineAnswer)))
      child.send(path)
      const first = await Promise.race([answer, gone])
      if (first === undefined) throw new Error('the engine is gone')
      return first
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
