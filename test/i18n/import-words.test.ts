import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { columnMeanings } from '../../src/core/import/columns.ts'
import { formats } from '../../src/core/import/registry.ts'
import en from '../../src/i18n/en/import.json' with { type: 'json' }
import zh from '../../src/i18n/zh-CN/import.json' with { type: 'json' }

const sources = [...globSync('src/core/import/**/*.ts'), ...globSync('src/shell/engine/{tables,backup,pdf-text}/*.ts'), ...globSync('electron/engines/{read-source,read-members,read-backup,open-pdf-file}.ts')].map((file) => readFileSync(file, 'utf8')).join('\n')
/** Kinds of damage the XML scanner counts; their issues are named xml-<kind>. */
const xmlDamage = new Set(['bad-character', 'value-damaged', 'reference-illegal', 'surrogate-lone', 'control-character'])
const issueCodes = new Set([...sources.matchAll(/(?:code: |issueAt\(|refusal\(|\bdamage\(|return |\? |: )'([a-z]+(?:-[a-z]+)+)'/g)].map((m) => m[1]).filter((code) => code !== undefined && new RegExp(`(?:code: [^,]*|issueAt\\([^,]*|refusal\\(|\\bdamage\\(|return )'${code}'`).test(sources) && !xmlDamage.has(code) && !/^(?:android-backup|miui-backup|apple-mbdb|too-large|two-|day-|month-|tag-cut|stated-utc|three-|not-a-backup)/.test(code)))
test.each([...xmlDamage])('damage %s has words', (kind) => expect(Object.keys(zh)).toContain(`issue.xml-${kind}`))
const questionIds = new Set([...sources.matchAll(/\{ id: '(\w+)', kind: '(?:text|choice)'/g)].map((m) => m[1]))

test('both languages have the same keys', () => expect(Object.keys(en)).toEqual(Object.keys(zh)))
test.each([...issueCodes])('issue %s has words', (code) => expect(Object.keys(zh)).toContain(`issue.${code}`))
test.each([...questionIds])('question %s has words', (id) => expect(Object.keys(zh)).toContain(`question.${id}`))
test.each(formats.map((f) => f.id))('format %s has a name', (id) => expect(Object.keys(zh)).toContain(`format.${id}`))
test.each(columnMeanings)('column %s has a name', (meaning) => expect(Object.keys(zh)).toContain(`column.${meaning}`))
