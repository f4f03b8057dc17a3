// npm run --silent batch -- …: the same use cases in a hidden window, no display needed. stdout has JSON lines and nothing else,
// words for people go to stderr; exit 0 all read, 2 something could not be read or needs an answer, 1 refused.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkSystem, ensureElectron } from './ensure-electron.mjs'
import { electronEnvironment, machineArguments } from './electron-arguments.mjs'
import { ensureBuilt } from './ensure-built.mjs'
import { prepareResources } from './prepare-resources.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const prefix = 'ringproof-batch-'
/** What `npm run` was typed in; the script itself runs in the project's folder. */
const cwd = process.env.npm_lifecycle_event === 'batch' ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()

/** Folders of runs that were killed. One that is in use has a living owner in its name. */
const clearOld = () => {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0
    if (owner === 0) continue
    try {
      process.kill(owner, 0)
    } catch (error) {
      if (error.code === 'ESRCH') fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true })
    }
  }
}

const start = async () => {
  const bin = await ensureElectron(console.error)
  checkSystem(bin)
  prepareResources()
  ensureBuilt()
  clearOld()
  // A folder of its own: LevelDB belongs to one process, and nobody's matters are touched.
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`))
  const asked = Buffer.from(JSON.stringify({ argv: process.argv.slice(2), cwd })).toString('base64url')
  const child = spawn(bin, [...machineArguments(true), '--log-level=3', `--user-data-dir=${userData}`, `--ringproof-batch=${asked}`, root], { stdio: ['ignore', 'inherit', 'inherit'], env: electronEnvironment() })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    fs.rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    if (signal !== null) console.error(`batch: stopped by ${signal}`)
    process.exit(code ?? 1)
  })
}

start().catch((error) => {
  console.error(`batch: ${error.message}`)
  process.exit(1)
})
