import { formatYuan } from '../../kernel/fen.ts'
import { toGroundId } from '../../model/ids.ts'
import { dayOf } from '../case-file.ts'
import { heardBy, lacking, unrecorded } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'
import { longDate } from '../words.ts'

const id = toGroundId('RF14')

/** Did the same organisation name two prices for the same cover? Printed only when the cover was compared item by item (event `quote-compared`, field `items`). */
export const shiftingPrice: Ground = {
  id,
  aspects: ['said', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    const percent = file.settings.ofGround(id, 'priceDifferencePercent')
    const quotes = heardBy(dossier, file)
      .flatMap(({ incident, heard }) => (heard.said.quotedPriceFen === undefined ? [] : [{ incident, heard, price: heard.said.quotedPriceFen }]))
      .sort((a, b) => a.incident.startedAt.from - b.incident.startedAt.from)
    const [first, second] = furthestApart(quotes)
    if (first === undefined || second === undefined || first.price === second.price || Math.abs(second.price - first.price) * 100 < percent * first.price) return nothingShown
    const compared = dossier.events.find((e) => e.kind === 'quote-compared' && e.fields?.['items'] !== undefined)
    const items = compared?.fields?.['items']
    const values = { firstDate: longDate(dayOf(first.incident)), firstPrice: formatYuan(first.price), secondDate: longDate(dayOf(second.incident)), secondPrice: formatYuan(second.price), ...(items === undefined ? {} : { comparedItems: items }) }
    const shownBy = [...new Set([first.incident, second.incident])]
    const proofs = [{ observation: first.heard.observation }, { observation: second.heard.observation }, ...(compared?.proofs ?? [])]
    return [lacking({ shownBy, proofs, values, cautions: ['coverage-may-differ', 'threshold-is-a-setting', ...unrecorded(shownBy)] }, items === undefined ? ['compared-items'] : [])]
  },
}

/** The lowest and the highest price, in order of time; of equals the earliest. */
const furthestApart = <T extends { readonly price: number }>(quotes: readonly T[]): readonly [T?, T?] => {
  const [lowest] = quotes.toSorted((a, b) => a.price - b.price)
  const [highest] = quotes.toSorted((a, b) => b.price - a.price)
  if (lowest === undefined || highest === undefined) return []
  return quotes.indexOf(lowest) <= quotes.indexOf(highest) ? [lowest, highest] : [highest, lowest]
}
