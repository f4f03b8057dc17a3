import { decodeAll, guessEncoding } from './encoding.ts'

/** A page kept by a browser (.mhtml), or a message with a bill in its text (.eml): RFC 2557, RFC 2045. */
export const isWebArchive = (head: string): boolean => /^(?:[\w-]+: |[ \t])/.test(head) && /^MIME-Version:/im.test(head.slice(0, 8192)) && /^Content-Type:\s*multipart\//im.test(head.slice(0, 8192))

/** The HTML inside, of the first part that has some. undefined: it has none. */
export const webArchiveHtml = (bytes: Buffer): string | undefined => {
  const text = bytes.toString('latin1')
  const boundaries = [...text.matchAll(/boundary="?([^"\r\n;]+)"?/gi)].map((m) => `--${m[1] ?? ''}`)
  for (const part of partsBetween(text, boundaries)) {
    const gap = /\r?\n\r?\n/.exec(part)
    const head = gap === null ? '' : part.slice(0, gap.index)
    if (gap !== null && /^Content-Type:\s*text\/html/im.test(head)) return decodePart(head, part.slice(gap.index + gap[0].length))
  }
  return undefined
}

/** Parts may lie in parts: every mark of any of them ends one. */
const partsBetween = (text: string, boundaries: readonly string[]): readonly string[] => boundaries.reduce<readonly string[]>((parts, mark) => parts.flatMap((part) => part.split(mark)), [text]).map((part) => part.replace(/^\r?\n/, ''))

const decodePart = (head: string, body: string): string => {
  const how = /^Content-Transfer-Encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase()
  const bytes = how === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(how === 'quoted-printable' ? unquoted(body) : body, 'latin1')
  return decodeAll(bytes, guessEncoding(bytes).encoding)
}

const unquoted = (text: string): string => text.replace(/=[ \t]*\r?\n/g, '').replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
