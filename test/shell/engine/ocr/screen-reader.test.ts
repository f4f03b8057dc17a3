import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Box } from '../../../../src/core/kernel/place.ts'
import type { Raster } from '../../../../src/core/model/raster.ts'
import type { ScreenReading } from '../../../../src/core/model/screen.ts'
import { confidenceOfSpan, spanOf } from '../../../../src/core/read-screen/confidence.ts'
import { shownBoxOf } from '../../../../src/core/read-screen/shown-reading.ts'
import { openScreenReader, type ScreenReader } from '../../../../src/shell/engine/ocr/screen-reader.ts'
import { decodePicture } from '../../../../src/shell/engine/pictures/decode-picture.ts'
import { variantOf } from '../../../support/picture-variants.ts'
import { developmentFolders } from '../../../support/reader-folders.ts'

type Truth = { readonly lines: readonly { readonly text: string; readonly field: string; readonly box: Box }[] }

const folder = join(import.meta.dirname, '../../../fixtures/pictures')
const signal = new AbortController().signal
const digits = (text: string): string => text.replaceAll(/\D/g, '')

/** The first rows of a fixture: enough to know, quick to read. */
const topOf = async (name: string, rows: number): Promise<{ readonly picture: Raster; readonly truth: Truth }> => {
  const truth = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8')) as Truth
  const numbers = truth.lines.filter(({ field }) => field === 'number')
  const height = Math.floor(numbers[rows]!.box[1] - 4)
  const { raster } = await decodePicture(readFileSync(join(folder, `${name}.png`)))
  return { picture: { width: raster!.width, height, rgba: raster!.rgba.slice(0, raster!.width * height * 4) }, truth: { lines: truth.lines.filter(({ box }) => box[3] < height) } }
}

const stacked = ({ width, height, rgba }: Raster, times: number): Raster => {
  const all = new Uint8Array(rgba.length * times)
  for (let i = 0; i < times; i += 1) all.set(rgba, i * rgba.length)
  return { width, height: height * times, rgba: all }
}

const wanted = (truth: Truth, field: string): readonly string[] => truth.lines.filter((line) => line.field === field).map(({ text }) => text)
const numbersRead = (reading: ScreenReading): readonly string[] => reading.lines.map(({ text }) => digits(text)).filter((text) => text.length >= 5)

/** A finger's smear over about one digit in the middle of a number: each pixel the mean of those around it, thrice. */
const wiped = (picture: Raster, { box: [x0, y0, x1, y1] }: Truth['lines'][number]): Raster => {
  let rgba = picture.rgba
  const from = Math.round(x0 + (x1 - x0) * 0.52)
  for (let round = 0; round < 3; round += 1) {
    const next = rgba.slice()
    for (let y = Math.round(y0); y < y1; y += 1) {
      for (let x = from; x < from + (x1 - x0) * 0.08; x += 1) {
        for (let c = 0; c < 3; c += 1) {
          let sum = 0
          for (let dy = -4; dy <= 4; dy += 1) for (let dx = -3; dx <= 3; dx += 1) sum += rgba[((y + dy) * picture.width + x + dx) * 4 + c]!
          next[(y * picture.width + x) * 4 + c] = sum / 63
        }
      }
    }
    rgba = next
  }
  return { ...picture, rgba }
}

let reader: ScreenReader
beforeAll(async () => (reader = await openScreenReader({ folders: developmentFolders })))
afterAll(async () => await reader.close())

