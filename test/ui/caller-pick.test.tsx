import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState, type ReactElement } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { incidentsPage, type IncidentFilter } from '../../src/app/queries/incidents.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { startWords } from '../../src/i18n/words.ts'
import { CallerPick } from '../../src/ui/screens/incidents/caller-pick.tsx'
import { day, huaze, realisticMatter } from '../support/realistic-matter.ts'

const { view } = realisticMatter()
const page = incidentsPage({ view, now: toEpochMs(0), today: day('2026-09-20') }, { party: huaze })

let filter: IncidentFilter
const Held = (): ReactElement => {
  const [held, setHeld] = useState<IncidentFilter>({ party: huaze, only: 'after-refusal' })
  filter = held
  return <CallerPick callers={page.callers} filter={held} setFilter={setHeld} />
}

beforeAll(() => startWords('zh-CN'))
afterEach(cleanup)

test('one person, one number or everybody is chosen, and the other filters stay', async () => {
  render(<Held />)
  const user = userEvent.setup()
  const list = screen.getByLabelText<HTMLSelectElement>('来电人或号码')
  const [agent, number] = [page.callers.agents[0]!, page.callers.numbers[0]!]
  await user.selectOptions(list, `agent:${agent.id}`)
  expect(filter).toEqual({ party: huaze, only: 'after-refusal', agent: agent.id })
  await user.selectOptions(list, `number:${number.number}`)
  expect(filter).toEqual({ party: huaze, only: 'after-refusal', number: number.number })
  expect(list.value).toBe(`number:${number.number}`)
  await user.selectOptions(list, '')
  expect(filter).toEqual({ party: huaze, only: 'after-refusal' })
})
