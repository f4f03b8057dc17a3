// Builds out/ when something it is made of is newer. For `batch` and the tests, whose stdout belongs to somebody else: all words go to stderr.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const inputs = ['src', 'electron', 'electron.vite.config.ts', 'package-lock.json', 'resources/law', 'resources/registry', 'resources/templates']
const outputs = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html', 'out/renderer/hidden.html']

const newest = (file) => {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...fs.readdirSync(file).map((name) => newest(path.join(file, name))))
}

export const ensureBuilt = () => {
  const built = Math.min(...outputs.map((name) => fs.statSync(path.join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0))
  if (built > Math.max(...inputs.map((name) => newest(path.join(root, name))))) return
  const run = spawnSync(process.execPath, [path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: process.versions.electron === undefined ? undefined : '1' } })
  if (run.status === 0) return
  process.stderr.write(`${run.stdout}${run.stderr}`)
  throw new Error('the app could not be built')
}
