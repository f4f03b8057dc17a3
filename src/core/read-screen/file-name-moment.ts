import { pastedPictureName } from '../model/typed-source.ts'
import { beijingOffsetMinutes, epochOfWallClock, toEpochMs, type EpochMs } from '../kernel/instant.ts'

/*
 * Phones and chats name pictures after the moment they were taken or saved:
 * Screenshot_20261105-152150.png (AOSP, EMUI, OPPO), Screenshot_2026-11-05-15-21-50-123_com.android.contacts.jpg (MIUI),
 * IMG_20261105_152150.jpg, 微信图片_20261105152150.jpg, 截屏2026-11-05 15.21.50.png (macOS), Screenshot_20261105_152150_Contacts.jpg (One UI),
 * mmexport1762327310123.jpg and wx_camera_1762327310123.jpg (WeChat: milliseconds; the moment it was saved, which may be later).
 */
const clock = /(?<!\d)(20\d{2})[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])日?(?:[-_ .T]{0,4}(?:at )?([01]\d|2[0-3])[-_.:：时]?([0-5]\d)[-_.:：分]?([0-5]\d))?/
const milliseconds = /(?:mmexport|wx_camera_|microMsg\.|^)(1[3-9]\d{11})(?!\d)/

/** When the picture was taken by its file name, a wall clock in Beijing time; only a day: 00:00 of it. undefined: the name does not say. */
export const momentOfFileName = (fileName: string): EpochMs | undefined => {
  if (fileName.startsWith(pastedPictureName)) return undefined
  const ms = milliseconds.exec(fileName)
  if (ms !== null) return toEpochMs(Number(ms[1]))
  const m = clock.exec(fileName)
  if (m === null) return undefined
  const at = epochOfWallClock({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), hour: Number(m[4] ?? 0), minute: Number(m[5] ?? 0), second: Number(m[6] ?? 0), ms: 0 }, beijingOffsetMinutes)
  return at.ok ? at.value : undefined
}
