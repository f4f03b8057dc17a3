import { isKind, spanShown, textShown, toRow } from './fields.ts'
import { median, middleY, unionOf } from './geometry.ts'
import { bare, type Scene } from './scene.ts'
import type { ScreenRow } from './screen-row.ts'

const actions: ReadonlySet<string> = new Set(['接受', '已添加', '添加', '已接受', '查看', '等待验证', '已过期', 'Accept', 'Added', 'View', '通过验证'])

/** Friend requests: every row has a button at the right, a name, and what they say of themselves. */
export const requestRows = (scene: Scene): readonly ScreenRow[] => {
  const buttons = scene.lines.filter((line) => actions.has(bare(line.plain)) && line.box[0] > scene.reading.width * 0.6).sort((a, b) => middleY(a.box) - middleY(b.box))
  const pitch = buttons.length < 2 ? scene.em * 5 : median(buttons.slice(1).map((line, i) => middleY(line.box) - middleY(buttons[i]!.box)))
  return buttons.map((button, i) => {
    const half = Math.min(pitch, scene.em * 7) * 0.5
    const own = scene.lines.filter((line) => line !== button && Math.abs(middleY(line.box) - middleY(button.box)) < half && line.box[0] < button.box[0])
    const [name, ...rest] = own
    const base = toRow({ tokens: [], shapes: [], keepsText: false, shared: [] }, i + 1, unionOf([button.box, ...own.map(({ box }) => box)]))
    const time = own.flatMap(({ tokens }) => tokens).find(isKind('time'))
    const words = rest.filter((line) => !line.tokens.some((t) => t === time)).map(({ line }) => line.text).join('')
    return {
      ...base,
      kind: 'chat',
      ...(name === undefined ? {} : { name: textShown([wholeLine(name)]) }),
      ...(words === '' ? {} : { text: { value: words, raw: words, confidence: 'likely', method: 'ocr', box: unionOf(rest.map(({ box }) => box)) } }),
      ...(time === undefined ? {} : { time: spanShown('time', time, time.parts) }),
      direction: { value: 'incoming', raw: '对方', confidence: 'likely', method: 'assumed', box: base.box, toldBy: 'layout' },
    }
  })
}

const wholeLine = (line: Scene['lines'][number]): Scene['lines'][number]['tokens'][number] => ({ kind: 'text', raw: line.line.text.trim(), box: line.box, line: line.line, from: 0, to: Array.from(line.line.text).length })
