import { isKind, toRow } from './fields.ts'
import { heightOf, middleY, widthOfBox } from './geometry.ts'
import { asDuration } from './clock-columns.ts'
import { isChrome, isProse, type Scene } from './scene.ts'
import type { ScreenRow } from './screen-row.ts'
import { hasDay, isClockOnly } from './time-shape.ts'
import type { Token } from './token.ts'

const incoming = /接听|来电|拒绝|拒接|滑动|slide to answer|answer|decline|incoming/i
const outgoing = /正在呼叫|正在拨号|呼叫中|拨号中|等待对方|calling|dialing/i
const inCall = /挂断|静音|免提|通话中|hang up|end call|mute|speaker/i

/** How much a picture looks like a call that rings or runs: one number, large, with the buttons for it. */
export const callScreenScore = (scene: Scene): number => {
  const numbers = scene.lines.flatMap(({ tokens }) => tokens.filter((t) => t.kind === 'number' && !t.isShort))
  const buttons = (/(?:^|\n)(?:接听|接听来电|滑动接听|滑动来接听|向右滑动接听|滑动来电|Answer|Accept)(?:$|\n)/im.test(scene.words) ? 2 : 0) + (/(?:^|\n)(?:拒绝|拒接|挂断|Decline|Hangup|Endcall)(?:$|\n)/im.test(scene.words) ? 2 : 0) + (/(?:^|\n)(?:免提|静音|拨号键盘|录音|保持|添加通话|提醒我|稍后提醒|拒接并回复短信|拒接来电并发送短信|键盘|Mute|Speaker)(?:$|\n)/im.test(scene.words) ? 1 : 0) + (/(?:^|\n)(?:来电|来电号码|正在呼叫.*|正在拨号.*|通话中.*|Incomingcall.*)(?:$|\n)/im.test(scene.words) ? 2 : 0)
  // '拒接' also stands in a row of past calls: a call that rings has no list of dates.
  const days = scene.lines.flatMap(({ tokens }) => tokens.filter((t) => t.kind === 'time' && hasDay(t.parts)))
  return numbers.length <= 1 && buttons >= 2 && days.length < 2 ? buttons : 0
}

export const callScreenRows = (scene: Scene): readonly ScreenRow[] => {
  const lines = scene.lines.filter((line) => middleY(line.box) < scene.reading.height * 0.62 && (!isProse(line) || line.tokens.some(({ kind }) => kind === 'label')))
  const tokens = lines.filter((line) => !isChrome(line) || line.tokens.some(({ kind }) => kind !== 'text' && kind !== 'key')).flatMap((line) => line.tokens)
  const numbers = tokens.filter(isKind('number')).filter((t) => !t.isShort || t.isHidden)
  const largest = (items: readonly Token[]): Token | undefined => [...items].sort((a, b) => heightOf(b.box) - heightOf(a.box) || widthOfBox(b.box) - widthOfBox(a.box))[0]
  const [number] = numbers
  const largestText = largest(tokens.filter(isKind('text')).filter(({ raw }) => Array.from(raw).length > 1))
  const isNamed = number !== undefined && largestText !== undefined && heightOf(largestText.box) > heightOf(number.box) * 1.1
  const title = isNamed ? largestText : number ?? largest(tokens.filter(isKind('text')).filter(({ raw }) => Array.from(raw).length > 1 && !tokens.some(({ kind }) => kind === 'label')))
  if (title === undefined && !tokens.some(({ kind }) => kind === 'label')) return []
  const timer = isRinging(scene) ? undefined : tokens.find((t) => t.kind === 'time' && isClockOnly(t.parts) && !isCornerClock(t, scene))
  const marks = joinWrapped(scene, tokens)
  const own = marks.flatMap((t) => (t === timer && t.kind === 'time' ? [asDuration(t)] : t.kind === 'direction' || t.kind === 'time' || (t.kind === 'text' && t !== title && Array.from(t.raw).length > 2) ? [] : [t]))
  return [withDirection(toRow({ tokens: own, shapes: [], keepsText: false, ...(title === undefined ? {} : { title }) }, 1), scene, timer !== undefined)]
}

/** A call with a button to answer it runs for no time yet: what looks like a timer is the phone's clock. */
const isRinging = (scene: Scene): boolean => /(?:^|\n)(?:接听|接听来电|滑动接听|滑动来接听|向右滑动接听|Answer|Accept)(?:$|\n)/im.test(scene.words)

/** The clock of the status bar, in a photo too low to be known as such: above everything, and not in the middle where timers stand. */
const isCornerClock = ({ box }: Token, { lines, reading: { width } }: Scene): boolean =>
  Math.abs((box[0] + box[2]) / 2 - width / 2) > width * 0.15 && lines.filter(({ plain }) => /[\u4e00-\u9fff]{2}|\d{5}/.test(plain)).every((line) => middleY(line.box) > middleY(box))

/** Two carriers are the SIM tabs of a dual-SIM phone: the one nearest the number is the line called; a lone one is the caller's. */
const joinWrapped = (scene: Scene, tokens: readonly Token[]): readonly Token[] => {
  const carriers = tokens.filter(({ kind }) => kind === 'carrier')
  if (carriers.length < 2) return tokens
  const places = tokens.filter(({ kind }) => kind === 'location')
  const kept = places.length === 0 ? undefined : [...carriers].sort((a, b) => distance(a, places[0]!) - distance(b, places[0]!))[0]
  return tokens.filter((t) => t.kind !== 'carrier' || (t === kept && distance(t, places[0]!) < scene.em * 1.5))
}
const distance = (a: Token, b: Token): number => Math.abs(middleY(a.box) - middleY(b.box))

const withDirection = (row: ScreenRow, scene: Scene, isRunning: boolean): ScreenRow => {
  const base = { raw: '来电', confidence: 'likely', method: 'assumed', box: row.box, toldBy: 'layout' } as const
  if (outgoing.test(scene.words)) return { ...row, direction: { ...base, value: 'outgoing', raw: '呼出' } }
  if (!isRunning && incoming.test(scene.words)) return { ...row, direction: { ...base, value: 'incoming' } }
  return inCall.test(scene.words) && scene.words.includes('来电') ? { ...row, direction: { ...base, value: 'incoming' } } : row
}
