import { civilOf, type LocalDate } from '../kernel/civil.ts'
import { beijingDateOf, beijingOffsetMinutes, plusMs, wallClockOf, type EpochMs } from '../kernel/instant.ts'
import type { PhoneNumber } from '../kernel/phone-number.ts'
import type { When } from '../kernel/when.ts'
import type { ContactMode } from '../model/decision.ts'
import type { Direction } from '../model/observation.ts'
import type { IdentityBasis, OrganisationKind } from '../model/party.ts'

/* How values are written in a document. Documents print 北京时间. */

const two = (n: number): string => String(n).padStart(2, '0')

/** 2026年3月2日 */
export const longDate = (date: LocalDate): string => {
  const { year, month, day } = civilOf(date)
  return `${year}年${month}月${day}日`
}

/** 10:23:05, or 10:23 where the source says no more; undefined: only the day is known. */
export const clockOf = (when: When): string | undefined => {
  if (when.precision !== 'second' && when.precision !== 'minute') return undefined
  const { hour, minute, second } = wallClockOf(when.from, beijingOffsetMinutes)
  return when.precision === 'second' ? `${two(hour)}:${two(minute)}:${two(second)}` : `${two(hour)}:${two(minute)}`
}

/** The one Beijing day an interval lies in; undefined: it may be either of two. */
export const dayOf = (when: When): LocalDate | undefined => {
  const first = beijingDateOf(when.from)
  return first === beijingDateOf(plusMs(when.to, -1)) ? first : undefined
}

/** 2026-03-02 10:23:05 */
export const stampOf = (at: EpochMs): string => {
  const { hour, minute, second } = wallClockOf(at, beijingOffsetMinutes)
  return `${beijingDateOf(at)} ${two(hour)}:${two(minute)}:${two(second)}`
}

/** As displayed: 13800138000, not +8613800138000. */
export const shownNumber = (number: PhoneNumber): string => (number.kind === 'e164' && number.text.startsWith('+86') ? number.text.slice(3) : number.text)

export const weekdayNames = ['', '一', '二', '三', '四', '五', '六', '日'] as const

export const modeWords: Readonly<Record<ContactMode, string>> = { phone: '电话', sms: '短信', chat: '即时通讯', letter: '书面', 'in-person': '当面', other: '其他' }

export const basisWords: Readonly<Record<IdentityBasis, string>> = { claimed: '自称，未经核实', labelled: '软件标注，仅供参考', published: '与公示号码相符', confirmed: '已确认' }

export const organisationWords: Readonly<Record<OrganisationKind, string>> = {
  insurer: '保险公司',
  intermediary: '保险中介机构',
  dealer: '汽车经销商',
  repair: '汽车维修企业',
  platform: '平台',
  carrier: '电信运营商',
  unknown: '类型不详',
}

export const directionWords: Readonly<Record<Direction, string>> = { incoming: '呼入', outgoing: '呼出', missed: '未接', rejected: '拒接', blocked: '拦截', forwarded: '转接', voicemail: '语音信箱', unknown: '不详' }

/** Pictographs are in no document font: printed as their code, so that nothing is left out in silence. */
export const printable = (text: string): string =>
  text.replaceAll(/\p{Extended_Pictographic}/gu, (sign) => (/[\u2605\u2606\u00a9\u00ae\u2122]/.test(sign) ? sign : `〔U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}〕`)).replaceAll(invisible, ' ')

const invisible = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/gu
