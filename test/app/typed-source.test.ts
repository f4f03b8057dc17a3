import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { pastedChatSource, typedCallSource, typedDocumentSource, type TypedSource } from '../../src/app/typed-source.ts'
import { toLocalDate } from '../../src/core/kernel/civil.ts'
import { formatInstant } from '../../src/core/kernel/instant.ts'
import { readFileAsSource } from '../support/read-file.ts'

const by = { today: toLocalDate({ year: 2026, month: 11, day: 25 }), operator: '车主' }
const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-typed-'))
const read = async ({ fileName, text }: TypedSource, answers = {}) => {
  const file = path.join(folder, fileName)
  writeFileSync(file, text)
  return readFileAsSource(file, answers)
}

test('a call typed by the owner is read back as it was typed, as the owner’s word and nothing more', async () => {
  const { run, observations } = await read(typedCallSource({ time: '2026-03-02 13:14', number: '021-80001111', direction: '来电', length: '2分', name: '某保险', words: '说车险到期\n我说别再打' }, by))
  expect(run).toMatchObject({ reader: 'typed-call', log: { kind: 'diary' }, issues: [] })
  const [call] = observations
  expect(formatInstant(call!.startedAt!.value.from)).toBe('2026-03-02T13:14:00+08:00')
  expect(call).toMatchObject({ kind: 'call', otherNumber: { value: { text: '02180001111' }, method: 'typed', confidence: 'likely' }, direction: { value: 'incoming' }, durationSeconds: { value: 120 }, text: { value: '说车险到期\n我说别再打' } })
})

test('what the owner does not remember is absent, not nought', async () => {
  const { observations } = await read(typedCallSource({ time: '2026-03-02', number: '', direction: '', length: '', name: '', words: '接过一个卖车险的' }, by))
  expect(observations[0]?.startedAt?.value.precision).toBe('day')
  expect(Object.keys(observations[0] ?? {}).sort()).toEqual(['id', 'kind', 'place', 'source', 'startedAt', 'text'])
})

test('a letter copied out is a source without calls', async () => {
  const { run, observations } = await read(typedDocumentSource('12378 回复', '您的投诉已受理。\n来电时间：2026-03-02', by))
  expect(run).toMatchObject({ reader: 'typed-document', complete: true, issues: [] })
  expect(observations).toEqual([])
})

test('a pasted chat asks who the owner is and keeps the text byte for byte', async () => {
  const pasted = pastedChatSource('王顾问', '王顾问 2026/3/2 13:14:40\n车险到期了\n\n车主 2026/3/2 13:15:02\n别再联系我\n', by)
  expect((await read(pasted)).run.questions).toMatchObject([{ id: 'chatSelf', choices: ['王顾问', '车主', 'nobody'] }])
  const { observations } = await read(pasted, { chatSelf: '车主' })
  expect(observations.map((o) => [o.direction?.value, o.otherName?.value, o.text?.value])).toEqual([['incoming', '王顾问', '车险到期了'], ['outgoing', '王顾问', '别再联系我']])
})

test('a file name never leads out of its folder', () => {
  expect(pastedChatSource('../../etc/passwd', 'x', by).fileName).toBe('聊天文字 .. .. etc passwd 2026-11-25 粘贴.txt')
})
