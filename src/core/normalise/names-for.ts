import type { Decision } from '../model/decision.ts'
import type { NameReader } from '../model/naming.ts'
import type { Party } from '../model/party.ts'
import type { Registry } from '../model/registry.ts'
import { editedRegistry, editsOf } from './edited-registry.ts'
import { readNames } from './read-names.ts'

/** A reader with what it was made from: as long as that is the same, so is the reader. */
export type Names = { readonly key: string; readonly reader: NameReader }

/** The shipped lists as the owner edited them, and the declared parties, as one reader. */
export const namesFor = (registry: Registry, standing: readonly Decision[], before: Names | undefined): Names => {
  const declared = standing.flatMap((d): readonly Party[] => (d.body.kind === 'declare-party' ? [d.body.party] : []))
  const edits = editsOf(standing)
  const key = JSON.stringify([declared, edits])
  return before?.key === key ? before : { key, reader: readNames(editedRegistry(registry, edits), declared) }
}
