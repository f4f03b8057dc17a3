import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Ask, Bridge, Channel } from '../src/ipc/contract.ts'

/*
 * Types only from the contract: the checks stand in main, where the window cannot reach them. A missing or misspelt name does not compile.
 */
type Offered = Exclude<Channel, 'grantDropped'>
const offered: Record<Offered, 0> = { chooseFiles: 0, chooseFolder: 0, chooseCopyTarget: 0, saveText: 0, preferences: 0, setPreferences: 0, showInFolder: 0, about: 0, linkView: 0 }

const calls = Object.fromEntries(Object.keys(offered).map((channel) => [channel, (ask: unknown): Promise<unknown> => ipcRenderer.invoke(channel, ask)])) as unknown as Omit<Bridge, 'pathsOfDropped'>

/** The page this preload stands in. The rest of electron/ has no DOM, and is compiled without one. */
declare const window: { readonly postMessage: (message: string, targetOrigin: string, ports: readonly unknown[]) => void }
declare const location: { readonly origin: string }

/** webUtils names a path only for a real file that a person dropped: main grants just those. */
const pathsOfDropped = async (files: readonly File[]): Promise<readonly string[]> => {
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
  await ipcRenderer.invoke('grantDropped', { paths } satisfies Ask<'grantDropped'>)
  return paths
}

contextBridge.exposeInMainWorld('bridge', { ...calls, pathsOfDropped } satisfies Bridge)

// The port to main is handed through the window to the view worker; the text is viewLinkMessage of the contract.
ipcRenderer.on('view-link', (event) => window.postMessage('ringproof:view-link', location.origin, [...(event.ports as readonly unknown[])]))
