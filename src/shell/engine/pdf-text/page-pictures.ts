import { readFile } from 'node:fs/promises'
import type { Issue } from '../../../core/kernel/issue.ts'
import type { Raster } from '../../../core/model/raster.ts'
import { identity, multiply, type Matrix } from './matrix.ts'
import { blankPage, putPicture, type PlacedPicture } from './page-canvas.ts'
import { pdfJs, settings, type OperatorList, type PdfPage } from './pdf-js.ts'

/** A scanned page as it would be seen, in the scan's own resolution. */
export type PagePicture = { readonly page: number; readonly raster: Raster }

const largestPicture = 100_000_000
/** A page whose pictures cover less is a page with a logo. */
const leastCover = 0.3
const leastWidth = 300

/** The pages of a PDF that are pictures: one image, or strips of one, turned and placed as the page says. Pages with none are left out. */
export async function* pagePictures(file: string, { password, only }: { readonly password?: string; readonly only?: ReadonlySet<number> } = {}): AsyncGenerator<PagePicture | Issue> {
  const library = await pdfJs()
  const task = library.getDocument({ ...settings, maxImageSize: largestPicture, data: new Uint8Array(await readFile(file)), ...(password === undefined ? {} : { password }) })
  try {
    const document = await task.promise
    const names = new Map(Object.entries(library.OPS).map(([name, code]) => [code, name]))
    for (let number = 1; number <= document.numPages; number++) {
      if (only?.has(number) === false) continue
      const found = await pictureOf(await document.getPage(number), names).catch((): Unreadable => 'unreadable')
      if (found === 'unreadable') yield { code: 'pdf-page-unreadable', severity: 'warn', place: { page: number }, params: { page: number } }
      else if (found !== undefined) yield { page: number, raster: found }
    }
  } finally {
    await task.destroy()
  }
}

type Unreadable = 'unreadable'

const pictureOf = async (page: PdfPage, names: ReadonlyMap<number, string>): Promise<Raster | undefined> => {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const list = await page.getOperatorList({ annotationMode: 0 })
  const placed = await Promise.all(paintedIn(list, names, transform as unknown as Matrix).map(async ({ args, isMask, matrix }): Promise<PlacedPicture | undefined> => {
    const image = await imageOf(page, args, isMask)
    return image === undefined ? undefined : { image, matrix, isMask }
  }))
  const pictures = placed.filter((one) => one !== undefined)
  page.cleanup()
  const cover = pictures.reduce((sum, { matrix: [a, b, c, d] }) => sum + Math.abs(a * d - b * c), 0) / (width * height)
  if (cover < leastCover || pictures.every(({ image }) => image.width < leastWidth)) return undefined
  const canvas = blankPage(width, height, pictures)
  for (const picture of pictures) putPicture(canvas, picture)
  return canvas.raster
}

type Painted = { readonly args: readonly unknown[]; readonly isMask: boolean; readonly matrix: Matrix }

/** Walks the drawing orders and notes where each image comes to stand. */
const paintedIn = (list: OperatorList, names: ReadonlyMap<number, string>, viewport: Matrix): readonly Painted[] => {
  const painted: Painted[] = []
  const stack: Matrix[] = []
  let matrix = viewport
  list.fnArray.forEach((fn, i) => {
    const args = (list.argsArray[i] ?? []) as readonly unknown[]
    const name = names.get(fn) ?? ''
    if (name === 'save' || name === 'beginGroup') stack.push(matrix)
    else if (name === 'restore' || name === 'endGroup' || name === 'paintFormXObjectEnd') matrix = stack.pop() ?? matrix
    else if (name === 'transform') matrix = multiply(matrix, matrixOf(args))
    else if (name === 'paintFormXObjectBegin') {
      stack.push(matrix)
      matrix = multiply(matrix, matrixOf(args[0]))
    } else if (name === 'paintImageXObject' || name === 'paintInlineImageXObject') painted.push({ args, isMask: false, matrix })
    else if (name === 'paintImageMaskXObject') painted.push({ args, isMask: true, matrix })
  })
  return painted
}

const matrixOf = (value: unknown): Matrix => {
  const [a, b, c, d, e, f] = typeof value === 'object' && value !== null ? Array.from(value as ArrayLike<unknown>, Number) : []
  return a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined ? identity : [a, b, c, d, e, f]
}

type DecodedImage = { readonly width: number; readonly height: number; readonly kind?: number; readonly data: Uint8Array }
const oneBit = 1
const threeBytes = 2

/** What pdf.js decoded, as red, green, blue; of a mask, black where it paints. */
const imageOf = async (page: PdfPage, args: readonly unknown[], isMask: boolean): Promise<Raster | undefined> => {
  const told = args[0]
  const named = typeof told === 'string' ? await objectOf(page, told) : told
  const image = isMask && isImage(named) && typeof named.data === 'string' ? { ...(named as object), data: (await objectOf(page, named.data)) } : named
  if (!isImage(image) || !(image.data instanceof Uint8Array || image.data instanceof Uint8ClampedArray)) return undefined
  return toRaster({ ...image, data: new Uint8Array(image.data), ...(isMask ? { kind: oneBit } : {}) })
}

const isImage = (value: unknown): value is { readonly width: number; readonly height: number; readonly kind?: number; readonly data: unknown } => typeof value === 'object' && value !== null && 'width' in value && 'data' in value

const slowestMs = 30_000

/** Images shared by pages stand with the document's own things. */
const objectOf = (page: PdfPage, id: string): Promise<unknown> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), slowestMs)
    const store = id.startsWith('g_') ? page.commonObjs : page.objs
    store.get(id, (value) => {
      clearTimeout(timer)
      resolve(value)
    })
  })

const toRaster = ({ width, height, kind, data }: DecodedImage): Raster => {
  const rgba = new Uint8Array(width * height * 4).fill(255)
  const bytesPerRow = (width + 7) >> 3
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = (y * width + x) * 4
      if (kind === oneBit) rgba.fill(((data[y * bytesPerRow + (x >> 3)]! >> (7 - (x & 7))) & 1) * 255, to, to + 3)
      else {
        const from = (y * width + x) * (kind === threeBytes ? 3 : 4)
        rgba[to] = data[from]!
        rgba[to + 1] = data[from + 1]!
        rgba[to + 2] = data[from + 2]!
      }
    }
  }
  return { width, height, rgba }
}
