import { beijingOffsetMinutes, dayMs, minuteMs, plusMs } from '../../kernel/instant.ts'
import { oncePerKey } from '../../kernel/once-per.ts'
import { toGroundId } from '../../model/ids.ts'
import type { Dated } from '../case-file.ts'
import { nothingShown, type Ground } from '../ground.ts'

const id = toGroundId('RF08')

/** Did it ring when people rest? The hours are the user's: no verified national rule sets any for motor insurance. */
export const restHours: Ground = {
  id,
  aspects: ['rang', 'whose'],
  per: 'incidents',
  test: (dossier, file) => {
    const start = minutesOf(file.settings.textOfGround(id, 'restStart'))
    const end = minutesOf(file.settings.textOfGround(id, 'restEnd'))
    if (start === undefined || end === undefined || start === end) return nothingShown
    const calls = atRest(dossier.calls, `${String(start)} ${String(end)}`)
    const text = `${file.settings.textOfGround(id, 'restStart')}至${start < end ? '' : '次日'}${file.settings.textOfGround(id, 'restEnd')}`
    return calls.length === 0 ? nothingShown : [{ shownBy: calls, values: { restHoursText: text, count: calls.length }, cautions: ['only-a-circumstance', 'clock-in-question', 'threshold-is-a-setting'] }]
  },
}

const atRest = oncePerKey((calls: readonly Dated[], hours: string): readonly Dated[] => {
  const [start = 0, end = 0] = hours.split(' ').map(Number)
  const isRest = (minute: number): boolean => (start < end ? start <= minute && minute < end : minute >= start || minute < end)
  return calls.filter((call) => isKnownToTheMinute(call) && isRest(minuteOfDay(call.startedAt.from)) && isRest(minuteOfDay(plusMs(call.startedAt.to, -1))))
})

const minutesOf = (text: string): number | undefined => {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim())
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2])
}

const isKnownToTheMinute = ({ startedAt }: Dated): boolean => startedAt.precision === 'second' || startedAt.precision === 'minute'

const minuteOfDay = (at: Dated['startedAt']['from']): number => (Math.floor(at / minuteMs) + beijingOffsetMinutes) % (dayMs / minuteMs)
