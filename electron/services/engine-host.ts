import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { EngineKind, FromEngine, JobContext, ToEngine } from '../../src/ipc/jobs.ts'
import { IssueError, issueOf, refusal } from './issue-error.ts'

/** An engine process as Electron gives it; a test gives its own. */
export type EngineProcess = {
  readonly post: (message: ToEngine) => void
  readonly kill: () => void
  readonly onMessage: (listener: (message: FromEngine) => void) => void
  readonly onExit: (listener: (code: number) => void) => void
}

type JobEvents = {
  /** Answered when the batch is stored: only then may the engine run further ahead. */
  readonly batch?: (batch: unknown, scratch: string) => Promise<void>
  readonly progress?: (done: number, total: number) => void
}
export type EngineJob = { readonly done: Promise<unknown>; readonly cancel: () => void }
export type EngineHost = {
  readonly run: (kind: EngineKind, name: string, ask: unknown, events: JobEvents) => EngineJob
  readonly stopAll: () => void
}

export type EngineHostNeeds = {
  readonly start: (kind: EngineKind) => EngineProcess
  readonly folders: () => Omit<JobContext, 'scratch'>
  readonly scratchRoot: string
  /** Processes of one kind that may work side by side. */
  readonly atOnce: Readonly<Record<EngineKind, number>>
}

type Job = {
  readonly id: number
  readonly kind: EngineKind
  readonly name: string
  readonly ask: unknown
  readonly events: JobEvents
  readonly scratch: string
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: IssueError) => void
  storing: Promise<void>
  engine?: Engine
}
type Engine = { readonly process: EngineProcess; readonly kind: EngineKind; job: Job | undefined }

/**
 * Starts an engine when there is work; a process does one job at a time, so that killing it (cancel, a crash) ends that job and no other.
 * The next job starts a fresh one.
 */
export const engineHost = (needs: EngineHostNeeds): EngineHost => {
  const engines = new Set<Engine>()
  const waiting: Job[] = []
  let lastId = 0

  const giveWork = (): void => {
    for (const job of [...waiting]) {
      const engine = freeEngine(engines, needs, job.kind, onMessage, onExit)
      if (engine === undefined) continue
      waiting.splice(waiting.indexOf(job), 1)
      engine.job = job
      job.engine = engine
      engine.process.post({ kind: 'job', id: job.id, name: job.name, ask: job.ask, context: { ...needs.folders(), scratch: job.scratch } })
    }
  }
  const onMessage = (engine: Engine, message: FromEngine): void => take(engine, message, giveWork)
  const onExit = (engine: Engine, code: number): void => {
    engines.delete(engine)
    const { job } = engine
    engine.job = undefined
    // What it had sent is stored first: then the refusal says truly where it stopped.
    if (job !== undefined) void job.storing.then(() => job.reject(refusal('engine-stopped', { engine: engine.kind, code })))
    giveWork()
  }

  return {
    run: (kind, name, ask, events) => {
      const id = (lastId += 1)
      let job: Job | undefined
      let isCancelled = false
      const done = withScratch(needs.scratchRoot, (scratch) =>
        new Promise<unknown>((resolve, reject) => {
          if (isCancelled) return reject(refusal('cancelled'))
          job = { id, kind, name, ask, events, scratch, resolve, reject, storing: Promise.resolve() }
          waiting.push(job)
          giveWork()
        }),
      )
      const cancel = (): void => {
        isCancelled = true
        if (job === undefined) return
        stopJob(job, waiting, engines, refusal('cancelled'))
      }
      return { done, cancel }
    },
    stopAll: () => {
      for (const engine of engines) engine.process.kill()
    },
  }
}

const freeEngine = (engines: Set<Engine>, needs: EngineHostNeeds, kind: EngineKind, onMessage: (e: Engine, m: FromEngine) => void, onExit: (e: Engine, code: number) => void): Engine | undefined => {
  const ofKind = [...engines].filter((engine) => engine.kind === kind)
  const idle = ofKind.find((engine) => engine.job === undefined)
  if (idle !== undefined) return idle
  if (ofKind.length >= needs.atOnce[kind]) return undefined
  const engine: Engine = { process: needs.start(kind), kind, job: undefined }
  engines.add(engine)
  engine.process.onMessage((message) => onMessage(engine, message))
  engine.process.onExit((code) => onExit(engine, code))
  return engine
}

/** The kill is not waited for: a new process takes the next job at once. */
const stopJob = (job: Job, waiting: Job[], engines: Set<Engine>, why: IssueError): void => {
  const place = waiting.indexOf(job)
  if (place >= 0) waiting.splice(place, 1)
  const { engine } = job
  if (engine?.job === job) {
    engine.job = undefined
    engines.delete(engine)
    engine.process.kill()
  }
  // A batch on its way to disk is there before anyone hears that the job is over: the next reading must find it.
  void job.storing.then(() => job.reject(why))
}

const withScratch = async <T>(root: string, work: (scratch: string) => Promise<T>): Promise<T> => {
  await mkdir(root, { recursive: true })
  const scratch = await mkdtemp(path.join(root, 'job-'))
  try {
    return await work(scratch)
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
  }
}

const take = (engine: Engine, message: FromEngine, giveWork: () => void): void => {
  const { job } = engine
  if (message.kind === 'ready' || job?.id !== message.id) return
  const settle = (end: () => void): void => {
    // The answer waits for the last batch to be on disk.
    void job.storing.then(() => {
      if (engine.job !== job) return
      engine.job = undefined
      end()
      giveWork()
    })
  }
  switch (message.kind) {
    case 'progress':
      job.events.progress?.(message.done, message.total)
      return
    case 'batch':
      storeBatch(engine, job, message.batch)
      return
    case 'done':
      settle(() => job.resolve(message.answer))
      return
    case 'failed':
      settle(() => job.reject(new IssueError(copyOfIssue(message.issue))))
  }
}

const storeBatch = (engine: Engine, job: Job, batch: unknown): void => {
  job.storing = job.storing.then(async () => {
    if (engine.job !== job) return
    try {
      await job.events.batch?.(batch, job.scratch)
      engine.process.post({ kind: 'stored', id: job.id })
    } catch (error) {
      // The record refused it (a full disk): the job ends there, and everything stored before stays.
      engine.job = undefined
      engine.process.kill()
      job.reject(new IssueError(issueOf(error)))
    }
  })
}

const copyOfIssue = (issue: Issue): Issue => ({ code: issue.code, severity: issue.severity, params: issue.params, ...(issue.place === undefined ? {} : { place: issue.place }) })
