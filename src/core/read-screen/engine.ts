import { callScreenRows, callScreenScore } from './incoming-rows.ts'
import { chatRows, chatScore } from './chat-rows.ts'
import { tellDurations } from './clock-columns.ts'
import { detailRows } from './detail-rows.ts'
import { isKind } from './fields.ts'
import { listRows } from './list-rows.ts'
import { keyPairsOf, pairRows, pairScore } from './pair-rows.ts'
import { isProse, type Scene } from './scene.ts'
import { requestRows } from './request-rows.ts'
import type { ScreenRow } from './screen-row.ts'
import { tableOf, tableRows } from './tables.ts'

/** How rows of a screen are built, whatever phone it is of. */
export type Shape = 'list' | 'detail' | 'pairs' | 'table' | 'call-screen' | 'chat' | 'requests'

export const shapeOf = (scene: Scene): Shape => {
  if (callScreenScore(scene) >= 3) return 'call-screen'
  if (tableOf(scene) !== undefined) return 'table'
  if (pairScore(keyPairsOf(scene)) >= 2) return 'pairs'
  if (chatScore(scene) >= 4) return 'chat'
  return isDetail(scene) ? 'detail' : 'list'
}

export const rowsAs = (shape: Shape, scene: Scene): readonly ScreenRow[] => {
  switch (shape) {
    case 'call-screen':
      return callScreenRows(scene)
    case 'table': {
      const table = tableOf(scene)
      return table === undefined ? listRows(tellDurations(scene)) : tableRows(scene, table)
    }
    case 'pairs':
      return pairRows(scene, keyPairsOf(scene))
    case 'chat':
      return chatRows(scene, /微信|按住说话/.test(scene.words) ? 'chat' : 'sms')
    case 'requests':
      return requestRows(scene)
    case 'detail':
      return detailRows(tellDurations(scene))
    case 'list':
      return listRows(tellDurations(scene))
  }
}

/** At most one number, above all times, and the times have no titles of their own. */
const isDetail = (scene: Scene): boolean => {
  const told = tellDurations(scene)
  const tokens = told.lines.filter((line) => !isProse(line)).flatMap((line) => line.tokens)
  const numbers = tokens.filter(isKind('number')).filter((t) => !t.isShort)
  const times = tokens.filter(isKind('time'))
  if (numbers.length > 1 || times.length < 2) return false
  const [number] = numbers
  if (number !== undefined && times.some((t) => t.box[1] < number.box[1])) return false
  const titled = listRows(told).filter((row) => row.time !== undefined).length
  return titled <= Math.max(1, times.length * 0.4)
}
