import { beijingOffsetMinutes } from '../kernel/instant.ts'
import type { ZoneOrigin } from '../kernel/when.ts'
import type { Answers } from '../model/reading-run.ts'

export type Zone = { readonly offsetMinutes: number; readonly zone: ZoneOrigin }

/** The user's zone answer ('+08:00', '-0500', 'UTC'), else Beijing time, assumed. */
export const zoneOf = (answers: Answers): Zone => {
  const answer = answers['zone'] ?? ''
  if (/^(?:utc|gmt|z)$/i.test(answer)) return { offsetMinutes: 0, zone: 'asked' }
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(answer)
  if (match === null) return { offsetMinutes: beijingOffsetMinutes, zone: answer === 'Asia/Shanghai' ? 'asked' : 'assumed' }
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? '0')
  return { offsetMinutes: match[1] === '-' ? -minutes : minutes, zone: 'asked' }
}