describe('a list of calls is read by two readers', () => {
  it('every number and time is there, at its place, and confirmed', async () => {
    const { picture, truth } = await topOf('narrow', 4)
    const reading = await reader.read(picture, {}, signal)
    expect(reading.readers).toEqual(['pp-ocrv4', 'tesseract'])
    expect(reading.isPhoto).toBe(false)
    for (const { text, box } of truth.lines.filter(({ field }) => field === 'number')) {
      const line = reading.lines.find((one) => digits(one.text) === digits(text))
      expect(line, text).toBeDefined()
      expect(line!.box[1]).toBeLessThan(box[3])
      expect(line!.box[3]).toBeGreaterThan(box[1])
      expect(line!.characters).toHaveLength(Array.from(line!.text).length)
      expect(confidenceOfSpan(spanOf('number', line!, line!.text)!)).toMatchObject({ confidence: 'certain', method: 'two-readers' })
    }
    const all = reading.lines.map(({ text }) => text.replaceAll(/\s/g, '')).join(' ')
    for (const time of wanted(truth, 'time')) expect(all).toContain(time.replaceAll(' ', ''))
  }, 120_000)

  it('a digit somebody wiped over is guessed by nobody: the number is doubtful, its neighbours stay certain', async () => {
    const { picture, truth } = await topOf('narrow', 2)
    const [first, second] = truth.lines.filter(({ field }) => field === 'number')
    const reading = await reader.read(wiped(picture, first!), {}, signal)
    const confidenceOf = (text: string): string | undefined => {
      const line = reading.lines.find((one) => digits(one.text).endsWith(digits(text).slice(-4)))
      return line === undefined ? undefined : confidenceOfSpan(spanOf('number', line, line.text)!).confidence
    }
    expect(confidenceOf(first!.text)).toBe('doubtful')
    expect(confidenceOf(second!.text)).toBe('certain')
  }, 120_000)

  it('white on an orange badge has white ink and orange paper', async () => {
    const { picture, truth } = await topOf('narrow', 4)
    const [label] = wanted(truth, 'label')
    const line = (await reader.read(picture, {}, signal)).lines.find(({ text }) => text === label)
    expect(line?.paper[2]).toBeLessThan(60)
    expect(Math.min(...line!.ink)).toBeGreaterThan(180)
  }, 120_000)

  it('a long stitched capture keeps every row, none twice at a seam', async () => {
    const { picture, truth } = await topOf('mono', 5)
    const reading = await reader.read(stacked(picture, 5), {}, signal)
    const expected = Array.from({ length: 5 }, () => wanted(truth, 'number').map(digits)).flat()
    expect([...numbersRead(reading)].filter((text) => expected.includes(text)).sort()).toEqual([...expected].sort())
  }, 240_000)

  it('stops when it is told to', async () => {
    const { picture } = await topOf('mono', 3)
    const abort = new AbortController()
    const reading = reader.read(picture, {}, abort.signal)
    abort.abort(new Error('cancelled'))
    await expect(reading).rejects.toThrow('cancelled')
  }, 60_000)
})

describe('a photo of a screen', () => {
  it('tilted by fifteen degrees gives the same numbers, each at its place in the photo', async () => {
    const { picture, truth } = await topOf('narrow', 6)
    const { picture: photo, boxOf } = variantOf('tilt15', picture)
    const reading = await reader.read(photo, {}, signal)
    expect(reading.isPhoto).toBe(true)
    for (const { text, box } of truth.lines.filter(({ field }) => field === 'number')) {
      const line = reading.lines.find((one) => digits(one.text) === digits(text))
      expect(line, text).toBeDefined()
      const [found, drawn] = [shownBoxOf(reading, line!.box), boxOf(box)]
      expect(Math.hypot((found[0] + found[2] - drawn[0] - drawn[2]) / 2, (found[1] + found[3] - drawn[1] - drawn[3]) / 2)).toBeLessThan(25)
    }
  }, 120_000)
})

describe('a computer where ONNX Runtime does not load', () => {
  it('still reads the numbers, with tesseract.js alone, and says so', async () => {
    const alone = await openScreenReader({ folders: developmentFolders, onnx: 'none' })
    const { picture, truth } = await topOf('narrow', 4)
    const reading = await alone.read(picture, {}, signal)
    await alone.close()
    expect(reading.readers).toEqual(['tesseract'])
    for (const number of wanted(truth, 'number')) expect(numbersRead(reading)).toContain(digits(number))
  }, 120_000)
})
