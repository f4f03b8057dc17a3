import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

export type Started = { readonly app: ElectronApplication; readonly page: Page; readonly userData: string; readonly close: () => Promise<void> }

export const projectRoot = path.resolve(import.meta.dirname, '../../..')

/** Chromium's headless ozone platform is compiled into Electron: no X server. Set DISPLAY to watch. */
const isHeadless = process.platform === 'linux' && (process.env['DISPLAY'] ?? '') === '' && (process.env['WAYLAND_DISPLAY'] ?? '') === ''
const isRoot = process.getuid?.() === 0

export const electronArguments = (userData: string): readonly string[] => [
  ...(isHeadless ? ['--ozone-platform=headless', '--ozone-override-screen-size=1440,900', '--disable-gpu'] : []),
  ...(isRoot ? ['--no-sandbox'] : []),
  `--user-data-dir=${userData}`,
]

/** vitest runs in Electron's own Node: what it starts must not. */
export const plainEnvironment = (more: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const environment: Record<string, string> = {}
  for (const [name, value] of Object.entries({ ...process.env, ...more })) {
    if (value !== undefined && !['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'VITEST'].includes(name)) environment[name] = value
  }
  return environment
}

export const newUserData = (): string => mkdtempSync(path.join(os.tmpdir(), 'ringproof-e2e-'))

/** The real app with a user-data folder of its own. */
export const launch = async (options: { readonly userData?: string; readonly env?: Readonly<Record<string, string>>; readonly args?: readonly string[] } = {}): Promise<Started> => {
  const userData = options.userData ?? newUserData()
  const app = await _electron.launch({
    // No executablePath: with it Playwright leaves out its loader for an unpackaged app, and one launch in three hangs.
    args: [...electronArguments(userData), '.', ...(options.args ?? [])],
    cwd: projectRoot,
    env: plainEnvironment(options.env),
    timeout: 60_000,
    chromiumSandbox: !isRoot,
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return {
    app,
    page,
    userData,
    close: async () => {
      await app.close()
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
