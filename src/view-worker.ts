import { z } from 'zod'
import { derivationOf } from './app/derivation.ts'
import { toEpochMs } from './core/kernel/instant.ts'
import { sayInChinese, sayIssuesInChinese } from './i18n/say-issue.ts'
import { linkOver } from './shell/window/bridge/link-client.ts'
import { batchOverLink, portsOverLink } from './shell/window/bridge/ports-over-link.ts'
import { withWorkingCopy } from './shell/window/storage/record-with-copy.ts'
import { serveWindow } from './view-window.ts'
import { openWorkingCopy } from './shell/window/storage/working-copy.ts'
import { serveBatch } from './view-batch.ts'
import { loadReference } from './view-reference.ts'

// zod tries `new Function` once to see whether it may; the content policy would report it.
z.config({ jitless: true })

/** The only clock of the use cases. */
const clock = { now: () => toEpochMs(Date.now()) }

const start = async (port: MessagePort): Promise<void> => {
  const link = linkOver(port)
  const session = await link.ask('session', null)
  const plain = portsOverLink(link, clock)
  // batch starts in an empty folder and leaves nothing behind: a working copy would only be work.
  const ports = session.mode.kind === 'batch' ? plain : withWorkingCopy(plain, openWorkingCopy(), () => link.ask('record.health', null))
  // The end-to-end tests ask the ports here, in the worker; nothing else can reach them.
  Object.assign(self, { ringproofPorts: ports })
  const batch = batchOverLink(link, session)
  if (batch !== undefined) return serveBatch(ports, batch, { reference: loadReference(), say: sayIssuesInChinese(), toolVersion: session.version })
  const answer = serveWindow(ports, derivationOf(loadReference(), session.version, sayInChinese()), session.operator, (message) => self.postMessage(message))
  early.splice(0).forEach(answer)
  listen = answer
}

/** Questions asked before the link stands are answered when it does. */
const early: unknown[] = []
let listen = (message: unknown): void => void early.push(message)

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports
  if (event.data === 'ringproof:link' && port !== undefined) void start(port)
  else listen(event.data)
})
