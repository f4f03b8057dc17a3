import type { PartyId } from '../../core/model/ids.ts'
import { packetShapes } from '../../core/compose/packet-kinds.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { PacketKind } from '../../core/model/packet.ts'
import { standingOf } from './matter-page.ts'

/** A sentence only the owner can say, with what to look at before saying it. */
export type StatedLine = { readonly id: string; readonly sentence: string; readonly check: string; readonly isStated: boolean }
type Sentence = { readonly id: string; readonly sentence: string; readonly checkBeforeTicking?: string; readonly usedIn?: readonly string[] }

/** Sentences this door's documents would print. */
export const sentencesOf = <T extends Sentence>(sentences: readonly T[], kind: PacketKind): readonly T[] => sentences.filter((s) => s.usedIn === undefined || s.usedIn.some((d) => packetShapes[kind].documents.includes(d)))

export const statedLines = (view: MatterView, sentences: readonly Sentence[], party: PartyId | undefined): readonly StatedLine[] => {
  const rulings = standingOf(view, 'state')
  return sentences.map((s) => ({ id: s.id, sentence: s.sentence, check: s.checkBeforeTicking ?? '', isStated: rulings.findLast((d) => d.body.sentence === s.id && (d.body.party === undefined || d.body.party === party))?.body.stated === true }))
}
