import type { OrganisationKind } from '../core/model/party.ts'
import type { LabelClass, NumberClass, RegistryEdit } from '../core/model/registry.ts'
import { isBeginning, isName } from '../core/normalise/edited-registry.ts'
import { plainName } from '../core/normalise/plain-name.ts'
import type { RegistryLine, RegistryTable } from './queries/registry.ts'

/** An entry as it is typed. `key`: of the entry being changed; a new one has none. */
export type RegistryDraft = { readonly table: RegistryTable; readonly key?: string; readonly name: string; readonly kind: OrganisationKind; readonly aliases: string; readonly ambiguous: string; readonly numbers: string; readonly class: string; readonly source: string }

const nothing: Omit<RegistryDraft, 'table'> = { name: '', kind: 'insurer', aliases: '', ambiguous: '', numbers: '', class: '', source: '' }

export const newDraft = (table: RegistryTable): RegistryDraft => ({ ...nothing, table })

export const draftOf = ({ shown }: RegistryLine): RegistryDraft => {
  const source = shown.source ?? ''
  switch (shown.table) {
    case 'insurers':
      return { ...nothing, table: shown.table, key: shown.code, source, name: shown.entry?.name ?? '', kind: shown.entry?.kind ?? 'insurer', aliases: joined(shown.entry?.aliases), ambiguous: joined(shown.entry?.ambiguousAliases), numbers: joined(shown.entry?.serviceNumbers) }
    case 'numberClasses':
      return { ...nothing, table: shown.table, key: shown.digits, source, name: shown.digits, class: shown.class ?? '' }
    case 'labels':
      return { ...nothing, table: shown.table, key: shown.word, source, name: shown.word, class: shown.class ?? '' }
  }
}

const joined = (items: readonly string[] = []): string => items.join('、')
const listed = (text: string): readonly string[] => [...new Set(text.split(/[、，,;；\n]/).map((part) => part.trim()))].filter((part) => part !== '')

/** What stops a draft, as a code of words; undefined: it may be laid down. */
export const draftProblem = ({ table, key, name, class: of, aliases, ambiguous }: RegistryDraft, lines: readonly RegistryLine[]): string | undefined => {
  if (name.trim() === '') return 'registry.name-first'
  if (key === undefined && lines.some((l) => plainName(titleOf(l.shown)) === plainName(name))) return 'registry.already-there'
  if (table === 'insurers') return isName(name) && [...listed(aliases), ...listed(ambiguous)].every(isName) ? undefined : 'registry.name-too-short'
  if (table === 'numberClasses' && key === undefined && !isBeginning(name)) return 'registry.digits-first'
  return of === '' ? 'registry.class-first' : undefined
}

/** What an entry is called in its list. */
export const titleOf = (edit: RegistryEdit): string => (edit.table === 'insurers' ? (edit.entry?.name ?? edit.code) : edit.table === 'numberClasses' ? edit.digits : edit.word)

/** The full name is one of the names it goes by. */
export const editOf = (draft: RegistryDraft): RegistryEdit => {
  const source = draft.source.trim() === '' ? {} : { source: draft.source.trim() }
  const name = draft.name.trim()
  switch (draft.table) {
    case 'insurers': {
      const [typed, ambiguousAliases] = [listed(draft.aliases), listed(draft.ambiguous)]
      const aliases = typed.includes(name) || ambiguousAliases.includes(name) ? typed : [name, ...typed]
      return { table: 'insurers', code: draft.key ?? `own:${plainName(name)}`, entry: { name, kind: draft.kind, aliases, ambiguousAliases, serviceNumbers: listed(draft.numbers) }, ...source }
    }
    case 'numberClasses':
      return { table: 'numberClasses', digits: draft.key ?? name, class: draft.class as NumberClass, ...source }
    case 'labels':
      return { table: 'labels', word: draft.key ?? name, class: draft.class as LabelClass, ...source }
  }
}

/** The same entry without anything in it. */
export const switchedOff = (edit: RegistryEdit): RegistryEdit => (edit.table === 'insurers' ? { table: 'insurers', code: edit.code } : edit.table === 'numberClasses' ? { table: 'numberClasses', digits: edit.digits } : { table: 'labels', word: edit.word })
