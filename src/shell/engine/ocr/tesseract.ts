import { createWorker, OEM, type Worker } from 'tesseract.js'

export type TesseractText = { readonly text: string; readonly confidence: number }

/** One tesseract.js worker, its language and its parameters fixed. */
export type Tesseract = { readonly read: (pgm: Buffer, signal: AbortSignal) => Promise<TesseractText>; readonly close: () => Promise<void> }

/** digits: Latin model, digits only, for numbers. words: Chinese model, for times and everything else. */
export type TesseractKind = 'digits' | 'words'

const slowestStartMs = 60_000
const slowestLineMs = 20_000

const parametersByKind: Record<TesseractKind, Record<string, string>> = {
  digits: { tessedit_pageseg_mode: '7', tessedit_char_whitelist: '0123456789+-()* ', user_defined_dpi: '300' },
  words: { tessedit_pageseg_mode: '7', preserve_interword_spaces: '1', user_defined_dpi: '300' },
}
const languageByKind: Record<TesseractKind, string> = { digits: 'eng', words: 'chi_sim' }

/**
 * Traps of tesseract.js 7: without cacheMethod 'none' it writes into the current folder; without an errorHandler a bad picture
 * throws past every catch; a failed start never settles; a line in progress never settles once the worker is gone.
 */
export const startTesseract = async (kind: TesseractKind, tessdata: string): Promise<Tesseract> => {
  const language = languageByKind[kind]
  const starting = createWorker([language], OEM.LSTM_ONLY, {
    langPath: folderOf(tessdata, language), gzip: true, cacheMethod: 'none', errorHandler: () => undefined,
  })
  const worker = await within(starting, slowestStartMs, `tesseract.js did not start with ${language}`)
  await worker.setParameters(parametersByKind[kind])
  return {
    read: (pgm, signal) => readLine(worker, pgm, signal),
    close: async () => {
      await worker.terminate()
    },
  }
}

/** The app keeps both languages in one folder; the npm packages keep one folder each. */
const folderOf = (tessdata: string, language: string): string => tessdata.replaceAll('{language}', language)

const readLine = async (worker: Worker, pgm: Buffer, signal: AbortSignal): Promise<TesseractText> => {
  signal.throwIfAborted()
  const { data } = await orAborted(within(worker.recognize(pgm, {}, { text: true }), slowestLineMs, 'tesseract.js did not answer'), signal)
  return { text: data.text.trim(), confidence: data.confidence / 100 }
}

const within = async <T>(work: Promise<T>, ms: number, message: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const orAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  let stop: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop)
  }
}
