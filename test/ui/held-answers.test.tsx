import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { ScopePage, ScopeRow } from '../../src/app/queries/scope.ts'
import type { ViewCall, ViewPush } from '../../src/app/view-protocol.ts'
import type { PreviewColumn, TablePreview } from '../../src/core/model/table-preview.ts'
import { startWords } from '../../src/i18n/words.ts'
import type { WindowBridge } from '../../src/ui/hooks/bridge.ts'
import { DeskProvider, type Route } from '../../src/ui/hooks/desk-context.ts'
import type { ViewClient } from '../../src/ui/hooks/view-client.ts'
import { MappingScreen } from '../../src/ui/screens/import/mapping-screen.tsx'
import { ScopeScreen } from '../../src/ui/screens/scope/scope-screen.tsx'
import { sha } from '../support/calls.ts'

beforeAll(() => startWords('zh-CN'))
afterEach(cleanup)

// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- these screens ask main for nothing.
const noBridge = {} as WindowBridge
type Serve = Partial<Record<ViewCall, (ask: never) => unknown>>

/** One screen over answers made here: what is asked and laid down can be looked at, and an answer may be kept waiting. */
const openScreen = (element: React.ReactElement, route: Route, serve: Serve): { readonly changed: () => void } => {
  const listeners = new Set<(push: ViewPush) => void>()
  const client: ViewClient = {
    ask: ((call: ViewCall, ask: never) => Promise.resolve(serve[call]?.(ask) ?? null)) as ViewClient['ask'],
    onPush: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  render(<DeskProvider value={{ client, bridge: noBridge, route, go: () => undefined, look: { theme: 'light', size: 'desk', language: 'zh-CN', operator: '' }, setLook: () => undefined, tell: () => undefined }}>{element}</DeskProvider>)
  return { changed: () => listeners.forEach((l) => l({ kind: 'changed', version: 1 })) }
}

test('one key after another rules on one number after another, though what is ruled on moves down the list', async () => {
  const scopes = new Map<string, ScopeRow['scope']>(['13900010001', '13900010002', '13900010003'].map((n) => [n, 'proposed']))
  const page = (): ScopePage => ({ proposed: 0, in: 0, out: 0, total: 3, rows: [...scopes].sort(([, a], [, b]) => Number(a !== 'proposed') - Number(b !== 'proposed')).map(([number, scope]) => ({ number, scope, incidents: 1, longestSeconds: 0, observations: [] })) })
  const ruled: string[] = []
  const desk = openScreen(<ScopeScreen />, { screen: 'scope' }, {
    scope: page,
    decide: ({ bodies }: { readonly bodies: readonly { readonly scope: 'in' | 'out'; readonly numbers: readonly string[] }[] }) => {
      for (const { scope, numbers } of bodies) for (const n of numbers) scopes.set(n, scope)
      ruled.push(...bodies.flatMap((b) => b.numbers))
      desk.changed()
      return []
    },
  })
  await screen.findByText('139 0001 0001')
  for (const n of [1, 2, 3]) {
    await userEvent.keyboard('1')
    await waitFor(() => expect(ruled).toHaveLength(n))
    await waitFor(() => expect(screen.getAllByRole('button', { pressed: true })).toHaveLength(n))
  }
  expect(ruled).toEqual(['13900010001', '13900010002', '13900010003'])
})

test('a column named just before 读入 is pressed is read as named, though its preview is still awaited', async () => {
  const sha256 = sha('表.csv')
  const column = (meaning: string): PreviewColumn => ({ index: 0, heading: '号码', meaning, why: 'told', alternatives: [] })
  const preview = (answers: Readonly<Record<string, string>>): TablePreview => ({ columns: [column(answers['columns'] === undefined ? 'unknown' : 'otherNumber')], rows: [], rowsLookedAt: 0, questions: [], meanings: ['unknown', 'otherNumber'] })
  const waiting: (() => void)[] = []
  let asked = 0
  const answered: { readonly answers: Readonly<Record<string, string>> }[] = []
  openScreen(<MappingScreen />, { screen: 'mapping', id: 'f' }, {
    import: () => ({ files: [{ key: 'f', sha256, fileName: '表.csv', answers: {} }] }),
    // The second preview, of the choice just made, does not come before the press.
    mapping: ({ answers }: { readonly answers: Readonly<Record<string, string>> }) => ((asked += 1) === 2 ? new Promise((resolve) => waiting.push(() => resolve(preview(answers)))) : preview(answers)),
    answer: (ask: { readonly answers: Readonly<Record<string, string>> }) => answered.push(ask),
  })
  await userEvent.selectOptions(await screen.findByRole('combobox'), 'otherNumber')
  expect(waiting).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: /读/ }))
  await waitFor(() => expect(answered).toHaveLength(1))
  expect(JSON.parse(answered[0]?.answers['columns'] ?? '{}')).toEqual({ 号码: 'otherNumber' })
})
