import type { PhoneNumber } from '../kernel/phone-number.ts'

/** Until the kernel parses numbers: digits as read. */
export const phoneNumberOf = (raw: string, isMasked: boolean): PhoneNumber => {
  const text = raw.normalize('NFKC').replace(isMasked ? /[^\d*+xX]/g : /[^\d+]/g, '')
  return isMasked ? { kind: 'masked', text: text.replace(/[xX]/g, '*') } : text.length < 3 ? { kind: 'unknown', text: raw } : { kind: 'national', text }
}
