import { readFile } from 'node:fs/promises'
import type { Raster } from '../../../core/model/raster.ts'
import { packageFile, pdfJs, settings, type PdfJs, type PdfPage } from './pdf-js.ts'

/* A paper handed in as PDF, page by page as it would be seen: for the printed volume of exhibits. pdf.js draws on Skia (@napi-rs/canvas); both carry their own fonts. */

export type DrawnPage = { readonly page: number; readonly pageCount: number; readonly raster: Raster }

type Context = { readonly getImageData: (x: number, y: number, width: number, height: number) => { readonly data: Uint8ClampedArray }; fillStyle: string; readonly fillRect: (x: number, y: number, width: number, height: number) => void }
type Canvas = { width: number; height: number; readonly getContext: (kind: '2d') => Context }
type Skia = { readonly createCanvas: (width: number, height: number) => Canvas; readonly GlobalFonts: { readonly registerFromPath: (file: string, name: string) => unknown } } & Readonly<Record<'DOMMatrix' | 'Path2D' | 'ImageData', unknown>>

/** For fonts a PDF names without carrying them: carriers' and courts' servers write STSong-Light so. */
export type SpareFonts = { readonly serif: string; readonly sans: string }

const dotsPerPoint = 200 / 72
const longestSide = 2_339

/** The first `most` pages. Throws when the file is no PDF, is locked, or holds a picture that cannot be drawn: half a page is worse than none. */
export async function* drawPages(file: string, most: number, fonts: SpareFonts): AsyncGenerator<DrawnPage> {
  const skia = await skiaWith(fonts)
  const library = await pdfJs()
  const task = library.getDocument({ ...settings, ...drawing(skia), data: new Uint8Array(await readFile(file)) })
  try {
    const document = await task.promise
    for (let number = 1; number <= Math.min(most, document.numPages); number++) {
      const page = await document.getPage(number)
      yield { page: number, pageCount: document.numPages, raster: await draw(page, skia, library) }
      page.cleanup()
    }
  } finally {
    await task.destroy()
  }
}

let loaded: Skia | undefined

/** pdf.js asks for these three when it loads and when it draws: they must be Skia's own. */
const skiaWith = async (fonts: SpareFonts): Promise<Skia> => {
  if (loaded !== undefined) return loaded
  const skia = (await import('@napi-rs/canvas')) as unknown as Skia
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData'] as const) (globalThis as unknown as Record<string, unknown>)[name] = skia[name]
  for (const [file, name] of [[fonts.serif, 'serif'], [fonts.sans, 'sans-serif'], [fonts.sans, 'monospace']] as const) skia.GlobalFonts.registerFromPath(file, name)
  loaded = skia
  return skia
}

const draw = async (page: PdfPage, skia: Skia, library: PdfJs): Promise<Raster> => {
  const whole = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: Math.min(dotsPerPoint, longestSide / Math.max(whole.width, whole.height)) })
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))]
  const context = skia.createCanvas(width, height).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  // 1: with its stamps and notes, as it is seen.
  const ask: unknown = { canvas: null, canvasContext: context, viewport, annotationMode: 1 }
  await page.render(ask as never).promise
  await refuseLostPictures(page, library)
  return { width, height, rgba: new Uint8Array(context.getImageData(0, 0, width, height).data) }
}

const refuseLostPictures = async (page: PdfPage, { OPS }: PdfJs): Promise<void> => {
  const list = await page.getOperatorList({ annotationMode: 1 })
  list.fnArray.forEach((fn, index) => {
    const id = fn === OPS['paintImageXObject'] ? (list.argsArray[index] as readonly unknown[])[0] : undefined
    const store = typeof id === 'string' ? (id.startsWith('g_') ? page.commonObjs : page.objs) : undefined
    if (store !== undefined && (!store.has(String(id)) || store.get(String(id)) === null)) throw new Error('a picture of the page cannot be drawn')
  })
}

/** What settings leave out for reading. */
const drawing = (skia: Skia): Readonly<Record<string, unknown>> => ({
  maxImageSize: 100_000_000,
  useWasm: true,
  StandardFontDataFactory: packageFile('standard_fonts'),
  WasmFactory: packageFile('wasm'),
  CanvasFactory: canvasFactory(skia),
  FilterFactory: NoFilter,
})

type Held = { canvas: Canvas | null; context: Context | null }

const canvasFactory = (skia: Skia): unknown =>
  class {
    readonly create = (width: number, height: number): Held => {
      const canvas = skia.createCanvas(Math.max(1, width), Math.max(1, height))
      return { canvas, context: canvas.getContext('2d') }
    }
    readonly reset = (held: Held, width: number, height: number): void => {
      if (held.canvas !== null) Object.assign(held.canvas, { width: Math.max(1, width), height: Math.max(1, height) })
    }
    readonly destroy = (held: Held): void => {
      held.canvas = null
      held.context = null
    }
  }

class NoFilter {
  readonly addFilter = (): string => 'none'
  readonly addHCMFilter = (): string => 'none'
  readonly addAlphaFilter = (): string => 'none'
  readonly addLuminosityFilter = (): string => 'none'
  readonly addHighlightHCMFilter = (): string => 'none'
  readonly destroy = (): undefined => undefined
}
