// Switches that depend on the machine, not on the app.
/** No X server needed: Chromium's headless platform is compiled into Electron. Without the size every element counts as hidden. */
export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
export const isRoot = () => process.getuid?.() === 0

export const machineArguments = (headless = !hasDisplay()) => [
  ...(headless && process.platform === 'linux' ? ['--ozone-platform=headless', '--ozone-override-screen-size=1440,900', '--disable-gpu'] : []),
  // Chromium refuses to sandbox root. Containers and CI only; a person is not root.
  ...(isRoot() ? ['--no-sandbox'] : []),
]

export const electronEnvironment = () => {
  const environment = { ...process.env }
  delete environment.ELECTRON_RUN_AS_NODE
  delete environment.NODE_OPTIONS
  return environment
}
