import { startViewWorker } from './shell/window/bridge/start-view-worker.ts'

/* The page of the hidden window `batch` runs in: nothing but the view worker. */
void startViewWorker(new Worker(new URL('./view-worker.ts', import.meta.url), { type: 'module' }))
