import { anchorOf, bandsOf } from './bands.ts'
import { isAloneOnLine, joinDaysAndClocks } from './clock-columns.ts'
import { isKind, toRow } from './fields.ts'
import { heightOf } from './geometry.ts'
import { hasValue, shapesIn, tokensIn } from './list-rows.ts'
import { bare, isChrome, isProse, type Scene } from './scene.ts'
import type { ScreenRow } from './screen-row.ts'
import { hasClock, isClockOnly, isDayOnly } from './time-shape.ts'
import type { Token, TokenOf } from './token.ts'

/** One number or name on top, its calls below: every row takes the number, mark and place of the head. */
export const detailRows = (scene: Scene): readonly ScreenRow[] => {
  const tokens = scene.lines.filter((line) => !isProse(line)).flatMap((line) => line.tokens)
  const head = tokens.filter(isKind('number')).find((t) => !t.isShort)
  // Above the number stands only the phone's own clock, which a photo shows too low to be known as such.
  const times = tokens.filter(isKind('time')).filter((t) => head === undefined || t.box[3] > head.box[1] || !isClockOnly(t.parts))
  const headings = times.some(({ parts }) => hasClock(parts)) ? times.filter((t) => isDayOnly(t.parts) && isAloneOnLine(t, scene)) : []
  const groups = joinDaysAndClocks(times.filter((t) => !headings.includes(t)), scene.em)
  const anchors = groups.map((group) => anchorOf(group.map(({ box }) => box))).sort((a, b) => a[1] - b[1])
  if (anchors.length === 0) return []
  const boxes = [...anchors, ...headings.map(({ box }) => box)].sort((a, b) => a[1] - b[1])
  const bands = bandsOf(boxes, scene.lines.filter((line) => !isChrome(line) || hasValue(line)), scene.reading.height, scene.em)
  const shared = headOf(scene, bands[0]!.top)
  return anchors.map((anchor, i) => {
    const band = bands[boxes.indexOf(anchor)]!
    const day = headings.filter(({ box }) => box[1] < anchor[1]).at(-1)
    const own = tokensIn(scene, band).filter(({ kind }) => kind !== 'text' && kind !== 'location' && kind !== 'label')
    return toRow({ tokens: own.filter((t) => t !== day), shapes: shapesIn(scene, band), shared, keepsText: false, ...(day === undefined ? {} : { day }) }, i + 1)
  })
}

const buttons = /^(?:‹|<|返回|Back)/

/** What stands above the calls: of several texts the largest is the name. */
const headOf = (scene: Scene, top: number): readonly Token[] => {
  const above = scene.lines.filter((line) => line.box[3] <= top + heightOf(line.box) * 0.4 && (!isChrome(line) || line.tokens.some(({ kind }) => kind === 'label')))
  const tokens = above.filter((line) => !buttons.test(bare(line.plain)) || hasValue(line)).flatMap((line) => line.tokens)
  const texts = tokens.filter(isKind('text')).filter(({ line }) => !/^\s*[<‹]/.test(line.text))
  const largest = [...texts].sort((a, b) => heightOf(b.box) - heightOf(a.box))[0]
  const numbers = tokens.filter(isKind('number'))
  const isBesideNumber = (text: TokenOf<'text'>): boolean => numbers.some((n) => heightOf(text.box) >= heightOf(n.box) * 0.95)
  const name = largest !== undefined && (numbers.length === 0 || isBesideNumber(largest)) ? [largest] : []
  return [...name, ...tokens.filter(({ kind }) => kind === 'number' || kind === 'label' || kind === 'location' || kind === 'carrier')]
}
