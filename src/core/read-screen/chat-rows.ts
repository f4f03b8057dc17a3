import type { Direction } from '../model/observation.ts'
import type { Rgb } from '../model/screen.ts'
import { isKind, spanShown, toRow } from './fields.ts'
import { besideness, middleX, middleY, unionOf } from './geometry.ts'
import { bare, isChrome, isProse, type Scene } from './scene.ts'
import type { ScreenRow } from './screen-row.ts'
import type { Token, TokenLine, TokenOf } from './token.ts'

type Head = { readonly tokens: readonly Token[]; readonly bottom: number }
type Bubble = { readonly lines: readonly TokenLine[]; readonly isMine: boolean; readonly time: TokenOf<'time'> | undefined }

const inputWords = /^(?:短信|短信\/彩信|发送短信|发短信|发送|发信息|iMessage(?:信息)?|信息|短信息|Textmessage|TextMessage|按住说话|输入消息|请输入.*|切换到键盘|彩信|说点什么.*)$/i

/** How much a picture looks like a talk in bubbles: prose under centred times, or an input box at the foot. */
export const chatScore = (scene: Scene): number => {
  const prose = scene.lines.filter((line) => isProse(line) && !isChrome(line)).length
  const centred = scene.lines.filter((line) => isCentredTime(line, scene)).length
  if (centred === 0 && sendersOf(scene) >= 3) return 0
  return (prose >= 2 ? 2 : 0) + (prose >= 4 ? 1 : 0) + (centred >= 1 ? 2 : 0) + (scene.lines.some((line) => middleY(line.box) > scene.reading.height * 0.7 && inputWords.test(bare(line.plain))) ? 1 : 0)
}

/** A list of senders: each with its time at the right edge, and first words of what it wrote. */
export const sendersOf = (scene: Scene): number =>
  scene.lines.filter((line) => line.tokens.length > 0 && line.tokens.every(({ kind }) => kind === 'time') && line.box[0] > scene.reading.width * 0.6 && scene.lines.some((title) => title !== line && !isProse(title) && title.box[2] < line.box[0] && besideness(title.box, line.box) > 0.4)).length

const isCentredTime = (line: TokenLine, scene: Scene): boolean => line.tokens.length === 1 && line.tokens[0]!.kind === 'time' && Math.abs(middleX(line.box) - scene.reading.width / 2) < scene.reading.width * 0.06

export const chatRows = (scene: Scene, kind: 'sms' | 'chat'): readonly ScreenRow[] => {
  const times = scene.lines.filter((line) => isCentredTime(line, scene))
  const head = headOf(scene, times)
  const body = scene.lines.filter((line) => line.box[1] >= head.bottom && !isInAvatar(line, scene) && !times.includes(line) && !(isChrome(line) && middleY(line.box) > scene.reading.height * 0.85))
  const bubbles = bubblesOf(scene, body, times)
  const foot = Math.min(scene.reading.height, ...scene.lines.filter((line) => isChrome(line) && middleY(line.box) > scene.reading.height * 0.85).map(({ box }) => box[1]))
  return bubbles.map((bubble, i) => {
    const row = rowOf(bubble, head, kind, i + 1)
    // A bubble that runs into the input box goes on behind it.
    return i === bubbles.length - 1 && foot - row.box[3] < scene.em * 1.1 ? { ...row, isCut: true } : row
  })
}

/** A letter in the round picture at the edge is no message; short answers stand further in, in a bubble. */
const isInAvatar = ({ box, plain }: TokenLine, { reading: { width } }: Scene): boolean => Array.from(plain.trim()).length <= 2 && (box[2] < width * 0.15 || box[0] > width * 0.85)

/** Whom one talks with: the line in the middle of the top, above the first time or bubble. */
const headOf = (scene: Scene, times: readonly TokenLine[]): Head => {
  const firstBody = Math.min(...times.map(({ box }) => box[1]), ...scene.lines.filter((line) => isProse(line)).map(({ box }) => box[1]))
  const above = scene.lines.filter((line) => line.box[3] <= firstBody + scene.em * 0.3 && middleY(line.box) < scene.reading.height * 0.3)
  const middle = above.filter((line) => Math.abs(middleX(line.box) - scene.reading.width / 2) < scene.reading.width * 0.22 && !isChrome(line))
  const chosen = middle.length > 0 ? middle : above.filter((line) => !isChrome(line))
  const tokens = chosen.flatMap((line) => line.tokens).filter(({ kind }) => kind === 'number' || kind === 'text' || kind === 'label')
  return { tokens, bottom: Number.isFinite(firstBody) ? firstBody - scene.em * 0.2 : 0 }
}

/** Lines that share an edge and stand close are one bubble. */
const bubblesOf = (scene: Scene, body: readonly TokenLine[], times: readonly TokenLine[]): readonly Bubble[] => {
  const groups: TokenLine[][] = []
  for (const line of [...body].sort((a, b) => middleY(a.box) - middleY(b.box))) {
    const last = groups.at(-1)
    const previous = last?.at(-1)
    const isNext = previous !== undefined && line.box[1] - previous.box[3] < scene.em * 0.75 && Math.abs(line.box[0] - Math.min(...last!.map(({ box }) => box[0]))) < scene.em * 0.8 && !times.some(({ box }) => box[1] > previous.box[1] && box[1] < line.box[1])
    if (isNext) last!.push(line)
    else groups.push([line])
  }
  return groups.map((lines) => {
    const top = lines[0]!.box[1]
    const time = times.filter(({ box }) => box[1] < top).at(-1)?.tokens.find(isKind('time'))
    return { lines, isMine: isMine(lines, scene), time }
  })
}

/** Own bubbles are green (WeChat) or blue (iMessage), and stand at the right. */
const isMine = (lines: readonly TokenLine[], scene: Scene): boolean => {
  if (lines.some(({ line }) => isGreen(line.paper) || (isBlue(line.paper) && isLight(line.ink)))) return true
  const box = unionOf(lines.map((line) => line.box))
  const left = box[0]
  const right = scene.reading.width - box[2]
  return left > right * 1.25 && left > scene.reading.width * 0.23
}
const isGreen = ([r, g, b]: Rgb): boolean => g - r > 35 && g - b > 35
const isBlue = ([r, g, b]: Rgb): boolean => b - r > 70 && b - g > 30
const isLight = ([r, g, b]: Rgb): boolean => r + g + b > 600

const rowOf = (bubble: Bubble, head: Head, kind: 'sms' | 'chat', ordinal: number): ScreenRow => {
  const base = toRow({ tokens: [], shapes: [], shared: head.tokens, keepsText: false }, ordinal)
  const box = unionOf(bubble.lines.map((line) => line.box))
  const raw = bubble.lines.map(({ line }) => line.text).join('')
  const value: Direction = bubble.isMine ? 'outgoing' : 'incoming'
  const least = Math.min(...bubble.lines.map(({ line }) => line.confidence))
  return {
    ...base, kind, box, unread: [],
    text: { value: raw, raw, confidence: least >= 0.95 ? 'likely' : 'doubtful', method: 'ocr', box },
    direction: { value, raw: bubble.isMine ? '我' : '对方', confidence: 'likely', method: 'assumed', box, toldBy: 'layout' },
    ...(bubble.time === undefined ? {} : { time: spanShown('time', bubble.time, bubble.time.parts) }),
  }
}

