import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { electronArguments, launch, plainEnvironment, projectRoot, type Started } from './support/launch.ts'

let started: Started
beforeAll(async () => {
  started = await launch()
})
afterAll(async () => {
  await started.close()
})

/** Runs as page code. A plain page.evaluate is exempt from the content policy's eval rule, so the body goes through setTimeout. */
const inPage = (body: string): Promise<string> =>
  started.page.evaluate(`new Promise((res) => setTimeout(async () => { try { res(String(await (async () => { ${body} })())) } catch (e) { res('ERR ' + e) } }, 0))`)
const blocked = (): Promise<readonly string[]> => started.app.evaluate(() => (globalThis as unknown as { readonly ringproofBlocked: readonly string[] }).ringproofBlocked)

test('the window is sandboxed, isolated and without Node', async () => {
  const preferences = await started.app.evaluate(({ BrowserWindow }) => (BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences())
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true })
  for (const name of ['allowRunningInsecureContent', 'experimentalFeatures', 'webviewTag', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames']) expect(preferences[name] ?? false).toBe(false)
  expect(await inPage('return [typeof require, typeof process, typeof module, typeof Buffer].join()')).toBe('undefined,undefined,undefined,undefined')
})

test('the page has an origin of its own and is a secure context', async () => {
  expect(await inPage('return isSecureContext + location.origin')).toBe('trueapp://bundle')
})

test('the bridge offers the calls of the contract and nothing else', async () => {
  const offered = ['about', 'chooseCopyTarget', 'chooseFiles', 'chooseFolder', 'linkView', 'pathsOfDropped', 'preferences', 'saveText', 'setPreferences', 'showInFolder']
  expect(await inPage('return Object.keys(window.bridge).sort().join()')).toBe(offered.join())
})

test('no call passes an argument its check has not passed', async () => {
  expect(await inPage(`return await window.bridge.chooseFiles({ purpose: 'anything' })`)).toMatch(/^ERR .*argument refused/)
  expect(await inPage(`return await window.bridge.setPreferences({ zoom: 99 })`)).toMatch(/^ERR .*argument refused/)
  expect(await inPage(`return await window.bridge.setPreferences({ operator: 'x', more: 1 })`)).toMatch(/^ERR .*argument refused/)
  expect(await inPage(`return await window.bridge.showInFolder({ path: '/etc' })`)).toMatch(/^ERR .*nobody chose/)
})

test('a frame that is not ours gets no answer from main', async () => {
  const answer = await started.app.evaluate(async ({ BrowserWindow }, preload) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } })
    await stranger.loadURL('data:text/html,<title>stranger</title>')
    const said = (await stranger.webContents.executeJavaScript(`window.bridge.about(null).then(() => 'ANSWERED', (e) => String(e))`)) as string
    stranger.destroy()
    return said
  }, path.join(projectRoot, 'out/preload/preload.cjs'))
  expect(answer).toContain('untrusted frame')
})

test.each([
  ['eval', `return (0, eval)('1+1')`],
  ['new Function', `return new Function('return 1')()`],
  ['WebAssembly', `await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); return 1`],
  ['a remote fetch', `return (await fetch('https://example.com/')).status`],
  ['a fetch of this computer', `return (await fetch('http://127.0.0.1:1/')).status`],
  ['a fetch of a file', `return (await fetch('file:///etc/passwd')).status`],
  ['a service worker', `await navigator.serviceWorker.register('/sw.js'); return 'ok'`],
  ['the clipboard read', `return await navigator.clipboard.readText()`],
])('%s is refused', async (_name, body) => {
  expect(await inPage(body)).toMatch(/^ERR /)
})

