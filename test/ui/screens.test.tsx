import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { deskOver, type Derivation } from '../../src/app/desk/desk-state.ts'
import { serveDesk } from '../../src/app/desk/serve-desk.ts'
import { noElements } from '../../src/app/queries/elements.ts'
import type { ViewPush } from '../../src/app/view-protocol.ts'
import { toEpochMs } from '../../src/core/kernel/instant.ts'
import { startWords } from '../../src/i18n/words.ts'
import { App } from '../../src/ui/app.tsx'
import type { WindowBridge } from '../../src/ui/hooks/bridge.ts'
import type { ScreenId } from '../../src/ui/hooks/desk-context.ts'
import type { ViewClient } from '../../src/ui/hooks/view-client.ts'
import { readNames } from '../../src/core/normalise/read-names.ts'
import { registry } from '../support/calls.ts'
import { fakePorts } from '../support/fake-ports.ts'
import { realisticMatter } from '../support/realistic-matter.ts'

const { view } = realisticMatter()

const derivation: Derivation = { restHours: { start: '21:00', end: '09:00' }, registry, names: () => readNames(registry), derive: () => view, assessInput: () => { throw new Error('not asked') }, elements: () => noElements,
  elementCounts: () => ({ all: 0, missing: 0 }), deadlines: () => [], calendar: () => '', stated: [], columnsOf: () => [], compose: () => Promise.reject(new Error('no packet here')) as never }

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

/** The real desk over ports in memory, asked without a worker in between. */
const openApp = (start: ScreenId, shown: Derivation = derivation, asked: unknown[] = []): { readonly facts: ReturnType<typeof fakePorts>['facts'] } => {
  const { ports, facts } = fakePorts({})
  const listeners = new Set<(push: ViewPush) => void>()
  const desk = deskOver({ ...ports, clock: { now: () => toEpochMs(Date.parse('2026-09-20T10:00:00+08:00')) }, matters: { ...ports.matters, list: () => Promise.resolve([]) } }, shown, '', (push) => listeners.forEach((l) => l(push)))
  Object.assign(desk.state, { matter: { id: 'm1', title: '王建国诉前整理', createdAt: toEpochMs(0), changedAt: toEpochMs(0), byteLength: 1 } })
  const client: ViewClient = {
    ask: (call, ask) => {
      if (call === 'answer') asked.push(ask)
      return serveDesk(desk, call, ask)
    },
    onPush: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  render(<App client={client} bridge={bridge} startLook={{ theme: 'light', size: 'desk', language: 'zh-CN', operator: '' }} startRoute={{ screen: start }} nonce="" />)
  return { facts }
}

beforeAll(() => startWords('zh-CN'))
afterEach(cleanup)

describe('screens over a realistic matter', () => {
  test('the state sentence of the home is computed from the record', async () => {
    openApp('home')
    const sentence = await screen.findByRole('heading', { level: 1 })
    const counted = view.incidents.filter((i) => i.scope === 'in' && i.counted && i.direction !== 'outgoing').length
    expect(sentence.textContent).toContain(`至少 ${String(counted)} 次`)
  })

  test('a number shown is not an identity: four states, always in order', async () => {
    openApp('parties')
    const states = await screen.findAllByRole('img', { name: /自称 (有|无)，标记 (有|无)，公示 (有|无)，确认 (有|无)/ })
    expect(states.length).toBeGreaterThan(1)
  })

  test('a picture that was read, and whose day only the owner knows, takes that day as a person writes it', async () => {
    const question = { id: 'capture-date', kind: 'day', isOptional: true, params: { today: '2026-09-20' } } as const
    const picture = view.sources.find(({ run }) => run?.reader === 'screen')!
    const undated = { ...view, sources: view.sources.map((s) => (s === picture ? { ...s, run: { ...s.run!, questions: [question] } } : s)) }
    const asked: unknown[] = []
    openApp('import', { ...derivation, derive: () => undated }, asked)
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: '回答' }))
    await user.type(screen.getByLabelText(/这张截图是哪一天截的/), '9月1日')
    await user.click(screen.getByRole('button', { name: '就这样读入' }))
    await waitFor(() => expect(asked).toEqual([{ sha256: picture.source.sha256, answers: { ...picture.run!.answers, 'capture-date': '2026-09-01' } }]))
  })

  test('a refusal is laid down only with a day and a way, and as it was typed', async () => {
    const { facts } = openApp('refusals')
    const user = userEvent.setup()
    await user.click((await screen.findAllByRole('button', { name: '记下一次拒绝' }))[0]!)
    const save = await screen.findByRole('button', { name: '先写哪一天' })
    expect(save.getAttribute('aria-disabled')).toBe('true')
    await user.type(screen.getByLabelText('哪一天'), '9月1日')
    await user.selectOptions(screen.getByLabelText('怎么说的'), 'phone')
    await user.type(screen.getByLabelText('原话'), '不要再打了')
    await user.click(screen.getByRole('button', { name: '记下' }))
    await waitFor(() => expect(facts).toHaveLength(1))
    expect(facts[0]!.body).toMatchObject({ kind: 'decision', body: { kind: 'record-refusal', act: { mode: 'phone', words: '不要再打了', proofs: [] } } })
  })

  test('which files are one log is the owner’s to say, but a phone list and a bill never are', async () => {
    const { facts } = openApp('import')
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: '哪几份是同一本，我来说' }))
    const boxes = screen.getAllByRole('checkbox')
    for (const box of boxes) await user.click(box)
    expect(screen.getAllByRole('button', { name: '详单和手机记录、两个号码的详单，不会是同一本' })[0]?.getAttribute('aria-disabled')).toBe('true')
    expect(facts).toHaveLength(0)
  })

  test('the owner adds an insurer to the lists, with where it is known from, and switches one off, by keyboard alone', async () => {
    const { facts } = openApp('registry')
    const user = userEvent.setup()
    const press = async (name: string): Promise<void> => {
      const button = await screen.findByRole('button', { name })
      button.focus()
      await user.keyboard('{Enter}')
    }
    await press('加一家')
    expect((await screen.findByRole('button', { name: '先写名字' })).getAttribute('aria-disabled')).toBe('true')
    await user.keyboard('鸿运财产保险')
    await user.tab()
    await user.tab()
    await user.keyboard('鸿运财险、鸿运车险')
    screen.getByLabelText('您从哪里知道的').focus()
    await user.keyboard('保单封面')
    await press('记下')
    await press('停用“中国平安财产保险”')
    await waitFor(() => expect(facts).toHaveLength(2))
    expect(facts.map((f) => f.body)).toMatchObject([
      { kind: 'decision', body: { kind: 'edit-registry', edit: { table: 'insurers', code: 'own:鸿运财产保险', entry: { name: '鸿运财产保险', kind: 'insurer', aliases: ['鸿运财产保险', '鸿运财险', '鸿运车险'] }, source: '保单封面' } } },
      { kind: 'decision', body: { kind: 'edit-registry', edit: { table: 'insurers', code: 'PAIC' } } },
    ])
  })
})
