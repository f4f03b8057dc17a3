import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import type { CaptureHints, ScreenLine, ScreenReading } from '../../../core/model/screen.ts'
import { coloursOf } from './colours.ts'
import type { Homography } from './homography.ts'
import { takeIconsOut } from './icons-in-lines.ts'
import { detectLines, type Detector } from './detect.ts'
import { joinFragments } from './join-fragments.ts'
import { loadOnnx, type OnnxChoice } from './onnx.ts'
import { keysOf, readPinned, type ReaderFolders } from './reader-files.ts'
import { recogniseLines, type Recogniser } from './recognise.ts'
import { repaired } from './repair-text.ts'
import { readAgain, secondReaderOf, type SecondReader } from './second-reader.ts'
import { oncePerPlace, shapesOf } from './shapes.ts'
import { doubtSmudged } from './smudges.ts'
import { straightened } from './straighten.ts'
import { readAlone } from './tesseract-alone.ts'

export type ScreenReaderOptions = { readonly folders: ReaderFolders; readonly onnx?: OnnxChoice; readonly withSecond?: boolean }

/** The two readers, loaded once and used for many pictures. */
export type ScreenReader = {
  readonly read: (picture: Raster, capture: CaptureHints, signal: AbortSignal) => Promise<ScreenReading>
  readonly close: () => Promise<void>
}

type Nets = { readonly detector: Detector; readonly recogniser: Recogniser }

export const openScreenReader = async ({ folders, onnx = 'auto', withSecond = true }: ScreenReaderOptions): Promise<ScreenReader> => {
  const nets = await openNets(folders, onnx)
  const second = secondReaderOf(folders.tessdata)
  return {
    read: (picture, capture, signal) => (nets === undefined ? readWithTesseract(second, picture, capture, signal) : readWithBoth(nets, second, withSecond, picture, capture, signal)),
    close: () => second.close(),
  }
}

const readWithBoth = async (nets: Nets, second: SecondReader, withSecond: boolean, picture: Raster, capture: CaptureHints, signal: AbortSignal): Promise<ScreenReading> => {
  const seen = await seeLines(nets, picture, signal)
  const { lines: once, icons } = takeIconsOut(seen.picture, await readLines(nets, seen, signal))
  const lines = withSecond ? await readAgain(second, seen.picture, once, signal) : once
  const shapes = oncePerPlace([...icons, ...shapesOf(seen.picture, once)])
  const frame = seen.toShown === undefined ? { isPhoto: false } : { isPhoto: true, toShown: seen.toShown }
  const { width, height } = seen.picture
  return { width, height, lines, shapes, capture, readers: withSecond ? ['pp-ocrv4', 'tesseract'] : ['pp-ocrv4'], ...frame }
}

const readWithTesseract = async (second: SecondReader, picture: Raster, capture: CaptureHints, signal: AbortSignal): Promise<ScreenReading> => {
  const lines = await readAlone(second, picture, signal)
  return { width: picture.width, height: picture.height, lines, shapes: shapesOf(picture, lines), capture, readers: ['tesseract'], isPhoto: false }
}

/** The picture the lines are read from: as shown, or straightened where the lines lean. */
type SeenLines = { readonly picture: Raster; readonly boxes: readonly Box[]; readonly toShown?: Homography }

const seeLines = async ({ detector }: Nets, picture: Raster, signal: AbortSignal): Promise<SeenLines> => {
  const lines = await detectLines(detector, picture, signal)
  const straight = straightened(picture, lines)
  if (straight === undefined) return { picture, boxes: lines.map(({ box }) => box) }
  const again = await detectLines(detector, straight.picture, signal)
  return { ...straight, boxes: again.map(({ box }) => box) }
}

const openNets = async (folders: ReaderFolders, choice: OnnxChoice): Promise<Nets | undefined> => {
  const onnx = await loadOnnx(choice)
  if (onnx === undefined) return undefined
  const detector = { onnx, session: await onnx.session(await readPinned(folders.models, 'ch_PP-OCRv4_det_infer.onnx')) }
  const keys = keysOf(new TextDecoder().decode(await readPinned(folders.models, 'ppocr_keys_v1.txt')))
  return { detector, recogniser: { onnx, keys, session: await onnx.session(await readPinned(folders.models, 'ch_PP-OCRv4_rec_infer.onnx')) } }
}

/** Below this the recogniser saw texture, not text. */
const leastConfidence = 0.5

const readLines = async ({ recogniser }: Nets, { picture, boxes }: SeenLines, signal: AbortSignal): Promise<readonly ScreenLine[]> => {
  const read = await recogniseLines(recogniser, picture, boxes, signal)
  const texts = read.filter((line) => line.text.trim() !== '' && line.confidence > leastConfidence)
  return joinFragments(texts.map((line) => repaired({ ...line, ...coloursOf(picture, line.box) }))).map((line) => doubtSmudged(picture, line))
}
