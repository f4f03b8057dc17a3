import { daysOf } from '../../kernel/civil.ts'
import { formatYuan } from '../../kernel/fen.ts'
import { toGroundId } from '../../model/ids.ts'
import { dayNumber, dayOf } from '../case-file.ts'
import { heardBy, lacking, unrecorded } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'
import { longDate } from '../words.ts'

const id = toGroundId('RF07')

/** Was a firm price named before the company itself says there can be one? Its own answer stands beside (event `quote-answer`). */
export const earlyQuote: Ground = {
  id,
  aspects: ['said', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    const expiry = file.input.profile.policy.expiryDate
    if (expiry === undefined) return nothingShown
    const days = file.settings.ofGround(id, 'earlyQuoteDays')
    const answer = dossier.events.find((e) => e.kind === 'quote-answer' && e.words !== undefined && e.proofs.length > 0)
    return heardBy(dossier, file)
      .filter(({ incident, heard }) => heard.said.quotedPriceFen !== undefined && daysOf(expiry) - dayNumber(incident.startedAt.from) > days)
      .map(({ incident, heard }) => {
        const price = heard.said.quotedPriceFen
        const words = heard.said.words ?? (price === undefined ? '' : `报价${formatYuan(price)}元`)
        const values = { date: longDate(dayOf(incident)), quoteWords: words, daysToExpiry: daysOf(expiry) - dayNumber(incident.startedAt.from), ...(answer?.words === undefined ? {} : { officialDate: longDate(answer.on), officialWords: answer.words }) }
        return lacking({ shownBy: [incident], proofs: [{ observation: heard.observation }, ...(answer?.proofs ?? [])], values, cautions: ['threshold-is-a-setting', ...unrecorded([incident])] }, answer === undefined ? ['official-answer'] : [])
      })
  },
}
