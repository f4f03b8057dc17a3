import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { encode as encodeBmp } from 'bmp-js'
import { encode as encodeJpeg } from 'jpeg-js'
import { GifWriter } from 'omggif'
import { describe, expect, it } from 'vitest'
import { decodePicture } from '../../../../src/shell/engine/pictures/decode-picture.ts'
import { encodePng } from '../../../../src/shell/engine/pictures/encode-png.ts'
import { uprightOf } from '../../../../src/shell/engine/pictures/exif.ts'
import { gradient, pixelOf, pngClaiming } from '../../../support/drawn-pictures.ts'
import { parseInstant } from '../../../../src/core/kernel/instant.ts'

const codes = async (bytes: Uint8Array): Promise<readonly string[]> => (await decodePicture(bytes)).issues.map(({ code, severity }) => `${severity} ${code}`)
const picture = gradient(64, 40)
const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../../../fixtures/pictures', name))
const jpeg = encodeJpeg({ width: 64, height: 40, data: picture.rgba }, 95).data

const gif = (frames: number): Uint8Array => {
  const out = new Uint8Array(50_000)
  const writer = new GifWriter(out, 32, 32, { palette: [0xff0000, 0x00ff00, 0x0000ff, 0xffffff], loop: 0 })
  for (let i = 0; i < frames; i += 1) writer.addFrame(0, 0, 32, 32, new Uint8Array(1024).fill(i % 4))
  return out.subarray(0, writer.end())
}

/** EXIF with Orientation and DateTimeOriginal, put behind the start mark of a JPEG. */
const withExif = (bytes: Uint8Array, orientation: number, takenAt: string): Uint8Array => {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4 + 2 + 12 + 4 + 20)
  tiff.write('MM\0*\0\0\0\x08', 0, 'latin1')
  tiff.writeUInt16BE(2, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    tiff.writeUInt32BE(value, at + 8)
  }
  entry(10, 0x0112, 3, 1, orientation << 16)
  entry(22, 0x8769, 4, 1, 38)
  tiff.writeUInt16BE(1, 38)
  entry(40, 0x9003, 2, 20, 56)
  tiff.write(`${takenAt}\0`, 56, 'latin1')
  const head = Buffer.from([0xff, 0xe1, 0, 0, 0x45, 0x78, 0x69, 0x66, 0, 0])
  head.writeUInt16BE(tiff.length + 8, 2)
  return Buffer.concat([bytes.subarray(0, 2), head, tiff, bytes.subarray(2)])
}

describe('a picture is known by its content, not its name', () => {
  it('PNG, JPEG, BMP and GIF come out with the same pixels', async () => {
    const png = await decodePicture(encodePng(picture))
    expect(png.raster).toEqual(picture)
    const abgr = Buffer.from(picture.rgba.map((_, i, all) => (i % 4 === 0 ? 255 : all[i - (i % 4) + 3 - (i % 4)]!)))
    const bmp = await decodePicture(encodeBmp({ width: 64, height: 40, data: abgr }).data)
    expect(pixelOf(bmp.raster!, 10, 30)).toEqual(pixelOf(picture, 10, 30))
    const fromJpeg = await decodePicture(jpeg)
    pixelOf(fromJpeg.raster!, 20, 20).slice(0, 2).forEach((value, c) => expect(Math.abs(value - pixelOf(picture, 20, 20)[c]!)).toBeLessThan(12))
    expect((await decodePicture(gif(1))).raster).toMatchObject({ width: 32, height: 32 })
  })

  it('WebP and HEIC, as phones and chats write them, come out with the same picture', async () => {
    expect((await decodePicture(fixture('gradient.webp'))).raster).toEqual(picture)
    const { raster, issues } = await decodePicture(fixture('gradient.heic'))
    expect([raster?.width, raster?.height, issues]).toEqual([64, 40, []])
    pixelOf(raster!, 20, 20).slice(0, 2).forEach((value, c) => expect(Math.abs(value - pixelOf(picture, 20, 20)[c]!)).toBeLessThan(24))
    expect(await codes(fixture('gradient.heic').subarray(0, 300))).toHaveLength(1)
    const moving = await decodePicture(fixture('moving.webp'))
    expect(moving.raster).toEqual(picture)
    expect(moving.issues.map(({ code }) => code)).toEqual((await decodePicture(gif(2))).issues.map(({ code }) => code))
  })

  it('transparent pixels are read as white, as a viewer shows them', async () => {
    const rgba = new Uint8Array(32 * 32 * 4)
    const { PNG } = (await import('pngjs')) as unknown as { PNG: new (size: object) => { data: Buffer } & object }
    const clear = new PNG({ width: 32, height: 32 })
    clear.data = Buffer.from(rgba)
    const bytes = (PNG as unknown as { sync: { write: (png: object) => Buffer } }).sync.write(clear)
    expect(pixelOf((await decodePicture(bytes)).raster!, 5, 5)).toEqual([255, 255, 255])
  })
})

