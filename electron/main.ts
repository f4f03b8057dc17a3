import { writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, MessageChannelMain, shell, type IpcMainInvokeEvent } from 'electron'
import { toEpochMs, type EpochMs } from '../src/core/kernel/instant.ts'
import type { StoredFact } from '../src/core/model/facts.ts'
import type { SessionMode } from '../src/ipc/link.ts'
import { registerAppScheme, serveApp } from './protocol.ts'
import { serve, type Services } from './serve.ts'
import { batchMoment, batchServices, grantArgv } from './services/batch-door.ts'
import { engineHost } from './services/engine-host.ts'
import { startEngine } from './services/engine-process.ts'
import { noGrants } from './services/grants.ts'
import { openInstallation, type Installation } from './services/installation.ts'
import { linkChecks } from './services/link-checks.ts'
import { linkServices } from './services/link-services.ts'
import { mattersIn, type Matters } from './services/matter/matters.ts'
import { serveLink, type MainPort } from './services/serve-link.ts'
import { isOurs, lockProcess, lockSession, openWindow, ourSession } from './window.ts'

/* Start: one window, or a hidden one for `batch`. */

const batchSwitch = 'ringproof-batch'

const sessionMode = (): SessionMode => {
  const given = app.commandLine.getSwitchValue(batchSwitch)
  if (given === '') return { kind: 'window' }
  const { argv, cwd } = JSON.parse(Buffer.from(given, 'base64url').toString('utf8')) as { readonly argv: readonly string[]; readonly cwd: string }
  return { kind: 'batch', argv, cwd }
}

const mode = sessionMode()
const grants = noGrants()
const resources = app.isPackaged ? path.join(process.resourcesPath, 'resources') : path.join(import.meta.dirname, '../../resources')
/** What was refused in this run; only tests look. */
const blocked: string[] = []
Object.assign(globalThis, { ringproofBlocked: blocked })

/** Nothing is cut off: what was asked of the record is finished, then the engines go, then we do. */
const quit = async (code: number): Promise<void> => {
  await matters?.close()
  engines.stopAll()
  if (mode.kind === 'batch') await new Promise<void>((flushed) => process.stdout.write('', () => flushed()))
  app.exit(code)
}

const engines = engineHost({
  start: startEngine,
  folders: () => ({ vault: matters?.currentOrNone()?.vault ?? '', resources }),
  scratchRoot: path.join(app.getPath('userData'), 'scratch'),
  atOnce: { read: 1, recognise: Math.max(1, Math.min(2, os.availableParallelism())), print: 1, copy: 1 },
})

/** `batch --now`: the same facts at the same moment give the same chain, and so the same bytes in every packet. */
const steady = (): { readonly chainId: string; readonly now: () => EpochMs; readonly newMatterId: () => string } | undefined => {
  const moment = mode.kind === 'batch' ? batchMoment(mode.argv) : undefined
  if (moment === undefined) return undefined
  const name = createHash('sha256').update(`batch ${moment}`).digest('hex').slice(0, 16)
  return { chainId: `c${name}`, now: () => moment, newMatterId: () => `m${name}` }
}

const mattersOf = (installation: Installation, onLaidDown: (facts: readonly StoredFact[], head: string) => void): Matters =>
  mattersIn(path.join(app.getPath('userData'), 'matters'), {
    ...(steady() ?? { chainId: installation.chainId, now: () => toEpochMs(Date.now()) }),
    operator: () => installation.preferences().operator,
    onLaidDown,
  })

let link: ReturnType<typeof serveLink> | undefined
let matters: Matters | undefined

const linkTo = (port: MainPort, installation: Installation): void => {
  matters ??= mattersOf(installation, (facts, head) => link?.push({ kind: 'laid-down', facts, head }))
  const cwd = mode.kind === 'batch' ? mode.cwd : app.getPath('home')
  const output = {
    line: (text: string) => void process.stdout.write(`${text}\n`),
    say: (text: string) => void process.stderr.write(`${text}\n`),
    finish: (code: number) => void quit(code),
  }
  const services = { ...linkServices({ matters, engines, grants, remembered: installation.remembered, session: () => ({ mode, version: app.getVersion(), ...installation.preferences() }) }), ...batchServices(grants, cwd, output) }
  link = serveLink(port, services, linkChecks)
}

