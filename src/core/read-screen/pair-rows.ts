import { asDuration } from './clock-columns.ts'
import { toRow } from './fields.ts'
import { aboveness, besideness, middleY } from './geometry.ts'
import type { KeyMeaning } from './lexicon/words.ts'
import { isChrome, type Scene } from './scene.ts'
import type { ScreenRow } from './screen-row.ts'
import { isClockOnly } from './time-shape.ts'
import { bareSeconds, withWords } from './tables.ts'
import type { Token, TokenLine } from './token.ts'

type Pair = { readonly meaning: KeyMeaning; readonly key: Token; readonly values: readonly Token[] }

/** '对方号码 133…', '通话时长 00:42': a sheet of keys and values, one call or several under one another. */
export const keyPairsOf = (scene: Scene): readonly Pair[] => {
  const keyed = scene.lines.filter(({ tokens }) => tokens[0]?.kind === 'key')
  const used = new Set<TokenLine>()
  return keyed.flatMap((line) => {
    const key = line.tokens[0]
    if (key?.kind !== 'key') return []
    const inline = line.tokens.slice(1)
    const beside = scene.lines.filter((other) => other !== line && !used.has(other) && other.tokens[0]?.kind !== 'key' && besideness(other.box, line.box) > 0.4 && other.box[0] > line.box[0] && !keyBetween(keyed, line, other))
    const below = inline.length > 0 || beside.length > 0 ? [] : scene.lines.filter((other) => !used.has(other) && other.tokens[0]?.kind !== 'key' && middleY(other.box) > middleY(line.box) && other.box[1] - line.box[3] < scene.em * 0.9 && aboveness(other.box, line.box) > 0.3).slice(0, 1)
    for (const other of [...beside, ...below]) used.add(other)
    const values = [...inline, ...[...beside, ...below].flatMap(({ tokens }) => tokens)]
    return values.length === 0 ? [] : [{ meaning: key.meaning, key, values }]
  })
}

const keyBetween = (keyed: readonly TokenLine[], line: TokenLine, other: TokenLine): boolean => keyed.some((k) => k !== line && besideness(k.box, other.box) > 0.4 && k.box[0] > line.box[0] && k.box[0] < other.box[0])

export const pairScore = (pairs: readonly Pair[]): number => new Set(pairs.map(({ meaning }) => meaning).filter((meaning) => meaning !== 'other')).size

/** A key met again begins the next call. What stands above the first key is the head of the sheet. */
export const pairRows = (scene: Scene, pairs: readonly Pair[]): readonly ScreenRow[] => {
  const groups: Pair[][] = []
  for (const pair of pairs) {
    const last = groups.at(-1)
    const isAgain = last?.some(({ meaning, key }) => meaning === pair.meaning && meaning !== 'other' && key.raw === pair.key.raw) ?? true
    if (isAgain || last === undefined) groups.push([pair])
    else last.push(pair)
  }
  const top = Math.min(...pairs.map(({ key }) => key.box[1]))
  const head = scene.lines.filter((line) => line.box[3] <= top && !isChrome(line)).flatMap(({ tokens }) => tokens)
  return groups.map((group, i) => rowOf(group, groups.length === 1 || !group.some(({ meaning }) => meaning === 'number') ? head : [], i + 1))
}

const rowOf = (group: readonly Pair[], head: readonly Token[], ordinal: number): ScreenRow => {
  const tokens = group.flatMap(({ meaning, values }) => values.flatMap((token) => valueToken(token, meaning)))
  const shared = head.filter(({ kind }) => kind === 'number' || kind === 'label' || kind === 'location' || kind === 'carrier')
  const row = toRow({ tokens, shapes: [], shared, keepsText: false }, ordinal)
  const words = (wanted: KeyMeaning): readonly Token[] => group.filter(({ meaning }) => meaning === wanted).flatMap(({ values }) => values.filter(({ kind }) => kind === 'text'))
  return {
    ...withWords(row, words),
    unread: group.filter(({ meaning }) => meaning === 'other').map(({ key, values }) => `${key.raw}${values.map(({ raw }) => raw).join(' ')}`),
  }
}

const fieldByMeaning: Readonly<Partial<Record<KeyMeaning, readonly Token['kind'][]>>> = {
  number: ['number'], name: [], time: ['time'], date: ['time'], duration: ['duration', 'time', 'number'], ring: ['duration', 'time', 'number'], direction: ['direction', 'duration'], location: ['location', 'carrier'], carrier: ['carrier'], label: ['label'], sim: ['sim'],
}

/** '对方号码:133… 被叫': what stands beside a value and needs no key. */
const speaksForItself: ReadonlySet<Token['kind']> = new Set(['direction', 'label', 'location', 'carrier', 'sim', 'count'])
const keyedPlainly: ReadonlySet<KeyMeaning> = new Set(['number', 'time', 'date', 'duration', 'name'])

const valueToken = (token: Token, meaning: KeyMeaning): readonly Token[] => {
  if (keyedPlainly.has(meaning) && speaksForItself.has(token.kind)) return [token]
  if (!(fieldByMeaning[meaning]?.includes(token.kind) ?? false)) return []
  if (meaning !== 'duration' && meaning !== 'ring') return [token]
  const duration = token.kind === 'time' && isClockOnly(token.parts) ? asDuration(token) : token.kind === 'number' ? bareSeconds(token) : token
  return [duration.kind === 'duration' && meaning === 'ring' ? { ...duration, duration: { ...duration.duration, kind: 'ring' } } : duration]
}
