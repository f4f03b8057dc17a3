import { z } from 'zod'
import { startViewWorker } from './shell/window/bridge/start-view-worker.ts'

z.config({ jitless: true })

/* Placeholder until the screens land: the window, its worker and the link work; there is nothing to see yet. */
const worker = new Worker(new URL('./view-worker.ts', import.meta.url), { type: 'module' })
const root = document.getElementById('root')
worker.onmessage = (event: MessageEvent<{ readonly kind: string; readonly matters: number }>) => {
  if (root !== null) root.textContent = `铃证 RingProof · ${event.data.matters}`
}
void startViewWorker(worker)
