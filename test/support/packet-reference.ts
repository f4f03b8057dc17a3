import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ComposeReference } from '../../src/core/compose/compose-input.ts'
import { readLaw } from './law.ts'

const folder = path.resolve('resources/templates/zh-CN')

/** Templates and law as they lie in resources/. */
export const packetReference = (): ComposeReference => ({ templates: new Map(readdirSync(folder).map((name) => [name.slice(0, -3), readFileSync(path.join(folder, name), 'utf8')])), law: readLaw() })
