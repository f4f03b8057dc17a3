// npm run bench -- NAME [options]: runs test/bench/NAME.ts inside Electron's own Node, the runtime the engines use.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { ensureElectron, checkSystem } from './ensure-electron.mjs'

const [name = '', ...options] = process.argv.slice(2)
const file = `test/bench/${name}.ts`
if (!existsSync(file)) {
  console.error(`usage: npm run bench -- NAME   (${readdirSync('test/bench').filter((one) => one.endsWith('.ts')).map((one) => one.slice(0, -3)).join(', ')})`)
  process.exit(1)
}
const bin = await ensureElectron()
checkSystem(bin)
const child = spawn(bin, [file, ...options], { stdio: 'inherit', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
child.on('exit', (code) => process.exit(code ?? 1))
