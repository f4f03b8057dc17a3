/** What a time on a screen says, part by part; nothing is resolved here. */
export type TimeParts = {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** 今天 0, 昨天 1, 前天 2. */
  readonly daysAgo?: number
  /** Monday 1 … Sunday 7. */
  readonly weekday?: number
  /** '25分钟前', '2小时前': width in minutes of the unit named. */
  readonly ago?: { readonly amount: number; readonly unitMinutes: number }
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  /** 上午 … PM, as written. */
  readonly period?: string
}

export type TimeMatch = { readonly parts: TimeParts; readonly length: number }
type Step = { readonly pattern: RegExp; readonly read: (m: RegExpExecArray, so: TimeParts) => TimeParts | null }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const chineseWeekdays = '一二三四五六日'
const daysAgoByWord: Readonly<Record<string, number>> = { 今天: 0, 今日: 0, 昨天: 1, 昨日: 1, 前天: 2, today: 0, yesterday: 1 }
const minutesByUnit: readonly (readonly [RegExp, number])[] = [[/^(秒|s)/i, 1], [/^(分|m(?!o))/i, 1], [/^(小?时|h)/i, 60], [/^(天|日|d)/i, 1440], [/^(周|星期|w)/i, 10_080]]

const dateOf = (year: number | undefined, month: number, day: number, so: TimeParts): TimeParts | null => {
  if (so.day !== undefined || so.daysAgo !== undefined || month < 1 || month > 12 || day < 1 || day > 31) return null
  if (year !== undefined && (year < 1990 || year > 2099)) return null
  return { ...so, ...(year === undefined ? {} : { year }), month, day }
}
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))
const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1

const noDigitBefore = '(?<!\\d)'
const dateSteps: readonly Step[] = [
  // '2026-11-0515:21:50': the day takes two digits where two make a day.
  { pattern: new RegExp(`${noDigitBefore}(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(3[01]|[12]\\d|0?[1-9])(?:[日号]|(?=\\D|$|\\d{1,2}:))`, 'y'), read: (m, so) => dateOf(Number(m[1]), Number(m[2]), Number(m[3]), so) },
  { pattern: new RegExp(`${noDigitBefore}(\\d{4})\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})`, 'y'), read: (m, so) => dateOf(Number(m[1]), Number(m[2]), Number(m[3]), so) },
  { pattern: new RegExp(`${noDigitBefore}(20\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=\\s?\\d{2}:\\d{2})`, 'y'), read: (m, so) => dateOf(Number(m[1]), Number(m[2]), Number(m[3]), so) },
  { pattern: new RegExp(`${noDigitBefore}(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?`, 'y'), read: (m, so) => dateOf(undefined, Number(m[1]), Number(m[2]), so) },
  { pattern: new RegExp(`${noDigitBefore}(\\d{1,2})/(\\d{1,2})/(\\d{2}|\\d{4})(?!\\d)`, 'y'), read: (m, so) => (Number(m[1]) > 12 ? dateOf(fullYear(m[1]!), Number(m[2]), Number(m[3]), so) : dateOf(fullYear(m[3]!), Number(m[1]), Number(m[2]), so)) },
  { pattern: new RegExp(`${noDigitBefore}(?<![-/.])(0[1-9]|1[0-2]|[1-9])[-/](3[01]|[12]\\d|0?[1-9])(?:(?=[012]?\\d:[0-5]\\d)|(?![\\d/.-]|\\s?[\\d]{3}))`, 'y'), read: (m, so) => dateOf(undefined, Number(m[1]), Number(m[2]), so) },
  { pattern: new RegExp(`${noDigitBefore}(0?[1-9]|1[0-2])\\.(3[01]|[12]\\d|0?[1-9])(?=\\s?[012]?\\d:[0-5]\\d)`, 'y'), read: (m, so) => dateOf(undefined, Number(m[1]), Number(m[2]), so) },
  { pattern: new RegExp(`${noDigitBefore}(\\d{1,2})(?:st|nd|rd|th)?\\s?${monthName}(?![a-z])(?:,?\\s?(20\\d{2}))?`, 'iy'), read: (m, so) => dateOf(m[3] === undefined ? undefined : Number(m[3]), monthOf(m[2]!), Number(m[1]), so) },
  { pattern: new RegExp(`(?<![a-z])${monthName}\\s?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s?(20\\d{2})(?!:))?`, 'iy'), read: (m, so) => dateOf(m[3] === undefined ? undefined : Number(m[3]), monthOf(m[1]!), Number(m[2]), so) },
]

const clockOf = (hour: string, minute: string, second: string | undefined, so: TimeParts): TimeParts | null =>
  so.hour !== undefined || Number(minute) > 59 || Number(second ?? 0) > 59 ? null : { ...so, hour: Number(hour), minute: Number(minute), ...(second === undefined ? {} : { second: Number(second) }) }

