import type { Worker } from 'playwright-core'
import type { Started } from './launch.ts'

/** The view worker of a started app, once its ports are there. */
export const viewWorker = async ({ page }: Started): Promise<Worker> => {
  const worker = page.workers()[0] ?? (await page.waitForEvent('worker'))
  for (;;) {
    if (await worker.evaluate(() => 'ringproofPorts' in self)) return worker
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Runs `work` in the view worker with its ports; only plain values go in and out. */
export const withPorts = <T>(worker: Worker, work: string, argument: unknown = null): Promise<T> => worker.evaluate<T>(`(${work})(self.ringproofPorts, ${JSON.stringify(argument)})`)

/** From now on a person chooses these wherever the app asks for files or a folder. */
export const answerDialogs = async ({ app }: Pick<Started, 'app'>, paths: readonly string[]): Promise<void> => {
  const set = (): Promise<void> => app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: chosen })) as unknown as typeof dialog.showOpenDialog
  }, paths)
  // Main's collector may take the inspector's promise before its answer is sent: said again, it is the same.
  await set().catch((error: unknown) => {
    if (!String(error).includes('garbage collected')) throw error
    return set()
  })
}

/** As if a person had chosen these in the dialog: main grants them. */
export const choose = async (started: Started, paths: readonly string[]): Promise<void> => {
  await answerDialogs(started, paths)
  await started.page.evaluate(`window.bridge.chooseFiles({ purpose: 'evidence' })`)
}

