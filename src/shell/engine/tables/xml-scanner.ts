import { StringDecoder } from 'node:string_decoder'
import { textDecoder, type Encoding, type TextDecoding } from './encoding.ts'

export type XmlEvents = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, selfClosing: boolean) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
  /** Something in the bytes that is not XML; reading went on behind it. */
  readonly damage: (kind: XmlDamage) => void
}
export type XmlDamage = 'tag-cut' | 'reference-illegal' | 'surrogate-lone' | 'control-character' | 'bad-character' | 'value-damaged'
export type XmlScanner = { readonly write: (chunk: Buffer) => void; /** true: the file ended inside a tag. */ readonly end: () => boolean; readonly valuesSkipped: () => number }

/** A value longer than this is a picture or a sound in base64: it is passed over in the bytes and never held. */
const longestValue = 65_536

/**
 * A forgiving scanner of the XML that phones write: surrogate halves written as two references are one character, illegal references and
 * control characters are taken out and counted, a `<` inside a value or tag means the tag before it is damaged and reading starts anew there.
 * Written by hand because every XML library either stops at the first of these or drops the emoji (formats/README §12).
 */
export const xmlScanner = (events: XmlEvents, encoding: Encoding = 'utf8'): XmlScanner => {
  const bytewise = encoding === 'utf8' || encoding === 'gb18030'
  let decoder: TextDecoding = decoderOf(encoding)
  let pending = ''
  /** Code of the quote that ends the value being passed over. */
  let skipping = 0
  let skipped = 0
  const scan = (): void => {
    const done = scanTokens(pending, events)
    pending = done.at === 0 ? pending : pending.slice(done.at)
    if (done.openValueAt !== undefined && pending.length - (done.openValueAt - done.at) > longestValue) {
      const valueAt = done.openValueAt - done.at
      skipping = pending.charCodeAt(valueAt - 1)
      pending = pending.slice(0, valueAt)
      skipped++
      decoder = decoderOf(encoding)
    }
  }
  const skipIn = (chunk: Buffer): Buffer => {
    const end = endOfValue(chunk, skipping)
    if (end === -1) return chunk.subarray(chunk.length)
    skipping = 0
    return chunk.subarray(end)
  }
  return {
    write: (chunk) => {
      let rest = chunk
      if (skipping !== 0) {
        if (bytewise) rest = skipIn(chunk)
        else {
          const text = decoder.write(chunk)
          const at = text.indexOf(String.fromCharCode(skipping))
          if (at === -1) return
          skipping = 0
          pending += text.slice(at)
          scan()
          return
        }
      }
      if (rest.length === 0) return
      const text = decoder.write(rest)
      if (text.includes('\ufffd')) events.damage('bad-character')
      pending += text
      scan()
    },
    end: () => {
      pending += decoder.end()
      scan()
      const left = pending.trim()
      if (left !== '' && !left.startsWith('<')) events.text(left)
      return left.startsWith('<') || skipping !== 0
    },
    valuesSkipped: () => skipped,
  }
}

const decoderOf = (encoding: Encoding): TextDecoding => {
  if (encoding !== 'utf8') return textDecoder(encoding)
  // Node's own decoder is several times faster than any other.
  const decoder = new StringDecoder('utf8')
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() }
}

const endOfValue = (chunk: Buffer, quote: number): number => {
  const end = chunk.indexOf(quote)
  const cut = (end === -1 ? chunk : chunk.subarray(0, end)).indexOf(lessThan)
  return cut === -1 ? end : cut
}

const lessThan = 60
const greaterThan = 62
const slash = 47

type Scanned = { readonly at: number; /** A value whose closing quote is not here yet. */ readonly openValueAt?: number }

/** Reads whole tokens from `text`; `at` is where the first incomplete one begins. */
const scanTokens = (text: string, events: XmlEvents): Scanned => {
  let at = 0
  for (;;) {
    const tag = text.indexOf('<', at)
    if (tag === -1) return { at: at + textUpTo(text, at, text.length, events, false) }
    if (tag > at) textUpTo(text, at, tag, events, true)
    const next = text.charCodeAt(tag + 1)
    if (Number.isNaN(next)) return { at: tag }
    if (next === 33 || next === 63) {
      const end = endOfMarkup(text, tag, events)
      if (end === -1) return { at: tag }
      at = end
    } else if (next === slash) {
      const end = endOfCloseTag(text, tag, events)
      if (end === -1) return { at: tag }
      at = end
    } else {
      const read = readTag(text, tag, events)
      if (read.kind === 'more') return read.openValueAt === undefined ? { at: tag } : { at: tag, openValueAt: read.openValueAt }
      at = read.end
    }
  }
}

