import { pastedPictureName } from '../model/typed-source.ts'
import { beijingOffsetMinutes, epochOfWallClock, toEpochMs, type EpochMs } from '../kernel/instant.ts'

/*
 * Phones and chats name pictures after a moment: screenshots and cameras after that of taking, chats and browsers after that of saving.
 * Taken: Screenshot_20261105-152150.png (AOSP, EMUI, OPPO), Screenshot_2026-11-05-15-21-50-123_com.android.contacts.jpg (MIUI, with milliseconds),
 * Screenshot_20261105_152150_Contacts.jpg (One UI), IMG_20261105_152150.jpg, 截屏2026-11-05 15.21.50.png and Screen Shot 2026-11-05 at 3.21.50 PM.png (macOS),
 * 微信截图_20261105152150.png, 企业微信截图_17623273101234.png (seconds and four digits), PXL_20261105_072150123.jpg (Pixel camera: UTC).
 * Saved: 微信图片_20261105152150.jpg, mmexport1762327310123.jpg, 1762327310123.jpg, QQ图片20261105152150.jpg, photo_2026-11-05_15-21-50.jpg (Telegram), IMG-20261105-WA0012.jpg.
 */
const day = '(?<!\\d)(20\\d{2})[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\\d|3[01])日?'
const clock = new RegExp(`${day}(?:[-_ .T]{0,4}(?:at )?(上午|下午)?([01]?\\d|2[0-3])[-_.:：时]?([0-5]\\d)[-_.:：分]?([0-5]\\d)(?:\\s?([ap])m(?![a-z]))?)?`, 'i')
const milliseconds = /(?:mmexport|wx_camera_|microMsg\.|Screenshot_|(?:IMG|image|img)[-_]|^)(1[3-9]\d{11})(?!\d)/
const secondsOfWeCom = /企业微信截图_(1[5-9]\d{8})\d{4}(?!\d)/
/** Chats and messengers name what they save after the moment of saving, however old the picture is. */
const savedNames = /微信图片|QQ图片|TIM图片|WeChat Image|WhatsApp Image|IMG-\d{8}-WA|mmexport|microMsg\.|^photo_\d{4}-|^Image_\d{14}|^\d{13}\.|(?:IMG|image|img)[-_]\d{13}/i

/** A moment by Beijing's clock; only a day: 00:00 of it. `isOfSaving`: the picture may be older than its name. */
export type NamedMoment = { readonly at: EpochMs; readonly isOfSaving: boolean }

/** What a file name says of when its picture was taken or saved; undefined: it does not say. */
export const momentOfFileName = (fileName: string): NamedMoment | undefined => {
  if (fileName.startsWith(pastedPictureName)) return undefined
  const isOfSaving = savedNames.test(fileName)
  const ms = milliseconds.exec(fileName)
  if (ms !== null) return { at: toEpochMs(Number(ms[1])), isOfSaving }
  const seconds = secondsOfWeCom.exec(fileName)
  if (seconds !== null) return { at: toEpochMs(Number(seconds[1]) * 1000), isOfSaving: false }
  const m = clock.exec(fileName)
  if (m === null) return undefined
  const hour = hourOf(Number(m[5] ?? 0), m[4] === '下午' || m[8]?.toLowerCase() === 'p', m[4] === '上午' || m[8]?.toLowerCase() === 'a')
  const offset = fileName.startsWith('PXL_') && m[5] !== undefined ? 0 : beijingOffsetMinutes
  const at = epochOfWallClock({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]), hour, minute: Number(m[6] ?? 0), second: Number(m[7] ?? 0), ms: 0 }, offset)
  return at.ok ? { at: at.value, isOfSaving } : undefined
}

const hourOf = (hour: number, isAfternoon: boolean, isMorning: boolean): number => (isAfternoon && hour < 12 ? hour + 12 : isMorning && hour === 12 ? 0 : hour)
