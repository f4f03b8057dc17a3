import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Raster } from '../../../core/model/raster.ts'
import type { PictureKind } from './sniff.ts'
import { firstWebpFrame } from './webp-frames.ts'

/** A decoded picture, and how many frames the file holds. Rejects where the library cannot read the bytes. */
export type Decoded = { readonly raster: Raster; readonly frames: number; readonly isUpright: boolean }

/** One library per kind, all of them JavaScript or WebAssembly: sharp's glib meets GTK's inside Electron. Loaded when first needed. */
export const decoders: Record<PictureKind, (bytes: Uint8Array) => Promise<Decoded>> = {
  png: async (bytes) => {
    const { PNG } = await import('pngjs')
    const { width, height, data } = PNG.sync.read(bufferOf(bytes))
    return still({ width, height, rgba: asBytes(data) })
  },
  jpeg: async (bytes) => {
    const { decode } = await import('jpeg-js')
    const { width, height, data } = decode(bytes, { useTArray: true, formatAsRGBA: true, tolerantDecoding: true, maxResolutionInMP: 200, maxMemoryUsageInMB: 4_096 })
    return still({ width, height, rgba: data })
  },
  webp: async (bytes) => {
    const { frames, still: first } = firstWebpFrame(bytes)
    const { width, height, data } = await (await webp())(new Uint8Array(first).buffer)
    return { raster: { width, height, rgba: asBytes(data) }, frames, isUpright: false }
  },
  heic: async (bytes) => decodeHeic(bytes),
  bmp: async (bytes) => {
    const { decode } = await import('bmp-js')
    const { width, height, data } = decode(bufferOf(bytes))
    return still({ width, height, rgba: rgbaOfAbgr(data) })
  },
  gif: async (bytes) => {
    const { GifReader } = await import('omggif')
    const gif = new GifReader(bytes)
    const rgba = new Uint8Array(gif.width * gif.height * 4)
    gif.decodeAndBlitFrameRGBA(0, rgba)
    return { raster: { width: gif.width, height: gif.height, rgba }, frames: gif.numFrames(), isUpright: true }
  },
}

const still = (raster: Raster): Decoded => ({ raster, frames: 1, isUpright: false })
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const asBytes = (data: Uint8ClampedArray | Buffer): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)

/** bmp-js gives alpha, blue, green, red; the alpha of a BMP is often 0 throughout and means nothing. */
const rgbaOfAbgr = (abgr: Uint8Array): Uint8Array => {
  const rgba = new Uint8Array(abgr.length)
  for (let i = 0; i < abgr.length; i += 4) {
    rgba[i] = abgr[i + 3]!
    rgba[i + 1] = abgr[i + 2]!
    rgba[i + 2] = abgr[i + 1]!
    rgba[i + 3] = 255
  }
  return rgba
}

type WebpDecode = typeof import('@jsquash/webp/decode.js').default
let startedWebp: Promise<WebpDecode> | undefined

/** The package would fetch its WebAssembly; there is no network here, so it is read from the package folder. */
const webp = (): Promise<WebpDecode> => {
  startedWebp ??= (async () => {
    const module = await import('@jsquash/webp/decode.js')
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm'))
    await module.init(new WebAssembly.Module(wasm))
    return module.default
  })()
  return startedWebp
}

/** libheif turns and mirrors by the file's own boxes; EXIF must not turn it again. */
const decodeHeic = async (bytes: Uint8Array): Promise<Decoded> => {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js')
  const images = new libheif.HeifDecoder().decode(bytes)
  const image = images.find((one) => one.is_primary()) ?? images[0]
  if (image === undefined) throw new Error('no picture inside')
  const target = { width: image.get_width(), height: image.get_height(), data: new Uint8ClampedArray(0) }
  if (target.width * target.height > mostHeicPixels) throw new TooManyPixels(target.width, target.height)
  target.data = new Uint8ClampedArray(target.width * target.height * 4)
  const shown = await new Promise((resolve) => image.display(target, resolve))
  for (const one of images) one.free()
  if (shown === null) throw new Error('the picture inside is damaged')
  return { raster: { width: target.width, height: target.height, rgba: asBytes(target.data) }, frames: images.length, isUpright: true }
}

/** A HEIC says its size only once its boxes are parsed. */
const mostHeicPixels = 100_000_000
export class TooManyPixels extends Error {
  readonly width: number
  readonly height: number
  constructor(width: number, height: number) {
    super('too many pixels')
    this.width = width
    this.height = height
  }
}
