import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { formats } from '../../../src/core/import/registry.ts'
import { buildFixture, formatFixtures, summaryOf } from '../../support/format-fixtures.ts'
import { readFileAsSource } from '../../support/read-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'ringproof-formats-'))
const fixtures = formatFixtures()

test.each(fixtures)('$format: $name is read as expected', async (fixture) => {
  const summary = summaryOf(await readFileAsSource(buildFixture(fixture, folder)))
  // RINGPROOF_WRITE_EXPECTED=1 writes the file for a new fixture; read it before you commit it.
  if (process.env['RINGPROOF_WRITE_EXPECTED'] === '1' && !existsSync(fixture.expected)) writeFileSync(fixture.expected, `${JSON.stringify(summary, null, 1)}\n`)
  expect(summary).toEqual(JSON.parse(readFileSync(fixture.expected, 'utf8')))
})

test.each(formats.map((f) => f.id))('%s has a good file and a broken one', (id) => {
  const own = fixtures.filter((f) => f.format === id)
  expect(own.some((f) => !f.name.startsWith('broken'))).toBe(true)
  expect(own.some((f) => f.name.startsWith('broken'))).toBe(true)
})

test('no two formats share an id', () => expect(new Set(formats.map((f) => f.id)).size).toBe(formats.length))
