import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ComposeReference } from '../../src/core/compose/compose-input.ts'

/** Templates and law as they lie in resources/ (or beside the repository while they are not there yet). */
const folders = { templates: [path.resolve('resources/templates/zh-CN'), path.resolve('../shared/law/templates')], law: [path.resolve('resources/law'), path.resolve('../shared/law/templates'), path.resolve('../shared/law')] }

const fileIn = (names: readonly string[], file: string): string => {
  const found = names.map((folder) => path.join(folder, file)).find((p) => existsSync(p))
  if (found === undefined) throw new Error(`no ${file}`)
  return found
}
const json = (file: string): never => JSON.parse(readFileSync(fileIn(folders.law, file), 'utf8')) as never

export const packetReference = (): ComposeReference => {
  const folder = folders.templates.find((f) => existsSync(f)) ?? ''
  const names = readdirSync(folder).filter((name) => /^[a-o]\d?-.*\.md$/.test(name))
  return {
    templates: new Map(names.map((name) => [name.slice(0, -3), readFileSync(path.join(folder, name), 'utf8')])),
    law: json('provisions.json'),
    slots: json('slots.json'),
    stated: json('stated-switches.json'),
    grounds: json('grounds.json'),
    heads: json('damages-heads.json'),
  }
}
