import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guideGroups, guideOf } from '../../src/app/guides.ts'
import { formats } from '../../src/core/import/registry.ts'

const words = (language: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(new URL(`../../src/i18n/${language}/guides.json`, import.meta.url), 'utf8')) as Record<string, string>

test.each(Object.values(guideGroups).flat())('the guide %s is written in both languages', (guide) => {
  for (const language of ['zh-CN', 'en']) expect([words(language)[`guide.${guide}`], words(language)[`guide.${guide}.name`]]).not.toContain(undefined)
})

test('beside every format stands how its file is made, unless a person or a specialist makes it', () => {
  expect(formats.map((f) => f.id).filter((id) => guideOf(id) === undefined)).toEqual(['forensic-calls', 'leapp-calls-json', 'table', 'typed-call', 'typed-document'])
})
