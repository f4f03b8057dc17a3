import { expect, test } from 'vitest'
import type { LocalDate } from '../../../src/core/kernel/civil.ts'
import { parseLaw } from '../../../src/core/law/parse-law.ts'
import { citationOf, isQuotable, provisionOn, provisionsInForce } from '../../../src/core/law/provisions.ts'
import { isInScope, type RespondentScope } from '../../../src/core/law/scope.ts'
import { toProvisionId } from '../../../src/core/model/ids.ts'
import { lawFiles, readLaw } from '../../support/law.ts'

const law = readLaw()
const day = (text: string): LocalDate => text as LocalDate
const id = toProvisionId

test.each([
  ['SMS-13 begins on 2026-05-01', 'SMS-13', '2026-04-30', '2026-05-01'],
  ['CPLR-24 begins on 2024-07-01', 'CPLR-24', '2024-06-30', '2024-07-01'],
  ['CONS-40 begins on 2023-03-01', 'CONS-40', '2023-02-28', '2023-03-01'],
  ['SALES-24 begins on 2024-03-01', 'SALES-24', '2024-02-29', '2024-03-01'],
  ['XINFANG-26 begins on 2025-06-01', 'XINFANG-26', '2025-05-31', '2025-06-01'],
  ['ADREVR-24 begins on 2026-07-01', 'ADREVR-24', '2026-06-30', '2026-07-01'],
  ['PIPL-69 begins on 2021-11-01', 'PIPL-69', '2021-10-31', '2021-11-01'],
  ['CC-1033 begins on 2021-01-01', 'CC-1033', '2020-12-31', '2021-01-01'],
  ['PSL-50 as revised begins on 2026-01-01', 'PSL-50', '2025-12-31', '2026-01-01'],
  ['CPL-29 in its wording of 2013 begins on 2014-03-15, not with the Act of 1994', 'CPL-29', '2014-03-14', '2014-03-15'],
  ['CSL-46 as renumbered begins on 2026-01-01, not with the Act of 2017', 'CSL-46', '2025-12-31', '2026-01-01'],
  ['NDR-21 begins on 2025-01-01', 'NDR-21', '2024-12-31', '2025-01-01'],
  ['COMP-18 begins on 2020-03-01', 'COMP-18', '2020-02-29', '2020-03-01'],
])('%s: the day before, nothing is quoted', (_, provision, before, on) => {
  expect(provisionOn(law, id(provision), day(before))).toEqual({ state: 'not-collected', id: provision })
  expect(provisionOn(law, id(provision), day(on)).state).toBe('in-force')
})

test('only provisions read in a copy of the law (V, V2) are quotable, and all that ship are', () => {
  expect(law.provisions.size).toBe(411)
  expect([...law.provisions.values()].filter((p) => !isQuotable(p))).toEqual([])
})

test('a provision known only from the press is never in force, never cited, and the data that cites it is refused', () => {
  const files = lawFiles()
  const provisions = structuredClone(files.provisions) as { provisions: { id: string; confidence: string }[] }
  for (const p of provisions.provisions) if (p.id === 'CONS-40') p.confidence = 'N'
  const parsed = parseLaw({ ...files, provisions })
  expect(parsed.ok).toBe(false)
  if (!parsed.ok) expect(parsed.error).toContainEqual({ file: 'grounds', where: 'RF01', what: 'CONS-40 is not verified' })
  const weakened = { ...law, provisions: new Map([...law.provisions].map(([key, p]) => [key, key === 'CONS-40' ? { ...p, confidence: 'N' } : p])) }
  expect(provisionOn(weakened, id('CONS-40'), day('2026-01-01')).state).toBe('not-collected')
  expect(citationOf(weakened, id('CONS-40'))).toBeUndefined()
})

test('a damaged file is refused with the place that is wrong', () => {
  const parsed = parseLaw({ ...lawFiles(), deadlines: { computation: [], notes: [], deadlines: [{ id: 'x' }] } })
  expect(parsed.ok).toBe(false)
  if (!parsed.ok) expect(parsed.error.map((p) => `${p.file}:${p.where}`)).toContain('deadlines:deadlines.0.amount')
})

test('provisions of one ground split by the day: CPLR-24 was not there yet in June 2024', () => {
  const split = provisionsInForce(law, ['CC-1033', 'CONS-40', 'CPLR-24'].map(id), day('2024-06-30'))
  expect(split.inForce.map((p) => p.id)).toEqual(['CC-1033', 'CONS-40'])
  expect(split.notCollected).toEqual(['CPLR-24'])
})

test('a citation gives the full title and the article', () => {
  expect(citationOf(law, id('PIPL-69'))).toBe('《中华人民共和国个人信息保护法》第六十九条')
})

const scope = (given: Partial<RespondentScope>): RespondentScope => ({ kind: 'insurer', isPartTimeAgent: false, isConsumer: false, ...given })
test.each([
  ['CONS reaches an insurer', 'CONS-40', scope({}), true],
  ['CONS reaches a professional intermediary', 'CONS-40', scope({ kind: 'intermediary' }), true],
  ['CONS does not reach a part-time agent', 'CONS-40', scope({ kind: 'dealer', isPartTimeAgent: true }), false],
  ['CONS does not reach an intermediary that is only a part-time agent', 'CONS-40', scope({ kind: 'intermediary', isPartTimeAgent: true }), false],
  ['CONS does not reach a platform', 'CONS-40', scope({ kind: 'platform' }), false],
  ['SALES reaches a dealer registered as a part-time agent', 'SALES-24', scope({ kind: 'dealer', isPartTimeAgent: true }), true],
  ['SALES does not reach a dealer that is not', 'SALES-24', scope({ kind: 'dealer' }), false],
  ['AGENT does not reach a repair shop that is not a part-time agent', 'AGENT-70', scope({ kind: 'repair' }), false],
  ['COMP reaches the insurer of a customer', 'COMP-18', scope({ isConsumer: true }), true],
  ['COMP does not reach an insurer for a stranger', 'COMP-18', scope({}), false],
  ['COMP does not reach a dealer even for a customer', 'COMP-18', scope({ kind: 'dealer', isConsumer: true }), false],
  ['CPLR needs a consumer', 'CPLR-24', scope({}), false],
  ['CPLR reaches the platform of a consumer', 'CPLR-24', scope({ kind: 'platform', isConsumer: true }), true],
  ['CPL-29 needs a consumer', 'CPL-29', scope({ kind: 'dealer' }), false],
  ['SMS binds the message provider and never the sender', 'SMS-22', scope({ isConsumer: true }), false],
  ['CC-1033 reaches anyone', 'CC-1033', scope({ kind: 'unknown' }), true],
])('%s', (_, provision, given, reached) => {
  expect(isInScope(id(provision), given)).toBe(reached)
})
