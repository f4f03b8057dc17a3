// npm run package [-- electron-builder options]: an installable app from the official Electron. The registry copy of Electron that closed
// networks develop and test with is refused: nobody signed it.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dist = path.join(root, 'node_modules/electron/dist')

/** Why this Electron may not be shipped; undefined: it may. */
export const refusalOf = (folder) => {
  if (fs.existsSync(path.join(folder, '.registry-fallback.json'))) {
    return 'node_modules/electron/dist is the registry copy for development and tests, not an official release. Delete that folder and run "ELECTRON_SOURCE=official npm start" where github.com can be reached.'
  }
  const want = JSON.parse(fs.readFileSync(path.join(folder, '../package.json'), 'utf8')).version
  const have = fs.existsSync(path.join(folder, 'version')) ? fs.readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '') : 'nothing'
  return have === want ? undefined : `node_modules/electron/dist holds ${have}, package.json pins ${want}.`
}

const run = (words) => {
  const done = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const why = process.env.ELECTRON_OVERRIDE_DIST_PATH ? 'ELECTRON_OVERRIDE_DIST_PATH is set: packages are made from the pinned official Electron only.' : refusalOf(dist)
  if (why !== undefined) {
    console.error(`[package] refused: ${why}`)
    process.exit(1)
  }
  run(['scripts/prepare-resources.mjs'])
  run(['node_modules/electron-vite/bin/electron-vite.js', 'build'])
  run(['node_modules/electron-builder/cli.js', '--config', 'electron-builder.json', '--publish', 'never', ...process.argv.slice(2)])
}
