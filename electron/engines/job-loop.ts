import type { Issue } from '../../src/core/kernel/issue.ts'
import { batchesAhead } from '../../src/ipc/link.ts'
import type { FromEngine, JobContext, ToEngine } from '../../src/ipc/jobs.ts'

/*
 * The loop of an engine process. An engine plugs one function in per job it knows:
 *
 *   serveJobs({ read: async (ask: ReadJobAsk, emit, signal) => readingRun })
 *
 * emit.batch(value) answers when main may take another batch: await it, and memory stays flat. emit.progress(done, total) never waits.
 * emit.context has the folders: originalPath(context, sha256) names the bytes of an original. Bad input is part of the answer; an
 * exception becomes the Issue `engine-failed`. Cancel is a kill: `signal` only helps to stop early and may be ignored.
 */
export type Emit<Batch = never> = {
  readonly batch: (batch: Batch) => Promise<void>
  readonly progress: (done: number, total: number) => void
  readonly context: JobContext
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each job has its own ask and batch; main checks both ends.
export type Work = (ask: any, emit: Emit<any>, signal: AbortSignal) => Promise<unknown>

type Port = { readonly postMessage: (message: FromEngine) => void; readonly on: (event: 'message', listener: (message: { readonly data: ToEngine }) => void) => void }
type Running = { readonly abort: AbortController; onWay: number; wake: () => void }

export const serveJobs = (works: Readonly<Record<string, Work>>, port: Port = parentPort()): void => {
  const running = new Map<number, Running>()
  port.on('message', ({ data }) => {
    switch (data.kind) {
      case 'job':
        void runJob(works, port, running, data)
        return
      case 'stored': {
        const job = running.get(data.id)
        if (job !== undefined) job.onWay -= 1
        job?.wake()
        return
      }
      case 'cancel':
        running.get(data.id)?.abort.abort()
    }
  })
  port.postMessage({ kind: 'ready' })
}

const runJob = async (works: Readonly<Record<string, Work>>, port: Port, running: Map<number, Running>, { id, name, ask, context }: Extract<ToEngine, { kind: 'job' }>): Promise<void> => {
  const job: Running = { abort: new AbortController(), onWay: 0, wake: () => undefined }
  running.set(id, job)
  const emit: Emit<unknown> = {
    context,
    progress: (done, total) => port.postMessage({ kind: 'progress', id, done, total }),
    batch: async (batch) => {
      port.postMessage({ kind: 'batch', id, batch })
      job.onWay += 1
      while (job.onWay >= batchesAhead) await new Promise<void>((wake) => (job.wake = wake))
    },
  }
  try {
    const work = works[name]
    if (work === undefined) port.postMessage({ kind: 'failed', id, issue: engineIssue('engine-cannot', { job: name }) })
    else port.postMessage({ kind: 'done', id, answer: await work(ask, emit, job.abort.signal) })
  } catch (error) {
    port.postMessage({ kind: 'failed', id, issue: issueOfError(error, name) })
  }
  running.delete(id)
}

/** A work may refuse the whole job by throwing an Error that carries one `issue`. */
const hasIssue = (error: unknown): error is Error & { readonly issue: Issue } => error instanceof Error && 'issue' in error
/** What the disk says is not a bug of the engine. */
const diskCodes: Readonly<Record<string, string>> = { ENOSPC: 'disk-full', EDQUOT: 'disk-full', EACCES: 'not-permitted', EPERM: 'not-permitted', EROFS: 'not-permitted', ENOENT: 'file-not-found', EIO: 'disk-failed' }
const issueOfError = (error: unknown, job: string): Issue => {
  if (hasIssue(error)) return error.issue
  const code = error instanceof Error && 'code' in error ? diskCodes[String(error.code)] : undefined
  return code === undefined ? engineIssue('engine-failed', { job, words: wordsOf(error) }) : engineIssue(code, error instanceof Error && 'path' in error ? { path: String(error.path) } : { path: '' })
}

const engineIssue = (code: string, params: Issue['params']): Issue => ({ code, severity: 'refuse', params })
const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 2000)

const parentPort = (): Port => (process as unknown as { readonly parentPort: Port }).parentPort
