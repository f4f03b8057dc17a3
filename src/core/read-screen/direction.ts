import type { Direction } from '../model/observation.ts'
import type { Rgb, ScreenLine, ScreenShape } from '../model/screen.ts'
import type { Box } from '../kernel/place.ts'
import type { Shown, ToldBy } from './screen-row.ts'
import type { Token } from './token.ts'

type Pieces = { readonly tokens: readonly Token[]; readonly shapes: readonly ScreenShape[]; readonly title?: Token; readonly numberLine?: ScreenLine }
export type ShownDirection = Shown<Direction> & { readonly toldBy: ToldBy }

/** A word says it; else, in a row that has a time, an arrow or the red of a missed number. Silence is an answer. */
export const directionOf = (pieces: Pieces): ShownDirection | undefined => byWord(pieces.tokens) ?? (pieces.tokens.some(({ kind }) => kind === 'time') ? (byArrow(pieces) ?? byColour(pieces)) : undefined)

const byWord = (tokens: readonly Token[]): ShownDirection | undefined => {
  const token = tokens.find((t) => t.kind === 'direction')
  if (token?.kind !== 'direction') return undefined
  return { value: token.direction, raw: token.raw, confidence: token.line.confidence >= 0.9 ? 'certain' : 'likely', method: 'ocr', box: token.box, toldBy: 'text' }
}

const byForm: Readonly<Partial<Record<ScreenShape['form'], readonly [Direction, string]>>> = {
  'arrow-in': ['incoming', '呼入'],
  'arrow-out': ['outgoing', '呼出'],
  'arrow-missed': ['missed', '未接'],
  blocked: ['rejected', '拒接'],
}

const byArrow = ({ shapes, title, numberLine }: Pieces): ShownDirection | undefined => {
  const paper = (title?.line ?? numberLine)?.paper ?? [255, 255, 255]
  const arrow = [...shapes].filter((s) => byForm[s.form] !== undefined && s.confidence >= 0.7).sort((a, b) => a.box[0] - b.box[0])[0]
  const told = arrow === undefined ? undefined : arrow.form === 'arrow-in' && isRed(arrow.ink, paper) ? (['missed', '未接'] as const) : byForm[arrow.form]
  if (arrow === undefined || told === undefined) return undefined
  return shown(told[0], told[1], arrow.box, 'icon', arrow.confidence >= 0.9 ? 'likely' : 'doubtful')
}

const byColour = ({ title, numberLine }: Pieces): ShownDirection | undefined => {
  const line = title?.line ?? numberLine
  return line !== undefined && isRed(line.ink, line.paper) && !isRed(line.paper, line.paper) ? shown('missed', '未接', line.box, 'colour', 'likely') : undefined
}

const shown = (value: Direction, raw: string, box: Box, toldBy: ToldBy, confidence: 'likely' | 'doubtful'): ShownDirection => ({ value, raw, confidence, method: 'assumed', box, toldBy })

/** Red as screens mean it: the strokes of a number, light theme or dark, and in a picture too dark as well. */
export const isRed = (ink: Rgb, paper: Rgb): boolean => {
  const brightest = Math.max(...ink, ...paper)
  const scale = brightest < darkest ? 1 : 255 / brightest
  const [r, g, b] = ink
  return r * scale > 150 && (r - g) * scale > 70 && (r - b) * scale > 60
}
/** Below this there is no colour, only noise. */
const darkest = 50
