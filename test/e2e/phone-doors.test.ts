import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wantedFiles } from '../../src/shell/engine/backup/backup-files.ts'
import { makeEncryptedBackup } from '../support/iphone-backup.ts'
import { launch, type Started } from './support/launch.ts'
import { answerDialogs, viewWorker, withPorts } from './support/ports.ts'

const passphrase = '正确的密码'

/** A backup as a computer writes it, with one call in it. */
const writeBackup = (folder: string): void => {
  const file = path.join(folder, 'CallHistory.storedata')
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(file)
  database.exec("CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZDATE REAL, ZDURATION REAL, ZADDRESS VARCHAR, ZORIGINATED INTEGER, ZANSWERED INTEGER); INSERT INTO ZCALLRECORD VALUES (1, 794145600, 42, '02180001111', 0, 1)")
  database.close()
  const made = makeEncryptedBackup(passphrase, [{ ...wantedFiles[0]!, bytes: readFileSync(file) }])
  rmSync(file)
  writeFileSync(path.join(folder, 'Manifest.plist'), made.manifestPlist)
  writeFileSync(path.join(folder, 'Manifest.db'), made.manifestDb)
  for (const [id, bytes] of made.files) {
    mkdirSync(path.join(folder, id.slice(0, 2)), { recursive: true })
    writeFileSync(path.join(folder, id.slice(0, 2), id), bytes)
  }
}

