import { toGroundId } from '../../model/ids.ts'
import type { Ground } from '../ground.ts'
import { promisedGround } from '../promised.ts'

/** Was the owner told that the price is about to rise, or that today is the last day? */
export const pressure: Ground = promisedGround(toGroundId('RF13'), ['price-lock', 'last-day'], 'words')