const clockSteps: readonly Step[] = [
  { pattern: /(?<![\d:][\d:]?)(\d{1,3})\s?:\s?(\d{2})(?:\s?:\s?(\d{2}))?(?![\d:])/y, read: (m, so) => clockOf(m[1]!, m[2]!, m[3], so) },
  { pattern: /(?<=\d{1,2}[-/.月]\d{1,2}日?)(\d{2}):(\d{2})(?::(\d{2}))?(?![\d:])/y, read: (m, so) => clockOf(m[1]!, m[2]!, m[3], so) },
  // '7:36:530分10秒': the length begins where two digits of seconds, or of minutes, end.
  { pattern: /(?<![\d:][\d:]?)(\d{1,2}):(\d{2})(?::(\d{2}))?(?=\d{1,3}\s?(?:秒|分|小时|时))/y, read: (m, so) => clockOf(m[1]!, m[2]!, m[3], so) },
  // '1时20分30秒' is a duration unless a day or 上午 stands before it.
  { pattern: /(?<!\d)(\d{1,2})([时点])(\d{1,2})分(?!钟)(?:(\d{1,2})秒)?/y, read: (m, so) => (m[2] === '时' && so.period === undefined && so.day === undefined ? null : clockOf(m[1]!, m[3]!, m[4], so)) },
]

const agoOf = (amount: string, unit: string, so: TimeParts): TimeParts | null => {
  const found = minutesByUnit.find(([pattern]) => pattern.test(unit))
  return so.ago !== undefined || so.day !== undefined || found === undefined ? null : { ...so, ago: { amount: Number(amount.replace(/[Oo]/g, '0')), unitMinutes: found[1] } }
}

const wordSteps: readonly Step[] = [
  { pattern: /(今天|今日|昨天|昨日|前天|today|yesterday)/iy, read: (m, so) => (so.day !== undefined || so.daysAgo !== undefined ? null : { ...so, daysAgo: daysAgoByWord[m[1]!.toLowerCase()]! }) },
  { pattern: /(?:星期|周|礼拜)([一二三四五六日天七末])/y, read: (m, so) => (so.weekday !== undefined ? null : { ...so, weekday: '天七末'.includes(m[1]!) ? 7 : chineseWeekdays.indexOf(m[1]!) + 1 }) },
  { pattern: /星期[-_](?!\d)/y, read: (_m, so) => (so.weekday !== undefined ? null : { ...so, weekday: 1 }) },
  { pattern: /(?<![a-z])(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?(?![a-z])\.?/iy, read: (m, so) => (so.weekday !== undefined ? null : { ...so, weekday: weekdayNames.indexOf(m[1]!.toLowerCase()) + 1 }) },
  { pattern: /(\d{1,3})\s?(秒钟?|分钟|小时|天|周|星期)(?:之|以)?前/y, read: (m, so) => agoOf(m[1]!, m[2]!, so) },
  { pattern: /(?<![\da-z])([\dO]{1,3})\s?(s|sec|secs|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\.?\s?ago/iy, read: (m, so) => agoOf(m[1]!, m[2]!, so) },
  { pattern: /(?:刚刚|刚才|现在|just\s?now|(?<![a-z])now(?![a-z]))/iy, read: (_m, so) => (so.ago !== undefined ? null : { ...so, ago: { amount: 0, unitMinutes: 1 } }) },
  { pattern: /(上午|下午|凌晨|清晨|早上|早晨|中午|傍晚|晚上|夜间|夜里|半夜|(?<![a-z])[ap]\.?m\.?(?![a-z]))/iy, read: (m, so) => (so.period !== undefined ? null : { ...so, period: m[1]! }) },
]
const steps = [...dateSteps, ...wordSteps, ...clockSteps]
const betweenParts = /(?:[\s,/·|]|\((?=周|星期)|(?<=[一二三四五六日天])\)|at(?=\s)){0,3}/iy

/** The longest time that starts at `at`; null: none does. A period alone, or a weekday in a word, is none. */
export const matchTime = (plain: string, at: number): TimeMatch | null => {
  let parts: TimeParts = {}
  let end = at
  for (;;) {
    betweenParts.lastIndex = end
    const start = end === at ? at : end + (betweenParts.exec(plain)?.[0].length ?? 0)
    const next = firstStep(plain, start, parts)
    if (next === null) break
    parts = next.parts
    end = start + next.length
  }
  const says = parts.day !== undefined || parts.daysAgo !== undefined || parts.weekday !== undefined || parts.ago !== undefined || parts.hour !== undefined
  return says ? { parts, length: end - at } : null
}

const firstStep = (plain: string, at: number, so: TimeParts): TimeMatch | null => {
  for (const step of steps) {
    step.pattern.lastIndex = at
    const m = step.pattern.exec(plain)
    const parts = m === null ? null : step.read(m, so)
    if (m !== null && parts !== null) return { parts, length: m[0].length }
  }
  return null
}

export const hasDay = (p: TimeParts): boolean => p.day !== undefined || p.daysAgo !== undefined || p.weekday !== undefined || p.ago !== undefined
export const hasClock = (p: TimeParts): boolean => p.hour !== undefined
export const isClockOnly = (p: TimeParts): boolean => hasClock(p) && !hasDay(p)
export const isDayOnly = (p: TimeParts): boolean => hasDay(p) && !hasClock(p)
