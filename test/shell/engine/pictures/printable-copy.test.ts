import { encode as encodeJpeg } from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { decodePicture } from '../../../../src/shell/engine/pictures/decode-picture.ts'
import { encodePng } from '../../../../src/shell/engine/pictures/encode-png.ts'
import { printableCopy } from '../../../../src/shell/engine/pictures/printable-copy.ts'
import { gradient, pixelOf } from '../../../support/drawn-pictures.ts'

const picture = gradient(90, 60)

describe('a copy for printing', () => {
  it('keeps every pixel, has no alpha, and is the same bytes each time', async () => {
    const first = await printableCopy(encodePng(picture), [])
    const again = await printableCopy(encodePng(picture), [])
    expect(Buffer.from(first.png!).equals(Buffer.from(again.png!))).toBe(true)
    expect(first.png![25], 'colour type: red, green, blue').toBe(2)
    expect((await decodePicture(first.png!)).raster).toEqual(picture)
  })

  it('holds nothing of what lies under a mask, to the last touched pixel', async () => {
    const { png } = await printableCopy(encodePng(picture), [[10.4, 20.6, 30.2, 40]])
    const copy = (await decodePicture(png!)).raster!
    for (let y = 20; y < 40; y += 1) for (let x = 10; x < 31; x += 1) expect(pixelOf(copy, x, y)).toEqual([0x8c, 0x8c, 0x8c])
    expect(pixelOf(copy, 9, 30)).toEqual(pixelOf(picture, 9, 30))
    expect(pixelOf(copy, 31, 30)).toEqual(pixelOf(picture, 31, 30))
  })

  it('of a JPEG holds exactly the pixels the reader saw', async () => {
    const jpeg = encodeJpeg({ width: 90, height: 60, data: picture.rgba }, 60).data
    const { png } = await printableCopy(jpeg, [])
    expect((await decodePicture(png!)).raster).toEqual((await decodePicture(jpeg)).raster)
  })

  it('of a broken picture is an issue, not a file', async () => {
    expect(await printableCopy(new Uint8Array(), [])).toMatchObject({ issues: [{ code: 'picture-empty' }] })
  })
})
