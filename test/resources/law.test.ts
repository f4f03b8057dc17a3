import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { checkLaw } from '../../scripts/check-law.mjs'

const shipped = fileURLToPath(new URL('../../resources', import.meta.url))
const copies: string[] = []
afterEach(() => {
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true })
})

/** The law data with one file changed. */
const changed = (path: string, from: string, to: string): readonly string[] => {
  const copy = mkdtempSync(join(tmpdir(), 'law-'))
  copies.push(copy)
  for (const folder of ['law', 'templates']) cpSync(join(shipped, folder), join(copy, folder), { recursive: true })
  const before = readFileSync(join(copy, path), 'utf8')
  expect(before).toContain(from)
  writeFileSync(join(copy, path), before.replace(from, to))
  return checkLaw(copy).problems
}

test('the templates and the law data as shipped hold every rule of form, binding and wording', () => {
  expect(checkLaw(shipped)).toMatchObject({ problems: [], summary: expect.stringMatching(/^25 templates, .* 24 grounds, 23 deadlines, 14 channels/) as unknown })
})

test.each([
  ['a ground that cites a provision nobody verified is refused', 'law/grounds.json', '"CONS-40"', '"CONS-41"', 'provision CONS-41 is not in the verified library'],
  ['a provision known only from the press cannot be quoted', 'law/provisions.json', '"effective": "2020-03-01",\n   "confidence": "V"', '"effective": "2020-03-01",\n   "confidence": "N"', 'is not in the verified library'],
  ['a ground may not apply CONS to a dealer', 'law/grounds.json', '"dealer": [\n     "CC-1033",\n     "CPLR-24"', '"dealer": [\n     "CC-1033",\n     "CONS-40"', 'dealer: CONS/COMP do not reach it'],
  ['a sentence that says 违法 outright is refused', 'law/grounds.json', '仅作为线索。', '仅作为线索，该行为违法。该单位违法', '违法 without 涉嫌'],
  ['a threshold must be marked as a setting, not law', 'law/grounds.json', '"mark": "setting, not law"', '"mark": "law"', 'setting without its mark'],
  ['a channel may not print an address nobody verified', 'law/channels.json', '"address": null', '"address": "某路1号"', 'no address is verified'],
  ['a sentence of the user may not come ticked', 'law/stated-switches.json', '"default": false', '"default": true', 'default must be off'],
  ['a template that states a fact without an exhibit is refused', 'templates/zh-CN/d2-jingguo.md', '{{proof stats.table}}', '', 'without exhibit'],
])('%s', (_, path, from, to, problem) => {
  expect(changed(path, from, to).join('\n')).toContain(problem)
})
