import { toGroundId } from '../../model/ids.ts'
import type { Ground } from '../ground.ts'
import { promisedGround } from '../promised.ts'

/** Was cash back, a card or a gift outside the policy promised? Only the words themselves are quoted. */
export const gift: Ground = promisedGround(toGroundId('RF12'), ['gift', 'cashback'], 'promiseWords')
