import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { NumberLine } from '../../src/app/queries/parties.ts'
import { startWords } from '../../src/i18n/words.ts'
import { Lane } from '../../src/ui/screens/parties/lane.tsx'

beforeAll(() => startWords('zh-CN'))
afterEach(cleanup)

test('of thousands of numbers of one channel a screenful is drawn, and the rest on request, none twice', async () => {
  const lines = Array.from({ length: 5_000 }, (_, k): NumberLine => ({ number: `1390000${String(k).padStart(4, '0')}`, channel: 'unknown', bases: [], counted: 5_000 - k }))
  const picked: string[] = []
  render(<Lane channel="unknown" lines={lines} selected={undefined} onSelect={(line) => picked.push(line.number)} onAttribute={() => undefined} />)
  const rows = (): readonly HTMLElement[] => screen.getAllByRole('button').filter((b) => b.classList.contains('who'))
  expect(rows()).toHaveLength(20)
  await userEvent.click(screen.getByRole('button', { name: '再看 50 个号码（还有 4980 个）' }))
  expect(rows()).toHaveLength(70)
  for (const row of rows()) row.click()
  expect(picked).toEqual(lines.slice(0, 70).map((line) => line.number))
})
