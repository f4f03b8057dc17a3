import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownNumber } from '../support/journey-files.ts'
import { writeWholeShoebox } from '../support/whole-matter.ts'
import { launch, type Started } from './support/launch.ts'
import { keysOf } from './support/keys.ts'

/** No pointer is used: a person who has only a keyboard fills in everything and holds an issued packet. Only the system's own file dialogs are answered for her. */
describe('from files to an issued packet by keyboard alone', () => {
  let started: Started
  let page: Page
  let folder: string
  let files: readonly string[]
  let keys: ReturnType<typeof keysOf>
  const named = (part: string): string => files.find((file) => file.includes(part))!
  const chooses = (paths: readonly string[]): Promise<void> =>
    started.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: chosen })) as unknown as typeof dialog.showOpenDialog
      dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath: chosen[0] })) as unknown as typeof dialog.showSaveDialog
    }, paths)

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-keys-'))
    files = writeWholeShoebox(path.join(folder, 'in'))
    started = await launch()
    page = started.page
    keys = keysOf(page)
    await page.evaluate(`window.bridge.setPreferences({ language: 'zh-CN' })`)
    await page.reload()
  })
  afterAll(async () => {
    await started.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a new matter, its files and what a picture leaves in doubt', async () => {
    await keys.press('button', '新建事项')
    await keys.type('姓名', '王建国')
    await keys.type('联系电话', ownNumber)
    await keys.type('接到来电的号码，一行一个', ownNumber)
    await keys.type('保单到期日', '2026年10月5日')
    await chooses([named('calls-'), named('.csv'), named('Screenshot_20260712')])
    await keys.press('button', '下一步：导入')
    await page.getByText('还没有文件').waitFor()
    await keys.press('button', '选文件，或拖进来')
    await page.getByText('收到 3 个文件').waitFor({ timeout: 90_000 })
    await page.locator('.run').first().waitFor({ state: 'detached', timeout: 120_000 })
    const tables = path.join(folder, 'tables')
    mkdirSync(tables)
    await chooses([tables])
    await keys.press('button', '截图读出的存成表格')
    await page.getByRole('dialog').waitFor({ timeout: 60_000 })
    expect(await page.getByRole('dialog').textContent()).toContain('存好了 7 行')
    expect(await rowsOf(tables)).toEqual({ rows: 7, crops: 7, hashes: 1 })
    await page.keyboard.press('Escape')
    await keys.press('button', /^核对/)
    await page.locator('.q li').or(page.getByText('核对完了')).first().waitFor()
    for (let left = await page.locator('.q li').count(); left > 0; left = await page.locator('.q li').count()) {
      await keys.leaveField()
      await page.keyboard.press('Enter')
      await page.getByText(left === 1 ? '核对完了' : `要看一眼的 ${String(left - 1)} 处`).first().waitFor()
    }
  })

  test('scope, attribution and a refusal with its proof', async () => {
    await keys.press('button', /^事件/)
    await keys.press('button', '下一步：挑号码')
    for (const number of ['139 0001 0001', '139 0001 0002', '0571 8800 1234']) await keys.press('button', '归这件事', page.locator('tr', { hasText: number }))
    await keys.press('button', '下一步：看事件')
    await page.getByText(/至少/).first().waitFor()
    await keys.press('button', /^对象/)
    const open = page.locator('.org.nobody').getByRole('button', { name: '归给谁', exact: true })
    for (let left = 3; left > 0; left -= 1) {
      await expect.poll(() => open.count()).toBe(left)
      await keys.press('button', '归给谁', page.locator('.org.nobody'))
      await keys.type('哪家公司', '华泽财险')
      await keys.press('radio', /自称/)
      await keys.type('对方原话，或出处', '我是华泽车险的')
      await keys.press('button', '记下')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await keys.press('button', /^拒绝与投诉/)
    await page.getByRole('button', { name: '记下一次拒绝' }).waitFor()
    await chooses([named('拒绝短信')])
    await page.keyboard.press('r')
    await keys.type('哪一天', '2026-08-01')
    await keys.pick('怎么说的', '短信')
    await keys.pick('对哪家', '华泽财险')
    await keys.type('对方是谁', '小刘')
    await keys.type('原话', '我不需要，请不要再打了')
    await keys.press('button', '从电脑里选一份')
    await page.locator('.dialog select').last().locator('option:checked', { hasText: '拒绝短信' }).waitFor({ state: 'attached' })
    await keys.press('button', '记下')
    await page.getByText('第 1 次拒绝').waitFor()
  })

  test('each gap is asked for on the spot, until the packet can be issued', async () => {
    await keys.press('button', /^材料包/)
    for (const [door, kind, sentences] of [['法院', 'pipl69', ['本人是上述被叫号码的实际使用人', '所列各次拒绝均由本人']], ['金融监管局', 'nfra', ['本人提出本件是为了维护本人自己的合法权益']]] as const) {
      await keys.press('button', new RegExp(`^${door}`))
      for (const sentence of sentences) await keys.tick(sentence)
      await fillEveryGap()
      const target = path.join(folder, 'out', kind)
      mkdirSync(target, { recursive: true })
      await chooses([target])
      await keys.press('button', /写出材料包/)
      await page.getByRole('dialog').getByText('已冻结').waitFor({ timeout: 120_000 })
      expectIssued(target)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })

  const fillEveryGap = async (): Promise<void> => {
    const missing = page.locator('.dr .gap .tag')
    await page.locator('.pg').or(page.getByText('排不出这份文书')).first().waitFor({ timeout: 20_000 })
    for (let turn = 0; turn < 60 && (await missing.count()) > 0; turn += 1) {
      const dialog = page.getByRole('dialog')
      // The next question comes by itself; F asks for the first one.
      if (turn === 0 || !(await dialog.waitFor({ timeout: 3000 }).then(() => true, () => false))) await page.keyboard.press('f')
      await dialog.waitFor({ timeout: 5000 }).catch(async () => { throw new Error(`no question opens for: ${(await page.locator('.dr .gap').allTextContents()).join(' / ')} at ${await page.locator('h1').first().textContent()}`) })
      const title = (await dialog.locator('h2').textContent()) ?? ''
      const before = await missing.count()
      if (title.startsWith('缺凭证')) {
        await chooses([named(paperFor(title))])
        await keys.press('button', '从电脑里选一份', dialog)
        await dialog.locator('option:checked', { hasText: paperFor(title) }).waitFor({ state: 'attached', timeout: 30_000 })
        await keys.press('button', /^记下/, dialog)
      } else {
        await keys.intoFirstField(dialog)
        await page.keyboard.type(valueFor(title))
        await page.keyboard.press('Enter')
      }
      await dialog.locator('h2', { hasText: title }).waitFor({ state: 'detached' })
      await expect.poll(() => missing.count(), { timeout: 20_000, message: title }).toBeLessThan(before)
    }
    expect(await missing.count()).toBe(0)
  }

  const paperFor = (title: string): string => (title.includes('行驶证') ? '行驶证' : title.includes('保险单') ? '保单' : title.includes('公示') ? '公示' : '实名')
  const valueFor = (title: string): string => (title.includes('日期') ? '1980-01-01' : title.includes('证件号码') ? '330106198001010010' : title.includes('关系') ? '王建国' : '某项')

  test('a copy of the matter, and every original as it came', async () => {
    const copy = path.join(folder, '备份.ringproof')
    await chooses([copy])
    await keys.press('button', '原始文件与保管记录')
    await keys.press('button', '重新核对指纹')
    await page.getByText('一个字节没变').waitFor({ timeout: 30_000 })
    await keys.press('button', /^换一个事项/)
    await keys.press('button', '存一份副本')
    await expect.poll(() => sizeOf(copy), { timeout: 60_000 }).toBeGreaterThan(1000)
  })
})