/** Reports text; at the end of the buffer an unfinished reference waits for more. Answers how much was used. */
const textUpTo = (text: string, from: number, to: number, events: XmlEvents, whole: boolean): number => {
  let end = to
  if (!whole) {
    const reference = text.lastIndexOf('&')
    if (reference >= from && !text.includes(';', reference) && to - reference < 12) end = reference
  }
  if (end > from) events.text(unescape(text.slice(from, end), events))
  return end - from
}

/** Comments, CDATA, processing instructions, DOCTYPE. -1: not complete. */
const endOfMarkup = (text: string, tag: number, events: XmlEvents): number => {
  if (text.length - tag < 9 && !text.startsWith('<?', tag) && !text.includes('>', tag)) return -1
  if (text.startsWith('<!--', tag)) return after(text, '-->', tag + 4)
  if (text.startsWith('<?', tag)) return after(text, '?>', tag)
  if (text.startsWith('<![CDATA[', tag)) {
    const end = text.indexOf(']]>', tag)
    if (end !== -1) events.text(text.slice(tag + 9, end))
    return end === -1 ? -1 : end + 3
  }
  return after(text, '>', tag)
}

const after = (text: string, mark: string, from: number): number => {
  const end = text.indexOf(mark, from)
  return end === -1 ? -1 : end + mark.length
}

const endOfCloseTag = (text: string, tag: number, events: XmlEvents): number => {
  const end = text.indexOf('>', tag)
  const cut = text.indexOf('<', tag + 1)
  if (cut !== -1 && (end === -1 || cut < end)) {
    events.damage('tag-cut')
    return cut
  }
  if (end === -1) return -1
  events.close(text.slice(tag + 2, end).trim())
  return end + 1
}

type TagRead = { readonly kind: 'done'; readonly end: number } | { readonly kind: 'more'; readonly openValueAt?: number }

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/** <name a="b" …> or <name … />. */
const readTag = (text: string, tag: number, events: XmlEvents): TagRead => {
  const nameEnd = endOfName(text, tag + 1)
  const name = text.slice(tag + 1, nameEnd)
  // `<3` in running text is no tag.
  if (nameEnd < text.length && !/^[\p{L}_]/u.test(name)) {
    events.text('<')
    return { kind: 'done', end: tag + 1 }
  }
  const attributes: Record<string, string> = {}
  for (let at = nameEnd, index = 0; ; index++) {
    while (isSpace(text.charCodeAt(at))) at++
    const quick = likelyAttribute(text, at, index)
    if (quick !== -1) {
      attributes[likely[index]?.name ?? ''] = text.slice(valueStart, quick)
      at = quick + 1
      continue
    }
    if (at >= text.length) return { kind: 'more' }
    const end = endOfTag(text, at)
    if (end.kind === 'more') return { kind: 'more' }
    if (end.kind === 'end') {
      events.open(name, attributes, end.selfClosing)
      return { kind: 'done', end: end.at }
    }
    if (end.kind === 'cut') return cutAt(at, events)
    const read = readAttribute(text, at, index, attributes, events)
    if (typeof read !== 'number') return read
    at = read
  }
}

/** One attribute, put into `attributes`. Answers where reading goes on, or why it cannot. */
const readAttribute = (text: string, at: number, index: number, attributes: Record<string, string>, events: XmlEvents): number | TagRead => {
  const key = endOfName(text, at)
  // A stray mark where a name should be.
  if (key === at) return at + 1
  const equals = skipSpaces(text, key)
  if (equals >= text.length) return { kind: 'more' }
  if (text.charCodeAt(equals) !== equalsSign) return equals
  const value = readValue(text, equals + 1)
  if (value.kind === 'more') return value
  if (value.kind === 'cut') return cutAt(value.at, events)
  const attribute = text.slice(at, key)
  attributes[attribute] = unescape(value.text, events)
  if (index < 32) likely[index] = { name: attribute, start: `${attribute}="` }
  // A quote that closes in the middle of a word was lost or made by damage.
  if (value.end < text.length && !endsValue(text.charCodeAt(value.end))) events.damage('value-damaged')
  return value.end
}

