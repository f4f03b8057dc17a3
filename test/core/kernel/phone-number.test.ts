import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePhoneNumber } from '../../../src/core/kernel/phone-number.ts'

const cases: readonly (readonly [raw: string, kind: string, text: string, why: string])[] = [
  ['13800138000', 'e164', '+8613800138000', 'a mobile number'],
  ['+86 138 0013 8000', 'e164', '+8613800138000', 'the same with country code and spaces'],
  ['0086 138-0013-8000', 'e164', '+8613800138000', 'the same as a bill writes an incoming call'],
  ['8613800138000', 'e164', '+8613800138000', 'the same with 86 and 13 digits'],
  ['013800138000', 'e164', '+8613800138000', 'the same dialled from another city'],
  ['１３８００１３８０００', 'e164', '+8613800138000', 'full-width digits'],
  ['\u202a+8613800138000\u202c', 'e164', '+8613800138000', 'direction marks around it'],
  ['00866632679638', 'national', '06632679638', '0086 663 2679638: the trunk 0 comes back'],
  ['+866632679638', 'national', '06632679638', 'the same with +86'],
  ['(022)28952819', 'national', '02228952819', 'a landline in brackets'],
  ['0571-88888888', 'national', '057188888888', 'a landline with eight digits'],
  ['00861062345678', 'national', '01062345678', 'a Beijing landline after 0086'],
  ['00869512345678', 'national', '09512345678', 'a Ningxia landline after 0086'],
  ['6632679638', 'unknown', '6632679638', 'without 0086 nobody puts a 0 back'],
  ['02795522', 'service', '95522', '027 and the hotline 95522'],
  ['00862795522', 'service', '95522', 'the same after 0086'],
  ['075595518', 'service', '95518', '0755 and the hotline 95518'],
  ['95518', 'service', '95518', 'an insurer hotline'],
  ['+8695518', 'service', '95518', 'the same with +86'],
  ['95013123456', 'service', '95013123456', 'a long 950 number'],
  ['96110', 'service', '96110', 'a city hotline'],
  ['10086', 'service', '10086', 'a carrier'],
  ['12378', 'service', '12378', 'the financial regulator'],
  ['110', 'service', '110', 'the police'],
  ['4008001234', 'service', '4008001234', 'a 400 number'],
  ['400-800-1234', 'service', '4008001234', 'the same with dashes'],
  ['8008101234', 'service', '8008101234', 'an 800 number'],
  ['10690123456789', 'port', '10690123456789', 'an SMS port'],
  ['+8610690123456789', 'port', '10690123456789', 'the same with +86'],
  ['1790913800138000', 'e164', '+8613800138000', 'behind an IP-call prefix'],
  ['1795102188888888', 'national', '02188888888', 'a landline behind an IP-call prefix'],
  ['1259395518', 'service', '95518', 'a hotline behind 12593'],
  ['138****8000', 'masked', '138****8000', 'a masked number keeps its mask'],
  ['138xxxx8000', 'masked', '138****8000', 'masked with x'],
  ['+86138****8000', 'masked', '138****8000', 'masked after +86'],
  ['+4369911441080', 'e164', '+4369911441080', 'a number abroad'],
  ['0085221234567', 'e164', '+85221234567', 'Hong Kong dialled from inland'],
  ['+1 617.555.0100', 'e164', '+16175550100', 'dots as group marks'],
  ['1380013800O', 'unknown', '1380013800O', 'a letter O is never made a zero'],
  ['138001380', 'unknown', '138001380', 'nine digits stay nine digits'],
  ['13800138000.0', 'unknown', '13800138000.0', 'a spreadsheet number with decimals'],
  ['1.39E+10', 'unknown', '1.39E+10', 'digits lost by a spreadsheet'],
  ['-1', 'unknown', '-1', 'SMS Backup & Restore: unknown'],
  ['***', 'unknown', '***', 'a mask and nothing else'],
  ['', 'unknown', '', 'nothing'],
  ['对方号码', 'unknown', '对方号码', 'a heading repeated as a cell'],
  ['未知号码', 'unknown', '未知号码', 'words'],
  ['user@example.com', 'unknown', 'user@example.com', 'an e-mail address'],
  ['F9E2B1C0-5D1E-4B5A-9C59-1F2D3E4A5B6C', 'unknown', 'F9E2B1C0-5D1E-4B5A-9C59-1F2D3E4A5B6C', 'a UUID'],
]

test.each(cases)('%s is %s %s: %s', (raw, kind, text) => expect(parsePhoneNumber(raw)).toEqual({ kind, text }))

test('a number read and written again is the same number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[+0]{0,2}(?:86)?[0-9*]{0,16}$/), (raw) => {
      const once = parsePhoneNumber(raw)
      if (once.kind !== 'unknown' && once.kind !== 'masked') expect(parsePhoneNumber(once.text)).toEqual(once)
    }),
    { numRuns: 2_000, seed: 7 },
  )
})
