import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** How far a person may have to walk with the Tab key before something is called unreachable. */
const longestWalk = 260

type Keys = {
  readonly reach: (target: Locator, what: string) => Promise<void>
  readonly press: (role: 'button' | 'radio', name: string | RegExp, within?: Locator) => Promise<void>
  readonly type: (label: string, text: string) => Promise<void>
  readonly pick: (label: string, words: string) => Promise<void>
  readonly tick: (words: string) => Promise<void>
  readonly leaveField: () => Promise<void>
  readonly intoFirstField: (within: Locator) => Promise<void>
}

/** Acts on the page with Tab, letters, arrows, Space and Enter only. Where the focus is must be seen at every step. */
export const keysOf = (page: Page): Keys => {
  const reach = async (target: Locator, what: string): Promise<void> => {
    await target.first().waitFor()
    for (let step = 0; step < longestWalk; step += 1) {
      if (await target.first().evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
      expect(await page.evaluate(isFocusSeen), `focus cannot be seen on the way to ${what}`).toBe('')
    }
    throw new Error(`${what} is not reached by the Tab key`)
  }
  const press: Keys['press'] = async (role, name, within) => {
    const target = (within ?? page).getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    await reach(target, String(name))
    await page.keyboard.press(role === 'button' ? 'Enter' : 'Space')
  }
  return {
    reach,
    press,
    type: async (label, text) => {
      await reach(page.getByLabel(label, { exact: true }), label)
      await page.keyboard.type(text)
    },
    pick: async (label, words) => {
      const list = page.getByLabel(label, { exact: true })
      await reach(list, label)
      for (let step = 0; step < 30; step += 1) {
        if (((await list.locator('option:checked').textContent()) ?? '').includes(words)) return
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`${words} is not among ${label}`)
    },
    tick: async (words) => {
      const box = page.locator('label', { hasText: words }).locator('input')
      await reach(box, words)
      await page.keyboard.press('Space')
      await expect.poll(() => box.isChecked()).toBe(true)
    },
    leaveField: async () => {
      for (let step = 0; step < 20 && (await page.evaluate(() => document.activeElement?.matches('input:not([type=checkbox]):not([type=radio]), textarea, select') === true)); step += 1) await page.keyboard.press('Tab')
    },
    intoFirstField: async (within) => reach(within.locator('input, textarea').first(), 'first field'),
  }
}

/** Empty, or what has the focus without showing it. Runs in the page. */
const isFocusSeen = (): string => {
  const here = document.activeElement
  if (here === null || here === document.body) return ''
  const seen = [here, here.closest('.find')].some((element) => {
    if (element === null) return false
    const style = getComputedStyle(element)
    return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
  })
  return seen ? '' : here.outerHTML.slice(0, 120)
}
