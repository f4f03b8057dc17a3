import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'

export type TesseractText = { readonly text: string; readonly confidence: number }
/** digits: a number. clock: a time written in digits. words: everything with Chinese in it. */
export type TesseractKind = 'digits' | 'clock' | 'words'
export type TesseractLanguage = 'eng' | 'chi_sim'

export const languageByKind: Readonly<Record<TesseractKind, TesseractLanguage>> = { digits: 'eng', clock: 'eng', words: 'chi_sim' }

/** One tesseract.js worker of one language. Lines are read one after another; changing the kind costs a message. */
export type Tesseract = { readonly read: (kind: TesseractKind, pgm: Buffer, signal: AbortSignal) => Promise<TesseractText>; readonly close: () => Promise<void> }

const slowestStartMs = 60_000
const slowestLineMs = 20_000

/** A slash is kept from numbers: thin sevens would become slashes. */
const parametersByKind: Readonly<Record<TesseractKind, Record<string, string>>> = {
  digits: { tessedit_char_whitelist: '0123456789+-()* ' },
  clock: { tessedit_char_whitelist: '0123456789:/-. ' },
  words: { preserve_interword_spaces: '1' },
}

/**
 * Traps of tesseract.js 7: without cacheMethod 'none' it writes into the current folder; without an errorHandler a bad picture
 * throws past every catch; a failed start never settles; a line in progress never settles once the worker is gone.
 */
export const startTesseract = async (language: TesseractLanguage, tessdata: string): Promise<Tesseract> => {
  const starting = createWorker([language], OEM.LSTM_ONLY, {
    langPath: tessdata.replaceAll('{language}', language), gzip: true, cacheMethod: 'none', errorHandler: () => undefined,
  })
  const worker = await within(starting, slowestStartMs, `tesseract.js did not start with ${language}`)
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: '300' })
  return { read: readerOf(worker), close: () => stop(worker) }
}

const stop = async (worker: Worker): Promise<void> => {
  await worker.terminate()
}

/** Requests queue up behind each other, each with the parameters of its kind. */
const readerOf = (worker: Worker): Tesseract['read'] => {
  let current: TesseractKind | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const readNow = async (kind: TesseractKind, pgm: Buffer, signal: AbortSignal): Promise<TesseractText> => {
    signal.throwIfAborted()
    if (kind !== current) await worker.setParameters(parametersByKind[kind])
    current = kind
    const { data } = await within(worker.recognize(pgm, {}, { text: true }), slowestLineMs, 'tesseract.js did not answer')
    return { text: data.text.trim(), confidence: data.confidence / 100 }
  }
  return (kind, pgm, signal) => {
    const turn = queue.then(() => readNow(kind, pgm, signal))
    queue = turn.catch(() => undefined)
    return orAborted(turn, signal)
  }
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