const windowOf = (event: IpcMainInvokeEvent) => {
  const window = BrowserWindow.getAllWindows().find((one) => one.webContents === event.sender)
  if (window === undefined) throw new Error('call from no window')
  return window
}

const grantAll = (paths: readonly string[]): readonly string[] => {
  paths.forEach((one) => grants.add(one))
  return paths
}

const windowServices = (installation: Installation): Services => ({
  chooseFiles: async ({ purpose }, event) => {
    const copy = { properties: ['openFile' as const], filters: [{ name: '铃证 RingProof', extensions: ['ringproof'] }] }
    const evidence = { properties: ['openFile' as const, 'multiSelections' as const] }
    const chosen = await dialog.showOpenDialog(windowOf(event), purpose === 'copy' ? copy : evidence)
    return chosen.canceled ? [] : grantAll(chosen.filePaths)
  },
  chooseFolder: async ({ purpose }, event) => {
    const chosen = await dialog.showOpenDialog(windowOf(event), { properties: purpose === 'packet' ? ['openDirectory', 'createDirectory'] : ['openDirectory'] })
    const [folder] = chosen.filePaths
    return chosen.canceled || folder === undefined ? null : (grantAll([folder])[0] ?? null)
  },
  chooseCopyTarget: async ({ suggestedName }, event) => {
    const chosen = await dialog.showSaveDialog(windowOf(event), { defaultPath: suggestedName, filters: [{ name: '铃证 RingProof', extensions: ['ringproof'] }] })
    return chosen.canceled || chosen.filePath === '' ? null : (grantAll([chosen.filePath])[0] ?? null)
  },
  saveText: async ({ suggestedName, text }, event) => {
    const chosen = await dialog.showSaveDialog(windowOf(event), { defaultPath: suggestedName })
    if (chosen.canceled || chosen.filePath === '') return null
    await writeFile(chosen.filePath, text)
    return grantAll([chosen.filePath])[0] ?? null
  },
  grantDropped: ({ paths }) => {
    grantAll(paths)
    return null
  },
  preferences: () => installation.preferences(),
  setPreferences: async (change, event) => {
    const set = await installation.set(change)
    event.sender.setZoomFactor(set.zoom)
    return set
  },
  showInFolder: (ask) => {
    if (!grants.covers(ask.path)) throw new Error('showInFolder: a path nobody chose')
    shell.showItemInFolder(ask.path)
    return null
  },
  about: () => ({ version: app.getVersion(), electron: process.versions.electron, chrome: process.versions.chrome, node: process.versions.node }),
  linkView: (_ask, event) => {
    const { port1, port2 } = new MessageChannelMain()
    linkTo(port1, installation)
    event.sender.postMessage('view-link', null, [port2])
    return null
  },
})

const start = async (): Promise<void> => {
  const installation = await openInstallation(app.getPath('userData'))
  lockSession(ourSession(), (what) => blocked.push(what))
  serveApp(ourSession(), path.join(import.meta.dirname, '../renderer'), () => matters?.currentOrNone()?.vault)
  serve(ipcMain, windowServices(installation), (event) => event.senderFrame !== null && event.senderFrame === event.sender.mainFrame && isOurs(event.senderFrame.url))
  if (mode.kind === 'batch') grantArgv(grants, mode.argv, mode.cwd)
  const isBatch = mode.kind === 'batch'
  const window = await openWindow(isBatch ? 'hidden.html' : 'index.html', isBatch)
  window.webContents.setZoomFactor(installation.preferences().zoom)
}

registerAppScheme()
lockProcess()
if (!app.requestSingleInstanceLock()) app.exit(mode.kind === 'batch' ? 1 : 0)
else {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => void quit(0))
  app.whenReady().then(start).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    void quit(1)
  })
}
