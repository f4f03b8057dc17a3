import type { PageRule } from '../../../core/model/page-text.ts'
import { apply, type Matrix } from './matrix.ts'

/** The painting orders; a path used to clip, or not painted at all, is nothing a person sees. */
const painted = new Set(['stroke', 'closeStroke', 'fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'])

/** Numbers that follow each step of a path: to move, line, cubic, quadratic, close. */
const stepLength = [2, 2, 6, 4, 0] as const

const shortest = 3
const straight = 0.7

/** The level and upright lines of a painted path, and the edges of its boxes. */
export const pathRules = (args: unknown, names: ReadonlyMap<number, string>, ctm: Matrix): readonly PageRule[] => {
  const [order, data] = args as readonly [number, readonly (ArrayLike<number> | null)[]]
  const path = data[0]
  if (path === null || path === undefined || !painted.has(names.get(order) ?? '')) return []
  const rules: PageRule[] = []
  let start: readonly [number, number] = [0, 0]
  let at = start
  const line = (to: readonly [number, number]): void => {
    const rule = ruleOf(at, to)
    if (rule !== undefined) rules.push(rule)
    at = to
  }
  for (let i = 0; i < path.length; ) {
    const step = path[i] ?? 4
    const length = stepLength[step] ?? 0
    const end = apply(ctm, path[i + length - 1] ?? 0, path[i + length] ?? 0)
    if (step === 1) line(end)
    else if (step === 4) line(start)
    else at = end
    if (step === 0) start = end
    i += 1 + length
  }
  return rules
}

const ruleOf = ([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): PageRule | undefined => {
  const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)]
  if (dy <= straight && dx >= shortest) return { isUpright: false, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) }
  return dx <= straight && dy >= shortest ? { isUpright: true, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) } : undefined
}
