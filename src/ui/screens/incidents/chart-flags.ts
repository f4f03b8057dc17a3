import type { TFunction } from 'i18next'
import type { ChartFlag } from '../../../app/queries/incident-chart.ts'
import type { Tokens } from '../../theme/tokens.ts'
import { below, type Span } from './chart-frame.ts'

type FlagLook = { readonly colour: 'refusal' | 'ink-2' | 'action' | 'ink-3' | 'expiry'; readonly dash: number[] | undefined; readonly bold: boolean }
const looks: Readonly<Record<ChartFlag['kind'], FlagLook>> = {
  refusal: { colour: 'refusal', dash: undefined, bold: true },
  quote: { colour: 'ink-2', dash: [1, 3], bold: false },
  complaint: { colour: 'action', dash: [2, 3], bold: true },
  today: { colour: 'ink-3', dash: undefined, bold: false },
  expiry: { colour: 'expiry', dash: [5, 3], bold: true },
}
/** Each flag its own form, drawn in a 12 × 12 box. */
const forms: Readonly<Record<ChartFlag['kind'], string | undefined>> = {
  refusal: 'M1 12V0h10l-2.600 3.500L11 7H1z',
  quote: 'M1 1h9v9h-9zM2.500 2.500h6v6h-6z',
  complaint: 'M0 1h12v9H0zM0 1l6 5 6-5',
  today: undefined,
  expiry: 'M6 0l6 6-6 6-6-6z',
}

type Room = { readonly point: (x: number, y: number) => readonly [number, number]; readonly width: number; readonly tokens: Tokens; readonly t: TFunction }

/** Lines through both pictures for refusal, quote, complaint, today and expiry, each with its own form and dash. */
export const flagLines = (flags: readonly ChartFlag[], span: Span, room: Room): readonly unknown[] => {
  const seen = flags.filter((f) => f.day >= span[0] && f.day <= span[1])
  return seen.flatMap((flag, i) => flagLine(flag, seen.slice(0, i), room))
}

const crowdedPx = 64

const flagLine = (flag: ChartFlag, before: readonly ChartFlag[], { point, width, tokens, t }: Room): readonly unknown[] => {
  const { colour, dash, bold } = looks[flag.kind]
  const ink = tokens[colour]
  const [x] = point(flag.day + 0.5, 0)
  const isCrowded = before.some((other) => other.day <= flag.day && (flag.day - other.day) * width < crowdedPx)
  const form = forms[flag.kind]
  const toLeft = flag.kind === 'expiry' || isCrowded
  const text = flag.nth === undefined ? t(`chart.flag.${flag.kind}`) : t('chart.flag.refusal', { n: t(`nth.${String(Math.min(10, flag.nth))}`) })
  const at = form === undefined ? { x: x - 4, align: 'right' } : toLeft ? { x: x - 10, align: 'right' } : { x: x + 14, align: 'left' }
  return [
    { type: 'line', shape: { x1: x, y1: 22, x2: x, y2: below.top + below.height }, style: { stroke: ink, lineWidth: flag.kind === 'refusal' ? 1.6 : 1.2, ...(dash === undefined ? {} : { lineDash: dash }) } },
    ...(form === undefined ? [] : [{ type: 'path', shape: { pathData: form, x: x - (flag.kind === 'refusal' ? 1 : 6), y: 8, width: 12, height: 12 }, style: flag.kind === 'refusal' || flag.kind === 'expiry' ? { fill: ink } : { fill: tokens.surface, stroke: ink, lineWidth: 1.4 } }]),
    { type: 'text', style: { text, ...at, y: 8, fill: ink, font: `${bold ? '600' : '400'} 12px ${tokens['font-ui']}` } },
  ]
}
