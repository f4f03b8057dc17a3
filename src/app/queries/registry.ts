import type { LocalDate } from '../../core/kernel/civil.ts'
import { beijingDateOf } from '../../core/kernel/instant.ts'
import type { FactId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { NameReader } from '../../core/model/naming.ts'
import type { NumberClass, Registry, RegistryEdit, RegistryOrigin } from '../../core/model/registry.ts'
import { editedRegistry, registryKeyOf } from '../../core/normalise/edited-registry.ts'
import { plainName } from '../../core/normalise/plain-name.ts'
import { standingOf, type StandingOf } from './matter-page.ts'
import type { PartiesPage } from './parties.ts'

export type RegistryTable = RegistryEdit['table']

/** One entry as it stands in this matter, written as the edit that would make it. */
export type RegistryLine = {
  readonly shown: RegistryEdit
  readonly isOff: boolean
  readonly isShipped: boolean
  readonly on: LocalDate
  readonly confidence: RegistryOrigin['confidence'] | 'owner'
  /** The owner's standing edit of it. */
  readonly decision?: FactId
  /** What kind of number a shipped pattern was written for. */
  readonly shape?: NumberClass
  /** Shipped numbers known less surely than the list they stand in. */
  readonly fromMemory: readonly string[]
  /** Names that another entry has as well: they name nobody for sure. */
  readonly shared: readonly string[]
}
/** Two copies edited one entry differently: the shipped entry stands until one edit is taken back. */
export type DisputedEntry = { readonly name: string; readonly between: readonly FactId[] }
export type RegistryPage = Readonly<Record<RegistryTable, readonly RegistryLine[]>> & { readonly disputed: readonly DisputedEntry[] }

type Shipped = { readonly edit: RegistryEdit; readonly confidence: RegistryOrigin['confidence']; readonly on: LocalDate; readonly shape?: NumberClass; readonly fromMemory?: readonly string[] }

/** The lists that hints are taken from, with the owner's edits. Nothing of them is printed. */
export const registryPage = (registry: Registry, view: MatterView): RegistryPage => {
  const edits = new Map(standingOf(view, 'edit-registry').map((d) => [registryKeyOf(d.body.edit), d]))
  const shared = sharedNames(editedRegistry(registry, [...edits.values()].map((d) => d.body.edit)))
  const shipped = shippedOf(registry)
  const known = new Set(shipped.map((s) => registryKeyOf(s.edit)))
  const lines = [
    ...[...edits].flatMap(([key, d]) => (known.has(key) ? [] : [edited(d, undefined, shared)])),
    ...shipped.map((s) => {
      const edit = edits.get(registryKeyOf(s.edit))
      return edit === undefined ? untouched(s, shared) : edited(edit, s, shared)
    }),
  ]
  const of = (table: RegistryTable): readonly RegistryLine[] => lines.filter((l) => l.shown.table === table)
  return { insurers: of('insurers'), numberClasses: of('numberClasses'), labels: of('labels'), disputed: disputedIn(view, registry) }
}

const disputedIn = (view: MatterView, { insurers }: Registry): readonly DisputedEntry[] =>
  view.decisionConflicts.flatMap((c) => {
    if (c.kind !== 'edit-registry') return []
    const key = c.about.replace(/^registry:[^:]*:/, '')
    return [{ name: insurers.insurers.find((i) => i.code === key)?.name ?? key.replace(/^own:/, ''), between: c.between }]
  })

const shippedOf = ({ insurers, numberClasses, labels }: Registry): readonly Shipped[] => [
  ...insurers.insurers.map(({ code, serviceNumbers, ...entry }): Shipped => ({ ...insurers.origin, edit: { table: 'insurers', code, entry: { ...entry, serviceNumbers: serviceNumbers.map((n) => n.number) } }, fromMemory: serviceNumbers.flatMap((n) => (n.confidence === 'memory' ? [n.number] : [])) })),
  ...numberClasses.rules.map((rule): Shipped => ({ ...numberClasses.origin, edit: { table: 'numberClasses', digits: rule.pattern, class: rule.class }, shape: rule.class })),
  ...labels.words.map(({ word, class: of }): Shipped => ({ ...labels.origin, edit: { table: 'labels', word, class: of } })),
]

type Edited = StandingOf<'edit-registry'>

const untouched = ({ edit, on, confidence, shape, fromMemory = [] }: Shipped, shared: ReadonlySet<string>): RegistryLine => ({ shown: edit, isOff: false, isShipped: true, on, confidence, fromMemory, ...(shape === undefined ? {} : { shape }), shared: sharedOf(edit, shared) })

const edited = ({ id, at, body: { edit } }: Edited, shipped: Shipped | undefined, shared: ReadonlySet<string>): RegistryLine => {
  const isOff = isSwitchedOff(edit)
  return {
    shown: isOff ? (shipped?.edit ?? edit) : edit,
    isOff,
    isShipped: shipped !== undefined,
    on: beijingDateOf(at),
    confidence: 'owner',
    fromMemory: [],
    decision: id,
    ...(shipped?.shape === undefined ? {} : { shape: shipped.shape }),
    shared: isOff ? [] : sharedOf(edit, shared),
  }
}

const sharedOf = (edit: RegistryEdit, shared: ReadonlySet<string>): readonly string[] =>
  edit.table !== 'insurers' || edit.entry === undefined ? [] : [...edit.entry.aliases, ...edit.entry.ambiguousAliases].filter((alias) => shared.has(plainName(alias)))

const isSwitchedOff = (edit: RegistryEdit): boolean => (edit.table === 'insurers' ? edit.entry === undefined : edit.class === undefined)

const sharedNames = ({ insurers }: Registry): ReadonlySet<string> => {
  const holders = new Map<string, Set<string>>()
  for (const { code, aliases, ambiguousAliases } of insurers.insurers) {
    for (const alias of [...aliases, ...ambiguousAliases].map(plainName)) holders.set(alias, (holders.get(alias) ?? new Set()).add(code))
  }
  return new Set([...holders].flatMap(([alias, codes]) => (codes.size > 1 ? [alias] : [])))
}

/** What kind of number each line shows, by the lists as edited: for the eye, on the screen only. */
export const withNumberClasses = (page: PartiesPage, names: NameReader): PartiesPage => ({
  ...page,
  organisations: page.organisations.map((o) => ({
    ...o,
    lines: o.lines.map((line) => (line.number === '' ? line : { ...line, numberClass: names.numberClass({ kind: line.number.includes('*') ? 'masked' : 'unknown', text: line.number }) })),
  })),
})
