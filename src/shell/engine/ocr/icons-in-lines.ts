import type { Raster } from '../../../core/model/raster.ts'
import type { ScreenLine, ScreenShape } from '../../../core/model/screen.ts'
import { shapeOf } from './shapes.ts'

/** What the recogniser makes of arrows and crosses: it knows no icons. */
const iconLetters = /^[×xX✕✖KkYyVvLZz7√<>《》〈〉「」＜＞人入丿\\/｜∠＋+Rr]$/
/** A letter as certain as this is a letter, unless no name begins with it. */
const certainLetter = 0.97
const neverInNames = /^[×✕✖√<>《》〈〉＜＞∠]$/
/** A letter alone on its line may be an arrow however sure the recogniser is: a K is ↙ to it. Then the form must be plain. */
const letterAlone = /^[A-Za-z×✕✖√<>《》〈〉＜＞∠\\/|]$/
const plainResemblance = 0.9
/** An icon squeezed between a box's edge and a word is seen less clearly than one that stands free. */
const leastResemblance = 0.8

export type LinesAndIcons = { readonly lines: readonly ScreenLine[]; readonly icons: readonly ScreenShape[] }

/** An icon read as a letter becomes the icon it is: 'X陕西西安' is a cross and a place. Judged by its form, not by the letter. */
export const takeIconsOut = (picture: Raster, lines: readonly ScreenLine[]): LinesAndIcons => {
  const icons: ScreenShape[] = []
  const kept: ScreenLine[] = []
  for (const line of lines) {
    const icon = leadingIcon(picture, line)
    if (icon === undefined) kept.push(line)
    else {
      icons.push(icon)
      const rest = withoutFirst(line, icon)
      if (rest !== undefined) kept.push(rest)
    }
  }
  return { lines: kept, icons }
}

const leadingIcon = (picture: Raster, line: ScreenLine): ScreenShape | undefined => {
  const characters = Array.from(line.text)
  const first = characters[0]
  const read = line.characters?.[0]
  if (first === undefined || read === undefined) return undefined
  const isAlone = characters.length === 1 && letterAlone.test(first)
  if (!isAlone && (!iconLetters.test(first) || (read.confidence >= certainLetter && !neverInNames.test(first)))) return undefined
  const [x0, y0, x1, y1] = line.box
  const end = characters.length === 1 ? x1 : Math.min(x1, read.x + (y1 - y0) * 0.45)
  const shape = shapeOf(picture, [x0, y0, end, y1])
  return shape.form !== 'unknown' && shape.form !== 'handset' && shape.confidence >= (isAlone ? plainResemblance : leastResemblance) ? shape : undefined
}

const withoutFirst = (line: ScreenLine, icon: ScreenShape): ScreenLine | undefined => {
  const rest = Array.from(line.text).slice(1)
  const skipped = rest.findIndex((character) => character.trim() !== '')
  if (skipped < 0 || line.characters === undefined) return undefined
  const characters = line.characters.slice(1 + skipped)
  const confidence = characters.reduce((sum, { confidence: one }) => sum + one, 0) / characters.length
  return { ...line, box: [icon.box[2], line.box[1], line.box[2], line.box[3]], text: rest.slice(skipped).join(''), characters, confidence }
}
