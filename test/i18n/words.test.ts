import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

type Words = Readonly<Record<string, string>>
const root = path.resolve('src/i18n')
const filesOf = (language: string): readonly string[] => readdirSync(path.join(root, language)).filter((name) => name.endsWith('.json'))
const wordsIn = (language: string, file: string): Words => JSON.parse(readFileSync(path.join(root, language, file), 'utf8')) as Words
const allWords = (language: string): Words => Object.assign({}, ...filesOf(language).map((file) => wordsIn(language, file))) as Words

const sources = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name)
    return statSync(full).isDirectory() ? sources(full) : /\.tsx?$/.test(name) ? [full] : []
  })
const textOf = (folders: readonly string[]): string => folders.flatMap((folder) => sources(path.resolve(folder))).map((file) => readFileSync(file, 'utf8')).join('\n')
const found = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map((m) => m[1] ?? ''))].sort()
const paramsOf = (words: string): readonly string[] => [...new Set([...words.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? ''))].sort()

const chinese = allWords('zh-CN')
const english = allWords('en')

describe('words of the window', () => {
  test('both languages have the same files and the same keys', () => {
    expect(filesOf('en')).toEqual(filesOf('zh-CN'))
    for (const file of filesOf('zh-CN')) expect(Object.keys(wordsIn('en', file)).sort(), file).toEqual(Object.keys(wordsIn('zh-CN', file)).sort())
  })

  test('a key stands in one file only', () => {
    const keys = filesOf('zh-CN').flatMap((file) => Object.keys(wordsIn('zh-CN', file)))
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  test('both languages are given the same parameters', () => {
    for (const [key, words] of Object.entries(chinese)) expect(paramsOf(english[key] ?? ''), key).toEqual(paramsOf(words))
  })

  test('no Chinese word is empty and none speaks of 违法, 曝光 or 必胜', () => {
    for (const [key, words] of Object.entries(chinese)) {
      expect(words.trim(), key).not.toBe('')
      expect(words, key).not.toMatch(/违法|曝光|必胜|维权神器|！/)
    }
  })

  test('every key written out in a screen has words', () => {
    const screens = textOf(['src/ui'])
    const keys = [...found(screens, /\bt\('([a-z][\w.-]*)'/g), ...found(screens, /code: '([a-z][\w-]*\.[\w.-]+)'/g), ...found(screens, /code="([a-z][\w.-]+)"/g), ...found(screens, /forward\('([a-z][\w.-]+)'/g), ...found(screens, /what: '([a-z][\w.-]+)'/g)]
    expect(keys.length).toBeGreaterThan(200)
    expect(keys.filter((key) => chinese[key] === undefined)).toEqual([])
  })

  test('every sentence a query is made of has words', () => {
    const keys = found(textOf(['src/app/queries', 'src/app/desk']), /code: '([a-z][\w-]*\.[\w.-]+)'/g)
    expect(keys.length).toBeGreaterThan(20)
    expect(keys.filter((key) => chinese[key] === undefined)).toEqual([])
  })

  test('every issue that can be met has words', () => {
    const code = textOf(['src/core', 'src/app', 'src/shell', 'electron'])
    const codes = [...found(code, /code: '([a-z][\w-]+)',\s*severity/g), ...found(code, /\bissueAt\('([a-z][\w-]+)'/g), ...found(code, /\brefusal\('([a-z][\w-]+)'/g)]
    expect(codes.length).toBeGreaterThan(40)
    expect(codes.filter((one) => chinese[`issue.${one}`] === undefined)).toEqual([])
  })
})
