import { expect, test } from 'vitest'
import { areCompatible, numberKeyOf, textOfKey } from '../../../src/core/kernel/number-key.ts'
import { numberOf } from '../../support/calls.ts'

const keyOf = (text: string) => numberKeyOf({ kind: text.includes('*') ? 'masked' : 'unknown', text })

test.each([
  ['13800138000', '+8613800138000'],
  ['13800138000', '008613800138000'],
  ['13800138000', '8613800138000'],
  ['13800138000', '013800138000'],
  ['13800138000', '02713800138000'],
  ['13800138000', '1790913800138000'],
  ['13800138000', '138 0013 8000'],
  ['06632679638', '00866632679638'],
  ['06632679638', '0663-2679638'],
  ['02788886666', '2788886666'],
  ['95522', '02795522'],
  ['4008001234', '4008001234'],
  ['10690123456', '10690123456'],
])('%s is the same line as %s', (key, written) => expect(textOfKey(keyOf(written))).toBe(key))

test('a number that is not shown may be any number', () => {
  expect(keyOf('未知号码').kind).toBe('none')
  expect(keyOf('-1').kind).toBe('none')
  expect(areCompatible(numberKeyOf(undefined), keyOf('13800138000'))).toBe(true)
})

test('138****8000 may be 13800138000, not 13800138001, and not a shorter number', () => {
  expect(areCompatible(keyOf('138****8000'), keyOf('+8613800138000'))).toBe(true)
  expect(areCompatible(keyOf('138****8000'), keyOf('13800138001'))).toBe(false)
  expect(areCompatible(keyOf('138****8000'), keyOf('138****8001'))).toBe(false)
  expect(areCompatible(keyOf('138****8000'), keyOf('139****8000'))).toBe(false)
})

test('a landline without its area code may be the one with it', () => {
  expect(areCompatible(keyOf('88886666'), keyOf('02788886666'))).toBe(true)
  expect(areCompatible(keyOf('88886666'), keyOf('13888886666'))).toBe(false)
})

test('two mobiles that differ in a digit are two lines', () => expect(areCompatible(numberKeyOf(numberOf('13800138000')), numberKeyOf(numberOf('13800138001')))).toBe(false))
