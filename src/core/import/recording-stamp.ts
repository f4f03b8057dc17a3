import { parseTimeText, type TimeText } from '../kernel/time-text.ts'

/** The time in a recording's name, and the text that says it. */
export type Stamp = { readonly text: string; readonly time: TimeText }

type Form = readonly [pattern: RegExp, write: (m: readonly (string | undefined)[]) => string]

const half = '(上午|下午|凌晨|中午|晚上)?'
const clock = (h: string | undefined, m: string | undefined, s: string | undefined): string => `${h ?? ''}:${m ?? ''}${s === undefined ? '' : `:${s}`}`
const dated = (y: string | undefined, m: string | undefined, d: string | undefined): string => `${y ?? ''}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`

/** Every way a recorder writes its time, the fullest first. What no clock can show (13-61-00) is not a time. */
const forms: readonly Form[] = [
  // BCR: 20260302_131340.088+0800. The only one that tells its zone.
  [/(?<!\d)(20\d{2})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})(?:\.\d+)?([+-]\d{2}):?(\d{2})(?!\d)/, (m) => `${dated(m[1], m[2], m[3])}T${clock(m[4], m[5], m[6])}${m[7] ?? ''}:${m[8] ?? ''}`],
  // 20260302131340, 20260302_131340, 20260302-131340, 20260302T131340, with or without milliseconds.
  [/(?<!\d)(20\d{2})(\d{2})(\d{2})[-_ T]?(\d{2})(\d{2})(\d{2})(?:\d{3})?(?!\d)/, (m) => `${dated(m[1], m[2], m[3])} ${clock(m[4], m[5], m[6])}`],
  // 2026-03-02 13-13-40, 2026.03.02 13.13.40, 2026_03_02_13_13_40, 2026-03-02T13:13:40, 2026年3月2日 下午1点13分40秒.
  [new RegExp(`(?<!\\d)(20\\d{2})[-._年](\\d{1,2})[-._月](\\d{1,2})日?[ ._T,-]*(?:at )?${half} ?(\\d{1,2})[-._:：时点h](\\d{2})(?:[-._:：分](\\d{2})秒?|分)?(?: ?([AP]M))?(?!\\d)`, 'i'), (m) => `${dated(m[1], m[2], m[3])} ${m[4] ?? ''}${clock(m[5], m[6], m[7])}${m[8] === undefined ? '' : ` ${m[8]}`}`],
  // True Phone: 2026-02-28_122439.
  [/(?<!\d)(20\d{2})-(\d{2})-(\d{2})[ _-](\d{2})(\d{2})(\d{2})(?!\d)/, (m) => `${dated(m[1], m[2], m[3])} ${clock(m[4], m[5], m[6])}`],
  // Samsung, LineageOS: 260302_131340; LineageOS adds milliseconds.
  [/(?<!\d)(\d{2})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})(?:\d{3})?(?!\d)/, (m) => `20${dated(m[1], m[2], m[3])} ${clock(m[4], m[5], m[6])}`],
  // ColorOS: 张三-2603021313, to the minute.
  [/(?<=[-_])(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?!\d)/, (m) => `20${dated(m[1], m[2], m[3])} ${clock(m[4], m[5], undefined)}`],
  // 20260302_1313.
  [/(?<!\d)(20\d{2})(\d{2})(\d{2})[-_ ](\d{2})(\d{2})(?!\d)/, (m) => `${dated(m[1], m[2], m[3])} ${clock(m[4], m[5], undefined)}`],
  // Milliseconds, or seconds, since 1970: 1772428420000 (2014 to 2033). No number in China has 13 digits that begin so; of ten none begins 14–19.
  [/(?<!\d)(1[4-9]\d{11})(?!\d)/, (m) => m[1] ?? ''],
  [/(?<!\d)(1[4-9]\d{8})(?!\d)/, (m) => m[1] ?? ''],
  // A day alone is better than nothing.
  [/(?<!\d)(20\d{2})[-._年](\d{1,2})[-._月](\d{1,2})日?(?!\d)/, (m) => dated(m[1], m[2], m[3])],
  [/(?<!\d)(20[12]\d)(\d{2})(\d{2})(?!\d)/, (m) => dated(m[1], m[2], m[3])],
]

export const stampIn = (name: string): Stamp | null => {
  for (const [pattern, write] of forms) {
    const match = pattern.exec(name)
    const time = match === null ? null : parseTimeText(write(match))
    if (match !== null && time !== null) return { text: match[0], time }
  }
  return null
}
