import type { Box } from '../kernel/place.ts'
import { heightOf, unionOf } from './geometry.ts'
import type { TokenLine } from './token.ts'

/** A row's share of the picture: everything between the gap above it and the gap below. */
export type Band = { readonly top: number; readonly bottom: number }

/**
 * Cuts the picture between rows whose sure parts (`anchors`: title and time together) are known. Between two rows the cut falls into the
 * widest gap between lines: what belongs together stands together.
 */
export const bandsOf = (anchors: readonly Box[], lines: readonly TokenLine[], height: number, em: number): readonly Band[] => {
  const inner = anchors.slice(1).map((next, i) => widestGap(anchors[i]!, next, lines))
  const lead = Math.max(0, ...anchors.slice(1).map((anchor, i) => anchor[1] - inner[i]! - em * 0.5))
  const trail = Math.max(em * 0.4, ...anchors.slice(0, -1).map((anchor, i) => lastLineBefore(anchor, inner[i]!, lines) - anchor[3]))
  return anchors.map((anchor, i) => ({
    top: i === 0 ? topOfFirst(anchor, lead, lines, em) : inner[i - 1]!,
    bottom: i < anchors.length - 1 ? inner[i]! : bottomOfLast(anchor, anchors.length === 1 ? em * 12 : trail, lines, height, em),
  }))
}

const widestGap = (above: Box, below: Box, lines: readonly TokenLine[]): number => {
  const floor = Math.max(above[1], Math.min(above[3], below[1]))
  const between = lines.filter(({ box }) => (box[1] + box[3]) / 2 > floor && (box[1] + box[3]) / 2 < below[1])
  const spans = [...between.map(({ box }) => box).sort((a, b) => a[1] - b[1]), below]
  let reached = above[3]
  let cut = (above[3] + below[1]) / 2
  let widest = -Infinity
  for (const span of spans) {
    const gap = span[1] - reached
    // At equal gaps the later one: lines below a title are its own more often than the next one's.
    if (gap >= widest) {
      widest = gap
      cut = (reached + span[1]) / 2
    }
    reached = Math.max(reached, span[3])
  }
  return cut
}

const lastLineBefore = (anchor: Box, cut: number, lines: readonly TokenLine[]): number =>
  Math.max(anchor[3], ...lines.filter(({ box }) => box[1] >= anchor[1] && (box[1] + box[3]) / 2 < cut).map(({ box }) => box[3]))

/** Lines above the first title belong to it where the other rows have such lines too. */
const topOfFirst = (anchor: Box, lead: number, lines: readonly TokenLine[], em: number): number => {
  const above = lines.filter(({ box }) => box[3] <= anchor[1] + heightOf(anchor) * 0.3 && box[1] > anchor[1] - lead - em * 0.3).map(({ box }) => box[1])
  return lead < em * 0.6 ? anchor[1] - em * 0.45 : Math.min(anchor[1] - em * 0.45, ...above)
}

const bottomOfLast = (anchor: Box, trail: number, lines: readonly TokenLine[], height: number, em: number): number => {
  let bottom = anchor[3]
  for (const { box } of [...lines].sort((a, b) => a.box[1] - b.box[1])) {
    const middle = (box[1] + box[3]) / 2
    if (middle > anchor[1] && (box[1] - bottom < em * 0.6 || (box[1] - bottom < em * (trail > em * 10 ? 8 : 1.2) && box[3] <= anchor[3] + trail + em * 0.5))) bottom = Math.max(bottom, box[3])
  }
  return Math.min(height, bottom + em * 0.3)
}

export const anchorOf = (boxes: readonly (Box | undefined)[]): Box => unionOf(boxes.flatMap((box) => (box === undefined ? [] : [box])))
