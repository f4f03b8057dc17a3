import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

/*
 * pdf.js 5.5 (the last that runs under Node 20). For reading it is an interpreter only: it says which glyph stands where (draw-pages.ts draws). No script
 * of the document runs, no worker is started (its worker half is loaded beside it), and what it would fetch is read from its own package.
 */

export type Glyph = { readonly unicode: string; readonly width: number; readonly isSpace: boolean; readonly originalCharCode: number }
export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }
export type PdfObjects = { readonly has: (id: string) => boolean; readonly get: (id: string, then?: (value: unknown) => void) => unknown }
export type PdfPage = {
  readonly getViewport: (ask: { readonly scale: number }) => { readonly width: number; readonly height: number; readonly transform: readonly number[] }
  readonly getOperatorList: (ask: { readonly annotationMode: number }) => Promise<OperatorList>
  /** The context it draws on is Skia's, which its types do not know. */
  readonly render: (ask: never) => { readonly promise: Promise<void> }
  readonly commonObjs: PdfObjects
  readonly objs: PdfObjects
  readonly cleanup: () => unknown
}
export type PdfDocument = { readonly numPages: number; readonly getPage: (page: number) => Promise<PdfPage>; readonly getMetadata: () => Promise<{ readonly info: unknown }> }
export type PdfJs = {
  readonly OPS: Readonly<Record<string, number>>
  readonly getDocument: (ask: Readonly<Record<string, unknown>>) => { readonly promise: Promise<PdfDocument>; readonly destroy: () => Promise<void> }
}

/** What it would draw with. */
class Drawn {
  readonly isNeverUsed = true
}

const load = createRequire(import.meta.url)
let loaded: Promise<PdfJs> | undefined

/** Loaded when the first PDF comes. */
export const pdfJs = (): Promise<PdfJs> => (loaded ??= loadPdfJs())

const loadPdfJs = async (): Promise<PdfJs> => {
  const globals = globalThis as unknown as Record<string, unknown>
  // Named when it loads, used only to draw.
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) globals[name] ??= Drawn
  const isPlainNode = !('type' in process)
  // As in the engine: with no kind of process to see, it would load a native canvas.
  if (isPlainNode) Object.defineProperty(process, 'type', { value: 'utility', configurable: true })
  try {
    globals['pdfjsWorker'] = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    if (isPlainNode) Reflect.deleteProperty(process, 'type')
  }
}

const home = (): string => path.dirname(load.resolve('pdfjs-dist/package.json'))

/** Character tables of fonts a PDF names without carrying them: STSong-Light and GBK-EUC-H are how carriers' servers write Chinese. */
class CharacterMaps {
  readonly fetch = async ({ name }: { readonly name: string }): Promise<{ readonly cMapData: Uint8Array; readonly isCompressed: true }> => ({
    cMapData: new Uint8Array(await readFile(path.join(home(), 'cmaps', `${path.basename(name)}.bcmap`))),
    isCompressed: true,
  })
}

/** A file of pdf.js's own package, by the folder it lies in: what decodes the pictures of scanners (JPEG 2000, JBIG2, fax), spare fonts. */
export const packageFile = (folder: string): unknown =>
  class {
    readonly fetch = async ({ filename }: { readonly filename: string }): Promise<Uint8Array> => new Uint8Array(await readFile(path.join(home(), folder, path.basename(filename))))
  }

/** The shapes of fonts are not needed to know what is written. */
class Nothing {
  readonly fetch = (): Promise<never> => Promise.reject(new Error('not needed'))
  readonly destroy = (): undefined => undefined
}

export const settings = {
  verbosity: 0,
  isEvalSupported: false,
  enableXfa: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: true,
  fontExtraProperties: true,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  maxImageSize: 0,
  CMapReaderFactory: CharacterMaps,
  StandardFontDataFactory: Nothing,
  WasmFactory: packageFile('wasm'),
  CanvasFactory: Nothing,
  FilterFactory: Nothing,
}
