/**
 * How long, as written. seconds: the unit is in the text. number: a bare number, the heading must say the unit.
 * two-part: '1:43', minutes and seconds unless the column shows otherwise (hours and minutes).
 */
export type DurationText =
  | { readonly kind: 'seconds'; readonly seconds: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'two-part'; readonly first: number; readonly second: number }

/** Reads every duration form of formats/README §6.6: 15秒, 1分24秒, 1小时2分3秒, 00:00:38, 89, 0'0'20, M:SS, PT2M23S. null: not a duration. */
export const parseDurationText = (raw: string): DurationText | null => {
  const text = raw.normalize('NFKC').trim().toLowerCase().replace(/[\u2032\u2019]/g, "'").replace(/[\u2033\u201d]/g, '"').replaceAll('鐘', '钟').replaceAll('時', '时')
  // 000123 is an hour's clock in one exchange's records and seconds filled up with zeros in another's.
  if (/^0\d{5}$/.test(text)) return null
  if (/^\d+(?:\.\d+)?$/.test(text)) return { kind: 'number', value: Number(text) }
  if (/^\d{1,3}(?:,\d{3})+$/.test(text)) return { kind: 'number', value: Number(text.replaceAll(',', '')) }
  const clock = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?$/.exec(text)
  if (clock !== null) return ofClock(clock)
  const three = /^(\d+)'(\d+)'(\d+)$/.exec(text)
  if (three !== null) return seconds(Number(three[1]) * 3600 + Number(three[2]) * 60 + Number(three[3]))
  const two = /^(?:(\d+)')?(\d+)(?:"|'')$/.exec(text)
  if (two !== null) return seconds(Number(two[1] ?? '0') * 60 + Number(two[2]))
  return ofUnits(text)
}

const seconds = (value: number): DurationText => ({ kind: 'seconds', seconds: value })

const ofClock = ([, a, b, c]: RegExpExecArray): DurationText | null => {
  if (Number(b) > 59 || Number(c ?? '0') > 59) return null
  return c === undefined ? { kind: 'two-part', first: Number(a), second: Number(b) } : seconds(Number(a) * 3600 + Number(b) * 60 + Number(c))
}

const unitPattern = /^(?:pt)?(?:(\d+) ?(?:天|days?|d))? ?(?:(\d+(?:\.\d+)?) ?(?:个?小时|时|hours?|hrs?|hr|h)(?:[,，])?)? ?(?:(\d+(?:\.\d+)?) ?(?:分钟|分|minutes?|mins?|min|m)(?:[,，])?)? ?(?:(\d+(?:\.\d+)?) ?(?:秒钟?|seconds?|secs?|sec|s))?$/
/** 1分23: the second unit left out. */
const withoutLastUnit = /^(\d+)分(\d{1,2})$/

const ofUnits = (text: string): DurationText | null => {
  const match = unitPattern.exec(text.replace(withoutLastUnit, '$1分$2秒'))
  if (match === null || !/\d/.test(text)) return null
  const [days, hours, minutes, rest] = match.slice(1).map((part) => Number((part as string | undefined) ?? '0'))
  return seconds((days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (rest ?? 0))
}
