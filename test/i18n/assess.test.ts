import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { supportCodes } from '../../src/core/assess/elements/support.ts'
import { cautionCodes, missingCodes } from '../../src/core/assess/ground.ts'
import { deadlineNotes } from '../../src/core/model/deadlines.ts'
import { eventKinds } from '../../src/core/model/event-kinds.ts'
import { leakSigns } from '../../src/core/model/leak.ts'
import { pathReasons, pathWarnings } from '../../src/core/model/path.ts'
import { attackKinds } from '../../src/core/model/rehearsal.ts'
import { suggestionKinds } from '../../src/core/model/said-suggestion.ts'
import { law } from '../support/assess.ts'

const words = (language: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(new URL(`../../src/i18n/${language}/assess.json`, import.meta.url), 'utf8')) as Record<string, string>
const [zh, en] = [words('zh-CN'), words('en')]

const needed = [
  ...missingCodes.map((c) => `finding.missing.${c}`),
  ...cautionCodes.map((c) => `finding.caution.${c}`),
  ...supportCodes.map((c) => `element.support.${c}`),
  ...deadlineNotes.map((c) => `deadline.note.${c}`),
  ...leakSigns.map((c) => `leak.sign.${c}`),
  ...attackKinds.flatMap((c) => [`attack.${c}`, `attack.${c}.repair`]),
  ...pathReasons.map((c) => `path.reason.${c}`),
  ...pathWarnings.map((c) => `path.warning.${c}`),
  ...suggestionKinds.map((c) => `said.suggestion.${c}`),
  ...[...law.grounds.keys()].flatMap((id) => [`ground.title.${id}`, `ground.question.${id}`]),
  ...[...law.deadlines.keys(), 'user-reply', 'court-evidence', 'hearing', 'policy-expiry'].map((id) => `deadline.title.${id}`),
  ...law.elements.claims.flatMap((c) => c.elements.map((e) => `element.plain.${e.id}`)),
]

test('every code of the assessment has words in both languages', () => {
  expect(needed.filter((key) => zh[key] === undefined || en[key] === undefined)).toEqual([])
})
test('both languages have the same keys, sorted, with the same parameters', () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en))
  expect(Object.keys(zh)).toEqual([...Object.keys(zh)].sort())
  const parameters = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? '').sort()
  expect(Object.keys(zh).filter((key) => parameters(zh[key] ?? '').join() !== parameters(en[key] ?? '').join())).toEqual([])
})
test('no word of ours says 违法 or names anybody a leaker, nor presses anyone', () => {
  expect(Object.values(zh).filter((text) => /违法|泄露方|泄露者|泄露源|曝光|封口费|黑名单|骗子|不赔/.test(text))).toEqual([])
})
test('every clock of the law data starts from an event the program knows, or from the calls themselves', () => {
  const known = new Set<string>([...eventKinds, 'sms.receivedAt', 'incident.startedAt'])
  expect([...law.deadlines.values()].map((d) => d.triggerField).filter((field) => !known.has(field))).toEqual([])
})
