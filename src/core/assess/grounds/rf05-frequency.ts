import { localDateOfDays } from '../../kernel/civil.ts'
import { oncePerKey } from '../../kernel/once-per.ts'
import { toGroundId } from '../../model/ids.ts'
import { dayNumber, type Dated } from '../case-file.ts'
import { periodValues, weighed } from '../ground-parts.ts'
import { nothingShown, type Ground } from '../ground.ts'
import { perDay } from '../tally.ts'
import { longDate } from '../words.ts'

const id = toGroundId('RF05')

/** How often did it ring? No number of calls is unlawful by any law: the marks are settings. */
export const frequency: Ground = {
  id,
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    const { incidents: calls, isReminder } = weighed(dossier, dossier.calls)
    const { most, day } = busiestDay(calls)
    const isNoticed = most >= file.settings.ofGround(id, 'perDayNotice') || mostWithin(calls, 15) >= file.settings.ofGround(id, 'per15DaysNotice')
    if (day === undefined || !isNoticed) return nothingShown
    const values = { count: calls.length, maxPerDay: most, maxPerDayDate: longDate(localDateOfDays(day)), maxPer7Days: mostWithin(calls, 7), ...periodValues(calls) }
    return [{ shownBy: calls, values, cautions: ['threshold-is-a-setting', ...(most >= file.settings.ofGround(id, 'perDayStrong') ? (['many-in-one-day'] as const) : []), ...(isReminder ? (['current-insurer-reminder'] as const) : [])], ...(isReminder ? { only: () => false } : {}) }]
  },
}

/** Of equals the earliest. */
const busiestDay = (calls: readonly Dated[]): { readonly most: number; readonly day?: number } => {
  let best: { readonly most: number; readonly day?: number } = { most: 0 }
  for (const [day, most] of perDay(calls)) if (most > best.most) best = { most, day }
  return best
}

/** The most calls in any run of so many days. */
const mostWithin = oncePerKey((calls: readonly Dated[], days: number): number => {
  let most = 0
  let from = 0
  for (const [to, call] of calls.entries()) {
    while (dayNumber(call.startedAt.from) - dayNumber(calls[from]?.startedAt.from ?? call.startedAt.from) >= days) from++
    most = Math.max(most, to - from + 1)
  }
  return most
})
