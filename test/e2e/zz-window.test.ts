import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { launch } from './support/launch.ts'

test('look', async () => {
  writeFileSync('/tmp/bills/自记.csv', '时间,号码,来去,说了什么,时长\n2025-12-05 09:15:02,01085195588,来电,平安车险续保,84\n2025-12-06 10:00:00,95518,来电,人保续保,15\n2025-13-07 11:00:00,1.39E+10,去电,不知道,响一声\n')
  const started = await launch()
  const page = started.page
  const chooses = (paths: readonly string[]) => started.app.evaluate(({ dialog }, chosen) => { dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: chosen })) as unknown as typeof dialog.showOpenDialog }, paths)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(`window.bridge.setPreferences({ language: 'zh-CN' })`)
  await page.reload()
  const make = async (): Promise<void> => {
    await page.getByRole('button', { name: '新建事项' }).first().click()
    await page.waitForTimeout(800)
    await page.screenshot({ path: '/tmp/bills/w0.png' })
  }
  await make()
  const step = async (name: string): Promise<void> => { await page.locator('.rail').getByRole('button', { name }).first().click(); await page.waitForTimeout(700) }
  await step('导入')
  await chooses(['/tmp/bills/自记.csv', '/tmp/bills/pdf/gen-bare-middle-left-every-page.pdf'])
  await page.getByRole('button', { name: '选文件，或拖进来' }).click()
  await page.waitForTimeout(6000)
  await page.screenshot({ path: '/tmp/bills/w2.png' })
  await page.locator('tr', { hasText: '自记' }).getByRole('button').first().click()
  await page.waitForTimeout(1500)
  await page.screenshot({ path: '/tmp/bills/w3.png' })
  await page.locator('select').nth(3).selectOption('otherLabel').catch((e) => console.log(String(e)))
  await page.waitForTimeout(800)
  await page.screenshot({ path: '/tmp/bills/w4.png' })
  await page.getByRole('button', { name: '就这样读入' }).click()
  await page.waitForTimeout(2500)
  await page.screenshot({ path: '/tmp/bills/w5.png' })
  await started.app.close()
}, 60000)
