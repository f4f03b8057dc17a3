import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composePacket } from '../../../src/core/compose/compose-packet.ts'
import { derive } from '../../../src/core/pipeline.ts'
import type { Decision } from '../../../src/core/model/decision.ts'
import { toFactId } from '../../../src/core/model/ids.ts'
import type { RegistryEdit } from '../../../src/core/model/registry.ts'
import { editedRegistry, editsOf } from '../../../src/core/normalise/edited-registry.ts'
import { namesFor } from '../../../src/core/normalise/names-for.ts'
import { decide, registry } from '../../support/calls.ts'
import { readLaw } from '../../support/law.ts'
import { packetReference } from '../../support/packet-reference.ts'
import { realisticRequest } from '../../support/print-realistic.ts'
import { day, realisticMatter } from '../../support/realistic-matter.ts'

const edit = (of: RegistryEdit, at = 1): Decision => decide({ kind: 'edit-registry', edit: of }, at)
const reader = (...edits: readonly RegistryEdit[]) => namesFor(registry, edits.map((e, k) => edit(e, k + 1)), undefined).reader
const sure = (text: string, ...edits: readonly RegistryEdit[]): readonly string[] => reader(...edits).mentions(text).flatMap((m) => (m.isAmbiguous ? [] : [m.code]))
const number = (text: string) => ({ kind: 'unknown' as const, text })
const insurer = (code: string, name: string, aliases: readonly string[] = [], serviceNumbers: readonly string[] = []): RegistryEdit => ({ table: 'insurers', code, entry: { name, kind: 'insurer', aliases: [name, ...aliases], ambiguousAliases: [], serviceNumbers } })

describe('the owner edits the lists that hints are taken from', () => {
  test('an insurer the owner added is found under each of its names', () => expect([sure('这里是鸿运财险'), sure('这里是鸿运财险', insurer('own:鸿运', '鸿运财产保险', ['鸿运财险']))]).toEqual([[], ['own:鸿运']]))

  test('an insurer switched off names nobody, and the rest stay', () => expect([sure('平安车险', { table: 'insurers', code: 'PAIC' }), sure('人保车险', { table: 'insurers', code: 'PAIC' })]).toEqual([[], ['PICC']]))

  test('a name two entries have names neither for sure', () => expect(sure('我是人保', insurer('own:另一家', '另一家保险', ['人保']))).toEqual([]))

  test('a name of one character, or of marks only, is never looked for', () => expect(sure('您好，车险到期', insurer('own:x', '某某财险', ['您', '——', '']))).toEqual([]))

  test('a service number is known however it is typed', () => expect(reader(insurer('own:鸿运', '鸿运财产保险', [], ['400-999-1234'])).publishers(number('4009991234'))).toEqual(['own:鸿运']))

  test('a label word the owner added counts, one switched off does not', () => {
    expect([reader().labelClass('拉活儿的'), reader({ table: 'labels', word: '拉活儿', class: 'INS_SALES' }).labelClass('拉活儿的')]).toEqual(['OTHER', 'INS_SALES'])
    expect([reader().labelClass('推销'), reader({ table: 'labels', word: '推销' }).labelClass('推销')]).toEqual(['SPAM', 'OTHER'])
  })

  test('the longest beginning the owner typed says what kind of number it is, before the shipped rules', () => {
    const names = reader({ table: 'numberClasses', digits: '0571', class: 'sms-port' }, { table: 'numberClasses', digits: '0571-88', class: 'hotline-400' })
    expect(['057188001234', '057112345678', '01012345678'].map((n) => names.numberClass(number(n)))).toEqual(['hotline-400', 'sms-port', 'landline'])
  })

  test('a shipped kind of number can be switched off; what is no number changes nothing', () => {
    const pattern = registry.numberClasses.rules.find((r) => r.class === 'virtual-mobile')?.pattern ?? ''
    expect(reader({ table: 'numberClasses', digits: pattern }).numberClass(number('17100020001'))).toBe('mobile')
    expect(editedRegistry(registry, [{ table: 'numberClasses', digits: '(', class: 'mobile' }]).numberClasses).toEqual(registry.numberClasses)
  })

  test('no edit leaves the shipped lists as they are, and the same edits keep the same reader', () => {
    expect(editedRegistry(registry, [])).toBe(registry)
    const standing = [edit(insurer('own:鸿运', '鸿运财产保险'))]
    const once = namesFor(registry, standing, undefined)
    expect(namesFor(registry, [...standing], once)).toBe(once)
    expect(namesFor(registry, [], once)).not.toBe(once)
  })

  test('edits of different entries in any order give the same lists, byte for byte', () => {
    const edits = [insurer('own:a', '甲财险', ['甲险']), insurer('own:b', '乙财险', ['甲险']), { table: 'insurers', code: 'PAIC' } as const, { table: 'labels', word: '推销' } as const, { table: 'numberClasses', digits: '0571', class: 'mobile' } as const, { table: 'numberClasses', digits: '0572', class: 'short' } as const].map((e, k) => edit(e, k))
    const lists = (of: readonly Decision[]): string => JSON.stringify(editedRegistry(registry, editsOf(of)))
    fc.assert(fc.property(fc.shuffledSubarray(edits, { minLength: edits.length }), (order) => lists(order) === lists(edits)))
  })
})

describe('an edit is a hint, never proof', () => {
  const { facts } = realisticMatter()
  const reference = { ...packetReference(), registry, law: readLaw() }
  const shownNumber = '13700001000'
  const edits = [insurer('own:鸿运', '鸿运财产保险', ['保险推销', '推销', '中介'], [shownNumber, '4001234567']), { table: 'numberClasses', digits: '1', class: 'service-95', source: '鸿运广告' }, { table: 'labels', word: '推销', class: 'INS_SALES', source: '鸿运广告' }] as const
  const decisions = edits.map((e, k): Decision => ({ ...edit(e), id: toFactId(`chain:${String(9000 + k)}`), order: { lamport: 9000 + k, chain: 'chain', seq: 9000 + k } }))
  const before = derive(facts, reference, day('2026-09-20')).view
  const after = derive({ ...facts, decisions: [...facts.decisions, ...decisions] }, reference, day('2026-09-20')).view

  test('it changes what is proposed', () => expect(JSON.stringify(after.proposals)).toContain('鸿运财产保险'))

  test('it attributes nothing: whose call it is and how surely stay as they were', () => {
    const whose = ({ incidents, counts }: typeof after) => [incidents.map(({ id, respondent, identity, scope, strength }) => [id, respondent, identity, scope, strength]), counts]
    expect(whose(after)).toEqual(whose(before))
    expect(after.edges.filter((e) => JSON.stringify(e).includes('own:鸿运')).every((e) => e.basis === 'labelled' || e.basis === 'claimed')).toBe(true)
  })

  test.each(['pipl69', 'nfra', 'production-order'] as const)('%s prints the same words with it and without', (kind) => {
    const printed = (view: typeof after): string => JSON.stringify(composePacket({ view, reference, request: realisticRequest(kind) }).documents)
    expect(printed(after)).toBe(printed(before))
    expect(printed(after)).not.toContain('鸿运')
  })
})
