import path from 'node:path'
import { utilityProcess } from 'electron'
import type { FromEngine } from '../../src/ipc/jobs.ts'
import type { EngineHostNeeds, EngineProcess } from './engine-host.ts'

/** An engine gets no environment of ours: nothing in it could tell it where to go. */
const plainEnvironment = (): Record<string, string> => {
  const kept: Record<string, string> = {}
  for (const name of ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'OMP_NUM_THREADS']) {
    const value = process.env[name]
    if (value !== undefined) kept[name] = value
  }
  return kept
}

export const startEngine: EngineHostNeeds['start'] = (kind): EngineProcess => {
  const child = utilityProcess.fork(path.join(import.meta.dirname, 'boot.js'), [kind], { serviceName: `ringproof-${kind}`, stdio: ['ignore', 'pipe', 'pipe'], env: plainEnvironment() })
  // What an engine or its libraries print goes to stderr: stdout belongs to `batch`.
  child.stdout?.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  return {
    post: (message) => child.postMessage(message),
    // SIGKILL: a parser in a tight loop hears nothing else.
    kill: () => {
      const { pid } = child
      child.kill()
      if (pid !== undefined) killNow(pid)
    },
    onMessage: (listener) => void child.on('message', (message: FromEngine) => listener(message)),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
  }
}

const killNow = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
