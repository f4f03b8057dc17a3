import { compareText } from '../kernel/list.ts'
import { numberKeyOf, textOfKey } from '../kernel/number-key.ts'
import type { Mention, NameReader } from '../model/naming.ts'
import type { Party } from '../model/party.ts'
import type { LabelClass, Registry } from '../model/registry.ts'
import { plainName } from './plain-name.ts'

/** `isShared`: the owner's lists give it to more than one; then it names nobody. */
type Alias = { readonly text: string; readonly code: string; readonly name: string; readonly needsProduct: boolean; readonly isShared?: boolean; /** An insurer of the table: what follows its name may make it another company. */ readonly isInsurer?: boolean }

/** The registry and the declared parties as one reader; each text is looked at once. */
export const readNames = (registry: Registry, parties: readonly Party[] = []): NameReader => {
  const words: Words = { products: registry.insurers.productWords.map(plainName), notNames: registry.insurers.notNames.map((p) => new RegExp(p, 'g')), otherCompanies: new RegExp(registry.insurers.otherCompanies) }
  const aliases = aliasesOf(registry, parties)
  const table = aliasesOf(registry, [])
  const names = new Map(aliases.map((a) => [a.code, a.name] as const))
  const publishersOf = publishers(registry)
  const nobody: readonly string[] = []
  const published = remembered((text) => publishersOf.get(textOfKey(numberKeyOf({ kind: 'unknown', text }))) ?? nobody)
  const rules = registry.numberClasses.rules.map((rule) => ({ class: rule.class, pattern: new RegExp(rule.pattern) }))
  const labels = [...registry.labels.words].sort((a, b) => b.word.length - a.word.length || compareText(a.word, b.word))
  return {
    mentions: remembered((text) => mentionsIn(text, aliases, words)),
    labelClass: remembered((label): LabelClass => labels.find((w) => plainName(label).includes(w.word))?.class ?? 'OTHER'),
    numberClass: (number) => {
      const key = textOfKey(numberKeyOf(number)).replace(/^[~]/, '')
      return rules.find((rule) => rule.pattern.test(key))?.class ?? 'unknown'
    },
    publishers: (number) => published(number.text),
    codeOf: (name) => onlyCode(mentionsIn(name, table, { ...words, products: [''] })),
    nameOf: (code) => names.get(code),
  }
}

const onlyCode = (mentions: readonly Mention[]): string | undefined => {
  const codes = new Set(mentions.flatMap((m) => (m.isAmbiguous ? [] : [m.code])))
  return codes.size === 1 ? [...codes][0] : undefined
}

const remembered = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    known.set(text, value)
    return value
  }
}

/** Longest first: 太平洋 before 太平, 阳光农业 before 阳光. A declared party's own names stand beside those of the table. */
const aliasesOf = (registry: Registry, parties: readonly Party[]): readonly Alias[] => {
  const table = registry.insurers.insurers.flatMap(({ code, name, kind, aliases, ambiguousAliases }) => [
    ...aliases.map((text) => ({ text: plainName(text), code, name, needsProduct: false, isInsurer: kind === 'insurer' })),
    ...ambiguousAliases.map((text) => ({ text: plainName(text), code, name, needsProduct: true, isInsurer: kind === 'insurer' })),
  ])
  const known = new Set(table.map((a) => a.text))
  const declared = parties.flatMap((party) =>
    party.role === 'organisation' ? [party.name, ...party.aliases].map((text) => ({ text: plainName(text), code: `party:${party.id}`, name: party.name, needsProduct: false })) : [],
  )
  const own = declared.filter((a) => a.text.length >= 2 && !known.has(a.text))
  return [...marked([...table, ...own])].sort((a, b) => b.text.length - a.text.length || compareText(a.text, b.text) || compareText(a.code, b.code))
}

const marked = (aliases: readonly Alias[]): readonly Alias[] => {
  const holders = new Map<string, string>()
  const shared = new Set<string>()
  for (const { text, code } of aliases) {
    const holder = holders.get(text)
    if (holder !== undefined && holder !== code) shared.add(text)
    holders.set(text, code)
  }
  return shared.size === 0 ? aliases : aliases.map((a) => (shared.has(a.text) ? { ...a, isShared: true } : a))
}

type Words = { readonly products: readonly string[]; readonly notNames: readonly RegExp[]; readonly otherCompanies: RegExp }

/** A comma keeps words apart: in 祝您平安，车险续保 nobody says 平安车险. */
const clauses = (text: string): string => text.split(/[，。；;,！!？?、\n]/).map(plainName).join('|')

const mentionsIn = (text: string, aliases: readonly Alias[], { products, notNames, otherCompanies }: Words): readonly Mention[] => {
  const whole = clauses(text)
  const hasProduct = products.some((word) => whole.includes(word))
  let rest = notNames.reduce((left, phrase) => left.replaceAll(phrase, '□'), whole)
  const found: Mention[] = []
  for (const alias of aliases) {
    if (!rest.includes(alias.text)) continue
    const isOther = alias.isInsurer === true && rest.split(alias.text).slice(1).every((after) => otherCompanies.test(after))
    found.push({ code: alias.code, name: alias.name, alias: alias.text, isAmbiguous: alias.isShared === true || isOther || (alias.needsProduct && !hasProduct) })
    rest = rest.replaceAll(alias.text, '□')
  }
  return found
}

const publishers = (registry: Registry): ReadonlyMap<string, readonly string[]> => {
  const of = new Map<string, string[]>()
  for (const { code, serviceNumbers } of registry.insurers.insurers) {
    for (const { number } of serviceNumbers) of.set(number, [...(of.get(number) ?? []), code])
  }
  return of
}
