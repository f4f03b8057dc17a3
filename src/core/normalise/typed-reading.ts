import { parseLocalDate } from '../kernel/civil.ts'
import { beijingOffsetMinutes, dayMs, epochOfWallClock, minuteMs, parseInstant, plusMs, secondMs, startOfBeijingDay } from '../kernel/instant.ts'
import { numberKeyOf } from '../kernel/number-key.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { Reading } from '../kernel/reading.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { When } from '../kernel/when.ts'
import type { Direction, ObservationReadings, ReadingField } from '../model/observation.ts'

export type TypedError = 'not-a-number' | 'not-a-time' | 'not-a-duration' | 'not-a-direction'

/** What a person typed as the value of a field. A typed reading is certain: the person answers for it. */
export const parseTyped = (field: ReadingField, typed: string): Result<Partial<ObservationReadings>, TypedError> => {
  const text = typed.normalize('NFKC').trim()
  switch (field) {
    case 'otherNumber':
    case 'ownNumber':
      return mapped(toNumber(text), (value) => ({ [field]: reading(value, typed) }))
    case 'startedAt':
      return mapped(toWhen(text), (value) => ({ startedAt: reading(value, typed) }))
    case 'durationSeconds':
    case 'ringSeconds':
    case 'labelCount':
      return mapped(toSeconds(text), (value) => ({ [field]: reading(value, typed) }))
    case 'direction':
      return mapped(toDirection(text), (value) => ({ direction: reading(value, typed) }))
    case 'otherName':
    case 'otherLabel':
    case 'service':
    case 'location':
    case 'carrier':
    case 'sim':
    case 'text':
      return ok({ [field]: reading(text, typed) })
  }
}

const reading = <T>(value: T, raw: string): Reading<T> => ({ value, raw, confidence: 'certain', method: 'typed' })
const mapped = <A, B>(result: Result<A, TypedError>, to: (value: A) => B): Result<B, TypedError> => (result.ok ? ok(to(result.value)) : result)

const toNumber = (text: string): Result<PhoneNumber, TypedError> => {
  const key = numberKeyOf({ kind: text.includes('*') ? 'masked' : 'unknown', text })
  switch (key.kind) {
    case 'masked':
      return ok({ kind: 'masked', text: key.pattern })
    case 'tail':
      return ok({ kind: 'unknown', text: key.tail })
    case 'full':
      return ok(phoneOf(key.key))
    case 'none':
      return err('not-a-number')
  }
}

const phoneOf = (key: string): PhoneNumber => {
  if (key.startsWith('+')) return { kind: 'e164', text: key }
  if (/^1[3-9]\d{9}$/.test(key)) return { kind: 'e164', text: `+86${key}` }
  if (key.startsWith('106')) return { kind: 'port', text: key }
  return { kind: key.startsWith('0') ? 'national' : 'service', text: key }
}

const clockPattern = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]*(\d{1,2})[:时点](\d{2})(?:[:分](\d{2}))?秒?分?$/

const toWhen = (text: string): Result<When, TypedError> => {
  const instant = parseInstant(text)
  if (instant.ok) return ok({ from: instant.value, to: plusMs(instant.value, secondMs), precision: 'second', zone: 'asked' })
  const day = parseLocalDate(text)
  if (day.ok) return ok({ from: startOfBeijingDay(day.value), to: plusMs(startOfBeijingDay(day.value), dayMs), precision: 'day', zone: 'asked' })
  const m = clockPattern.exec(text)
  if (m === null) return err('not-a-time')
  const clock = { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), hour: Number(m[4]), minute: Number(m[5]), second: Number(m[6] ?? '0'), ms: 0 }
  const at = epochOfWallClock(clock, beijingOffsetMinutes)
  if (!at.ok) return err('not-a-time')
  const isToSecond = m[6] !== undefined
  return ok({ from: at.value, to: plusMs(at.value, isToSecond ? secondMs : minuteMs), precision: isToSecond ? 'second' : 'minute', zone: 'asked' })
}

const toSeconds = (text: string): Result<number, TypedError> => {
  const parts = /^(?:(?:(\d+)(?::|小时|时))?(\d+)(?::|分钟?))?(?:(\d+)秒?)?$/.exec(text.replaceAll(' ', ''))
  if (parts === null || text === '') return err('not-a-duration')
  return ok(Number(parts[1] ?? '0') * 3600 + Number(parts[2] ?? '0') * 60 + Number(parts[3] ?? '0'))
}

const directionByWord: Readonly<Record<string, Direction>> = {
  incoming: 'incoming', 来电: 'incoming', 呼入: 'incoming', 已接: 'incoming', 接听: 'incoming', 被叫: 'incoming',
  outgoing: 'outgoing', 去电: 'outgoing', 呼出: 'outgoing', 拨出: 'outgoing', 主叫: 'outgoing',
  missed: 'missed', 未接: 'missed', 未接来电: 'missed',
  rejected: 'rejected', 拒接: 'rejected', 已拒接: 'rejected',
  blocked: 'blocked', 拦截: 'blocked', 已拦截: 'blocked',
  forwarded: 'forwarded', 呼转: 'forwarded', 呼叫转移: 'forwarded',
  voicemail: 'voicemail', 语音信箱: 'voicemail',
  unknown: 'unknown', 不详: 'unknown',
}
const toDirection = (text: string): Result<Direction, TypedError> => {
  const direction = directionByWord[text.toLowerCase()]
  return direction === undefined ? err('not-a-direction') : ok(direction)
}
