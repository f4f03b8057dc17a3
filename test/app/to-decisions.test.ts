import { expect, test } from 'vitest'
import { matterFileShape } from '../../src/app/batch/matter-file.ts'
import { toDecisions } from '../../src/app/batch/to-decisions.ts'
import { parseSha256, type Sha256 } from '../../src/core/kernel/sha256.ts'

const sha = (c: string): Sha256 => {
  const parsed = parseSha256(c.repeat(64))
  if (!parsed.ok) throw new Error(c)
  return parsed.value
}
const sources = { byName: new Map([['录音1.m4a', sha('a')]]), hashes: new Set<string>([sha('a'), sha('b')]) }

const file = (given: object) => matterFileShape.parse({ v: 1, ...given })

test('a refusal made on a day counts as some time on that Beijing day', () => {
  const { decisions, problems } = toDecisions(file({ parties: [{ key: 'x', role: 'organisation', name: '甲财险', kind: 'insurer' }], refusals: [{ at: '2026-03-02', mode: 'phone', party: 'x', words: '不要再打', proofs: [{ file: '录音1.m4a' }] }] }), sources)
  expect(problems).toEqual([])
  expect(decisions.at(-1)).toEqual({
    kind: 'record-refusal',
    act: { at: { from: Date.parse('2026-03-01T16:00:00Z'), to: Date.parse('2026-03-02T16:00:00Z'), precision: 'day', zone: 'asked' }, mode: 'phone', party: 'x', words: '不要再打', proofs: [{ source: sha('a') }] },
  })
})

test('a proof that names no source of the matter, an undeclared party and a day that does not exist are said, not swallowed', () => {
  const { problems } = toDecisions(file({ refusals: [{ at: '2026-03-02', mode: 'phone', party: 'nobody', proofs: [{ file: '没有.m4a' }] }], events: [{ kind: 'visit', on: '2026-02-30' }] }), sources)
  expect(problems).toEqual(["proof '没有.m4a' names no source of this matter", "party 'nobody' is not declared under parties", "event 'visit': '2026-02-30' is not a day that exists"])
})

test('money is kept in 分', () => {
  const { decisions } = toDecisions(file({ damages: [{ head: 'notary', amountYuan: '1,280.5', method: '公证处发票', proofs: [{ sha256: sha('b'), page: 1 }] }] }), sources)
  expect(decisions.at(-1)).toMatchObject({ kind: 'record-damage', damage: { amountFen: 128_050, proofs: [{ source: sha('b'), place: { page: 1 } }] } })
})

test('a misspelt key is refused instead of ignored', () => expect(matterFileShape.safeParse({ v: 1, refusal: [] }).success).toBe(false))

test('a sentence is stated only where it is ticked', () => {
  const { decisions } = toDecisions(file({ stated: [{ sentence: 'stated.numberMine' }, { sentence: 'stated.noInquiry', stated: false }] }), sources)
  expect(decisions.filter((d) => d.kind === 'state')).toEqual([{ kind: 'state', sentence: 'stated.numberMine', stated: true }, { kind: 'state', sentence: 'stated.noInquiry', stated: false }])
})

test('the owner’s own edits of the lists travel in the matter file', () => {
  const entry = { name: '云岫财产保险', kind: 'insurer', aliases: ['云岫车险'], ambiguousAliases: [], serviceNumbers: ['95999'] }
  const { decisions, problems } = toDecisions(file({ registry: [{ table: 'insurers', code: 'own:云岫', entry, source: '保单' }, { table: 'numberClasses', digits: '0571880', class: 'landline' }, { table: 'labels', word: '车险小蜜', class: 'INS_SALES' }, { table: 'insurers', code: 'TAIC' }] }), sources)
  expect(problems).toEqual([])
  expect(decisions.filter((d) => d.kind === 'edit-registry').map((d) => d.edit)).toEqual([{ table: 'insurers', code: 'own:云岫', entry, source: '保单' }, { table: 'numberClasses', digits: '0571880', class: 'landline' }, { table: 'labels', word: '车险小蜜', class: 'INS_SALES' }, { table: 'insurers', code: 'TAIC' }])
})

test('a name of one character and digits that are none are said, not laid down', () => {
  const { decisions, problems } = toDecisions(file({ registry: [{ table: 'insurers', code: 'own:云', entry: { name: '云', kind: 'insurer' } }, { table: 'numberClasses', digits: '号码', class: 'mobile' }], logs: [{ kind: 'same-log', files: ['录音1.m4a', '没有.csv'] }] }), sources)
  expect(problems).toEqual(["registry 'own:云': a name has at least two characters", "registry '号码' is no number and no beginning of one", "'没有.csv' names no source of this matter"])
  expect(decisions.filter((d) => d.kind !== 'set-profile')).toEqual([])
})

test('files that are one log, and the call a recording is of, stand in the matter file', () => {
  const { decisions, problems } = toDecisions(file({ logs: [{ kind: 'same-log', files: ['录音1.m4a', 'b'.repeat(64)] }], recordings: [{ recording: 'o1', call: 'o2' }] }), sources)
  expect(problems).toEqual([])
  expect(decisions.slice(1)).toEqual([{ kind: 'same-log', sources: [sha('a'), sha('b')] }, { kind: 'link-recording', recording: 'o1', call: 'o2' }])
})
