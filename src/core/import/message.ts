import type { EpochMs } from '../kernel/instant.ts'
import type { Place } from '../kernel/place.ts'
import type { Reading } from '../kernel/reading.ts'
import type { When } from '../kernel/when.ts'
import type { Direction, ObservationDraft } from '../model/observation.ts'
import type { Read } from './format.ts'
import { epochReading, nameReading, numberReading, present, reading, wordsReading } from './readings.ts'

export type Message = {
  readonly address: string | undefined
  readonly direction: Direction
  readonly directionRaw: string
  readonly body: string | undefined
  readonly name?: string | undefined
  readonly sim?: string | undefined
  readonly startedAt?: Reading<When> | undefined
  readonly unread?: Readonly<Record<string, string>> | undefined
}

export const messageDraft = (message: Message, place: Place): ObservationDraft => {
  const marks = marksOf(message.body ?? '')
  const unread = { ...message.unread, ...marks }
  return {
    place,
    kind: 'sms',
    ...present({
      otherNumber: numberReading(message.address),
      startedAt: message.startedAt,
      direction: reading(message.direction, message.directionRaw),
      otherName: nameReading(message.name),
      sim: wordsReading(message.sim),
      text: message.body === undefined || message.body === 'null' ? undefined : reading(message.body, message.body),
    }),
    ...(Object.keys(unread).length === 0 ? {} : { unread }),
  }
}

/** A message whose time is milliseconds since 1970. */
export const epochMessage = (message: Message, ms: number, raw: string, place: Place, now: EpochMs): Read => {
  const { startedAt, issue } = epochReading(ms, raw, place, now)
  return { drafts: [messageDraft({ ...message, startedAt }, place)], issues: issue === undefined ? [] : [issue] }
}

/** The sender's 【签名】 at either end and the words that offer to unsubscribe: what the message says, no identity. */
const marksOf = (body: string): Readonly<Record<string, string>> => {
  const signature = /^\s*【([^】]{1,30})】/.exec(body)?.[1] ?? /【([^】]{1,30})】\s*(?:(?:退订|拒收)\S{0,10})?\s*$/.exec(body)?.[1]
  const unsubscribe = /(?:拒收请?回复?|退订请?回复?|回复?)\s*[A-Za-z0-9]{1,4}\s*(?:退订|拒收)?|[TN]D?\s*退订|退订/.exec(body)?.[0]
  return {
    ...(signature === undefined ? {} : { 签名: signature }),
    ...(unsubscribe === undefined || !/退订|拒收/.test(unsubscribe) ? {} : { 退订: unsubscribe }),
  }
}

/** android.provider.Telephony.Sms: 1 inbox, 2 sent; 3 draft, 4 outbox, 5 failed, 6 queued never arrived. */
export const smsDirection: Readonly<Record<string, Direction>> = { '1': 'incoming', '2': 'outgoing', '3': 'unknown', '4': 'outgoing', '5': 'outgoing', '6': 'outgoing' }
