import { toGroundId } from '../../model/ids.ts'
import { lacking } from '../ground-parts.ts'
import type { Ground } from '../ground.ts'
import { longDate } from '../words.ts'

/** Does a page offer owners' particulars (event `onlinePosts`)? Captured, never bought; it says nothing of where these calls came from. */
export const soldOnline: Ground = {
  id: toGroundId('RF22'),
  aspects: [],
  per: 'once',
  needsNoRespondent: true,
  test: (dossier, file) =>
    (dossier.respondent === undefined ? file.events.filter((e) => e.party === undefined) : dossier.events)
      .filter((event) => event.kind === 'onlinePosts')
      .map((event) => {
        const { platform, account, content, price, capturedAt } = { platform: event.fields?.['platform'], account: event.fields?.['account'], content: event.fields?.['content'] ?? event.words, price: event.fields?.['price'], capturedAt: event.fields?.['capturedAt'] ?? longDate(event.on) }
        const values = Object.fromEntries(Object.entries({ platform, account, words: content, price, capturedAt }).filter((entry): entry is [string, string] => entry[1] !== undefined))
        return lacking({ shownBy: [], proofs: event.proofs, on: event.on, values }, event.proofs.length === 0 ? ['captured-page'] : [])
      }),
}
