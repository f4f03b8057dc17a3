import type { Raster } from '../../../core/model/raster.ts'
import type { ScreenLine } from '../../../core/model/screen.ts'
import { coloursOf } from './colours.ts'
import { findLines } from './find-lines.ts'
import { repaired } from './repair-text.ts'
import { kindForSecondReading, type SecondReader } from './second-reader.ts'

/** tesseract.js as the only reader. Numbers it reads twice, with the Chinese and the Latin model; nothing confirms the rest. */
export const readAlone = async (reader: SecondReader, picture: Raster, signal: AbortSignal): Promise<readonly ScreenLine[]> => {
  const lines: ScreenLine[] = []
  for (const box of findLines(picture)) {
    const { ink, paper } = coloursOf(picture, box)
    const words = await reader.read('words', picture, { box, ink, paper }, signal)
    if (words.text === '' || words.confidence < leastConfidence) continue
    const line = repaired({ box, text: words.text, confidence: words.confidence, ink, paper })
    lines.push(kindForSecondReading(line.text) === 'digits' ? await withDigits(reader, picture, line, signal) : line)
  }
  return lines
}

const leastConfidence = 0.2

/** The digits-only model is right where the Chinese one sees letters; what the Chinese one saw stands as the other opinion. */
const withDigits = async (reader: SecondReader, picture: Raster, line: ScreenLine, signal: AbortSignal): Promise<ScreenLine> => {
  const digits = await reader.read('digits', picture, line, signal)
  const other = { text: line.text, confidence: line.confidence }
  return digits.text === '' ? line : { ...line, text: digits.text, confidence: digits.confidence, second: other }
}
