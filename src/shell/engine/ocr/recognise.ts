import type { InferenceSession } from 'onnxruntime-node'
import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import type { Onnx } from './onnx.ts'
import { resample } from './resample.ts'

export type Recogniser = { readonly onnx: Onnx; readonly session: InferenceSession; readonly keys: readonly string[] }
export type ReadCharacter = { readonly confidence: number; readonly x: number }
export type ReadLine = { readonly box: Box; readonly text: string; readonly confidence: number; readonly characters: readonly ReadCharacter[] }

const height = 48
const narrowest = 48
const widest = 2400
/** Widths are padded to multiples of this: few shapes for the runtime to plan for, little padding to pay for. */
const widthStep = 32

type Crop = { readonly box: Box; readonly width: number; readonly padded: number }

/** Reads each box from the full-size picture, one run each: on one thread a batch saves nothing and pays for its padding. */
export const recogniseLines = async (recogniser: Recogniser, picture: Raster, boxes: readonly Box[], signal: AbortSignal): Promise<readonly ReadLine[]> => {
  const lines: ReadLine[] = []
  for (const box of boxes) {
    signal.throwIfAborted()
    lines.push(await recogniseLine(recogniser, picture, cropOf(box)))
  }
  return lines
}

const cropOf = (box: Box): Crop => {
  const [x0, y0, x1, y1] = box
  const width = Math.min(widest, Math.max(narrowest, Math.ceil((height * (x1 - x0)) / (y1 - y0))))
  return { box, width, padded: Math.ceil(width / widthStep) * widthStep }
}

const recogniseLine = async ({ onnx, session, keys }: Recogniser, picture: Raster, crop: Crop): Promise<ReadLine> => {
  const answer = await session.run({ [session.inputNames[0]!]: onnx.floats(inputOf(picture, crop), [1, 3, height, crop.padded]) })
  const output = answer[session.outputNames[0]!]!
  const [, steps, classes] = output.dims
  if (classes !== keys.length) throw new Error(`the model knows ${classes ?? 0} characters, the list ${keys.length}`)
  const line = decodeLine(output.data as Float32Array, steps!, keys, crop)
  output.dispose()
  return line
}

/** Blue, green, red, from −1 to 1; what is beyond the crop stays 0, as in training. */
const inputOf = (picture: Raster, crop: Crop): Float32Array => {
  const { values } = resample(picture, crop.box, crop.width, height)
  const plane = crop.width * height
  const input = new Float32Array(3 * height * crop.padded)
  for (let c = 0; c < 3; c += 1) {
    for (let y = 0; y < height; y += 1) {
      const from = (2 - c) * plane + y * crop.width
      const to = (c * height + y) * crop.padded
      for (let x = 0; x < crop.width; x += 1) input[to + x] = values[from + x]! / 127.5 - 1
    }
  }
  return input
}

/** CTC: the most probable class of each step; repeats are one character, blanks part equal neighbours. */
const decodeLine = (probabilities: Float32Array, steps: number, keys: readonly string[], crop: Crop): ReadLine => {
  const [x0, , x1] = crop.box
  const characters: ReadCharacter[] = []
  let text = ''
  let last = 0
  for (let step = 0; step < steps; step += 1) {
    const best = bestOf(probabilities, step * keys.length, keys.length)
    const confidence = probabilities[step * keys.length + best]!
    if (best !== 0 && best !== last) {
      text += keys[best]!
      characters.push({ confidence, x: x0 + (((step + 0.5) / steps) * crop.padded * (x1 - x0)) / crop.width })
    }
    last = best
  }
  const sum = characters.reduce((total, character) => total + character.confidence, 0)
  return { box: crop.box, text, confidence: characters.length === 0 ? 0 : sum / characters.length, characters }
}

const bestOf = (values: Float32Array, from: number, count: number): number => {
  let best = 0
  let most = values[from]!
  for (let c = 1; c < count; c += 1) {
    const value = values[from + c]!
    if (value > most) {
      most = value
      best = c
    }
  }
  return best
}
