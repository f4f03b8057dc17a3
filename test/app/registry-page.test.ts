import { expect, test } from 'vitest'
import { draftOf, draftProblem, editOf, newDraft } from '../../src/app/edit-registry.ts'
import { registryPage } from '../../src/app/queries/registry.ts'
import type { RegistryEdit } from '../../src/core/model/registry.ts'
import { standingDecisions } from '../../src/core/normalise/standing-decisions.ts'
import { decide, registry } from '../support/calls.ts'
import { emptyView } from '../support/empty-view.ts'

const pageWith = (...edits: readonly RegistryEdit[]) => registryPage(registry, { ...emptyView, standing: edits.map((edit, k) => decide({ kind: 'edit-registry', edit }, k + 1)) })
const paic = (page: ReturnType<typeof pageWith>) => page.insurers.find((l) => l.shown.table === 'insurers' && l.shown.code === 'PAIC')

test('every shipped entry is listed with its date and how surely it is known', () => {
  const page = pageWith()
  expect([page.insurers.length, page.numberClasses.length, page.labels.length]).toEqual([registry.insurers.insurers.length, registry.numberClasses.rules.length, registry.labels.words.length])
  for (const line of [...page.insurers, ...page.numberClasses, ...page.labels]) expect([line.on, ['verified', 'stored-copy', 'memory', 'assumption'].includes(line.confidence)]).toEqual(['2026-11-25', true])
})

test('a number known from memory says so beside a list that is better known', () => expect(pageWith().insurers.find((l) => l.fromMemory.includes('95590'))?.shown).toMatchObject({ code: 'CCIC' }))

test('an edited entry says it is the owner’s, and can be taken back', () => expect(paic(pageWith({ table: 'insurers', code: 'PAIC' }))).toMatchObject({ isOff: true, isShipped: true, confidence: 'owner', decision: expect.any(String) as string, shown: { entry: { name: '中国平安财产保险' } } }))

test('what the owner added stands first', () => expect(pageWith({ table: 'labels', word: '拉活儿', class: 'INS_SALES' }).labels[0]).toMatchObject({ isShipped: false, confidence: 'owner', shown: { word: '拉活儿' } }))

test('a name another entry has as well is shown at both', () => {
  const page = pageWith({ table: 'insurers', code: 'own:另一家', entry: { name: '另一家', kind: 'insurer', aliases: ['另一家', '平安产险'], ambiguousAliases: [], serviceNumbers: [] } })
  expect(page.insurers.filter((l) => l.shared.includes('平安产险'))).toHaveLength(2)
})

test('two copies that edited one entry without knowing of each other are told, and the shipped entry stands', () => {
  const decisions = [decide({ kind: 'edit-registry', edit: { table: 'insurers', code: 'PAIC' } }, 1, 'a'), decide({ kind: 'edit-registry', edit: { table: 'insurers', code: 'PAIC', entry: { name: '平安', kind: 'insurer', aliases: ['平安'], ambiguousAliases: [], serviceNumbers: [] } } }, 1, 'b')]
  const { standing, conflicts } = standingDecisions(decisions)
  const page = registryPage(registry, { ...emptyView, standing, decisionConflicts: conflicts })
  expect(page.disputed).toEqual([{ name: '中国平安财产保险', between: decisions.map((d) => d.id) }])
  expect(paic(page)).toMatchObject({ isOff: false, confidence: 'stored-copy' })
})

test('a draft of a shipped entry, saved unchanged, is that entry', () => {
  for (const line of pageWith().insurers) expect(editOf(draftOf(line))).toEqual(line.shown)
})

test.each([
  [{ ...newDraft('insurers'), name: '' }, 'registry.name-first'],
  [{ ...newDraft('insurers'), name: '中国平安财产保险' }, 'registry.already-there'],
  [{ ...newDraft('insurers'), name: '鸿运财险', aliases: '鸿' }, 'registry.name-too-short'],
  [{ ...newDraft('numberClasses'), name: '零五七一', class: 'mobile' }, 'registry.digits-first'],
  [{ ...newDraft('labels'), name: '拉活儿' }, 'registry.class-first'],
  [{ ...newDraft('insurers'), name: '鸿运财险' }, undefined],
])('the draft %j is held back by %s', (draft, problem) => expect(draftProblem(draft, pageWith()[draft.table])).toBe(problem))