test('nothing inline and nothing foreign runs or is shown', async () => {
  expect(await inPage(`const s = document.createElement('script'); s.textContent = 'window.__ran = 1'; document.body.append(s); return window.__ran`)).toBe('undefined')
  expect(await inPage(`const d = document.createElement('div'); d.innerHTML = '<img src=x onerror="window.__ran2 = 1">'; document.body.append(d); await new Promise((r) => setTimeout(r, 300)); return window.__ran2`)).toBe('undefined')
  expect(await inPage(`return await new Promise((r) => { const w = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); w.onmessage = () => r('RAN'); w.onerror = () => r('blocked') })`)).toBe('blocked')
  expect(await inPage(`const d = document.createElement('div'); d.innerHTML = '<style>#styled{color:rgb(1,2,3)}</style><p id="styled">x</p>'; document.body.append(d); return getComputedStyle(document.getElementById('styled')).color`)).not.toBe('rgb(1, 2, 3)')
  expect(await inPage(`return await new Promise((r) => { const i = new Image(); i.onload = () => r('LOADED'); i.onerror = () => r('blocked'); i.src = 'https://example.com/x.png' })`)).toBe('blocked')
  expect(await inPage(`return await new Promise((r) => { const f = document.createElement('iframe'); f.src = 'app://bundle/index.html'; f.onload = () => { try { r(f.contentDocument?.body?.childElementCount > 0 ? 'LOADED' : 'empty') } catch { r('blocked') } }; document.body.append(f); setTimeout(() => r('blocked'), 500) })`)).toMatch(/blocked|empty/)
})

