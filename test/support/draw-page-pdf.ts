/*
 * Pages written order by order: what `draw-bill-pdf.ts` draws too neatly for. Text stands where it is put, in whatever font, turn or colour;
 * the reading expected of a page is stated by whoever puts it there.
 */
export type DrawnPage = { readonly orders: readonly string[]; readonly more?: string; readonly box?: readonly [width: number, height: number]; readonly image?: { readonly head: string; readonly bytes: Buffer } }

export type Look = { readonly size?: number; readonly font?: 'F1' | 'T3' | 'CID' | 'SIM'; /** Between the characters, in points. */ readonly spacing?: number }

export const pageHeight = 842

/** Half a size for Latin characters, a whole one for others. */
export const widthOf = (text: string, size = 9): number => Array.from(text).reduce((sum, c) => sum + (c.charCodeAt(0) < 128 ? size / 2 : size), 0)

const hex = (text: string): string => Array.from(text).map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')
const bytesHex = (text: string): string => Array.from(text).map((c) => (c.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')).join('')
const n = (value: number): string => value.toFixed(2)

/** A text whose base line is `y` points below the top edge. */
export const put = (text: string, x: number, y: number, { size = 9, font = 'F1', spacing = 0 }: Look = {}): string =>
  `BT /${font} ${size} Tf ${spacing} Tc 1 0 0 1 ${n(x)} ${n(pageHeight - y)} Tm <${font === 'T3' || font === 'SIM' ? bytesHex(text) : hex(text)}> Tj ET`

/** Each character by an order of its own, in the order given. */
export const putEach = (text: string, x: number, y: number, look: Look = {}): readonly string[] => {
  let at = x
  return Array.from(text).map((c) => {
    const order = put(c, at, y, look)
    at += widthOf(c, look.size)
    return order
  })
}

export const rule = (x0: number, y0: number, x1: number, y1: number): string => `${n(x0)} ${n(pageHeight - y0)} m ${n(x1)} ${n(pageHeight - y1)} l S`

/** Cells of a row side by side; a cell of several lines is a list. */
export const row = (lefts: readonly number[], cells: readonly (string | readonly string[])[], y: number, lineHeight = 11): readonly string[] =>
  cells.flatMap((cell, i) => (typeof cell === 'string' ? [cell] : cell).flatMap((line, k) => (line === '' ? [] : [put(line, lefts[i] ?? 0, y + k * lineHeight)])))

const fonts = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  // Glyphs that are drawings, named by number: which characters they are is nowhere said.
  `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0 /LastChar 255 /Widths [${'500 '.repeat(256)}] /Encoding << /Type /Encoding /Differences [0 ${Array.from({ length: 256 }, (_, i) => `/C${i}`).join(' ')}] >> /CharProcs << ${Array.from({ length: 256 }, (_, i) => `/C${i} 9 0 R`).join(' ')} >> /Resources << >> >>`,
  // Glyphs by their place in a font of its own, without the table that says what they are.
  '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+SimSun /Encoding /Identity-H /DescendantFonts [8 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 5 0 R /CIDToGIDMap /Identity >>',
  '<< /Length 31 >>\nstream\n500 0 0 0 500 500 d1 0 0 9 9 re f\nendstream',
  '<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
]

export const pagePdf = (pages: readonly DrawnPage[]): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')]
  const offsets: number[] = []
  const add = (number: number, head: string, body?: Buffer): void => {
    offsets[number] = parts.reduce((sum, part) => sum + part.length, 0)
    parts.push(Buffer.from(`${number} 0 obj\n${head}\n`, 'latin1'), ...(body === undefined ? [] : [Buffer.from('stream\n'), body, Buffer.from('\nendstream\n')]), Buffer.from('endobj\n'))
  }
  fonts.forEach((font, i) => add(3 + i, font))
  let next = 3 + fonts.length
  const kids = pages.map(({ orders, more = '', box = [595, pageHeight], image }) => {
    const drawn = Buffer.from(orders.join('\n'), 'latin1')
    if (image !== undefined) add(next++, `<< /Type /XObject /Subtype /Image ${image.head} /Length ${image.bytes.length} >>`, image.bytes)
    const pictures = image === undefined ? '' : `/XObject << /I0 ${next - 1} 0 R >>`
    add(next, `<< /Length ${drawn.length} >>`, drawn)
    add(next + 1, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box.join(' ')}] ${more} /Resources << /Font << /F1 3 0 R /T3 6 0 R /CID 7 0 R /SIM 10 0 R >> ${pictures} /ExtGState << /Faint << /ca 0.2 >> >> >> /Contents ${next} 0 R >>`)
    next += 2
    return `${next - 1} 0 R`
  })
  add(1, '<< /Type /Catalog /Pages 2 0 R >>')
  add(2, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`)
  const start = parts.reduce((sum, part) => sum + part.length, 0)
  const lines = offsets.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(Buffer.from(`xref\n0 ${next}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${next} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}
