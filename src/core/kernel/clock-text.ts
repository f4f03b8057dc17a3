/** A time of day as written. `second` absent: the text stops at the minute. Hour 24 is the end of the day. */
export type ClockText = { readonly hour: number; readonly minute: number; readonly second?: number; readonly ms?: number }

const periodWord = '(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|半夜|am|pm|a\\.m\\.|p\\.m\\.)'
const colons = new RegExp(`^${periodWord}? ?(\\d{1,2})[:h](\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)? ?${periodWord}?$`, 'i')
/** 9:5:2: three parts leave no doubt what each is. */
const bareParts = new RegExp(`^${periodWord}? ?(\\d{1,2}):(\\d{1,2}):(\\d{1,2})()$`, 'i')
const words = new RegExp(`^${periodWord}? ?(\\d{1,2}) ?[点时] ?(?:(\\d{1,2}) ?分?)?(?: ?(\\d{1,2}) ?秒)?()${periodWord}?$`, 'i')

const matchOf = (text: string): RegExpExecArray | null => colons.exec(text) ?? bareParts.exec(text) ?? words.exec(text)

/** Reads a time of day. null: not one, or one that does not exist (下午 27:00, 晚上 12:10). */
export const parseClock = (text: string): ClockText | null => {
  const match = matchOf(text.trim())
  if (match === null) return null
  const [, before, hourText, minuteText, secondText, fraction, after] = match
  if (before !== undefined && after !== undefined) return null
  const hour = inDay(Number(hourText), before ?? after)
  const minute = Number(minuteText ?? '0')
  const second = secondText === undefined ? undefined : Number(secondText)
  if (hour === null || minute > 59 || (second ?? 0) > 59) return null
  const seconds = second === undefined ? {} : { second }
  const ms = fraction === undefined || fraction === '' ? {} : { ms: Number(fraction.padEnd(3, '0').slice(0, 3)) }
  return { hour, minute, ...seconds, ...ms }
}

type Half = 'morning' | 'noon' | 'evening' | 'night'

/** Android's and iOS's Chinese day periods. 晚上 12 could be either midnight: left unread. */
const halfByWord: Readonly<Record<string, Half>> = {
  凌晨: 'morning', 清晨: 'morning', 早上: 'morning', 早晨: 'morning', 上午: 'morning', am: 'morning', 'a.m.': 'morning',
  中午: 'noon', 下午: 'evening', 傍晚: 'evening', pm: 'evening', 'p.m.': 'evening', 晚上: 'night', 夜里: 'night', 深夜: 'night', 半夜: 'night',
}

const inDay = (hour: number, word: string | undefined): number | null => {
  if (hour > 24) return null
  if (word === undefined) return hour
  // 下午 13:05: both said; the 24-hour number is the finer one.
  const half = halfByWord[word.toLowerCase()]
  if (hour > 12) return half === 'morning' || half === undefined ? null : hour
  if (half === undefined) return null
  switch (half) {
    case 'morning': return hour % 12
    case 'noon': return hour >= 10 ? hour : hour + 12
    case 'evening': return (hour % 12) + 12
    // 半夜1点 is early morning, 深夜11点 late evening; between them nobody can tell.
    case 'night': return nightHour(hour, word)
  }
}

const nightHour = (hour: number, word: string): number | null => {
  if (hour >= 6 && hour < 12) return hour + 12
  return word === '晚上' || hour === 12 ? null : hour
}
