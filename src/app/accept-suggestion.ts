import type { SaidSuggestion } from '../core/model/said-suggestion.ts'

/** What a suggestion fills in once the owner accepts it: a tick, or the words themselves. */
export type Accepted = { readonly knew?: 'name' | 'plate' | 'vin' | 'expiry'; readonly promised?: 'gift' | 'cashback' | 'price-lock' | 'last-day'; readonly fact?: 'threatened'; readonly giving?: 'offeredOptOut'; /** The words of the promise. */ readonly quote?: string; readonly organisation?: string; readonly name?: string; readonly workId?: string; readonly price?: string }

// eslint-disable-next-line complexity -- a table would lose the narrowing; there is one line for each kind.
export const acceptSuggestion = ({ kind, words }: Pick<SaidSuggestion, 'kind' | 'words'>): Accepted => {
  switch (kind) {
    case 'name':
    case 'plate':
    case 'vin':
    case 'expiry':
      return { knew: kind }
    case 'gift':
    case 'cashback':
    case 'price-lock':
    case 'last-day':
      return { promised: kind, quote: words }
    case 'opt-out-offered':
      return { giving: 'offeredOptOut' }
    case 'threat':
      return { fact: 'threatened' }
    case 'organisation':
      return { organisation: words }
    case 'person':
      return { name: words }
    case 'work-id':
      return { workId: words.replace(/^(?:工号|执业证(?:编)?号)[:：]?\s*/, '') }
    case 'price':
      return { price: /\d+(?:\.\d{1,2})?/.exec(words)?.[0] ?? '' }
  }
}
