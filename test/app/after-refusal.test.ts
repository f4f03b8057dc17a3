import { expect, test } from 'vitest'
import { composePacket } from '../../src/core/compose/compose-packet.ts'
import type { Decision, DecisionBody } from '../../src/core/model/decision.ts'
import { toFactId } from '../../src/core/model/ids.ts'
import type { MatterView } from '../../src/core/model/matter-view.ts'
import { chartPage } from '../../src/app/queries/incident-chart.ts'
import { incidentLines, incidentsPage } from '../../src/app/queries/incidents.ts'
import { partiesPage } from '../../src/app/queries/parties.ts'
import { refusalsPage } from '../../src/app/queries/refusals.ts'
import { packetReference } from '../support/packet-reference.ts'
import { realisticRequest } from '../support/print-realistic.ts'
import { at, day, huaze, realisticMatter, viewOf } from '../support/realistic-matter.ts'

const { facts, view } = realisticMatter()
const look = (of: MatterView) => ({ view: of, now: at('2026-09-20T10:00:00+08:00'), today: day('2026-09-20') })
const decided = (body: DecisionBody): Decision => ({ id: toFactId('chain:998'), order: { lamport: 998, chain: 'chain', seq: 998 }, at: at('2026-09-17T09:00:00+08:00'), operator: '王建国', body })

/** Rows of the packet's table of calls that stand after a refusal. */
const inPacket = (of: MatterView): number => {
  const plan = composePacket({ view: of, reference: packetReference(), request: realisticRequest('pipl69') })
  const table = plan.documents.find((d) => d.id === 'd-laidian-tongjibiao')?.blocks.find((b) => b.kind === 'table' && b.isLarge === true)
  if (table?.kind !== 'table') throw new Error('no table of calls')
  const column = table.columns.findIndex((c) => c.heading === '第几次拒绝之后')
  // A column in which nothing stands is left out.
  return column < 0 ? 0 : table.rows.filter((r) => r.cells[column]?.runs[0]?.text !== '—').length
}

test('the screens and the packet count the same calls after a refusal', () => {
  const board = partiesPage(view).organisations.find((o) => o.id === huaze)
  expect(board?.afterRefusal).toBeGreaterThan(0)
  expect(board?.afterRefusal).toBe(inPacket(view))
  const page = refusalsPage(view)
  expect(page.after).toBe(incidentsPage(look(view), {}).afterRefusal)
  expect(page.acts.filter((a) => a.kind === 'refusal').reduce((sum, a) => sum + a.followed, 0)).toBe(page.after)
})

test('a refusal the owner has not ticked is followed on the screen and in no packet, and the screen says so', () => {
  const unticked = viewOf({ ...facts, decisions: facts.decisions.filter((d) => !(d.body.kind === 'state' && d.body.sentence === 'stated.refusedAsListed')) })
  const page = refusalsPage(unticked)
  expect([page.after > 0, page.afterPleadable]).toEqual([true, 0])
  expect(inPacket(unticked)).toBe(0)
})

test('a refusal to nobody known is followed by nobody’s calls', () => {
  const body: DecisionBody = { kind: 'record-refusal', act: { at: { from: at('2026-07-09T10:00:00+08:00'), to: at('2026-07-09T10:01:00+08:00'), precision: 'minute', zone: 'assumed' }, mode: 'phone', proofs: [] } }
  const more = viewOf({ ...facts, decisions: [...facts.decisions, decided(body)] })
  expect(refusalsPage(more).after).toBe(refusalsPage(view).after)
})

test('every count stands with its strength, and the strengths add up to it', () => {
  const page = incidentsPage(look(view), {})
  expect(page.levels.reduce((sum, l) => sum + l.n, 0)).toBe(page.counted)
  for (const board of partiesPage(view).organisations) expect(board.levels.reduce((sum, l) => sum + l.n, 0)).toBe(board.counted)
})

test('the picture holds what the list holds, whole or narrowed to one company', () => {
  const all = incidentsPage(look(view), {})
  expect(chartPage(look(view), { filter: {} }).shown).toBe(all.counted + all.uncounted + all.messages)
  const lines = incidentLines(look(view), { party: huaze }, 0, 10_000).filter((l) => l.kind === 'incident')
  expect(chartPage(look(view), { filter: { party: huaze } }).units).toHaveLength(lines.length)
})

test('a call at night stands at its own hour', () => {
  const { hours, units } = chartPage(look(view), { filter: {} })
  for (const { hour } of units) if (hour !== undefined) expect([hours[0] <= hour, hour < hours[1]]).toEqual([true, true])
})
