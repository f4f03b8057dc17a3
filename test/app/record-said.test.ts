import { expect, test } from 'vitest'
import { acceptSuggestion } from '../../src/app/accept-suggestion.ts'
import { emptySaid, saidOf } from '../../src/app/record-said.ts'
import { call, finding, matter, observationsOf, said } from '../support/assess.ts'

test('what was left out is written down only where the owner says so; what was not noticed is not', () => {
  expect(saidOf({ ...emptySaid, given: { gaveName: true, gaveLicence: false }, facts: ['askedIdentity'], identityAnswer: '不方便说' })).toEqual({ gaveName: true, gaveLicence: false, askedIdentity: true, identityAnswer: '不方便说' })
  expect(saidOf(emptySaid)).toEqual({})
})

test('a promise is kept with its words, without them it is only a tick', () => {
  expect(saidOf({ ...emptySaid, promised: ['gift', 'last-day'], promisedWords: { gift: ' 送 500 元油卡 ' } }).promised).toEqual([{ what: 'gift', words: '送 500 元油卡' }, { what: 'last-day' }])
})

test('a suggestion that was accepted brings its words along', () => {
  expect([acceptSuggestion({ kind: 'gift', words: '油卡' }), acceptSuggestion({ kind: 'opt-out-offered', words: '退订回T' })]).toEqual([{ promised: 'gift', quote: '油卡' }, { giving: 'offeredOptOut' }])
})

// The form knew only ticks: no caller could ever be said to have left out name, company or licence number (RF09), and no promise had words (RF12).
test('what the form writes down reaches the grounds', () => {
  const incident = call('2026-10-09 10:00')
  const observations = observationsOf([incident], () => ({ kind: 'recording' as const }))
  const input = matter([incident], [said(incident, saidOf({ ...emptySaid, given: { gaveName: false }, promised: ['gift'], promisedWords: { gift: '送油卡' } }))], { observations })
  expect(finding('RF09', input)).toMatchObject({ kind: 'pleadable', values: { missingItems: '姓名' } })
  expect(finding('RF12', input)).toMatchObject({ kind: 'pleadable', values: { promiseWords: '送油卡' } })
})
