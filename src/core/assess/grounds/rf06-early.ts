import { daysOf } from '../../kernel/civil.ts'
import { oncePerKey } from '../../kernel/once-per.ts'
import { toGroundId } from '../../model/ids.ts'
import { dayNumber, type Dated } from '../case-file.ts'
import { nothingShown, type Ground } from '../ground.ts'

const id = toGroundId('RF06')

/** How long before the policy ends did it ring? A fact only: the "40 days" are known from the press and bind nobody. */
export const early: Ground = {
  id,
  aspects: ['rang'],
  per: 'incidents',
  test: (dossier, file) => {
    const expiry = file.input.profile.policy.expiryDate
    if (expiry === undefined) return nothingShown
    const limit = file.settings.ofGround(id, 'daysBeforeExpiry')
    const calls = before(dossier.calls, daysOf(expiry) - limit)
    const first = calls[0]
    return first === undefined ? nothingShown : [{ shownBy: calls, values: { daysToExpiry: daysOf(expiry) - dayNumber(first.startedAt.from), count: calls.length }, cautions: ['only-a-circumstance', 'threshold-is-a-setting'] }]
  },
}

const before = oncePerKey((calls: readonly Dated[], day: number): readonly Dated[] => calls.filter((call) => dayNumber(call.startedAt.from) < day))
