import type { PartyId } from '../../core/model/ids.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import { standingOf } from './matter-page.ts'

/** A sentence only the owner can say, with what to look at before saying it. */
export type StatedLine = { readonly id: string; readonly sentence: string; readonly check: string; readonly isStated: boolean }
type Sentence = { readonly id: string; readonly sentence: string; readonly checkBeforeTicking?: string }

export const statedLines = (view: MatterView, sentences: readonly Sentence[], party: PartyId | undefined): readonly StatedLine[] => {
  const rulings = standingOf(view, 'state')
  return sentences.map((s) => ({ id: s.id, sentence: s.sentence, check: s.checkBeforeTicking ?? '', isStated: rulings.findLast((d) => d.body.sentence === s.id && (d.body.party === undefined || d.body.party === party))?.body.stated === true }))
}
