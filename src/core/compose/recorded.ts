import type { Proof } from '../model/decision.ts'
import type { ObservationId } from '../model/ids.ts'
import { sourceView } from './exhibits.ts'
import type { Matter } from './gather.ts'
import { heardIn } from './heard.ts'

/* What a caller said is shown by a recording or a message. A row of a call log shows that there was a call, and no word of it. */

const holdsWords: ReadonlySet<string> = new Set(['recording', 'messages', 'chat'])

/** One of these records holds the words themselves. */
export const isRecorded = (matter: Matter, ids: readonly ObservationId[]): boolean =>
  ids.some((id) => {
    const observation = matter.input.view.observations.get(id)
    return observation !== undefined && (observation.kind !== 'call' || holdsWords.has(sourceView(matter, observation.source)?.run?.log?.kind ?? ''))
  })

const isShown = (matter: Matter, proofs: readonly Proof[]): boolean => proofs.some((proof) => 'source' in proof || isRecorded(matter, [proof.observation]))

/** Something in this packet that a caller said rests on the owner's word alone. */
export const restsOnMemory = (matter: Matter): boolean => {
  const heard = heardIn(matter)
  if (heard.some(({ call, said }) => !isRecorded(matter, call.supportedBy) && [said.claimedOrganisation, said.claimedName, said.workId, said.identityAnswer, said.sourceAnswer, said.words, ...(said.knew ?? []), ...(said.promised ?? [])].some((one) => one !== undefined))) return true
  // What is said of a whole number is printed where nothing is noted of its calls.
  return heard.every(({ said }) => said.claimedOrganisation === undefined) && matter.attributions.some(({ body }) => body.basis === 'claimed' && body.words !== undefined && !isShown(matter, body.proofs) && !isRecorded(matter, body.observations ?? []))
}
