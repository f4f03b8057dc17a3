import { compareText } from '../kernel/list.ts'
import { numberKeyOf, textOfKey } from '../kernel/number-key.ts'
import type { Decision } from '../model/decision.ts'
import type { InsurerEntry, LabelVocabulary, NumberClassRule, Registry, RegistryEdit } from '../model/registry.ts'
import { plainName } from './plain-name.ts'

type EditOf<T extends RegistryEdit['table']> = Extract<RegistryEdit, { readonly table: T }>

/** The entry an edit is about. Two edits of one entry cannot both stand. */
export const registryKeyOf = (edit: RegistryEdit): string => {
  switch (edit.table) {
    case 'insurers':
      return `insurers:${edit.code}`
    case 'numberClasses':
      return `numberClasses:${plainName(edit.digits)}`
    case 'labels':
      return `labels:${plainName(edit.word)}`
  }
}

/** The owner's standing edits, by entry: the order they were made in changes nothing. */
export const editsOf = (standing: readonly Decision[]): readonly RegistryEdit[] =>
  [...new Map(standing.flatMap(({ body }) => (body.kind === 'edit-registry' ? [[registryKeyOf(body.edit), body.edit] as const] : [])))].sort(([a], [b]) => compareText(a, b)).map(([, edit]) => edit)

/** The shipped lists with what the owner added, changed and switched off in this matter. */
export const editedRegistry = (registry: Registry, edits: readonly RegistryEdit[]): Registry =>
  edits.length === 0
    ? registry
    : {
        ...registry,
        insurers: { ...registry.insurers, insurers: insurersOf(registry.insurers.insurers, ofTable(edits, 'insurers')) },
        numberClasses: { ...registry.numberClasses, rules: rulesOf(registry.numberClasses.rules, ofTable(edits, 'numberClasses')) },
        labels: { ...registry.labels, words: labelsOf(registry.labels.words, ofTable(edits, 'labels')) },
      }

const ofTable = <T extends RegistryEdit['table']>(edits: readonly RegistryEdit[], table: T): readonly EditOf<T>[] => edits.filter((e): e is EditOf<T> => e.table === table)

const insurersOf = (shipped: readonly InsurerEntry[], edits: readonly EditOf<'insurers'>[]): readonly InsurerEntry[] => {
  const edited = new Set(edits.map((e) => e.code))
  return [...shipped.filter((s) => !edited.has(s.code)), ...edits.flatMap(({ code, entry }) => (entry === undefined ? [] : [toEntry(code, entry)]))]
}

const toEntry = (code: string, { name, kind, aliases, ambiguousAliases, serviceNumbers }: NonNullable<EditOf<'insurers'>['entry']>): InsurerEntry => ({
  code,
  name,
  kind,
  aliases: aliases.filter(isName),
  ambiguousAliases: ambiguousAliases.filter(isName),
  serviceNumbers: serviceNumbers.flatMap((typed) => {
    const number = textOfKey(numberKeyOf({ kind: 'unknown', text: typed }))
    return number === '' ? [] : [{ number, confidence: 'assumption' as const }]
  }),
})

/** One character stands in every other sentence. */
export const isName = (text: string): boolean => plainName(text).length >= 2

/** The owner's rules are looked at first, the longest beginning before the shorter; a shipped pattern keeps its place. */
const rulesOf = (shipped: readonly NumberClassRule[], edits: readonly EditOf<'numberClasses'>[]): readonly NumberClassRule[] => {
  const byPattern = new Map(edits.map((e) => [e.digits, e]))
  const own = edits.filter((e) => isBeginning(e.digits)).sort((a, b) => plainName(b.digits).length - plainName(a.digits).length || compareText(a.digits, b.digits))
  return [
    ...own.flatMap((e): readonly NumberClassRule[] => (e.class === undefined ? [] : [{ class: e.class, pattern: `^${plainName(e.digits).replace('+', '\\+')}` }])),
    ...shipped.flatMap((rule): readonly NumberClassRule[] => {
      const edit = byPattern.get(rule.pattern)
      if (edit === undefined) return [rule]
      return edit.class === undefined ? [] : [{ ...rule, class: edit.class }]
    }),
  ]
}

/** What the owner may type: a number or how it begins. */
export const isBeginning = (typed: string): boolean => /^\+?\d{2,}$/.test(plainName(typed))

const labelsOf = (shipped: LabelVocabulary['words'], edits: readonly EditOf<'labels'>[]): LabelVocabulary['words'] => {
  const edited = new Set(edits.map((e) => plainName(e.word)))
  return [...shipped.filter((s) => !edited.has(plainName(s.word))), ...edits.flatMap((e) => (e.class === undefined || plainName(e.word) === '' ? [] : [{ word: plainName(e.word), class: e.class }]))]
}
