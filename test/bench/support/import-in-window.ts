import { createReadStream, readdirSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { launch, type Started } from '../../e2e/support/launch.ts'
import { answerDialogs } from '../../e2e/support/ports.ts'

export type WindowImport = {
  /** Longest task of the window while it imported, and while it was given the same file again, in ms; 0 where none reached 50. */
  readonly longestMs: number
  readonly longestAgainMs: number
  readonly seconds: number
  readonly observations: number
  readonly observationsAgain: number
}

/** The real window takes a file in, and the same file again. Needs `npm run build`. */
export const importInWindow = async (file: string): Promise<WindowImport> => {
  const started = await launch()
  try {
    await openMatter(started, file)
    const from = performance.now()
    await bringIn(started.page)
    const seconds = Math.round((performance.now() - from) / 1000)
    const longestMs = await longestTask(started.page)
    const observations = await observationsOnDisk(started.userData)
    await bringIn(started.page)
    return { longestMs, longestAgainMs: await longestTask(started.page), seconds, observations, observationsAgain: await observationsOnDisk(started.userData) }
  } finally {
    await started.close()
  }
}

const openMatter = async ({ app, page }: Started, file: string): Promise<void> => {
  await page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => tasks.push(Math.round(entry.duration)))).observe({ entryTypes: ['longtask'] })
  })
  await page.evaluate(`window.bridge.setPreferences({ language: 'zh-CN' })`)
  await page.reload()
  await page.getByRole('button', { name: '新建事项' }).click()
  await page.getByLabel('给这件事起个名').fill('一百万条')
  await page.getByRole('button', { name: '下一步：导入' }).click()
  await answerDialogs({ app }, [file])
  await longestTask(page)
}

const bringIn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^选文件/ }).first().click()
  const running = page.locator('.run').first()
  await running.waitFor({ timeout: 60_000 })
  await running.waitFor({ state: 'detached', timeout: 1_800_000 })
  await page.waitForTimeout(2000)
}

const longestTask = (page: Page): Promise<number> => page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks.splice(0)))

/** Observations the record holds, counted in its bytes. */
const observationsOnDisk = async (userData: string): Promise<number> => {
  const matters = path.join(userData, 'matters')
  let count = 0
  for (const matter of readdirSync(matters)) {
    const lines = createInterface({ input: createReadStream(path.join(matters, matter, 'facts.jsonl')) })
    for await (const line of lines) {
      const { body } = JSON.parse(line) as { readonly body?: { readonly kind: string; readonly items?: readonly unknown[] } }
      if (body?.kind === 'observations') count += body.items?.length ?? 0
    }
  }
  return count
}
