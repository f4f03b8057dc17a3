/*
 * Bills as carriers' servers write them: text without a font of its own (STSong-Light, UniGB-UCS2-H), cells that wrap, headings on every
 * page or on the first only, a drawn grid or none. Written by hand so that a fixture is its readable description and the bytes never change.
 */
export type BillPdf = {
  /** grid: every cell drawn. columns: only upright lines and a frame. bare: no line at all. */
  readonly lines: 'grid' | 'columns' | 'bare'
  readonly columns: readonly (readonly [heading: string, width: number])[]
  readonly above: readonly string[]
  /** A row of one cell stands across (a day, a note). */
  readonly rows: readonly (readonly string[])[]
  readonly below?: readonly string[]
  readonly rowsPerPage: number
  readonly cells?: 'top' | 'middle'
  readonly align?: 'left' | 'centre' | 'right'
  readonly headings?: 'every-page' | 'first-page'
  /** Another month begins at this row, with its own words above. */
  readonly months?: readonly { readonly at: number; readonly above: readonly string[] }[]
  readonly watermark?: string
  readonly isSigned?: boolean
  /** Pages are pictures. */
  readonly isScan?: boolean
  /** The share of the bytes that is kept. */
  readonly keep?: number
}

const size = 9
const lineHeight = 11
const padding = 3
const left = 30
const pageHeight = 842

const widthOf = (text: string): number => Array.from(text).reduce((sum, c) => sum + (c.charCodeAt(0) < 128 ? size / 2 : size), 0)

/** Broken at spaces where a word fits on a line, else anywhere. */
const wrapped = (text: string, width: number): readonly string[] => {
  const room = width - 2 * padding
  const lines: string[] = []
  let line = ''
  const next = (piece: string): void => {
    if (widthOf(line + piece) > room && line !== '') {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  for (const word of text.split(/(?<= )/)) for (const piece of widthOf(word) <= room ? [word] : Array.from(word)) next(piece)
  return [...lines, line.trim()]
}

const hex = (text: string): string => Array.from(text).map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')
const textAt = (text: string, x: number, y: number): string => `BT /F1 ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${(pageHeight - y).toFixed(2)} Tm <${hex(text)}> Tj ET`
const lineFrom = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${(pageHeight - y0).toFixed(2)} m ${x1} ${(pageHeight - y1).toFixed(2)} l S`

const drawRow = (bill: BillPdf, cells: readonly string[], top: number, isHeading: boolean): { readonly orders: readonly string[]; readonly height: number } => {
  const [only] = cells
  const total = bill.columns.reduce((sum, [, w]) => sum + w, 0)
  const widths = cells.length === 1 ? [total] : bill.columns.map(([, w]) => w)
  const texts = cells.length === 1 ? [[only ?? '']] : cells.map((cell, i) => wrapped(cell, widths[i] ?? 0))
  const height = Math.max(1, ...texts.map((t) => t.length)) * lineHeight + 2 * padding
  const orders: string[] = []
  let x = left
  for (const [i, lines] of texts.entries()) {
    const width = widths[i] ?? 0
    const shift = bill.cells === 'middle' ? (height - 2 * padding - lines.length * lineHeight) / 2 : 0
    for (const [n, line] of lines.entries()) {
      const free = width - 2 * padding - widthOf(line)
      const indent = isHeading || bill.align === 'centre' ? free / 2 : bill.align === 'right' ? free : 0
      orders.push(textAt(line, x + padding + indent, top + padding + shift + n * lineHeight + size))
    }
    if (bill.lines !== 'bare') orders.push(lineFrom(x, top, x, top + height), lineFrom(x + width, top, x + width, top + height))
    x += width
  }
  if (bill.lines === 'grid' || isHeading && bill.lines === 'columns') orders.push(lineFrom(left, top, x, top), lineFrom(left, top + height, x, top + height))
  return { orders, height }
}

const drawPages = (bill: BillPdf): readonly string[] => {
  const count = Math.max(1, Math.ceil(bill.rows.length / bill.rowsPerPage))
  return Array.from({ length: count }, (_, n) => (bill.isScan === true ? 'q 500 0 0 700 40 70 cm /I1 Do Q' : drawPage(bill, n, count)))
}

const drawPage = (bill: BillPdf, n: number, count: number): string => {
  const from = n * bill.rowsPerPage
  const orders = bill.watermark === undefined ? [] : [`q 0.7 0.7 -0.7 0.7 100 200 cm BT /F1 60 Tf <${hex(bill.watermark)}> Tj ET Q`]
  const above = n === 0 ? bill.above : (bill.months?.find((m) => m.at === from)?.above ?? [])
  let y = 50
  for (const words of above) orders.push(textAt(words, left, (y += 16)))
  y += 14
  const draw = (cells: readonly string[], isHeading: boolean): void => {
    const drawn = drawRow(bill, cells, y, isHeading)
    orders.push(...drawn.orders)
    y += drawn.height
  }
  if (n === 0 || bill.headings !== 'first-page') draw(bill.columns.map(([heading]) => heading), true)
  for (const cells of bill.rows.slice(from, from + bill.rowsPerPage)) draw(cells, false)
  if (bill.lines === 'columns') orders.push(lineFrom(left, y, left + bill.columns.reduce((sum, [, w]) => sum + w, 0), y))
  if (n === count - 1) for (const words of bill.below ?? []) orders.push(textAt(words, left, (y += 18)))
  return [...orders, textAt(`第 ${n + 1} 页 共 ${count} 页`, 260, 820)].join('\n')
}

export const billPdf = (bill: BillPdf): Buffer => {
  const pages = drawPages(bill)
  const kids = pages.map((_, i) => `${7 + i * 2} 0 R`).join(' ')
  const objects = [
    bill.isSigned === true ? '<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [] >> >>' : '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    bill.isSigned === true ? '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 100 200 100] /Contents <00> >>' : '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\u0000\nendstream',
    ...pages.flatMap((orders, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${pageHeight}] /Resources << /Font << /F1 3 0 R >>${bill.isScan === true ? ' /XObject << /I1 6 0 R >>' : ''} >> /Contents ${8 + i * 2} 0 R >>`,
      `<< /Length ${orders.length} >>\nstream\n${orders}\nendstream`,
    ]),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  const bytes = Buffer.from(text, 'latin1')
  return bill.keep === undefined ? bytes : bytes.subarray(0, Math.floor(bytes.length * bill.keep))
}
