import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openInstallation } from '../../electron/services/installation.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'ringproof-installation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('how a table was read is kept for every matter on this computer, the last answer last, and outlives the program', async () => {
  const first = await openInstallation(folder)
  await first.remembered.keep('{"时长":"ring"}')
  await first.remembered.keep('{"时间":"dateTime"}')
  await first.remembered.keep('{"时长":"ring"}')
  await first.set({ operator: '张某' })
  const again = await openInstallation(folder)
  expect(again.remembered.columns()).toEqual(['{"时间":"dateTime"}', '{"时长":"ring"}'])
  expect(again.chainId).toBe(first.chainId)
  for (let i = 0; i < 80; i++) await again.remembered.keep(`{"列${i}":"keep"}`)
  expect(again.remembered.columns()).toHaveLength(60)
  expect(again.remembered.columns().at(-1)).toBe('{"列79":"keep"}')
})
