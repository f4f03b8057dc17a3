import type { PhoneNumber } from './phone-number.ts'

/**
 * What two readings of a number can be compared by. full: the same line has the same key, however it was written.
 * masked: digits with '*' for what is hidden. tail: a landline without its area code. none: no number is shown.
 */
export type NumberKey =
  | { readonly kind: 'full'; readonly key: string }
  | { readonly kind: 'masked'; readonly pattern: string }
  | { readonly kind: 'tail'; readonly tail: string }
  | { readonly kind: 'none' }

const none: NumberKey = { kind: 'none' }
const mobile = /^1[3-9]\d{9}$/
/** No area code is 950: 95013 with more digits is a service, never a line of Ningxia. */
const hotline = /^(?:95\d{3,7}|950\d{8,10}|96\d{3,6}|(?:400|800)\d{7}|1010\d{4}|100\d{2,3}|1[12]\d{1,4})$/
const ipPrefix = /^(?:17909|17911|17951|12593)(?=0?1[3-9]\d{9}$|0\d{9,11}$)/
/** 010, 02x, and 0 with three digits 3–9 first. */
const areaCode = /^(?:010|02\d|0[3-9]\d{2})/
const bareLandline = /^(?:10\d{8}|2\d{9}|[3-9]\d{2}\d{7,8})$/

export const numberKeyOf = (number: PhoneNumber | undefined): NumberKey => {
  if (number === undefined) return none
  const text = number.text.normalize('NFKC').replace(/[\s()\-.]/g, '')
  if (/[*xX×＊]/.test(text)) return maskedKey(text)
  if (!/^\+?\d+$/.test(text)) return none
  const digits = inland(text)
  return digits.length < 3 ? none : keyOfDigits(digits)
}

const inland = (text: string): string => {
  const chinese = text.replace(/^(?:\+86|0086)/, '').replace(/^86(?=1[3-9]\d{9}$)/, '')
  return (chinese.startsWith('+') ? chinese : chinese.replace(ipPrefix, '')).replace(/^00(?=[1-9])/, '+')
}

const keyOfDigits = (digits: string): NumberKey => {
  if (digits.startsWith('+') || mobile.test(digits) || hotline.test(digits) || digits.startsWith('106')) return { kind: 'full', key: digits }
  const area = areaCode.exec(digits)?.[0]
  const rest = area === undefined ? digits.replace(/^0/, '') : digits.slice(area.length)
  // 027 + 138… and 0 + 138… are the mobile; 027 + 95522 is the hotline: carriers print them so.
  if (mobile.test(rest) || (area !== undefined && hotline.test(rest))) return { kind: 'full', key: rest }
  if (area === undefined && mobile.test(digits.slice(1))) return { kind: 'full', key: digits.slice(1) }
  if (area !== undefined) return { kind: 'full', key: digits }
  if (bareLandline.test(digits)) return { kind: 'full', key: `0${digits}` }
  return /^[2-8]\d{6,7}$/.test(digits) ? { kind: 'tail', tail: digits } : { kind: 'full', key: digits }
}

const maskedKey = (text: string): NumberKey => {
  const pattern = text.replace(/[xX×＊]/g, '*').replace(/^(?:\+86|0086)/, '').replace(/^86(?=1[3-9])/, '')
  return /\d/.test(pattern) && /^\+?[\d*]+$/.test(pattern) ? { kind: 'masked', pattern } : none
}

/** Could both be the same line? No number shown admits every number. */
export const areCompatible = (a: NumberKey, b: NumberKey): boolean => {
  if (a.kind === 'none' || b.kind === 'none') return true
  if (a.kind === 'full' && b.kind === 'full') return a.key === b.key
  if (a.kind === 'tail') return tailFits(a.tail, b)
  if (b.kind === 'tail') return tailFits(b.tail, a)
  return fitsMask(a.kind === 'masked' ? a.pattern : a.key, b.kind === 'masked' ? b.pattern : b.key)
}

const tailFits = (tail: string, other: NumberKey): boolean => {
  if (other.kind === 'tail') return other.tail === tail
  if (other.kind === 'none') return true
  const text = other.kind === 'full' ? other.key : other.pattern
  return text.startsWith('0') && fitsMask(text.slice(-tail.length), tail)
}

/** Same length: digit by digit. Another length: a run of stars may stand for any number of digits. */
const fitsMask = (a: string, b: string): boolean => {
  if (a.length !== b.length) return endsFit(a, b)
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && a[i] !== '*' && b[i] !== '*') return false
  return true
}

const endsFit = (a: string, b: string): boolean => {
  const head = Math.min(headLength(a), headLength(b))
  const tail = Math.min(tailLength(a), tailLength(b))
  return a.slice(0, head) === b.slice(0, head) && (tail === 0 || a.slice(-tail) === b.slice(-tail))
}
const headLength = (text: string): number => (text.includes('*') ? text.indexOf('*') : text.length)
const tailLength = (text: string): number => (text.includes('*') ? text.length - 1 - text.lastIndexOf('*') : text.length)

/** One text per key, for maps: full numbers as they are, the rest marked. */
export const textOfKey = (key: NumberKey): string => (key.kind === 'full' ? key.key : key.kind === 'masked' ? `*${key.pattern}` : key.kind === 'tail' ? `~${key.tail}` : '')
