import type { Brand } from './brand.ts'
import { err, ok, type Result } from './result.ts'

/** Lower-case hex, 64 digits. */
export type Sha256 = Brand<string, 'Sha256'>

const pattern = /^[0-9a-f]{64}$/
export const parseSha256 = (text: string): Result<Sha256, 'not-sha256'> => (pattern.test(text) ? ok(text as Sha256) : err('not-sha256'))
