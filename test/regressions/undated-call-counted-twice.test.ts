import { expect, test } from 'vitest'
import { confirmed, decide, observationId, source } from '../support/calls.ts'

const agent = '13800138000'
const phone = source('phone', 'phone', [{ number: agent, at: '2026-03-05 14:05:09', direction: 'incoming', talk: 35 }])
const bill = source('bill', 'bill', [{ number: agent, at: '2026-03-05 14:05:20', direction: 'incoming', talk: 36 }])
const unreadable = decide({ kind: 'correct-reading', observation: observationId('phone', 0), field: 'startedAt', typed: null })

// The owner ruled that a time could not be made out, and the count went up: the call stood there once undated and once in the bill.
test('a call whose time cannot be made out is not counted beside the bill that shows it', () => {
  expect(confirmed([phone, bill])).toBe(1)
  expect(confirmed([phone, bill], [unreadable])).toBe(1)
})

test('a call whose time cannot be made out still counts where nothing else shows one of its number', () => {
  expect(confirmed([phone], [unreadable])).toBe(1)
})

test('two rows of one list without times are two calls', () => {
  expect(confirmed([source('list', 'table', [{ number: agent, direction: 'missed' }, { number: agent, direction: 'missed', ring: 4 }])])).toBe(2)
})
