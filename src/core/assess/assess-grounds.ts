import type { LocalDate } from '../kernel/civil.ts'
import { compareText } from '../kernel/list.ts'
import { oncePer, oncePerKey } from '../kernel/once-per.ts'
import { provisionsInForce } from '../law/provisions.ts'
import { provisionsInScope } from '../law/scope.ts'
import type { GroundData } from '../law/shapes.ts'
import type { Finding } from '../model/finding.ts'
import type { ProvisionId } from '../model/ids.ts'
import type { AssessInput } from './assess-input.ts'
import { dayOf, idsOf, toCaseFile, type CaseFile, type Dated, type Dossier, type EventRecord } from './case-file.ts'
import type { CautionCode, Ground, MissingCode, Showing } from './ground.ts'
import { grounds } from './ground-registry.ts'
import { isWithin, lawPeriods, type LawPeriod } from './law-periods.ts'
import { strengthOf } from './strength.ts'
import { firmOf } from './tally.ts'

/** Every ground that the record shows, against whom, how strongly, and whether it may stand in a letter. */
export const assessGrounds = (input: AssessInput): readonly Finding[] => groundsOf(toCaseFile(input))

export const groundsOf = (file: CaseFile): readonly Finding[] => file.dossiers.flatMap((dossier) => ofDossier(file, dossier)).sort(byGround)

const byGround = (a: Finding, b: Finding): number => compareText(a.ground, b.ground) || compareText(a.respondent ?? '', b.respondent ?? '')

const ofDossier = (file: CaseFile, dossier: Dossier): readonly Finding[] => {
  const firm = withoutLabelled(dossier)
  const span = spanOf(firm)
  const parted = new Map<string, readonly Dossier[]>()
  // Most grounds are judged over the same stretches.
  const partsOf = (periods: readonly LawPeriod[]): readonly Dossier[] => {
    const key = JSON.stringify(periods)
    const parts = parted.get(key) ?? stretches(firm, periods)
    parted.set(key, parts)
    return parts
  }
  return grounds.flatMap((ground) => {
    const law = file.input.law.grounds.get(ground.id)
    if (law === undefined) return []
    const inScope = provisionsInScope(law, dossier.scope)
    const shown = (ground.per === 'once' ? [firm] : partsOf(lawPeriods(file.input.law, inScope, span))).flatMap((part) => ground.test(part, file).map((showing) => toFinding(file, part, { ground, law, inScope }, showing, [])))
    if (shown.length > 0 || firm === dossier) return shown
    return ground.test(dossier, file).map((showing) => toFinding(file, dossier, { ground, law, inScope }, showing, ['identity-only-label']))
  })
}

/** A caller-ID label is an opinion: what rests on it alone never counts against a company. */
const withoutLabelled = (dossier: Dossier): Dossier => {
  if (dossier.respondent === undefined) return dossier
  const [calls, messages] = [firmOf(dossier.calls), firmOf(dossier.messages)]
  return calls === dossier.calls && messages === dossier.messages ? dossier : { ...dossier, calls, messages }
}

/** Pages captured on a day are conduct like calls: they fall under the law of their day. */
const isConduct = (event: EventRecord): boolean => event.kind === 'link'

const spanOf = ({ calls, messages, events }: Dossier): { readonly first: LocalDate; readonly last: LocalDate } | undefined => {
  const ends = [calls[0], calls.at(-1), messages[0], messages.at(-1)].flatMap((i) => (i === undefined ? [] : [dayOf(i)]))
  const days = [...ends, ...events.filter(isConduct).map((e) => e.on)].sort(compareText)
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? undefined : { first, last }
}

/** Law that began in between parts the incidents: what came before it is never brought under it. */
const stretches = (dossier: Dossier, periods: readonly LawPeriod[]): readonly Dossier[] =>
  periods.length === 1
    ? [dossier]
    : periods.map((period) => {
        return { ...dossier, calls: within(dossier.calls, JSON.stringify(period)), messages: within(dossier.messages, JSON.stringify(period)), events: dossier.events.filter((e) => !isConduct(e) || isWithin(e.on, period)) }
      })

const within = oncePerKey((incidents: readonly Dated[], key: string): readonly Dated[] => {
  const period = JSON.parse(key) as LawPeriod
  return incidents.filter((incident) => isWithin(dayOf(incident), period))
})

type Asked = { readonly ground: Ground; readonly law: GroundData; readonly inScope: readonly ProvisionId[] }

const toFinding = (file: CaseFile, dossier: Dossier, { ground, law, inScope }: Asked, showing: Showing, more: readonly MissingCode[]): Finding => {
  const respondent = dossier.respondent?.id
  const fitting = inScope.filter((id) => showing.only?.(id) !== false)
  const { inForce, notCollected } = provisionsInForce(file.input.law, fitting, firstDayOf(showing, file.input.asOf))
  const missing = [...new Set<MissingCode>([...more, ...(showing.missing ?? []), ...(respondent === undefined && ground.needsNoRespondent !== true ? (['respondent'] as const) : [])])]
  const mayPlead = missing.length === 0 && inForce.length > 0 && (law.weight === 'strong' || law.weight === 'medium')
  const cautions = [...new Set<CautionCode>([...(showing.cautions ?? []), ...general(dossier, showing), ...(notCollected.length > 0 ? (['not-collected'] as const) : [])])]
  return {
    ground: ground.id,
    ...(respondent === undefined ? {} : { respondent }),
    kind: mayPlead ? 'pleadable' : 'context',
    strength: strengthOf(ground, showing),
    weight: law.weight,
    shownBy: idsOf(showing.shownBy),
    proofs: [...(showing.acts ?? []).flatMap((act) => act.proofs), ...(showing.proofs ?? [])],
    provisions: inForce.map((p) => p.id),
    ...(notCollected.length === 0 ? {} : { notCollected }),
    cautions: [law.caution, ...cautions],
    missing,
    values: showing.values,
  }
}

const firstDayOf = ({ shownBy, on }: Showing, asOf: LocalDate): LocalDate => {
  const first = earliestOf(shownBy)
  return first === undefined ? (on ?? asOf) : dayOf(first)
}
const earliestOf = oncePer((incidents: readonly Dated[]): Dated | undefined => incidents.reduce<Dated | undefined>((earliest, i) => (earliest === undefined || i.startedAt.from < earliest.startedAt.from ? i : earliest), undefined))

const isAnyProved = oncePer((incidents: readonly Dated[]): boolean => incidents.some((i) => i.identity === 'confirmed' || i.identity === 'published'))

const general = (dossier: Dossier, showing: Showing): readonly CautionCode[] => {
  const cautions: CautionCode[] = []
  const isNamed = showing.shownBy.length > 0 && dossier.respondent !== undefined
  if (isNamed && !isAnyProved(showing.shownBy)) cautions.push('identity-claimed')
  if (dossier.uncounted.length > 0) cautions.push('excluded-uncounted')
  return cautions
}
