import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-starters-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a line of script next to the project's own scripts, in Electron's Node. */
const run = (script: string): { readonly status: number | null; readonly out: string } => {
  const file = path.join(folder, 'run.mjs')
  writeFileSync(file, script)
  const done = spawnSync(process.execPath, [file], { cwd: root, encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
  return { status: done.status, out: `${done.stdout}${done.stderr}` }
}

describe('packaging', () => {
  const electron = (version: string, marker: boolean): string => {
    const dist = path.join(folder, 'electron/dist')
    mkdirSync(dist, { recursive: true })
    writeFileSync(path.join(folder, 'electron/package.json'), JSON.stringify({ version: '45.4.1' }))
    writeFileSync(path.join(dist, 'version'), version)
    if (marker) writeFileSync(path.join(dist, '.registry-fallback.json'), '{}')
    return dist
  }
  const refusal = (dist: string): string => run(`import { refusalOf } from ${JSON.stringify(path.join(root, 'scripts/package.mjs'))}\nconsole.log(String(refusalOf(${JSON.stringify(dist)})))`).out

  test('refuses the registry copy of Electron, and another version than the pinned one', () => {
    expect(refusal(electron('42.0.0', true))).toContain('registry copy')
    rmSync(path.join(folder, 'electron'), { recursive: true })
    expect(refusal(electron('v44.0.0', false))).toContain('holds 44.0.0')
    rmSync(path.join(folder, 'electron'), { recursive: true })
    expect(refusal(electron('v45.4.1', false))).toContain('undefined')
  })
})

describe('resources', () => {
  test('a font or model that is not the pinned one stops everything', () => {
    const script = readFileSync(path.join(root, 'scripts/prepare-resources.mjs'), 'utf8')
    const copy = path.join(folder, 'scripts/prepare-resources.mjs')
    mkdirSync(path.dirname(copy))
    writeFileSync(copy, script)
    const first = /\['(@expo-google-fonts\/[^']+)'/.exec(script)?.[1] ?? ''
    mkdirSync(path.dirname(path.join(folder, 'node_modules', first)), { recursive: true })
    writeFileSync(path.join(folder, 'node_modules', first), 'not a font')
    const done = spawnSync(process.execPath, [copy], { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
    expect(done.status).toBe(1)
    expect(done.stderr).toContain('is not the file this program was measured with')
  })
})

describe('missing system libraries', () => {
  test('are one sentence that names the packages', () => {
    const ldd = path.join(folder, 'ldd')
    writeFileSync(ldd, '#!/bin/sh\necho "	libgbm.so.1 => not found"\necho "	libnss3.so => not found"\necho "	libc.so.6 => /lib/libc.so.6"\n', { mode: 0o755 })
    const { status, out } = run(`process.env.PATH = ${JSON.stringify(folder)} + ':' + process.env.PATH\nconst { checkSystem } = await import(${JSON.stringify(path.join(root, 'scripts/ensure-electron.mjs'))})\ncheckSystem('/nowhere/electron')`)
    expect(status).toBe(1)
    expect(out.trim().split('\n').length).toBe(1)
    expect(out).toContain('sudo apt-get install -y libgbm1 libnss3')
  })
})
