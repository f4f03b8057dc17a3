import { oncePer } from '../../kernel/once-per.ts'
import { toGroundId } from '../../model/ids.ts'
import { connectedCount, after, consentCautions, periodValues, provable, withoutOtherWay } from '../ground-parts.ts'
import { nothingShown, type CautionCode, type Ground, type MissingCode } from '../ground.ts'
import type { Dated, Dossier } from '../case-file.ts'
import type { ActRecord } from '../../model/acts.ts'

/** Did the same organisation call again after it was refused? */
export const afterRefusal: Ground = {
  id: toGroundId('RF01'),
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier) => {
    const shownRefusals = provable(dossier.refusals)
    const first = shownRefusals[0] ?? dossier.refusals[0]
    const calls = first === undefined ? [] : after(dossier.calls, first)
    if (first === undefined || calls.length === 0) return nothingShown
    return [
      {
        shownBy: calls,
        acts: [first],
        values: { count: calls.length, connected: connectedCount(calls), ...periodValues(calls) },
        missing: missingOf(dossier, first),
        cautions: cautionsOf(dossier, first, calls),
        only: withoutOtherWay(calls, shownRefusals),
      },
    ]
  },
}

const missingOf = (dossier: Dossier, first: ActRecord): readonly MissingCode[] => [...(first.proofs.length === 0 ? (['refusal-proof'] as const) : []), ...(dossier.isStated('stated.refusedAsListed') ? [] : (['stated.refusedAsListed'] as const))]

const isSeveral = oncePer((calls: readonly Dated[]): boolean => calls.some((c) => c.otherNumber?.text !== calls[0]?.otherNumber?.text))

const cautionsOf = (dossier: Dossier, first: ActRecord, calls: readonly Dated[]): readonly CautionCode[] => [
  ...(first.mode === 'phone' ? [] : (['other-way-than-refused'] as const)),
  ...(first.means === 'log' ? (['refusal-words-not-shown'] as const) : []),
  ...(isSeveral(calls) ? (['several-numbers'] as const) : []),
  ...consentCautions(dossier).filter((code) => code === 'consent-given-before'),
]
