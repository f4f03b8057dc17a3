import type { Box } from '../../../core/kernel/place.ts'
import type { Raster } from '../../../core/model/raster.ts'
import type { Rgb, ScreenLine } from '../../../core/model/screen.ts'
import { normaliseLine, pgmOf } from './normalise-line.ts'
import { startTesseract, type Tesseract, type TesseractKind, type TesseractText } from './tesseract.ts'

/** tesseract.js, started when a picture first needs it: independent of the first reader in everything but where a line stands. */
export type SecondReader = {
  readonly read: (kind: TesseractKind, picture: Raster, box: Box, paper: Rgb, signal: AbortSignal) => Promise<TesseractText>
  readonly close: () => Promise<void>
}

export const secondReaderOf = (tessdata: string): SecondReader => {
  const started = new Map<TesseractKind, Promise<Tesseract>>()
  const workerOf = (kind: TesseractKind): Promise<Tesseract> => {
    const worker = started.get(kind) ?? startTesseract(kind, tessdata)
    started.set(kind, worker)
    return worker
  }
  return {
    read: async (kind, picture, box, paper, signal) => (await workerOf(kind)).read(pgmOf(normaliseLine(picture, box, paper)), signal),
    close: async () => {
      const workers = [...started.values()]
      started.clear()
      await Promise.all(workers.map(async (worker) => (await worker).close()))
    },
  }
}

/** Numbers and times are read twice; names, labels and prose are not evidence of who called when. */
export const kindForSecondReading = (text: string): TesseractKind | undefined => {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  const digits = plain.replaceAll(/\D/g, '').length
  if (digits >= 5 && /^[\d+()\-*–—.]+$/.test(plain)) return 'digits'
  if (digits > 0 || /昨天|前天|今天|星期|周[一二三四五六日天]|刚刚|现在/.test(plain)) return 'words'
  return undefined
}

/** The lines with the second reader's answer beside the first's. Two workers read at once. */
export const readAgain = async (reader: SecondReader, picture: Raster, lines: readonly ScreenLine[], signal: AbortSignal): Promise<readonly ScreenLine[]> =>
  await Promise.all(lines.map(async (line) => {
    const kind = kindForSecondReading(line.text)
    if (kind === undefined) return line
    return { ...line, second: await reader.read(kind, picture, line.box, line.paper, signal) }
  }))
