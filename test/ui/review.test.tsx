import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startWords } from '../../src/i18n/words.ts'
import { openReview, type Doubt } from './support/review-app.tsx'

beforeAll(() => startWords('zh-CN'))
afterEach(cleanup)

const left = (): number => Number(/要看一眼的 (\d+) 处/.exec(document.querySelector('.q')?.textContent ?? '')?.[1] ?? '0')
/** The queue and the question on the screen both speak of n open places. */
const untilLeft = async (n: number): Promise<void> => {
  if (n === 0) {
    await screen.findByText(/核对完了/)
    return
  }
  await waitFor(() => {
    expect(left()).toBe(n)
    expect(document.querySelector('.q .on .unseen')).toBeNull()
    expect(document.querySelector('.ans')).not.toBeNull()
  })
}
const chosen = (): string => screen.getAllByRole('radio').find((r) => r.getAttribute('aria-checked') === 'true')?.textContent ?? ''

describe('a person at the keyboard makes rows certain', () => {
  test('a hundred rows all in doubt are certain after at most 1.3 keys a row, and certain rows ask for none', async () => {
    const doubts = Array.from({ length: 120 }, (_, i): Doubt => (i >= 100 ? 'none' : i % 4 === 0 ? 'digit' : i % 4 === 1 ? { label: `被${String(i % 20)}人标记` } : 'time'))
    const app = await openReview(doubts)
    const user = userEvent.setup({ delay: null })
    await screen.findByText(/要看一眼的/)
    expect(left()).toBe(100)
    for (let turn = 0; turn < 200 && left() > 0; turn += 1) {
      const open = left()
      const alike = document.querySelector('.alike') !== null
      // On a digit the two readers see differently nothing is chosen for the owner: the key is the digit itself.
      if (chosen() === '') {
        await user.keyboard(document.querySelector('.cells tbody tr .dif')!.textContent)
        await user.keyboard('{Enter}')
      } else await user.keyboard(alike ? 'a' : '{Enter}')
      if (alike) await waitFor(() => expect(left()).toBeLessThan(open - 1))
      await untilLeft(alike ? left() : open - 1)
    }
    await untilLeft(0)
    for (let row = 0; row < 100; row += 1) {
      const it = app.reading(row)!
      expect([it.otherNumber, it.startedAt, it.otherLabel].filter((r) => r?.confidence === 'doubtful')).toEqual([])
    }
    expect(app.decisions()).toHaveLength(100)
    expect(app.decisions().filter((d) => d.kind !== 'accept-reading')).toEqual([])
    process.stdout.write(`keys per row made certain: ${String(app.keys() / 100)}\n`)
    expect(app.keys()).toBeLessThanOrEqual(130)
  })

  test('arrows go to a digit and a digit key retypes it there', async () => {
    const app = await openReview(['digit'])
    const user = userEvent.setup()
    await screen.findByText(/要看一眼的/)
    await user.keyboard('{ArrowLeft}{ArrowLeft}7{Enter}')
    await untilLeft(0)
    expect(app.decisions()).toMatchObject([{ kind: 'correct-reading', field: 'otherNumber', typed: '13900011700' }])
    expect(app.reading(0)?.otherNumber?.value.text).toBe('+8613900011700')
  })

  test('up and down move to another place without deciding anything', async () => {
    const app = await openReview(['time', 'time', 'time'])
    const user = userEvent.setup()
    await screen.findByText(/要看一眼的/)
    const at = (): string => document.querySelector('.q .on .num')?.textContent ?? ''
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(at()).toBe('2'))
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(at()).toBe('3'))
    await user.keyboard('{ArrowUp}')
    await waitFor(() => expect(at()).toBe('2'))
    expect(app.decisions()).toEqual([])
  })

  test('a question mark shows every key of this screen', async () => {
    await openReview(['digit'])
    const user = userEvent.setup()
    await screen.findByText(/要看一眼的/)
    await user.keyboard('?')
    const shown = (await screen.findByRole('dialog')).textContent
    for (const key of ['0–9', 'Enter', 'U', 'A', '←→', '↑↓', 'Space', 'Ctrl+Z']) expect(shown).toContain(key)
  })

  test('what is accepted at a place is what was read there, never what was read at the place before', async () => {
    const app = await openReview(['time', 'time', 'time'])
    const user = userEvent.setup()
    await screen.findByText(/要看一眼的/)
    for (const open of [2, 1, 0]) {
      await user.keyboard('{Enter}')
      await untilLeft(open)
    }
    expect(app.decisions().map((d) => d.kind)).toEqual(['accept-reading', 'accept-reading', 'accept-reading'])
  })

  test('undo brings the place back as it was read', async () => {
    const app = await openReview(['time', 'time'])
    const user = userEvent.setup()
    await screen.findByText(/要看一眼的/)
    await user.keyboard('{Enter}')
    await untilLeft(1)
    await user.keyboard('{Control>}z{/Control}')
    await untilLeft(2)
    expect(app.reading(0)?.startedAt?.confidence).toBe('doubtful')
  })

  test('leaving in the middle and coming back loses nothing that was decided', async () => {
    const app = await openReview(['time', 'time', 'time'])
    const user = userEvent.setup()
    await screen.findByText(/要看一眼的/)
    await user.keyboard('{Enter}')
    await untilLeft(2)
    const goTo = (name: RegExp): Promise<void> => user.click(within(document.querySelector<HTMLElement>('.rail')!).getByRole('button', { name }))
    await goTo(/^拒绝与投诉/)
    await waitFor(() => expect(document.querySelector('.q')).toBeNull())
    await goTo(/^核对/)
    await untilLeft(2)
    expect(app.decisions()).toHaveLength(1)
    expect(document.querySelectorAll('.q .dn')).toHaveLength(1)
  })

  test('the same correction is offered to rows read alike, and laid down on them only when taken', async () => {
    const app = await openReview([{ label: '被88人标i己' }, { label: '被88人标i己' }, { label: '诈骗' }])
    const user = userEvent.setup()
    await screen.findByText(/要看一眼的/)
    await user.clear(screen.getByLabelText('照您看到的写'))
    await user.type(screen.getByLabelText('照您看到的写'), '被88人标记')
    expect(app.decisions()).toEqual([])
    await user.click(document.querySelector<HTMLElement>('.alike button')!)
    await untilLeft(1)
    expect([0, 1, 2].map((row) => app.reading(row)?.otherLabel?.value)).toEqual(['被88人标记', '被88人标记', '诈骗'])
  })

  test('Enter pressed twice in a hurry decides one place once', async () => {
    const app = await openReview(['time', 'time', 'time'])
    const user = userEvent.setup({ delay: null })
    await screen.findByText(/要看一眼的/)
    await user.keyboard('{Enter}{Enter}')
    await waitFor(() => expect(left()).toBeLessThan(3))
    const places = app.decisions().map((d) => ('observation' in d ? d.observation : ''))
    expect(new Set(places).size).toBe(places.length)
  })
})