describe('doors for what is no file: a chat, one’s own words, a backup with its passphrase', () => {
  let started: Started
  let page: Page
  let folder: string
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const step = (name: string) => page.locator('.rail').getByRole('button', { name }).first().click()

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-doors-'))
    writeBackup(path.join(folder, 'backup'))
    started = await launch()
    page = started.page
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate(`window.bridge.setPreferences({ language: 'zh-CN' })`)
    await page.reload()
    await button('新建事项').click()
    await page.getByLabel('给这件事起个名').fill('几扇门')
    await button('下一步：导入').click()
  })
  afterAll(async () => {
    await started.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a pasted chat asks who the owner is, and is read', async () => {
    await button('粘贴聊天文字').click()
    await page.getByLabel('和谁聊的（对方在聊天里的名字）').fill('王顾问')
    await page.getByLabel('聊天文字', { exact: true }).fill('王顾问 2026/3/2 13:14:40\n车险到期了\n车主 2026/3/2 13:15:02\n别再联系我\n')
    await button('存下并读').click()
    await button('回答').click()
    await page.getByLabel('车主', { exact: true }).check()
    await button('就这样读').click()
    await page.locator('.files tr', { hasText: '聊天文字 王顾问' }).getByText('2 条').waitFor()
  })

  test('a screenshot copied to the clipboard is pasted with Ctrl V, kept byte for byte as it came, and read', async () => {
    const picture = readFileSync(path.resolve('test/fixtures/packet/Screenshot_20260712.png'))
    // The event Ctrl V brings, without touching the clipboard of who runs this: the versions of Electron write pictures there in different ways.
    await page.locator('#page').evaluate((target, base64) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, picture.toString('base64'))
    const row = page.locator('.files tr', { hasText: /粘贴的图片-20\d\d-.*\.png/ })
    await row.getByText('7 条').waitFor({ timeout: 60_000 })
    const vault = await viewWorker(started).then((worker) => withPorts<readonly string[]>(worker, `async (ports) => { const found = []; await ports.record.readAll((facts) => found.push(...facts.flatMap(({ body }) => body.kind === 'source' && body.source.origin === 'pasted' ? [body.source.sha256] : []))); return found }`))
    expect(vault).toEqual([createHash('sha256').update(picture).digest('hex')])
  })

  test('an encrypted backup asks for its passphrase; its database becomes a source of its own', async () => {
    await answerDialogs(started, [path.join(folder, 'backup')])
    await button('选文件夹').click()
    await page.locator('.files tr', { hasText: 'Manifest.plist' }).getByRole('button', { name: '回答' }).click()
    const field = page.getByLabel(/加密的 iPhone 备份/)
    await field.fill(passphrase)
    expect(await field.getAttribute('type')).toBe('password')
    // By the keyboard: the button stands right after the field.
    await field.press('Tab')
    await page.keyboard.press('Enter')
    expect(await field.getAttribute('type')).toBe('text')
    await button('不显示密码').click()
    expect(await field.getAttribute('type')).toBe('password')
    await button('就这样读').click()
    await page.locator('.files tr', { hasText: 'CallHistory.storedata' }).getByText('1 条').waitFor()
  })

  test('a call without a record is typed in, kept as a source, and the guides open', async () => {
    await button('怎么从手机里导出来').click()
    await page.getByText('华为、荣耀').click()
    await page.getByText('手机助手的备份有密码').waitFor()
    await button('关上').click()
    await step('拒绝')
    await button('写日记、打录音文字').click()
    await page.getByLabel('哪一天').fill('2026-03-02')
    await page.getByLabel('对方号码').fill('02180001111')
    await page.getByLabel('经过').fill('说车险到期，我说别再打')
    await button('记下').click()
    await page.getByText('已存下 1 份').waitFor()
    await step('导入')
    await page.locator('.files tr', { hasText: '来电自述' }).getByText('1 条').waitFor()
    expect(await page.locator('.files tbody tr').count()).toBe(5)
  })

  test('a recording 80 seconds after a call is proposed with what speaks for it, ruled by one key, and typed out only once it is confirmed', async () => {
    const audio = path.join(folder, '录音_20260302131450.amr')
    writeFileSync(audio, Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(1_600, 0x3c)]))
    const calls = path.join(folder, 'calls.xml')
    writeFileSync(calls, `<?xml version="1.0"?><calls count="1"><call number="02180003333" duration="42" date="${String(Date.parse('2026-03-02T13:13:30+08:00'))}" type="1"/></calls>`)
    await answerDialogs(started, [audio, calls])
    await page.getByRole('button', { name: '选文件', exact: true }).click()
    await page.locator('.files tr', { hasText: 'calls.xml' }).getByText('1 条', { exact: true }).waitFor()
    await page.locator('.files tr', { hasText: '录音_' }).getByText('1 条', { exact: true }).waitFor()
    await step('事件')
    await button('下一步：挑号码').click()
    await page.locator('tr', { hasText: '3333' }).getByRole('button', { name: '归这件事', exact: true }).click()
    await button('下一步：看事件').click()
    // The list as it was stands until the call just taken in is in it.
    await page.locator('.inc').getByText('3333').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
    await page.getByText('可能是这一通的录音').waitFor({ timeout: 8000 })
    await page.getByText('比来电时间晚 80 秒').waitFor()
    await button('记下对方说的').click()
    expect(await page.getByLabel('录音听写').count()).toBe(0)
    await page.getByRole('button', { name: '不改了', exact: true }).click()
    await button('录音待确认 1').click()
    await page.getByRole('dialog').getByText('1 段录音等您确认是哪一通').waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByText('没有等您确认的录音了').waitFor()
    await page.getByRole('dialog').locator('summary').click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await page.getByRole('dialog').getByText('1 段录音等您确认是哪一通').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('可能是这一通的录音').waitFor()
    await page.keyboard.press('y')
    await page.getByText('您确认过的录音').waitFor()
    await button('记下对方说的').click()
    await page.getByLabel('录音听写').fill('您的车险快到期了')
    await button('第 1 行前面要写时间，例如 00:12').waitFor()
    await page.getByLabel('录音听写').fill('00:03 您的车险快到期了\n00:09 今天给您锁单')
    await page.getByRole('button', { name: '记下', exact: true }).click()
    const typed = page.locator('.saidline', { hasText: '本人听写' })
    await typed.getByText('今天给您锁单').waitFor()
    expect(await typed.innerText()).toContain('00:09')
    await page.keyboard.press('Escape')
  })

  test('the owner says that two exports are one log, and takes it back', async () => {
    await step('导入')
    await button('哪几份是同一本，我来说').click()
    for (const file of [/CallHistory/, /^calls.xml/]) await page.getByRole('checkbox', { name: file }).check()
    await page.getByRole('dialog').getByRole('button', { name: '是同一本', exact: true }).click()
    const said = page.locator('.logs li', { hasText: '您说是同一本：' })
    await said.getByRole('button', { name: '撤销' }).click()
    await said.waitFor({ state: 'detached' })
  })
})
