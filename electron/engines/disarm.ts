import { createRequire, syncBuiltinESMExports } from 'node:module'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'

/*
 * The first import of every engine. An engine parses bytes nobody trusts with the rights of the person: a parser that is taken over must
 * find no network and no way to start a process. A utilityProcess is not sandboxed and does not pass through webRequest, so what
 * Node offers is taken away: the functions of these modules (for whoever imported them before, too), the globals, and the ways round.
 * Native addons are trusted code of ours and are not stopped by this; the end-to-end tests also pass in an empty network namespace.
 */

const load = createRequire(import.meta.url)

const forbiddenModules = ['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'dns/promises', 'child_process', 'cluster', 'inspector', 'inspector/promises'] as const
const forbiddenGlobals = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'] as const

const refuse = (name: string): (() => never) => {
  // A function, not an arrow: libraries subclass http.Agent when they load, and that alone is no harm.
  return function refused(): never {
    throw new Error(`An engine has no ${name}.`)
  }
}

/** Replaces every function a module offers, and what its classes can do. */
const emptyModule = (name: string, offered: Record<string, unknown>): void => {
  for (const key of Object.keys(offered)) {
    const value = offered[key]
    if (typeof value !== 'function') continue
    emptyPrototype(value.prototype as unknown, `${name}.${key}`)
    try {
      Object.defineProperty(offered, key, { value: refuse(`${name}.${key}`), writable: false, configurable: false, enumerable: true })
    } catch {
      offered[key] = refuse(`${name}.${key}`)
    }
  }
}

/** The methods a socket or a server connects with; those of plain streams stay, for stdout is one. */
const actions = ['connect', 'listen', 'bind', 'send', 'spawn', 'setServers', 'resolve', 'addMembership']
const emptyPrototype = (prototype: unknown, name: string): void => {
  if (typeof prototype !== 'object' || prototype === null) return
  for (const action of actions) if (Object.hasOwn(prototype, action)) Object.defineProperty(prototype, action, { value: refuse(`${name}.${action}`) })
}

const ignore = (..._made: readonly unknown[]): void => undefined

const disarm = (): void => {
  // Made now: Node builds them from net when they are first used.
  ignore(process.stdout, process.stderr)
  // All loaded before the first is emptied: they are built from one another.
  const modules = forbiddenModules.map((name) => [name, load(`node:${name}`) as Record<string, unknown>] as const)
  for (const [name, offered] of modules) emptyModule(name, offered)
  syncBuiltinESMExports()
  for (const name of forbiddenGlobals) Reflect.deleteProperty(globalThis, name)
  disarmThreads()
  const ways = process as unknown as Record<string, unknown>
  for (const way of ['binding', '_linkedBinding', 'kill', '_debugProcess', '_kill', 'execve']) {
    if (way in ways) Object.defineProperty(process, way, { value: refuse(`process.${way}`) })
  }
}

type Threads = {
  Worker: new (file: string | URL, options?: Record<string, unknown>) => object
  workerData: unknown
  readonly isMainThread: boolean
}
type DisarmedStart = { readonly disarmedStart: string; readonly isText: boolean; readonly data: unknown }

/** A worker thread has a fresh set of modules: every thread starts in this file, which then loads what was asked. tesseract.js reads in one. */
const disarmThreads = (): void => {
  const threads = load('node:worker_threads') as Threads
  const Plain = threads.Worker
  threads.Worker = class extends Plain {
    constructor(file: string | URL, options: Record<string, unknown> = {}) {
      const start: DisarmedStart = { disarmedStart: String(file), isText: options['eval'] === true, data: options['workerData'] }
      super(new URL(import.meta.url), { ...options, eval: false, workerData: start })
    }
  }
  syncBuiltinESMExports()
}

const isDisarmedStart = (value: unknown): value is DisarmedStart => typeof value === 'object' && value !== null && 'disarmedStart' in value

const startThread = async (): Promise<void> => {
  const threads = load('node:worker_threads') as Threads
  const start = threads.workerData
  if (threads.isMainThread || !isDisarmedStart(start)) return
  threads.workerData = start.data
  syncBuiltinESMExports()
  if (start.isText) (runInThisContext(`(function (require) { ${start.disarmedStart} })`) as (require: NodeJS.Require) => void)(load)
  else await import(start.disarmedStart.startsWith('file:') ? start.disarmedStart : pathToFileURL(start.disarmedStart).href)
}

disarm()
await startThread()
