import path from 'node:path'
import { app, BrowserWindow, Menu, session, type Session, type WebContents } from 'electron'
import { appOrigin } from './protocol.ts'

/*
 * Every lock of the window, each with the reason beside it. test/e2e/security.test.ts tries each of them in the running app.
 */

/** Vite's server, only in a development run; a packaged app never looks. */
const devOrigin = (): string | null => {
  const address = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  return address === undefined ? null : new URL(address).origin
}

/** Before `ready`: what can only be set on the command line of Chromium. */
export const lockProcess = (): void => {
  // With --no-sandbox (root in a container) this makes the network service crash in an endless loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // WebRTC goes round webRequest: without a proxy there is no UDP, and there is no proxy.
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  // Not even a name may be asked for: every host resolves to nothing.
  if (devOrigin() === null) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling,MediaRouter,AutofillServerCommunication,DialMediaRouteProvider')
  // A menu brings reload, zoom and developer tools nobody asked for; and headless ozone crashes with the default one.
  Menu.setApplicationMenu(null)
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}

const lockContents = (contents: WebContents): void => {
  // The page we loaded is the only page there is.
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** `onBlocked` hears of every refusal, so that a test can tell silence from a lock. */
export const lockSession = (target: Session, onBlocked: (what: string) => void): void => {
  const dev = devOrigin()
  const allowed = ['app://bundle/', `blob:${appOrigin}/`, 'data:', 'devtools:', ...(dev === null ? [] : [dev, dev.replace(/^http/, 'ws'), `blob:${dev}`])]
  target.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !allowed.some((start) => details.url.startsWith(start))
    if (cancel) onBlocked(details.url)
    answer({ cancel })
  })
  // Without persistent-storage Chromium may evict the working copy; nothing else is needed by this app.
  target.setPermissionRequestHandler((contents, permission, answer) => {
    const grant = isOurs(contents.getURL()) && permission === 'persistent-storage'
    if (!grant) onBlocked(`permission:${permission}`)
    answer(grant)
  })
  target.setPermissionCheckHandler((_contents, permission, origin) => permission === 'persistent-storage' && isOurs(`${origin.replace(/\/$/, '')}/`))
  target.setDevicePermissionHandler(() => false)
  target.setDisplayMediaRequestHandler(null)
  // Otherwise Chromium fetches dictionaries.
  target.setSpellCheckerEnabled(false)
  target.on('will-download', (event, item) => {
    onBlocked(`download:${item.getURL().slice(0, 80)}`)
    event.preventDefault()
  })
}

/** The window's own top page; nothing else may speak to main. */
export const isOurs = (address: string): boolean => {
  const dev = devOrigin()
  return address.startsWith(`${appOrigin}/`) || (dev !== null && address.startsWith(`${dev}/`))
}

export const openWindow = async (page: 'index.html' | 'hidden.html', isHidden: boolean): Promise<BrowserWindow> => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 640,
    show: false,
    backgroundColor: '#ffffff',
    title: '铃证 RingProof',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      // Dropping a file onto the window must never open it in place of the app.
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
      // A hidden window must not be slowed down; neither must a long import behind another window.
      backgroundThrottling: false,
    },
  })
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  if (!isHidden) window.once('ready-to-show', () => window.show())
  await window.loadURL(`${devOrigin() ?? appOrigin}/${page}`)
  return window
}

export const ourSession = (): Session => session.defaultSession