/**
 * The records of a log carry the same attributes in the same order: the names of the last tag are tried first, which saves cutting and hashing
 * a dozen names per record. Only a cache: a miss costs nothing but time.
 */
const likely: { readonly name: string; readonly start: string }[] = []
/** Where the value of the attribute just guessed begins. */
let valueStart = 0

/** Where the value ends, if the attribute here is the expected one, quoted, and without anything to unescape. -1: read it the long way. */
const likelyAttribute = (text: string, at: number, index: number): number => {
  const expected = likely[index]
  if (expected === undefined || !text.startsWith(expected.start, at)) return -1
  valueStart = at + expected.start.length
  for (let end = valueStart; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === doubleQuote) return end + 1 < text.length && endsValue(text.charCodeAt(end + 1)) ? end : -1
    if (code === ampersand || code === lessThan || code < 32 || code >= 0xfffe) return -1
  }
  return -1
}

const equalsSign = 61
const doubleQuote = 34
const ampersand = 38

/** Names end at a space, `=`, `/`, `>` or `<`. */
const endOfName = (text: string, from: number): number => {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === equalsSign || code === greaterThan || code === lessThan || code === slash || isSpace(code)) break
  }
  return at
}

const skipSpaces = (text: string, from: number): number => {
  let at = from
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

type TagEnd = { readonly kind: 'end'; readonly at: number; readonly selfClosing: boolean } | { readonly kind: 'more' | 'cut' | 'attribute' }
const anAttribute: TagEnd = { kind: 'attribute' }

const endOfTag = (text: string, at: number): TagEnd => {
  const code = text.charCodeAt(at)
  if (code === greaterThan) return { kind: 'end', at: at + 1, selfClosing: false }
  if (code === lessThan) return { kind: 'cut' }
  if (code !== slash) return anAttribute
  if (at + 1 >= text.length) return { kind: 'more' }
  return text.charCodeAt(at + 1) === greaterThan ? { kind: 'end', at: at + 2, selfClosing: true } : anAttribute
}

const endsValue = (code: number): boolean => isSpace(code) || code === greaterThan || code === slash || code === 63

const cutAt = (at: number, events: XmlEvents): TagRead => {
  events.damage('tag-cut')
  return { kind: 'done', end: at }
}

type ValueRead = { readonly kind: 'value'; readonly text: string; readonly end: number } | { readonly kind: 'more'; readonly openValueAt?: number } | { readonly kind: 'cut'; readonly at: number }

const readValue = (text: string, from: number): ValueRead => {
  let at = from
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  if (at >= text.length) return { kind: 'more' }
  const quote = text[at]!
  if (quote !== '"' && quote !== "'") {
    const match = /[\s><]/.exec(text.slice(at, at + 4096))
    return match === null ? { kind: 'more' } : { kind: 'value', text: text.slice(at, at + match.index), end: at + match.index }
  }
  const end = text.indexOf(quote, at + 1)
  const value = text.slice(at + 1, end === -1 ? text.length : end)
  const cut = value.search(startOfMarkup)
  if (cut !== -1) return { kind: 'cut', at: at + 1 + cut }
  return end === -1 ? { kind: 'more', openValueAt: at + 1 } : { kind: 'value', text: value, end: end + 1 }
}

/** A raw `<` in a value is illegal; before a name it is the next tag, otherwise somebody's heart: <3. */
const startOfMarkup = /<[/!?A-Za-z_]/

const special = /[&\u0000-\u001f\ufffe\uffff]/
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }
// The characters XML forbids.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** References become characters; two halves of one character meet here. */
const unescape = (text: string, events: XmlEvents): string => {
  if (!special.test(text)) return text
  let result = text
  if (text.includes('&')) {
    result = text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,6}));/g, (all: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? all
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      if (code <= 0x10ffff && (code >= 32 || code === 9 || code === 10 || code === 13)) return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)
      events.damage('reference-illegal')
      return ''
    })
    result = result.replace(loneSurrogate, () => {
      events.damage('surrogate-lone')
      return '\ufffd'
    })
  }
  if (!forbidden.test(result)) return result
  forbidden.lastIndex = 0
  return result.replace(forbidden, () => {
    events.damage('control-character')
    return ''
  })
}
