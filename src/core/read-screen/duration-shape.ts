/** talk: somebody spoke. ring: it rang only. none: '未接通', the screen says no call came about. */
export type DurationMatch = { readonly length: number; readonly kind: 'talk' | 'ring' | 'none'; readonly seconds?: number }
/** `touchesUnread`: letters nothing understands stand at its edge, '购铃5秒', '2分38升': it may be longer, or of another kind. */
export type Duration = Omit<DurationMatch, 'length'> & { readonly touchesUnread?: true }

const lead = '(?:(响铃|振铃|铃响|rang|ringing)|通话时长|通话时间|通话|时长|用时|duration)?[\\s:]*'
const units = '(?:(\\d+)\\s?(?:小时|时|hours?|hrs?|h)(?![a-z]))?\\s?(?:(\\d+)\\s?(?:分钟|分(?!钟)|minutes?|mins?|m)(?![a-z前]))?\\s?(?:(\\d+)\\s?(?:秒钟|秒|秘|种|杪|seconds?|secs?|s)(?![a-z前店]))?'
const withUnits = new RegExp(`${lead}(?=\\d)${units}`, 'iy')
const withColons = new RegExp('(?:(响铃|振铃)|通话时长|通话|时长|用时|duration)[\\s:]*(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})(?![\\d:])', 'iy')
const withMarks = /(?:(\d+)[°])?(\d+)['’′](\d{1,2})(?:["”″]|'')/y
/** The unit went to the next line: '响铃 21' over '秒'. */
const unitBelow = /(?:响铃|振铃)\s?(\d{1,3})\s*$/y
const ringsOnly = /(?:响铃|振铃)\s?\d+\s?声/y
const notConnected = /(?:未接通|无应答|无人接听|未响铃|no answer|not connected)/iy

export const matchDuration = (plain: string, at: number): DurationMatch | null => {
  if (/[\d:.]$/.test(plain.slice(0, at)) && /^\d/.test(plain.slice(at))) return null
  return byUnits(plain, at) ?? byColons(plain, at) ?? byMarks(plain, at) ?? bare(plain, at)
}

const run = (pattern: RegExp, plain: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(plain)
}

const secondsOf = (h: string | undefined, m: string | undefined, s: string | undefined): number => Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0)

const byUnits = (plain: string, at: number): DurationMatch | null => {
  const m = run(withUnits, plain, at)
  if (m === null || (m[2] === undefined && m[3] === undefined && m[4] === undefined)) return null
  return { length: m[0].trimEnd().length, kind: m[1] === undefined ? 'talk' : 'ring', seconds: secondsOf(m[2], m[3], m[4]) }
}

const byColons = (plain: string, at: number): DurationMatch | null => {
  const m = run(withColons, plain, at)
  return m === null ? null : { length: m[0].length, kind: m[1] === undefined ? 'talk' : 'ring', seconds: secondsOf(m[2], m[3], m[4]) }
}

const byMarks = (plain: string, at: number): DurationMatch | null => {
  const m = run(withMarks, plain, at)
  return m === null ? null : { length: m[0].length, kind: 'talk', seconds: secondsOf(m[1], m[2], m[3]) }
}

const bare = (plain: string, at: number): DurationMatch | null => {
  const rings = run(ringsOnly, plain, at)
  if (rings !== null) return { length: rings[0].length, kind: 'ring' }
  const cut = run(unitBelow, plain, at)
  if (cut !== null) return { length: cut[0].trimEnd().length, kind: 'ring', seconds: Number(cut[1]) }
  const none = run(notConnected, plain, at)
  return none === null ? null : { length: none[0].length, kind: 'none' }
}

/** Seconds of mm:ss or hh:mm:ss. */
export const secondsOfClock = (hour: number, minute: number, second: number | undefined): number => (second === undefined ? hour * 60 + minute : hour * 3600 + minute * 60 + second)

const agoWord = /(?:分钟|小时)前/
/** '4分钟' on a screen that counts '25分钟前': its 前 may have been lost, and a moment become a length. */
export const mayBeCutAgo = (raw: string, words: string): boolean => /^\d+\s?(?:分钟?|小时)$/.test(raw.trim()) && agoWord.test(words)
