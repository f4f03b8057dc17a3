// vitest 5 wants Node >= 22.12: on an older Node run it inside Electron's own Node 24 (ELECTRON_RUN_AS_NODE=1), the runtime the engines use.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureElectron, checkSystem } from './ensure-electron.mjs'

const bin = await ensureElectron()
checkSystem(bin)
const env = { ...process.env, RINGPROOF_ELECTRON: bin, ELECTRON_RUN_AS_NODE: '1' }
const child = spawn(bin, [path.resolve('node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)], { stdio: 'inherit', env })
child.on('exit', (code) => process.exit(code ?? 1))
