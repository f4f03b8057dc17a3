import type { FileHead } from '../../../core/import/format.ts'

type Container = FileHead['container']

const starts = (bytes: Buffer, ...values: readonly number[]): boolean => values.every((value, index) => bytes[index] === value)
const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

/** What the first bytes are, whatever the name says. undefined: perhaps text. */
export const sniffBytes = (b: Buffer): Container | undefined => {
  if (b.length === 0) return 'empty'
  if (ascii(b, 0, 16) === 'SQLite format 3\0') return 'sqlite'
  if (isSideFile(b)) return 'sqliteside'
  if (starts(b, 0xd0, 0xcf, 0x11, 0xe0) || isBareWorkbook(b) || ascii(b, 0, 4) === 'ID;P' || isDbf(b)) return 'xls'
  if (starts(b, 0x50, 0x4b, 0x03, 0x04) || starts(b, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (ascii(b, 0, 1024).includes('%PDF-')) return 'pdf'
  if (ascii(b, 0, 8) === 'bplist00') return 'plist'
  if (isPicture(b)) return 'picture'
  if (isVideo(b)) return 'video'
  return isAudio(b) ? 'audio' : undefined
}

/** Matroska and WebM, AVI. An MP4 may be either: its tracks tell. */
const isVideo = (b: Buffer): boolean => starts(b, 0x1a, 0x45, 0xdf, 0xa3) || (ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'AVI ')

/** The heads of a -wal and of a -journal (sqlite.org/fileformat.html §4.1, §3). */
const isSideFile = (b: Buffer): boolean => starts(b, 0x37, 0x7f, 0x06, 0x82) || starts(b, 0x37, 0x7f, 0x06, 0x83) || starts(b, 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7)

/** The first record of a workbook without its wrapping, as scripts on web servers write it: BOF of Excel 2, 3, 4 or 5. */
const isBareWorkbook = (b: Buffer): boolean => b[0] === 9 && [0, 2, 4, 8].includes(b[1] ?? -1) && [4, 6, 8, 16].includes(b[2] ?? -1) && b[3] === 0

/** dBASE and FoxPro: a date, a head of 32 bytes for the table and for each field, and its end mark. */
const isDbf = (b: Buffer): boolean => {
  if (b.length < 68 || ![0x03, 0x30, 0x83, 0x8b, 0xf5].includes(b[0] ?? 0)) return false
  const [month, day, head] = [b[2] ?? 0, b[3] ?? 0, b.readUInt16LE(8)]
  const end = b[0] === 0x30 ? head - 264 : head - 1
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && end >= 64 && b[end] === 0x0d
}

const isPicture = (b: Buffer): boolean =>
  starts(b, 0x89, 0x50, 0x4e, 0x47) || starts(b, 0xff, 0xd8, 0xff) || ascii(b, 0, 4) === 'GIF8' || (ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP') ||
  (ascii(b, 4, 8) === 'ftyp' && /^(?:heic|heix|hevc|mif1|msf1|avif)/.test(ascii(b, 8, 12))) || (ascii(b, 0, 2) === 'BM' && b.length > 14 && b.readUInt32LE(6) === 0) || starts(b, 0x49, 0x49, 0x2a, 0) || starts(b, 0x4d, 0x4d, 0, 0x2a)

const isAudio = (b: Buffer): boolean =>
  ascii(b, 0, 3) === 'ID3' || (ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WAVE') || ascii(b, 0, 5) === '#!AMR' || ascii(b, 0, 4) === 'OggS' || ascii(b, 0, 4) === 'fLaC' ||
  ascii(b, 4, 8) === 'ftyp' || (b[0] === 0xff && [0xfb, 0xf3, 0xf2, 0xf1, 0xf9].includes(b[1] ?? 0)) || ascii(b, 0, 4) === 'caff'

/** Marks of private and foreign formats (formats/README §4.2, §7); packed files by their published magic numbers. */
export const signatureOf = (b: Buffer): FileHead['signature'] => textMarks.find(([mark]) => ascii(b, 0, mark.length) === mark)?.[1] ?? (isPacked(b) ? 'archive' : undefined)

const textMarks: readonly (readonly [mark: string, FileHead['signature']])[] = [['ANDROID BACKUP\n', 'android-backup'], ['MIUI BACKUP\n', 'miui-backup'], ['mbdb', 'apple-mbdb']]

/** Two or four bytes that a text could begin with, too: asked of binary files only. */
export const binarySignatureOf = (b: Buffer): FileHead['signature'] => (starts(b, 0x5a, 0xa5) ? 'oppo-backup' : starts(b, 0x6b, 0x39, 0xa4, 0x74) ? 'samsung-backup' : undefined)

/** RAR, 7z, gzip, xz, bzip2, tar. */
const isPacked = (b: Buffer): boolean => ascii(b, 0, 6) === 'Rar!\x1a\x07' || starts(b, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c) || starts(b, 0x1f, 0x8b, 8) || starts(b, 0xfd, 0x37, 0x7a, 0x58, 0x5a) || /^BZh[1-9]1AY/.test(ascii(b, 0, 7)) || ascii(b, 257, 262) === 'ustar'

/** What a text is, by how it begins. */
export const sniffText = (text: string): Container => {
  const start = text.replace(/^\ufeff/, '').trimStart().slice(0, 4096)
  if (start === '') return 'text'
  if (start.startsWith('<')) {
    if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|table|head|body|meta|style|div|tr|td|th|tbody|thead|title|link|script|center|font|span|h[1-6]|p|br|form)\b/i.test(start)) return 'html'
    if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheetml'
    if (start.includes('<office:document ')) return 'ods'
    return /^<[?!A-Za-z_]/.test(start) ? 'xml' : 'text'
  }
  if (/^[[{]/.test(start)) return 'json'
  return 'text'
}

/** Bytes that no text has. A few characters that no encoding explains are damage: also a short text may have them. */
export const isBinary = (text: string): boolean => {
  let controls = 0
  let damaged = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) controls++
    if (code === 0xfffd) damaged++
  }
  return text.length > 0 && (controls + (damaged > 8 ? damaged : 0)) / text.length > 0.02
}