/** The workbook as Excel would open it: rows, pieces of the picture, and how many different originals they name. */
const rowsOf = async (tables: string): Promise<object> => {
  const workbook = new ExcelJS.Workbook()
  const name = readdirSync(tables, { recursive: true, encoding: 'utf8' }).find((file) => file.endsWith('.xlsx'))!
  await workbook.xlsx.readFile(path.join(tables, name))
  const sheet = workbook.worksheets[0]!
  const last = sheet.getRow(1).cellCount
  return { rows: sheet.rowCount - 1, crops: sheet.getImages().length, hashes: new Set(Array.from({ length: sheet.rowCount - 1 }, (_, i) => sheet.getRow(i + 2).getCell(last).text)).size }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** What a clerk would check: whole, listed, readable as text, and nothing left open. */
const expectIssued = (target: string): void => {
  const [name] = readdirSync(target)
  const packet = path.join(target, name!)
  expect(name).not.toContain('草稿')
  execFileSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd: packet })
  const pdfs = readdirSync(packet).filter((file) => file.endsWith('.pdf'))
  expect(pdfs.length).toBeGreaterThan(4)
  expect(readdirSync(packet).filter((file) => file.endsWith('.docx'))).toHaveLength(pdfs.length)
  for (const pdf of pdfs) {
    execFileSync('qpdf', ['--check', path.join(packet, pdf)], { stdio: 'ignore' })
    const text = execFileSync('pdftotext', [path.join(packet, pdf), '-'], { encoding: 'utf8' })
    expect(text).not.toContain('待补')
    expect(text).not.toContain('草稿')
    expect(text.replaceAll(/\s/g, '')).toContain(pdf.includes('证据材料') ? '证据1' : pdf.slice(3, -4))
  }
}
