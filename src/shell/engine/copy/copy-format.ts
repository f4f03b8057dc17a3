import { z } from 'zod'
import type { Issue } from '../../../core/kernel/issue.ts'

/*
 * A .ringproof file is a ZIP: facts.jsonl, vault/vault.json, vault/<sha256> …, and last manifest-sha256.txt (for `sha256sum -c` after
 * unpacking with any tool) and manifest.json. Nothing else is in it, and anything else in one is refused.
 */
export const manifestShape = z.strictObject({
  format: z.literal('ringproof-copy'),
  version: z.literal(1),
  matter: z.string().regex(/^m[0-9a-f]{16}$/),
  head: z.string(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.number().int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  /** Originals whose bytes were not those their name says when the copy was made. */
  differs: z.array(z.string()),
})
export type CopyManifest = z.infer<typeof manifestShape>

export const recordName = 'facts.jsonl'
export const manifestJsonName = 'manifest.json'
export const manifestTextName = 'manifest-sha256.txt'
const allowed = /^(facts\.jsonl|manifest\.json|manifest-sha256\.txt|vault\/vault\.json|vault\/[0-9a-f]{64})$/

/** No name leads out of the folder it is unpacked into, because only these names exist. */
export const isAllowedName = (name: string): boolean => allowed.test(name)

/** The copy cannot be used; `issue` says where. */
export class CopyRefused extends Error {
  readonly issue: Issue
  constructor(code: string, member: string, words = '') {
    super(code)
    this.issue = { code, severity: 'refuse', place: member === '' ? {} : { member }, params: { member, words } }
  }
}
