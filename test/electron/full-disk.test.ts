import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

/* A disk that is really full: a file system of 3 MB in a mount namespace of the test's own. Where none can be had, the test is skipped. */
const services = path.resolve(import.meta.dirname, '../../electron/services')
const canMount = process.platform === 'linux' && spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' }).status === 0

const script = `
import fs from 'node:fs'
import { mattersIn } from '${services}/matter/matters.ts'
import { receiveInto } from '${services}/matter/vault.ts'
const disk = process.argv[2]
const matters = mattersIn(disk + '/matters', { chainId: 'c00000000000000aa', now: () => 1700000000000, operator: () => '', onLaidDown: () => undefined })
const { id } = await matters.create('满盘')
await matters.open(id)
fs.writeFileSync(disk + '/ballast', Buffer.alloc(1 << 20))
const said = { stored: 0 }
const words = 'x'.repeat(20000)
try { for (;;) { await matters.current().append([{ kind: 'custody', entry: { action: 'note', words } }]); said.stored += 1 } } catch (error) { said.append = error.issue }
fs.writeFileSync(process.argv[3], Buffer.alloc(5 << 20, 1))
const [received] = await receiveInto(matters.current().vault, process.argv[3], matters.current().vaultNeeds, () => undefined, () => false)
said.receive = received.issues
said.vault = fs.readdirSync(matters.current().vault)
fs.rmSync(disk + '/ballast')
await matters.current().append([{ kind: 'custody', entry: { action: 'note', words: 'after' } }])
said.verify = await matters.verify(() => undefined)
await matters.close()
await matters.open(id)
said.open = matters.current().record.openIssues
said.lines = fs.readFileSync(disk + '/matters/' + id + '/facts.jsonl', 'utf8').trim().split('\\n').length
console.log(JSON.stringify(said))
process.exit(0)
`

test.skipIf(!canMount)('a full disk refuses the line and the file with one issue each; everything before stays, and with room it goes on', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-full-'))
  writeFileSync(path.join(folder, 'fill.mts'), script)
  const disk = path.join(folder, 'disk')
  const run = spawnSync('unshare', ['-rm', 'sh', '-c', 'mkdir "$1" && mount -t tmpfs -o size=3m tmpfs "$1" && exec "$2" "$3" "$1" "$4"', 'sh', disk, process.execPath, path.join(folder, 'fill.mts'), path.join(folder, 'big')], { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
  expect(run.status, run.stderr).toBe(0)
  const said = JSON.parse(run.stdout) as Record<string, never> & { readonly stored: number; readonly lines: number }
  expect(said.stored).toBeGreaterThan(20)
  expect(said).toMatchObject({ append: { code: 'disk-full', severity: 'refuse' }, receive: [{ code: 'disk-full' }], vault: ['vault.json'], verify: [], open: [] })
  // The header, what was stored, the line after, and the entry of the check.
  expect(said.lines).toBe(1 + said.stored + 2)
  rmSync(folder, { recursive: true, force: true })
})
