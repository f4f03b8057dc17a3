import type { InferenceSession } from 'onnxruntime-node'
import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import { patchesOf, type Patch } from './components.ts'
import type { Onnx } from './onnx.ts'
import { resample, type Planes } from './resample.ts'
import { tilesOf, withoutDoubles, type Tile } from './tiles.ts'

export type Detector = { readonly onnx: Onnx; readonly session: InferenceSession }

/** Longest side the net sees of one tile. 736 costs 0.2 points of numbers, 1280 gains nothing, on forwarded copies of 360 pixels neither. */
const side = 960
const threshold = 0.3
const leastScore = 0.5
const unclip = 1.6
const mean = [0.485, 0.456, 0.406] as const
const spread = [0.229, 0.224, 0.225] as const

/** A line of text as the net sees it: its box, and how it leans (radians, clockwise; undefined where it is too short to tell). */
export type DetectedLine = { readonly box: Box; readonly lean?: number }

/** Lines of text, in pixels of the picture, in reading order. */
export const detectLines = async (detector: Detector, picture: Raster, signal: AbortSignal): Promise<readonly DetectedLine[]> => {
  const found: DetectedLine[] = []
  for (const tile of tilesOf(picture.width, picture.height)) {
    signal.throwIfAborted()
    found.push(...(await detectInTile(detector, picture, tile)))
  }
  return withoutDoubles(found).sort(({ box: a }, { box: b }) => a[1] + a[3] - b[1] - b[3] || a[0] - b[0])
}

const detectInTile = async ({ onnx, session }: Detector, picture: Raster, tile: Tile): Promise<readonly DetectedLine[]> => {
  const [x0, y0, x1, y1] = tile.box
  const scale = Math.min(2, side / Math.max(x1 - x0, y1 - y0))
  const width = inThirtyTwos((x1 - x0) * scale)
  const height = inThirtyTwos((y1 - y0) * scale)
  const planes = resample(picture, tile.box, width, height)
  const answer = await session.run({ [session.inputNames[0]!]: onnx.floats(normalised(planes), [1, 3, height, width]) })
  const map = answer[session.outputNames[0]!]!
  const patches = patchesOf(map.data as Float32Array, width, height, threshold).filter(isText)
  const lines = patches.map((patch) => lineOf(patch, patches, tile.box, width, height))
  map.dispose()
  return lines.filter(({ box: [, top, , bottom] }) => (top + bottom) / 2 >= tile.ownFrom && (top + bottom) / 2 < tile.ownTo)
}

const inThirtyTwos = (pixels: number): number => Math.max(32, Math.round(pixels / 32) * 32)

/** The net was trained on blue, green, red with ImageNet's means in that order. */
const normalised = ({ width, height, values }: Planes): Float32Array => {
  const plane = width * height
  const out = new Float32Array(3 * plane)
  for (let c = 0; c < 3; c += 1) {
    const from = (2 - c) * plane
    const scale = 1 / (255 * spread[c]!)
    const shift = mean[c]! / spread[c]!
    for (let i = 0; i < plane; i += 1) out[c * plane + i] = values[from + i]! * scale - shift
  }
  return out
}

const isText = (patch: Patch): boolean => patch.x1 - patch.x0 >= 3 && patch.y1 - patch.y0 >= 3 && patch.mean >= leastScore

/** Only a line this many times longer than high says how it leans. */
const leastStretch = 7

const lineOf = (patch: Patch, all: readonly Patch[], tile: Box, width: number, height: number): DetectedLine => {
  const box = boxOf(patch, all, tile, width, height)
  if (patch.axis.stretch < leastStretch) return { box }
  const kx = (tile[2] - tile[0]) / width
  const ky = (tile[3] - tile[1]) / height
  return { box, lean: Math.atan2(Math.sin(patch.axis.angle) * ky, Math.cos(patch.axis.angle) * kx) }
}

/** The net marks a shrunken core of each line; it grows back by area × unclip / perimeter, but sideways no nearer to a neighbour than halfway. */
const boxOf = (patch: Patch, all: readonly Patch[], [left, top, right, bottom]: Box, width: number, height: number): Box => {
  const w = patch.x1 - patch.x0
  const h = patch.y1 - patch.y0
  const grow = (w * h * unclip) / (2 * (w + h))
  const room = roomBeside(patch, all)
  const kx = (right - left) / width
  const ky = (bottom - top) / height
  return [
    Math.max(left, left + (patch.x0 - Math.min(grow, room.left)) * kx), Math.max(top, top + (patch.y0 - grow) * ky),
    Math.min(right, left + (patch.x1 + Math.min(grow, room.right)) * kx), Math.min(bottom, top + (patch.y1 + grow) * ky),
  ]
}

/** Half the gap to the next line on the same height: the edge of a badge must not be read as one more digit. */
const roomBeside = (patch: Patch, all: readonly Patch[]): { readonly left: number; readonly right: number } => {
  let left = Infinity
  let right = Infinity
  for (const other of all) {
    if (other === patch || Math.min(patch.y1, other.y1) - Math.max(patch.y0, other.y0) < 0.4 * Math.min(patch.y1 - patch.y0, other.y1 - other.y0)) continue
    if (other.x0 >= patch.x1) right = Math.min(right, (other.x0 - patch.x1) / 2)
    if (other.x1 <= patch.x0) left = Math.min(left, (patch.x0 - other.x1) / 2)
  }
  return { left, right }
}
