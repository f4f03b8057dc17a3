import { describe, expect, it } from 'vitest'
import { formatInstant } from '../../../src/core/kernel/instant.ts'
import { momentOfFileName } from '../../../src/core/read-screen/file-name-moment.ts'

const said = (name: string): string | undefined => {
  const at = momentOfFileName(name)
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
  ])('%s', (name, at) => expect(said(name)).toBe(at))

  it.each(['IMG_0012.PNG', '通话记录 (3).jpg', '13812345678.png', 'Screenshot_20261345-990000.png', '400-820-8820.png', '粘贴的图片-2026-11-05 15.21.50.png'])('%s says nothing', (name) => expect(said(name)).toBeUndefined())
})
