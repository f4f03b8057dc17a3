import { render } from '@testing-library/react'
import { deskOver, type Derivation } from '../../../src/app/desk/desk-state.ts'
import { serveDesk } from '../../../src/app/desk/serve-desk.ts'
import { noElements } from '../../../src/app/queries/elements.ts'
import type { ViewPush } from '../../../src/app/view-protocol.ts'
import { plusMs, toEpochMs } from '../../../src/core/kernel/instant.ts'
import type { DecisionBody } from '../../../src/core/model/decision.ts'
import type { FactBody } from '../../../src/core/model/facts.ts'
import type { Observation } from '../../../src/core/model/observation.ts'
import { derive } from '../../../src/core/pipeline.ts'
import { App } from '../../../src/ui/app.tsx'
import type { WindowBridge } from '../../../src/ui/hooks/bridge.ts'
import type { ViewClient } from '../../../src/ui/hooks/view-client.ts'
import { registry, sha, source, when } from '../../support/calls.ts'
import { readNames } from '../../../src/core/normalise/read-names.ts'
import { fakePorts } from '../../support/fake-ports.ts'
import { readLaw } from '../../support/law.ts'
import { day } from '../../support/realistic-matter.ts'

/** What the reader leaves of one row: nothing in doubt, a time only one reader saw, a digit on which the two differ, or a label. */
export type Doubt = 'none' | 'time' | 'digit' | { readonly label: string }

const two = (n: number): string => String(n).padStart(2, '0')
const mobile = (i: number): string => `1390001${String(1000 + i)}`

/** One screenshot as the recogniser hands it over: a row an hour, each with its own number. */
const rowsOf = (doubts: readonly Doubt[]): readonly Observation[] => {
  const rows = doubts.map((_, i) => ({ number: mobile(i), at: `2026-07-${two(1 + Math.floor(i / 20))} ${two(i % 20)}:10`, direction: 'missed' as const, confidence: 'certain' as const }))
  return source('一张长截图.png', 'screenshot', rows).observations.map((read, i): Observation => {
    const doubt = doubts[i]
    const it = { ...read, otherNumber: { ...read.otherNumber!, raw: mobile(i) } }
    if (doubt === undefined || doubt === 'none') return it
    if (doubt === 'time') return { ...it, startedAt: { value: when(rows[i]!.at), raw: rows[i]!.at, confidence: 'doubtful', method: 'ocr' } }
    if (doubt === 'digit') return { ...it, otherNumber: { ...it.otherNumber, confidence: 'doubtful', second: it.otherNumber.raw.replace(/.$/, (d) => String((Number(d) + 5) % 10)) } }
    return { ...it, otherLabel: { value: doubt.label, raw: doubt.label, confidence: 'doubtful', method: 'ocr' } }
  })
}

const bridge: WindowBridge = {
  chooseFiles: () => Promise.resolve([]),
  chooseFolder: () => Promise.resolve(null),
  chooseCopyTarget: () => Promise.resolve(null),
  saveText: () => Promise.resolve(null),
  preferences: () => Promise.resolve({ zoom: 1, operator: '' }),
  setPreferences: () => Promise.resolve({ zoom: 1, operator: '' }),
  showInFolder: () => Promise.resolve(null),
  pathsOfDropped: () => Promise.resolve([]),
}

const law = readLaw()

type ReviewApp = {
  readonly decisions: () => readonly DecisionBody[]
  readonly reading: (row: number) => Observation | undefined
  /** Every keydown the window has had. */
  readonly keys: () => number
}

/** The real screen over the real derivation and a record in memory. */
export const openReview = async (doubts: readonly Doubt[]): Promise<ReviewApp> => {
  const { ports, facts } = fakePorts({})
  const listeners = new Set<(push: ViewPush) => void>()
  let lays = 0
  // Main stamps what is laid down together with one instant, and the next with a later one: undo goes by it.
  const append = async (bodies: readonly FactBody[]): ReturnType<typeof ports.record.append> => {
    lays += 1
    const answer = await ports.record.append(bodies)
    return { ...answer, facts: answer.facts.map((f) => ({ ...f, at: plusMs(toEpochMs(0), lays) })) }
  }
  const derivation: Derivation = { restHours: { start: '21:00', end: '09:00' }, registry, names: () => readNames(registry), derive: (held) => derive(held, { registry, law }, day('2026-09-20')).view, assessInput: () => { throw new Error('not asked') }, elements: () => noElements,
    elementCounts: () => ({ all: 0, missing: 0 }), deadlines: () => [], calendar: () => '', stated: [], columnsOf: () => [], compose: () => Promise.reject(new Error('no packet here')) as never }
  const desk = deskOver({ ...ports, record: { ...ports.record, append }, clock: { now: () => toEpochMs(Date.parse('2026-09-20T10:00:00+08:00')) }, matters: { ...ports.matters, list: () => Promise.resolve([]) } }, derivation, '', (push) => listeners.forEach((l) => l(push)))
  Object.assign(desk.state, { matter: { id: 'm1', title: '王建国诉前整理', createdAt: toEpochMs(0), changedAt: toEpochMs(0), byteLength: 1 } })
  const items = rowsOf(doubts)
  const picture = sha('一张长截图.png')
  const laid = await append([
    { kind: 'source', source: { sha256: picture, fileName: '一张长截图.png', byteLength: 1, receivedAt: toEpochMs(0), origin: 'file' } },
    { kind: 'observations', source: picture, reader: 'screen', readerVersion: 1, items },
    { kind: 'reading-run', run: { source: picture, reader: 'screen', readerVersion: 1, answers: {}, log: { kind: 'screenshot' }, observations: items.length, complete: true, issues: [] } },
    { kind: 'decision', body: { kind: 'set-setting', name: 'scope.default', value: 'all' } },
  ])
  desk.take(laid.facts)
  const client: ViewClient = {
    ask: (call, ask) => serveDesk(desk, call, ask),
    onPush: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  let keys = 0
  window.addEventListener('keydown', () => (keys += 1), true)
  render(<App client={client} bridge={bridge} startLook={{ theme: 'light', size: 'desk', language: 'zh-CN', operator: '' }} startRoute={{ screen: 'review' }} nonce="" />)
  return {
    decisions: () => facts.flatMap(({ body }) => (body.kind === 'decision' && body.body.kind !== 'set-setting' ? [body.body] : [])),
    reading: (row) => desk.look().view.observations.get(items[row]!.id),
    keys: () => keys,
  }
}
