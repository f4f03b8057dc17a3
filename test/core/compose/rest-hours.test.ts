import { describe, expect, it } from 'vitest'
import { composePacket } from '../../../src/core/compose/compose-packet.ts'
import { runsOf, unprovenFacts } from '../../../src/core/compose/unproven-facts.ts'
import { beijingOffsetMinutes, wallClockOf } from '../../../src/core/kernel/instant.ts'
import type { DecisionBody } from '../../../src/core/model/decision.ts'
import { toFactId } from '../../../src/core/model/ids.ts'
import { packetReference } from '../../support/packet-reference.ts'
import { realisticRequest } from '../../support/print-realistic.ts'
import { at, huaze, realisticMatter, viewOf, yuanshan } from '../../support/realistic-matter.ts'

const reference = packetReference()
const { facts } = realisticMatter()

const hours = (start: string, end: string): readonly DecisionBody[] => [
  { kind: 'set-setting', name: 'RF08.restStart', value: start },
  { kind: 'set-setting', name: 'RF08.restEnd', value: end },
]
const asked: DecisionBody = { kind: 'set-filing', values: { 'ground.restHours': 'true' } }
const viewWith = (...bodies: readonly DecisionBody[]) =>
  viewOf({ ...facts, decisions: [...facts.decisions, ...bodies.map((body, k) => ({ id: toFactId(`chain:${String(9000 + k)}`), order: { lamport: 9000 + k, chain: 'chain', seq: 9000 + k }, at: at('2026-09-17T09:00:00+08:00'), operator: '王建国', body }))] })
const plan = (...bodies: readonly DecisionBody[]) => composePacket({ view: viewWith(...bodies), reference, request: realisticRequest('pipl69') })
const rowOf = (of: ReturnType<typeof plan>) => of.documents.flatMap((d) => d.blocks).flatMap((b) => (b.kind === 'table' ? b.rows : [])).find((r) => r.cells[0]?.runs.some((run) => run.text.includes('所设时段')) === true)
const textOf = (row: ReturnType<typeof rowOf>): string => row?.cells.map((c) => c.runs.map((r) => r.text).join('')).join('|') ?? ''

const inHour = (hour: number, party: typeof huaze): number =>
  viewOf(facts).incidents.filter((i) => i.respondent === party && i.counted && i.kind === 'call' && i.startedAt !== undefined && i.direction !== 'outgoing' && wallClockOf(i.startedAt.from, beijingOffsetMinutes).hour === hour).length

describe('calls in the hours of rest the owner set', () => {
  it('are listed among the damages with their number and the hours, of this respondent only', () => {
    expect(inHour(9, huaze)).toBeGreaterThan(0)
    expect(inHour(9, yuanshan)).toBeGreaterThan(0)
    const printed = plan(asked, ...hours('09:00', '10:00'))
    expect(textOf(rowOf(printed))).toContain(`|${String(inHour(9, huaze))}（统计时段由使用人设定：09:00至10:00）|`)
    expect(printed.gaps).toEqual([])
  })

  it('are proved: each figure rests on the calls and on the decision that set the hours', () => {
    const printed = plan(asked, ...hours('09:00', '10:00'))
    const row = rowOf(printed)
    const figures = row?.cells[1]?.runs.flatMap((r) => r.fact ?? []) ?? []
    expect(figures.map((f) => f.kind)).toEqual(['count', 'computed'])
    expect(JSON.stringify(figures[1])).toContain('chain:9001')
    expect(unprovenFacts(printed, viewWith(asked, ...hours('09:00', '10:00')))).toEqual([])
  })

  it('the hours may run over midnight, and the day they end is told', () => expect(textOf(rowOf(plan(asked, ...hours('22:00', '10:00'))))).toContain('22:00至次日10:00'))

  it.each([
    ['the owner did not ask for them', plan(...hours('09:00', '10:00'))],
    ['the owner took it back', plan(asked, ...hours('09:00', '10:00'), { kind: 'set-filing', values: { 'ground.restHours': 'false' } })],
    ['nobody called in them', plan(asked, ...hours('03:00', '04:00'))],
  ])('are not listed where %s', (_, printed) => {
    expect(rowOf(printed)).toBeUndefined()
    expect(printed.gaps).toEqual([])
  })

  it('stand in no letter as a ground: no rule sets hours for motor insurance', () => {
    const letter = plan(asked, ...hours('09:00', '10:00')).documents.find((d) => d.id === 'a1-minshi-qisuzhuang')
    expect(letter?.blocks.flatMap((b) => runsOf(b)).map((r) => r.text).join('')).not.toContain('使用人设定的时段')
  })
})
