import { expect, test } from 'vitest'
import { incidentLines, incidentsPage, type IncidentFilter } from '../../src/app/queries/incidents.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { day, huaze, realisticMatter, yuanshan } from '../support/realistic-matter.ts'

const { view } = realisticMatter()
const look = { view, now: toEpochMs(0), today: day('2026-09-20') }
const callsIn = (filter: IncidentFilter): number => incidentLines(look, filter, 0, 10_000).filter((l) => l.kind === 'incident' && l.row.number !== undefined).length

test('every caller of the list counts as many calls as the list shows when it is narrowed to that caller', () => {
  const { agents, numbers } = incidentsPage(look, {}).callers
  expect(agents.length).toBeGreaterThan(2)
  for (const { id, counted } of agents) expect(callsIn({ agent: id })).toBe(counted)
  for (const { number, counted } of numbers) expect(callsIn({ number })).toBe(counted)
})

test('the numbers of all callers together are all the calls', () => expect(incidentsPage(look, {}).callers.numbers.reduce((sum, n) => sum + n.counted, 0)).toBe(incidentsPage(look, {}).counted))

test('within one company only its own callers are offered', () => {
  const of = (party: typeof huaze): readonly string[] => incidentsPage(look, { party }).callers.agents.map((a) => a.id)
  expect(of(huaze).length).toBeGreaterThan(0)
  expect(of(huaze).filter((id) => of(yuanshan).includes(id))).toEqual([])
})
