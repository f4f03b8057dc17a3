import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { withTables } from './large-word-table.ts'

/** 1980-01-01, the first day a ZIP can name, in the zone ZIP writers read it in. */
const fixedTime = (): Date => new Date(1980, 0, 1, 0, 0, 0)

/**
 * The docx library numbers drawings, bookmarks and media across the whole process and stamps the wall clock. Numbers are given again in the
 * order they stand, the clock is the packet's, and the parts are zipped by name with one fixed time: same blocks, same bytes.
 */
export const stableDocx = (bytes: Uint8Array, packetTime: string, tables: readonly string[]): Uint8Array => {
  const parts = unzipSync(bytes)
  const media = mediaNames(Object.keys(parts).sort(), parts)
  const out: Zippable = {}
  for (const name of Object.keys(parts).sort()) {
    const part = parts[name]
    if (part === undefined) continue
    const renamed = media.get(name.slice(name.lastIndexOf('/') + 1))
    const path = renamed === undefined ? name : `${name.slice(0, name.lastIndexOf('/') + 1)}${renamed}`
    const text = /\.(?:xml|rels)$/.test(name) ? strToU8(stableXml(name === 'word/document.xml' ? withTables(strFromU8(part), tables) : strFromU8(part), name, media, packetTime)) : part
    out[path] = [text, { mtime: fixedTime(), level: 6, os: 3, attrs: 0o644 << 16 }]
  }
  return zipSync(out)
}

/** Media files by the order of their first mention. */
const mediaNames = (names: readonly string[], parts: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> => {
  const renamed = new Map<string, string>()
  for (const name of names.filter((n) => n.endsWith('.rels'))) {
    for (const match of strFromU8(parts[name] ?? new Uint8Array()).matchAll(/media\/([^"]+)"/g)) {
      const old = match[1] ?? ''
      if (!renamed.has(old)) renamed.set(old, `image${renamed.size + 1}${old.slice(old.lastIndexOf('.'))}`)
    }
  }
  return renamed
}

const stableXml = (xml: string, name: string, media: ReadonlyMap<string, string>, packetTime: string): string => {
  if (name === 'docProps/core.xml') return xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${packetTime}`)
  let text = xml
  for (const [from, to] of media) text = text.replaceAll(from, to)
  let drawing = 0
  text = text.replaceAll(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${(drawing += 1)}"`)
  return text
}
