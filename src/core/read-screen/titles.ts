import { aboveness, besideness, clustersOf, heightOf, median, middleY } from './geometry.ts'
import { isChrome, isProse, type Scene } from './scene.ts'
import type { Token, TokenOf } from './token.ts'

export type Pair = { readonly title?: Token; readonly time?: TokenOf<'time'> }

/**
 * Which number or name belongs to which time. Rows of one list are built alike, so the distance from title to time is about the same in
 * all of them: that distance is measured first, then every time takes the title that stands there.
 */
export const pairTitlesWithTimes = (scene: Scene, times: readonly TokenOf<'time'>[]): readonly Pair[] => {
  const numbers = numberTitles(scene)
  const column = titleColumn(scene, numbers, times)
  const texts = textTitles(scene, column)
  const offset = usualOffset(numbers, times, scene) ?? usualOffset(texts, times, scene)
  if (offset === undefined) return withoutInputs(numbers.filter((t) => !t.isShort), scene.em).map((title) => ({ title }))
  const free = new Set<Token>([...numbers, ...texts])
  const pairs: Pair[] = times.map((time) => {
    const title = closest([...free], time, offset, scene.em)
    if (title === undefined) return { time }
    free.delete(title)
    return { title, time }
  })
  const paired = new Set(pairs.map(({ title }) => title))
  const kept = withoutRemarks(pairs)
  const alone = numbers.filter((t) => !paired.has(t) && !t.isShort && isNoSecondNumber(t, pairs, scene.em) && isInStep(t, pairs)).map((title) => ({ title }))
  return [...kept, ...alone, ...untimed(texts.filter((t) => !paired.has(t)), pairs, scene.em)]
}

/** A row whose time could not be read stands among the others, not far above or below their list. */
const isInStep = (number: Token, pairs: readonly Pair[]): boolean => {
  const ys = pairs.flatMap(({ title, time }) => (title?.kind === 'number' && time !== undefined ? [middleY(title.box)] : [])).sort((a, b) => a - b)
  if (ys.length < 3) return true
  const pitch = median(ys.slice(1).map((y, i) => y - ys[i]!))
  return ys.some((y) => Math.abs(y - middleY(number.box)) < pitch * 2.5)
}

/** '保险到期日 12月28日' in one line, where every other row keeps its time apart from its title: a note beside the list. */
const withoutRemarks = (pairs: readonly Pair[]): readonly Pair[] => {
  const isInline = ({ title, time }: Pair): boolean => time !== undefined && title?.line === time.line
  const isRemark = (pair: Pair): boolean => pair.title?.kind === 'text' && isInline(pair)
  const remarks = pairs.filter(isRemark)
  const others = pairs.filter((pair) => pair.title?.kind === 'number' && pair.time !== undefined)
  return remarks.length > 0 && others.length >= 3 && others.length > remarks.length && !others.some(isInline) ? pairs.filter((pair) => !isRemark(pair)) : pairs
}

/** A number in an input box below a list: of another colour, at another edge, farther off than the rows are from each other. */
const withoutInputs = (numbers: readonly TokenOf<'number'>[], em: number): readonly TokenOf<'number'>[] => {
  const isAlike = (a: Token, b: Token): boolean => Math.abs(a.line.box[0] - b.line.box[0]) < em && a.line.paper.every((value, i) => Math.abs(value - b.line.paper[i]!) < 40)
  const alike = numbers.filter((number) => numbers.filter((other) => isAlike(number, other)).length * 2 > numbers.length)
  if (alike.length < 2) return numbers
  const pitch = median(alike.slice(1).map((t, i) => middleY(t.box) - middleY(alike[i]!.box)))
  return numbers.filter((t) => alike.includes(t) || alike.some((other) => Math.abs(other.line.box[0] - t.line.box[0]) < em || Math.abs(middleY(other.box) - middleY(t.box)) < pitch * 1.8))
}

/** A title as tall as the others, one row's height from its neighbour: a row whose time could not be read. */
const untimed = (texts: readonly Token[], pairs: readonly Pair[], em: number): readonly Pair[] => {
  const titles = pairs.flatMap(({ title }) => (title === undefined ? [] : [title])).sort((a, b) => a.box[1] - b.box[1])
  if (titles.length < 3) return []
  const pitch = median(titles.slice(1).map((t, i) => middleY(t.box) - middleY(titles[i]!.box)))
  const height = median(titles.map(({ box }) => heightOf(box)))
  const isRow = (text: Token): boolean => {
    const away = Math.min(...titles.map((t) => Math.abs(Math.abs(middleY(t.box) - middleY(text.box)) - pitch)))
    const nearest = Math.min(...titles.map((t) => Math.abs(middleY(t.box) - middleY(text.box))))
    return pitch > em * 2 && away < em * 0.35 && nearest > pitch * 0.8 && Math.abs(heightOf(text.box) - height) < height * 0.3
  }
  return texts.filter((t) => t.kind === 'text' && isRow(t)).map((title) => ({ title }))
}

