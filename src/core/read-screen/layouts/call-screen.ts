import { callScreenScore } from '../incoming-rows.ts'
import type { ScreenLayout } from '../layout.ts'

/** A call that rings or runs, on any phone: number or name large, place and carrier beside it, 接听 and 拒绝 or 挂断 below. */
export const callScreen: ScreenLayout = { id: 'call-screen', shape: 'call-screen', recognise: (scene) => Math.min(0.97, callScreenScore(scene) >= 2 ? 0.5 + callScreenScore(scene) * 0.12 : 0) }