test('the page cannot be left, and no second window opens', async () => {
  expect(await inPage(`return window.open('https://example.com')`)).toBe('null')
  expect(await inPage(`location.href = 'https://example.com/'; await new Promise((r) => setTimeout(r, 300)); return location.href`)).toBe('app://bundle/index.html')
  expect(await inPage(`const a = document.createElement('a'); a.href = 'data:text/html,x'; document.body.append(a); a.click(); await new Promise((r) => setTimeout(r, 300)); return location.href`)).toBe('app://bundle/index.html')
  expect(await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('nothing can be downloaded', async () => {
  const before = (await blocked()).length
  await inPage(`const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.txt'; document.body.append(a); a.click(); await new Promise((r) => setTimeout(r, 500))`)
  expect((await blocked()).slice(before).some((what) => what.startsWith('download:'))).toBe(true)
})

test.each(['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/..%5c..%5cpackage.json', '/assets/..%2f..%2f..%2f..%2fetc%2fpasswd', '/original/..%2f..%2fpackage.json', `/original/${'0'.repeat(64)}`])('the address %s leads nowhere', async (address) => {
  expect(await inPage(`return (await fetch('${address}')).status`)).toMatch(/^(403|404)$/)
})

test('only persistent storage is granted', async () => {
  expect(await inPage(`return await navigator.storage.persist()`)).toBe('true')
  expect(await inPage(`return await new Promise((r) => navigator.geolocation.getCurrentPosition(() => r('GRANTED'), (e) => r('denied ' + e.code)))`)).toBe('denied 1')
  expect(await inPage('return await Notification.requestPermission()')).toBe('denied')
  expect(await inPage(`return await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'GRANTED', (e) => e.name)`)).not.toBe('GRANTED')
  for (const device of ['usb', 'hid', 'serial', 'bluetooth']) expect(await inPage(`return await navigator.${device}.requestDevice?.({ filters: [] })`)).not.toMatch(/object/)
})

test('WebRTC finds no way out, which webRequest would not see', async () => {
  expect(
    await inPage(`const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] }); p.createDataChannel('x'); const c = []; p.onicecandidate = (e) => e.candidate && c.push(e.candidate.candidate); await p.setLocalDescription(await p.createOffer()); await new Promise((r) => setTimeout(r, 1000)); return c.length`),
  ).toBe('0')
})

test('main itself cannot fetch, nor ask for a name', async () => {
  const said = await started.app.evaluate(async ({ net, session }) => {
    const tried = async (work: () => Promise<unknown>): Promise<string> => work().then(() => 'DONE', (error: unknown) => String(error))
    return [await tried(() => net.fetch('https://example.com/')), await tried(() => session.defaultSession.resolveHost('example.com'))]
  })
  expect(said[0]).toMatch(/BLOCKED_BY_CLIENT/)
  expect(said[1]).not.toBe('DONE')
})

test('there is no menu, and a second start gives way to the first', async () => {
  expect(await started.app.evaluate(({ Menu }) => Menu.getApplicationMenu() === null)).toBe(true)
  const binary = await started.app.evaluate(() => process.execPath)
  const code = await new Promise((resolve) => spawn(binary, [...electronArguments(started.userData), projectRoot], { env: plainEnvironment(), stdio: 'ignore' }).on('exit', resolve))
  expect(code).toBe(0)
  expect(await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('an engine has no network and starts no process, nor do its threads', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-probe-'))
  const disarm = path.resolve(import.meta.dirname, '../../out/main/disarm.js')
  expect(existsSync(disarm)).toBe(true)
  const probe = path.join(folder, 'probe.mjs')
  writeFileSync(probe, engineProbe(disarm))
  const said = await started.app.evaluate(
    ({ utilityProcess }, file) =>
      new Promise<Record<string, string>>((resolve) => {
        const child = utilityProcess.fork(file, [], { stdio: 'ignore' })
        // Held on to: a child nobody names is collected with the promise.
        Object.assign(globalThis, { ringproofProbe: child })
        child.on('exit', (code) => resolve({ exit: `DONE ${String(code)}` }))
        child.on('message', (message: Record<string, string>) => {
          child.kill()
          resolve(message)
        })
      }),
    probe,
  )
  expect(Object.entries(said).filter(([, answer]) => !answer.startsWith('ERR'))).toEqual([])
  expect(Object.keys(said).length).toBeGreaterThan(15)
})

const engineProbe = (disarm: string): string => `
import { connect as early } from 'node:net'
import { spawnSync as earlySpawn } from 'node:child_process'
import ${JSON.stringify(disarm)}
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const said = {}
const tried = async (name, work) => { try { said[name] = 'DONE ' + String(await work()).slice(0, 60) } catch (error) { said[name] = 'ERR ' + error.message } }
await tried('a connect imported before', () => early(80, '127.0.0.1').on('error', () => {}))
await tried('a spawn imported before', () => earlySpawn('id').stdout)
await tried('net', () => require('net').connect(80).on('error', () => {}))
await tried('net.Socket', () => new (require('net').Socket)().connect(80))
await tried('net.Server', () => new (require('net').Server)().listen(0))
await tried('the socket of stdout', () => { const S = process.stdout.constructor; if (!('connect' in S.prototype)) throw new Error('none'); return new S().connect(80) })
await tried('http', () => require('http').get('http://127.0.0.1/').on('error', () => {}))
await tried('https', () => require('https').request('https://127.0.0.1/').on('error', () => {}))
await tried('http2', () => require('http2').connect('http://127.0.0.1/').on('error', () => {}))
await tried('tls', () => require('tls').connect(443).on('error', () => {}))
await tried('dgram', () => require('dgram').createSocket('udp4'))
await tried('dns', () => require('dns').lookup('localhost', () => {}))
await tried('dns promises', () => require('dns').promises.lookup('localhost'))
await tried('dns resolver', () => new (require('dns').Resolver)().resolve('localhost', () => {}))
await tried('fetch', () => fetch('http://127.0.0.1/'))
await tried('WebSocket', () => new WebSocket('ws://127.0.0.1/'))
await tried('child_process', () => require('child_process').execFileSync('id'))
await tried('getBuiltinModule', () => process.getBuiltinModule('child_process').spawnSync('id').stdout)
await tried('import of child_process', async () => (await import('node:child_process')).spawn('id'))
await tried('process.binding', () => process.binding('tcp_wrap'))
await tried('process.kill', () => process.kill(process.ppid, 0))
await tried('inspector', () => require('inspector').open(0))
const thread = (text) => new Promise((resolve, reject) => { const w = new (require('worker_threads').Worker)(text, { eval: true }); w.on('message', (m) => m.startsWith('ERR') ? reject(new Error(m)) : resolve(m)); w.on('error', reject) })
for (const [name, body] of [['process', "require('child_process').execSync('id')"], ['net', "require('net').connect(80)"], ['fetch', "fetch('http://127.0.0.1/')"]]) {
  await tried('a thread: ' + name, () => thread("let said; try { said = 'DONE' + " + body + " } catch (error) { said = 'ERR ' + error.message } require('worker_threads').parentPort.postMessage(said)"))
}
process.parentPort.postMessage(said)
`

test('the screens of the app break no rule of the content policy', async () => {
  const refused: string[] = []
  const own = await launch()
  own.page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) refused.push(message.text())
  })
  await own.page.reload()
  await own.page.locator('#root > *').first().waitFor({ state: 'attached' })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await own.close()
  expect(refused).toEqual([])
})