/** Numbers that may begin a row: not one inside prose or between words (找 12378 投诉), not one a key calls the owner's own. */
const numberTitles = (scene: Scene): readonly TokenOf<'number'>[] =>
  scene.lines.filter((line) => !isProse(line) && !line.tokens.some((t) => t.kind === 'key' && t.meaning === 'own-number')).flatMap(({ tokens }) => tokens.filter((t, i): t is TokenOf<'number'> => t.kind === 'number' && !(tokens[i - 1]?.kind === 'text' && tokens[i + 1]?.kind === 'text')))

const titleColumn = (scene: Scene, numbers: readonly Token[], times: readonly Token[]): number | undefined => {
  // '骚扰(4001013879)': the line's own left edge is the column's.
  const lefts = clustersOf(numbers, (t) => t.line.box[0], scene.em * 0.8)[0]
  if (lefts !== undefined && lefts.length >= 2) return median(lefts.map((t) => t.line.box[0]))
  const texts = scene.lines.filter((line) => !isChrome(line) && !isProse(line)).flatMap(({ tokens }) => (tokens[0]?.kind === 'text' ? [tokens[0]] : []))
  const near = texts.filter((t) => times.some((time) => Math.abs(middleY(time.box) - middleY(t.box)) < scene.em * 3))
  const column = clustersOf([...near, ...numbers], (t) => t.box[0], scene.em * 0.8)[0]
  return column === undefined ? undefined : median(column.map((t) => t.box[0]))
}

/** A name, or a mark that stands where names stand. */
const textTitles = (scene: Scene, column: number | undefined): readonly Token[] =>
  scene.lines
    .filter((line) => !isChrome(line) && !isProse(line))
    .flatMap(({ tokens }) => {
      const first = tokens[0]
      const isTitle = first !== undefined && (first.kind === 'text' || (first.kind === 'label' && tokens.every((t) => t.kind === 'label' || t.kind === 'count')))
      return isTitle && (column === undefined || Math.abs(first.box[0] - column) < scene.em) ? [first] : []
    })

/** The usual distance, measured from the fewer of the two: each of them surely has its partner near. */
const usualOffset = (titles: readonly Token[], times: readonly Token[], scene: Scene): number | undefined => {
  if (titles.length === 0 || times.length === 0) return undefined
  const nearest = (y: number, others: readonly Token[]): number => others.map(({ box }) => middleY(box) - y).reduce((best, d) => (Math.abs(d) < Math.abs(best) ? d : best), Infinity)
  const fromTitles = titles.map(({ box }) => nearest(middleY(box), times))
  const fromTimes = times.map(({ box }) => -nearest(middleY(box), titles))
  const offset = median(titles.length <= times.length ? fromTitles : fromTimes)
  return Math.abs(offset) > scene.em * 0.8 && standsUnder(titles, times) ? (byWhatBegins(titles, times, scene) ?? offset) : offset
}

const standsUnder = (titles: readonly Token[], times: readonly Token[]): boolean => times.filter((time) => titles.some((title) => aboveness(title.box, time.box) > 0.3)).length * 2 > times.length

/** In large type the next row's title is nearer to a time than its own: a row begins where the wider gap is, and with one or the other. */
const byWhatBegins = (titles: readonly Token[], times: readonly Token[], { lines }: Scene): number | undefined => {
  const gapAbove = ({ box }: Token): number => box[1] - Math.max(0, ...lines.filter((line) => middleY(line.box) < middleY(box) && besideness(line.box, box) < 0.3).map((line) => line.box[3]))
  const [title, time] = [median(titles.map(gapAbove)), median(times.map(gapAbove))]
  const next = (from: Token, others: readonly Token[]): readonly number[] => others.map(({ box }) => middleY(box) - middleY(from.box)).filter((d) => d > 0).sort((a, b) => a - b).slice(0, 1)
  if (title > time * widerGap) return median(titles.flatMap((one) => next(one, times)))
  return time > title * widerGap ? -median(times.flatMap((one) => next(one, titles))) : undefined
}
const widerGap = 1.2

const closest = (titles: readonly Token[], time: Token, offset: number, em: number): Token | undefined => {
  const wanted = middleY(time.box) - offset
  let best: Token | undefined
  let least = em * 1.45
  for (const title of titles) {
    // A number is a surer title than a word at the same place.
    const miss = Math.abs(middleY(title.box) - wanted) + (title.kind === 'number' ? (title.isShort ? em * 0.3 : 0) : title.kind === 'text' ? em * 0.1 : em * 0.4)
    if (miss < least) {
      best = title
      least = miss
    }
  }
  return best
}

/** A number near a row that already has its name is that row's number, not a row of its own. */
const isNoSecondNumber = (number: Token, pairs: readonly Pair[], em: number): boolean =>
  !pairs.some(({ title, time }) => {
    const anchors = [title, time].flatMap((t) => (t === undefined ? [] : [middleY(t.box)]))
    return anchors.some((y) => Math.abs(y - middleY(number.box)) < em * 1.6)
  })
