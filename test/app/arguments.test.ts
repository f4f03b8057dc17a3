import { expect, test } from 'vitest'
import { parseArguments } from '../../src/app/batch/arguments.ts'

test('a folder in and a folder out are enough', () => {
  expect(parseArguments(['--in', '/a', '--out=/b'])).toEqual({ ok: true, value: { kind: 'run', inFolder: '/a', outFolder: '/b', scope: 'suggested', omitPrivate: false, packetKinds: [] } })
})

test('both packets, everything in scope, private calls left out, at a stated moment', () => {
  const asked = parseArguments('--in /a --out /b --matter /m.json --kind pipl69,nfra --scope all --private omit --screens /s --now 2026-11-25T12:00:00+08:00'.split(' '))
  expect(asked).toMatchObject({ ok: true, value: { packetKinds: ['pipl69', 'nfra'], scope: 'all', omitPrivate: true, screensFolder: '/s', matterFile: '/m.json', now: Date.parse('2026-11-25T04:00:00Z') } })
})

test.each([
  [['--in', '/a'], '--in and --out are needed'],
  [['--in', '/a', '--out', '/b', '--scope', 'some'], '--scope is suggested or all'],
  [['--in', '/a', '--out', '/b', '--kind', 'pipl69,12315'], '--kind is a list of pipl69, nfra'],
  [['--in', '/a', '--out', '/b', '--now', '2026-11-25'], '--now is ISO 8601 with offset, e.g. 2026-11-25T12:00:00+08:00'],
  [['--in', '/a', '--in', '/c', '--out', '/b'], '--in is given twice'],
  [['/a', '/b'], 'unknown argument /a'],
  [['--in'], '--in needs a value'],
])('%s is refused: %s', (argv, words) => expect(parseArguments(argv)).toEqual({ ok: false, error: words }))
