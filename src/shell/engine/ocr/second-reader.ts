import type { Raster } from '../../../core/model/raster.ts'
import type { ScreenLine } from '../../../core/model/screen.ts'
import { normaliseLine, pgmOf } from './normalise-line.ts'
import { relevantPart } from './relevant-part.ts'
import { languageByKind, startTesseract, type Tesseract, type TesseractKind, type TesseractLanguage, type TesseractText } from './tesseract.ts'

type Where = Pick<ScreenLine, 'box' | 'ink' | 'paper'>

/** tesseract.js, started when a picture first needs it: independent of the first reader in everything but where a line stands. */
export type SecondReader = {
  readonly read: (kind: TesseractKind, picture: Raster, where: Where, signal: AbortSignal) => Promise<TesseractText>
  readonly close: () => Promise<void>
}

export const secondReaderOf = (tessdata: string): SecondReader => {
  const started = new Map<TesseractLanguage, Promise<Tesseract>>()
  const workerOf = (language: TesseractLanguage): Promise<Tesseract> => {
    const worker = started.get(language) ?? startTesseract(language, tessdata)
    started.set(language, worker)
    return worker
  }
  return {
    read: async (kind, picture, where, signal) => (await workerOf(languageByKind[kind])).read(kind, pgmOf(normaliseLine(picture, where)), signal),
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
  if (digits >= 3 && /^[\d+()\-*–—.]+$/.test(plain) && !/^\d{1,4}[-.]\d{1,2}([-.]\d{1,2})?$/.test(plain)) return 'digits'
  if (digits >= 2 && /^[\d:/\-.]+$/.test(plain)) return 'clock'
  if (digits > 0 || /昨天|前天|今天|星期|周[一二三四五六日天]|刚刚|现在/.test(plain)) return 'words'
  return undefined
}

const order: readonly TesseractKind[] = ['digits', 'clock', 'words']

/** The lines with the second reader's answer beside the first's: kind after kind, the two languages at the same time. */
export const readAgain = async (reader: SecondReader, picture: Raster, lines: readonly ScreenLine[], signal: AbortSignal): Promise<readonly ScreenLine[]> => {
  const asked = lines.map((line, i) => ({ line, i, kind: kindForSecondReading(line.text) }))
  const answers = new Map<number, TesseractText>()
  await Promise.all(order.flatMap((kind) => asked.filter((one) => one.kind === kind).map(async ({ line, i }) => {
    answers.set(i, await reader.read(kind, picture, { ...line, box: kind === 'words' ? relevantPart(picture, line) : line.box }, signal))
  })))
  return lines.map((line, i) => {
    const second = answers.get(i)
    return second === undefined ? line : { ...line, second }
  })
}
