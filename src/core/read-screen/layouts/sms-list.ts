import { isKind } from '../fields.ts'
import type { ScreenLayout } from '../layout.ts'
import { isProse } from '../scene.ts'

/** 信息 / 短信: one line per sender with the newest message's first words; also 短信拦截 and the notification centre. */
export const smsList: ScreenLayout = {
  id: 'sms-list',
  shape: 'list',
  kind: 'sms',
  recognise: (scene) => {
    const isTitled = scene.has('信息') || scene.has('短信') || scene.has('短信拦截') || scene.has('Messages') || scene.has('通知信息') || scene.has('通知中心')
    const prose = scene.lines.filter(isProse).length
    const times = scene.lines.filter((line) => line.tokens.some(isKind('time')) && !isProse(line)).length
    return isTitled && prose >= 1 && times >= 1 ? 0.72 : 0
  },
}
