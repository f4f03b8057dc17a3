/**
 * A number as far as it can be known. `text` by kind — e164: '+8613800138000' (with country code); national: a Chinese number as dialled
 * inland with its trunk 0 ('02795522' is never national: that is service 95522); service: '95518', '4008…', '12378', '10086';
 * port: '106…'; masked: digits and '*'; unknown: the text as read ('未知号码', a UUID, '-1').
 */
export type PhoneNumber = { readonly kind: 'e164' | 'national' | 'service' | 'port' | 'masked' | 'unknown'; readonly text: string }

/**
 * Reads a number as a phone, a bill or a person wrote it, by the rules of formats/README §11. Digits are never repaired: what is not a
 * whole number of a known shape stays `unknown` with its text. The area code before a hotline lives on in the reading's raw text.
 */
export const parsePhoneNumber = (raw: string): PhoneNumber => {
  if (mobile.test(raw)) return { kind: 'e164', text: `+86${raw}` }
  const text = raw.normalize('NFKC').replace(invisible, '').trim().replace(/^tel:/i, '')
  // SMS Backup & Restore writes -1, -2, -3 for unknown, private and pay phone.
  if (/^-\d{1,2}$/.test(text)) return unknown(raw)
  const compact = text.replace(separators, '').replace(dotted, (all) => all.replaceAll('.', ''))
  if (/^\+?\d+$/.test(compact)) return ofDigits(compact) ?? unknown(raw)
  return maskedOf(compact) ?? unknown(raw)
}

/** Soft hyphens, zero-width and direction marks that phones put around numbers. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const separators = /[\s()\-\u2010-\u2015\u2212\u30fc]/g
/** 617.555.0100: dots only as group marks, so that 13800138000.0 stays what it is. */
const dotted = /^\+?\d+\.\d{3,4}\.\d{3,4}$/

const unknown = (raw: string): PhoneNumber => ({ kind: 'unknown', text: raw.trim() })

const ofDigits = (digits: string): PhoneNumber | undefined => {
  if (digits.startsWith('+86')) return chinese(digits.slice(3)) ?? afterCountryCode(digits.slice(3))
  if (digits.startsWith('+')) return international(digits.slice(1))
  if (digits.startsWith('0086')) return afterCountryCode(digits.slice(4))
  if (digits.startsWith('00')) return digits.length >= 11 ? international(digits.slice(2)) : undefined
  if (/^861[3-9]\d{9}$/.test(digits)) return chinese(digits.slice(2))
  return chinese(digits)
}

const international = (digits: string): PhoneNumber | undefined => (/^[1-9]\d{6,14}$/.test(digits) ? { kind: 'e164', text: `+${digits}` } : undefined)

/**
 * Bills drop the trunk 0 after 0086: 0086 663 2679638 is 0663-2679638. Ten digits that begin with 10 or 95x are an area code (Beijing,
 * Ningxia) with a local number: no hotline is that long.
 */
const afterCountryCode = (rest: string): PhoneNumber | undefined => {
  if (/^(?:10[2-8]\d{7}|95[1-5][2-8]\d{6})$/.test(rest)) return { kind: 'national', text: `0${rest}` }
  const asIs = chinese(rest)
  if (asIs !== undefined) return asIs
  return /^(?:0|1[3-9]|400|800|95|96|10|12)/.test(rest) ? undefined : landline(`0${rest}`)
}

const mobile = /^1[3-9]\d{9}$/
const port = /^106\d{5,18}$/
/** 95518, 95013xxxxxxx, 96xxx, 10086, 10101111, 12378, 110, 116114, 400 and 800. */
const service = /^(?:95(?:\d{3,6}|\d{9,11})|96\d{3,6}|10\d{3,6}|12\d{3,6}|11\d{3,4}|11[0249]|12[02]|[48]00\d{7})$/
/** Carriers' cheap long-distance prefixes that stay before the number on old bills. */
const ipPrefix = /^(?:179(?:0[0189]|1[01]|3[01]|5[01]|6[089]|90)|10193|11808|12593)(?=\d{5})/

/** A Chinese number without its country code. */
const chinese = (digits: string): PhoneNumber | undefined => {
  if (mobile.test(digits)) return { kind: 'e164', text: `+86${digits}` }
  // 0 before a mobile number: how one dials a mobile of another city.
  if (/^01[3-9]\d{9}$/.test(digits)) return { kind: 'e164', text: `+86${digits.slice(1)}` }
  const behindPrefix = ipPrefix.test(digits) ? chinese(digits.replace(ipPrefix, '')) : undefined
  if (behindPrefix !== undefined) return behindPrefix
  if (port.test(digits)) return { kind: 'port', text: digits }
  if (service.test(digits)) return { kind: 'service', text: digits }
  return digits.startsWith('0') ? landline(digits) : undefined
}

const landlinePattern = /^(010|02\d|0[3-9]\d{2})(\d+)$/

/** 027 95522: an area code before a hotline. 0663 2679638: a line. Local numbers have 7 or 8 digits. */
const landline = (digits: string): PhoneNumber | undefined => {
  const local = landlinePattern.exec(digits)?.[2]
  if (local === undefined) return undefined
  if (/^(?:(?:9[56]|1[02])\d{3,4}|[48]00\d{7})$/.test(local)) return { kind: 'service', text: local }
  return /^[2-9]\d{6,7}$/.test(local) ? { kind: 'national', text: digits } : undefined
}

const maskedOf = (compact: string): PhoneNumber | undefined => {
  if (!/^\+?[\d*xX•·●×]+$/.test(compact)) return undefined
  const text = compact.replace(/[xX•·●×]/g, '*').replace(/^(?:\+86|0086|86(?=1[3-9]))/, '')
  const digits = text.replace(/[^\d]/g, '').length
  // A single letter x among digits is a slip of the pen or of OCR, not a mask.
  if (digits < 3 || !text.includes('*') || (!compact.includes('*') && !text.includes('**'))) return undefined
  return { kind: 'masked', text }
}
