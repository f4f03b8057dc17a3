import { describe, expect, it } from 'vitest'
import { formatInstant } from '../../../src/core/kernel/instant.ts'
import { momentOfFileName } from '../../../src/core/read-screen/file-name-moment.ts'

const said = (name: string): string | undefined => {
  const at = momentOfFileName(name)?.at
  return at === undefined ? undefined : formatInstant(at)
}

describe('a file name says when its picture was taken', () => {
  it.each([
    ['Screenshot_20261105-152150.png', '2026-11-05T15:21:50+08:00'],
    ['Screenshot_20261105_152150_com.huawei.contacts.jpg', '2026-11-05T15:21:50+08:00'],
    ['Screenshot_2026-11-05-15-21-50-123_com.android.contacts.jpg', '2026-11-05T15:21:50+08:00'],
    ['微信图片_20261105152150.jpg', '2026-11-05T15:21:50+08:00'],
    ['微信图片_20261105152150_12.jpg', '2026-11-05T15:21:50+08:00'],
    ['截屏2026-11-05 15.21.50.png', '2026-11-05T15:21:50+08:00'],
    ['IMG_20261105_152150.HEIC', '2026-11-05T15:21:50+08:00'],
    ['2026年11月05日 通话记录.png', '2026-11-05T00:00:00+08:00'],
    ['mmexport1762327310123.jpg', '2025-11-05T15:21:50.123+08:00'],
    ['Screenshot_2026-11-05-15-21-50-12_40deb401b9ffe8e1df2f1cc5ba480b12.jpg', '2026-11-05T15:21:50+08:00'],
    ['Screenshot_20261105_152150_com.hihonor.contacts.jpg', '2026-11-05T15:21:50+08:00'],
    ['Screenshot_20261105-152150~2.png', '2026-11-05T15:21:50+08:00'],
    ['Screen Shot 2026-11-05 at 3.21.50 PM.png', '2026-11-05T15:21:50+08:00'],
    ['Screenshot 2026-11-05 at 12.21.50 AM.png', '2026-11-05T00:21:50+08:00'],
    ['截屏2026-11-05 下午3.21.50.png', '2026-11-05T15:21:50+08:00'],
    ['屏幕截图 2026-11-05 152150.png', '2026-11-05T15:21:50+08:00'],
    ['微信截图_20261105152150.png', '2026-11-05T15:21:50+08:00'],
    ['企业微信截图_17623273101234.png', '2025-11-05T15:21:50+08:00'],
    ['Snipaste_2026-11-05_15-21-50.png', '2026-11-05T15:21:50+08:00'],
    ['QQ截图20261105152150.png', '2026-11-05T15:21:50+08:00'],
    // The Pixel camera names pictures in UTC.
    ['PXL_20261105_072150123.jpg', '2026-11-05T15:21:50+08:00'],
    ['1762327310123.jpg', '2025-11-05T15:21:50.123+08:00'],
    ['IMG-20261105-WA0012.jpg', '2026-11-05T00:00:00+08:00'],
  ])('%s', (name, at) => expect(said(name)).toBe(at))

  it.each(['微信图片_20261105152150.jpg', 'mmexport1762327310123.jpg', '1762327310123.jpg', 'photo_2026-11-05_15-21-50.jpg', 'WhatsApp Image 2026-11-05 at 15.21.50.jpeg', 'QQ图片20261105152150.jpg'])('%s only says when it was saved', (name) =>
    expect(momentOfFileName(name)?.isOfSaving).toBe(true))

  it.each(['Screenshot_20261105-152150.png', 'IMG_20261105_152150.jpg', '微信截图_20261105152150.png', 'wx_camera_1762327310123.jpg'])('%s says when it was taken', (name) =>
    expect(momentOfFileName(name)?.isOfSaving).toBe(false))

  it.each(['IMG_0012.PNG', '通话记录 (3).jpg', '13812345678.png', 'Screenshot_20261345-990000.png', '400-820-8820.png', '粘贴的图片-2026-11-05 15.21.50.png'])('%s says nothing', (name) => expect(said(name)).toBeUndefined())
})
