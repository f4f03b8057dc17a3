import { clustersOf, heightOf, median, middleY } from './geometry.ts'
import { isKind } from './fields.ts'
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
  const offset = usualOffset(numbers, times) ?? usualOffset(texts, times)
  if (offset === undefined) return withoutInputs(numbers.filter((t) => !t.isShort), scene.em).map((title) => ({ title }))
  const free = new Set<Token>([...numbers, ...texts])
  const pairs: Pair[] = times.map((time) => {
    const title = closest([...free], time, offset, scene.em)
    if (title === undefined) return { time }
    free.delete(title)
    return { title, time }
  })
  const paired = new Set(pairs.map(({ title }) => title))
  const alone = numbers.filter((t) => !paired.has(t) && !t.isShort && isNoSecondNumber(t, pairs, scene.em)).map((title) => ({ title }))
  return [...pairs, ...alone, ...untimed(texts.filter((t) => !paired.has(t)), pairs, scene.em)]
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

/** Numbers that may begin a row: not one inside prose, not one a key calls the owner's own. */
const numberTitles = (scene: Scene): readonly TokenOf<'number'>[] =>
  scene.lines.filter((line) => !isProse(line) && !line.tokens.some((t) => t.kind === 'key' && t.meaning === 'own-number')).flatMap(({ tokens }) => tokens.filter(isKind('number')))

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
const usualOffset = (titles: readonly Token[], times: readonly Token[]): number | undefined => {
  if (titles.length === 0 || times.length === 0) return undefined
  const nearest = (y: number, others: readonly Token[]): number => others.map(({ box }) => middleY(box) - y).reduce((best, d) => (Math.abs(d) < Math.abs(best) ? d : best), Infinity)
  const fromTitles = titles.map(({ box }) => nearest(middleY(box), times))
  const fromTimes = times.map(({ box }) => -nearest(middleY(box), titles))
  return median(titles.length <= times.length ? fromTitles : fromTimes)
}

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
