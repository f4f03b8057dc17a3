import type { z } from 'zod'
import { err, ok, type Result } from '../kernel/result.ts'
import type { ProvisionId } from '../model/ids.ts'
import type { Law, LawFileName, LawFiles, LawProblem } from './law.ts'
import { isQuotable } from './provisions.ts'
import { channelsFile, damagesFile, deadlinesFile, elementsFile, glossaryFile, groundsFile, provisionsFile, slotsFile, statementsFile, workingDaysFile, type Provision } from './shapes.ts'

/** Errors: every place where a file is not as it should be, or cites a provision that was not verified. */
export const parseLaw = (files: LawFiles): Result<Law, readonly LawProblem[]> => {
  const problems: LawProblem[] = []
  const read = <S extends z.ZodType>(file: LawFileName, shape: S): z.output<S> | undefined => {
    const parsed = shape.safeParse(files[file])
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) problems.push({ file, where: issue.path.map(String).join('.'), what: issue.message })
    return undefined
  }
  const provisions = read('provisions', provisionsFile)
  const grounds = read('grounds', groundsFile)
  const elements = read('elements', elementsFile)
  const channels = read('channels', channelsFile)
  const deadlines = read('deadlines', deadlinesFile)
  const damages = read('damagesHeads', damagesFile)
  const statements = read('statedSwitches', statementsFile)
  const glossary = read('glossary', glossaryFile)
  const slots = read('slots', slotsFile)
  const workingDays = read('workingDays', workingDaysFile)
  if (!provisions || !grounds || !elements || !channels || !deadlines || !damages || !statements || !glossary || !slots || !workingDays) return err(problems)
  const law: Law = {
    compiled: provisions.compiled,
    instruments: new Map(provisions.instruments.map((i) => [i.key, i])),
    provisions: new Map(provisions.provisions.map((p) => [p.id, p])),
    grounds: new Map(grounds.grounds.map((g) => [g.id, g])),
    elements,
    channels: channels.channels,
    channelOrder: channels.order,
    channelOrderNotes: channels.orderNotes,
    deadlines: new Map(deadlines.deadlines.map((d) => [d.id, d])),
    deadlineNotes: [...deadlines.computation, ...deadlines.notes],
    damageHeads: new Map(damages.heads.map((h) => [h.id, h])),
    damageRules: damages.rules,
    statements: new Map(statements.switches.map((s) => [s.id, s])),
    glossary: glossary.terms,
    slots,
    workingDays,
  }
  problems.push(...unverifiedCitations(law))
  return problems.length > 0 ? err(problems) : ok(law)
}

const unverifiedCitations = (law: Law): readonly LawProblem[] => {
  const cited: readonly (readonly [LawFileName, string, readonly ProvisionId[]])[] = [
    ...[...law.grounds.values()].map((g) => ['grounds', g.id, Object.values(g.provisions).flat()] as const),
    ['elements', 'standard', law.elements.standard.provisions],
    ...law.elements.claims.flatMap((c) => c.elements.map((e) => ['elements', e.id, e.provisions] as const)),
    ...law.channels.map((c) => ['channels', c.id, [...c.basis, ...c.clocks.flatMap((k) => k.basis)]] as const),
    ...[...law.deadlines.values()].map((d) => ['deadlines', d.id, d.basis] as const),
    ...[...law.damageHeads.values()].map((h) => ['damagesHeads', h.id, h.provisions] as const),
    ...law.glossary.map((t) => ['glossary', t.term, t.provisions] as const),
  ]
  const isVerified = (provision: Provision | undefined): boolean => provision !== undefined && isQuotable(provision)
  return cited.flatMap(([file, where, ids]) => ids.filter((id) => !isVerified(law.provisions.get(id))).map((id) => ({ file, where, what: `${id} is not verified` })))
}