describe('a bad picture is one clear sentence', () => {
  it('empty, unknown, corrupt, one pixel and 150 megapixels each have their own code', async () => {
    expect(await codes(new Uint8Array())).toEqual(['refuse picture-empty'])
    expect(await codes(Buffer.from('call log, 2026'))).toEqual(['refuse picture-kind-unknown'])
    expect(await codes(Buffer.concat([encodePng(picture).subarray(0, 60), Buffer.from('garbage IEND garbage')]))).toEqual(['refuse picture-corrupt'])
    expect(await codes(encodePng(gradient(1, 1)))).toEqual(['refuse picture-too-small'])
    expect(await codes(pngClaiming(15_000, 10_000))).toEqual(['refuse picture-too-large'])
  })

  it('a picture that did not arrive whole is refused as that, not as damaged', async () => {
    const whole = encodePng(picture)
    expect(await codes(whole.subarray(0, whole.length - 40))).toEqual(['refuse picture-cut-short'])
    expect(await codes(jpeg.subarray(0, Math.floor(jpeg.length * 0.7)))).toEqual(['refuse picture-cut-short'])
  })

  it('of an animation the first frame is read, and that is said', async () => {
    const { raster, issues } = await decodePicture(gif(3))
    expect(raster).toBeDefined()
    expect(issues).toMatchObject([{ code: 'picture-animated', params: { frames: 3 } }])
  })
})

describe('a photo stands as it was seen', () => {
  it('all eight EXIF orientations bring the same corner to the top left', () => {
    const upright = gradient(48, 32)
    const stored: Readonly<Record<number, (x: number, y: number) => readonly [number, number]>> = {
      1: (x, y) => [x, y], 2: (x, y) => [47 - x, y], 3: (x, y) => [47 - x, 31 - y], 4: (x, y) => [x, 31 - y],
      5: (x, y) => [y, x], 6: (x, y) => [y, 47 - x], 7: (x, y) => [31 - y, 47 - x], 8: (x, y) => [31 - y, x],
    }
    for (const [orientation, placeOf] of Object.entries(stored)) {
      const isSideways = Number(orientation) >= 5
      const width = isSideways ? 32 : 48
      const rgba = new Uint8Array(48 * 32 * 4)
      for (let y = 0; y < 32; y += 1) {
        for (let x = 0; x < 48; x += 1) {
          const [sx, sy] = placeOf(x, y)
          rgba.set(upright.rgba.subarray((y * 48 + x) * 4, (y * 48 + x) * 4 + 4), (sy * width + sx) * 4)
        }
      }
      expect(uprightOf({ width, height: isSideways ? 48 : 32, rgba }, Number(orientation)), `orientation ${orientation}`).toEqual(upright)
    }
  })

  it('orientation and time of a JPEG come from its EXIF, Beijing time where no offset stands', async () => {
    const { raster, exifAt } = await decodePicture(withExif(jpeg, 6, '2026:11:05 15:21:50'))
    expect([raster?.width, raster?.height]).toEqual([40, 64])
    expect(parseInstant('2026-11-05T15:21:50+08:00')).toEqual({ ok: true, value: exifAt })
  })

  it('the time of an iPhone screenshot that has only XMP comes from there', async () => {
    const png = encodePng(gradient(64, 40))
    const text = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<rdf:Description photoshop:DateCreated="2026-11-05T15:21:50"/>', 'latin1')
    const chunk = Buffer.concat([Buffer.from('iTXt', 'latin1'), text])
    const framed = Buffer.alloc(8 + chunk.length)
    framed.writeUInt32BE(text.length)
    chunk.copy(framed, 4)
    framed.writeUInt32BE(crc32(chunk), 4 + chunk.length)
    const { exifAt } = await decodePicture(Buffer.concat([png.subarray(0, 33), framed, png.subarray(33)]))
    expect(parseInstant('2026-11-05T15:21:50+08:00')).toEqual({ ok: true, value: exifAt })
  })
})
