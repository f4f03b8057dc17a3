import { addDays, daysOf } from '../../kernel/civil.ts'
import { startOfBeijingDay } from '../../kernel/instant.ts'
import { toGroundId } from '../../model/ids.ts'
import { dayNumber } from '../case-file.ts'
import { lacking } from '../ground-parts.ts'
import type { Ground } from '../ground.ts'
import { longDate, momentText } from '../words.ts'

const id = toGroundId('RF17')

/** Did the first call come soon after a visit, a quote or a repair (event `visit`)? A clue: what came after is not because of. */
export const afterVisit: Ground = {
  id,
  aspects: ['rang'],
  per: 'once',
  needsNoRespondent: true,
  test: (dossier, file) => {
    const days = file.settings.ofGround(id, 'daysAfterEvent')
    const own = dossier.respondent === undefined ? file.events.filter((e) => e.party === undefined) : dossier.events
    return own
      .filter((event) => event.kind === 'visit')
      .flatMap((event) => {
        const earlier = file.calls.filter((call) => call.startedAt.from < startOfBeijingDay(event.on))
        const before = earlier.some((call) => daysOf(event.on) - dayNumber(call.startedAt.from) <= days)
        const first = file.calls.find((call) => call.startedAt.from >= startOfBeijingDay(addDays(event.on, 1)))
        if (before || first === undefined || dayNumber(first.startedAt.from) - daysOf(event.on) > days) return []
        const place = event.fields?.['place'] ?? dossier.respondent?.name
        const what = event.fields?.['what'] ?? event.words
        const values = { eventDate: longDate(event.on), firstCallAt: momentText(first.startedAt), ...(place === undefined ? {} : { eventPlace: place }), ...(what === undefined ? {} : { eventKind: what }) }
        return [lacking({ shownBy: [first], proofs: event.proofs, on: event.on, values, cautions: ['sequence-is-not-cause', 'threshold-is-a-setting', ...(earlier.length > 0 ? (['calls-before-visit'] as const) : [])] }, dossier.isStated('stated.visitedDealer') ? [] : ['stated.visitedDealer'])]
      })
  },
}
