import type { ElementData } from '../../law/shapes.ts'
import type { ElementBoard, ElementStanding, ElementState, ElementSupport } from '../../model/elements.ts'
import type { AssessInput } from '../assess-input.ts'
import { toCaseFile, type CaseFile, type Dossier } from '../case-file.ts'
import { firmCalls } from '../tally.ts'
import { bestOf, nextProofs } from './next-proofs.ts'
import { supportFinder } from './supports-of.ts'

/** For each respondent: how each element of PIPL-69 and CC-1033 stands, and what to get next. */
export const elementBoards = (input: AssessInput): readonly ElementBoard[] => elementBoardsOf(toCaseFile(input))

export const elementBoardsOf = (file: CaseFile): readonly ElementBoard[] => file.dossiers.filter((d) => d.respondent !== undefined || d.calls.length + d.messages.length > 0).map((dossier) => boardOf(file, dossier))

const boardOf = (file: CaseFile, dossier: Dossier): ElementBoard => {
  const supportsOf = supportFinder(dossier, file)
  const elements = file.input.law.elements.claims.flatMap((claim) => claim.elements.map((element) => standingOf(file, dossier, claim.id, element, supportsOf(element.id))))
  const best = bestOf(elements, file.events.some((e) => e.kind.startsWith('suit.')))
  return { ...(dossier.respondent === undefined ? {} : { respondent: dossier.respondent.id }), elements, ...(best === undefined ? {} : { best }) }
}

const standingOf = (file: CaseFile, dossier: Dossier, claim: ElementStanding['claim'], element: ElementData, found: readonly ElementSupport[]): ElementStanding => {
  const supports = [...found].sort((a, b) => Number(b.mark === 'two') - Number(a.mark === 'two') || b.strength - a.strength)
  const state = stateOf(element.id, supports, dossier)
  return {
    claim,
    id: element.id,
    no: element.no,
    title: element.title,
    burden: element.burden,
    state,
    supports,
    ...(state === 'sufficient' || state === 'presumed' ? {} : { gap: element.typicalGap }),
    next: nextProofs(file, dossier, element),
    provisions: element.provisions,
  }
}

/** One ✔✔ or two ✔ (law README §5.3). Who called must be shown for at least half of the calls. What the other side must prove is never ours to have. */
const stateOf = (id: string, supports: readonly ElementSupport[], dossier: Dossier): ElementState => {
  if (supports.some((s) => s.code === 'presumed')) return 'presumed'
  if (supports.length === 0) return 'missing'
  const strong = supports.filter((s) => s.mark === 'two' && s.strength > 1)
  const isEnough = strong.length > 0 || supports.filter((s) => s.strength > 1).length > 1
  if (!isEnough) return 'partial'
  return (id === 'P2' || id === 'T2') && !isWhoseShown(strong, dossier) ? 'partial' : 'sufficient'
}

const isWhoseShown = (strong: readonly ElementSupport[], dossier: Dossier): boolean => {
  if (strong.some((s) => s.code === 'confirmed-in-writing')) return true
  const all = firmCalls(dossier).length + dossier.messages.length
  const isHalf = (shown: number): boolean => shown * 2 >= all
  return strong.some((s) => isHalf(s.incidents.length)) || isHalf(new Set(strong.flatMap((s) => s.incidents)).size)
}
