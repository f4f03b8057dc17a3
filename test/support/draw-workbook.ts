import XLSX from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'

/* Workbooks record by record and part by part, as scripts, old Excels and other programs write them: [MS-XLS], ECMA-376, dBASE III. */

export type Rows = readonly (readonly string[])[]

const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2))
  return bytes
}
const record = (type: number, body: Buffer): Buffer => Buffer.concat([u16(type, body.length), body])
const cells = (rows: Rows, draw: (row: number, column: number, text: string) => Buffer): Buffer => Buffer.concat(rows.flatMap((row, r) => row.map((text, c) => draw(r, c, text))))
const end = record(0xa, Buffer.alloc(0))
export const gbk = (text: string): Buffer => iconv.encode(text, 'gbk')

/** LABEL of Excel 3 to 5: text in bytes. */
const label = (encode: (text: string) => Buffer) => (row: number, column: number, text: string): Buffer => record(0x204, Buffer.concat([u16(row, column, 0, encode(text).length), encode(text)]))
const label2 = (row: number, column: number, text: string): Buffer => record(0x4, Buffer.concat([u16(row, column), Buffer.from([0, 0, 0, gbk(text).length]), gbk(text)]))

/** The lines of PHP that half the web has copied: pack('ssssss', 0x809, 8, 0, 0x10, 0, 0). No code page, no wrapping. */
export const scriptXls = (rows: Rows, encode: (text: string) => Buffer): Buffer => Buffer.concat([record(0x809, u16(0, 0x10, 0, 0)), cells(rows, label(encode)), end])
export const excel2 = (rows: Rows): Buffer => Buffer.concat([record(0x9, u16(2, 0x10)), record(0x42, u16(936)), cells(rows, label2), end])
export const excel4 = (rows: Rows): Buffer => Buffer.concat([record(0x409, u16(0x400, 0x10, 0)), record(0x42, u16(936)), cells(rows, label(gbk)), end])

export const excel5 = (rows: Rows, codePage: number | undefined): Buffer => {
  const name = gbk('通话')
  const head = Buffer.concat([record(0x809, u16(0x500, 5, 0, 0)), ...(codePage === undefined ? [] : [record(0x42, u16(codePage))])])
  const offset = Buffer.alloc(4)
  offset.writeUInt32LE(head.length + 4 + 7 + name.length + end.length)
  return Buffer.concat([head, record(0x85, Buffer.concat([offset, u16(0), Buffer.from([name.length]), name])), end, record(0x809, u16(0x500, 0x10, 0, 0)), cells(rows, label(gbk)), end])
}

type CompoundFile = { readonly utils: { readonly cfb_new: () => object; readonly cfb_add: (file: object, name: string, bytes: Buffer) => void }; readonly write: (file: object, ask: { readonly type: 'buffer' }) => Buffer }
/** Published without types. */
const compoundFile = XLSX.CFB as CompoundFile

/** Streams in the wrapping of old Office ([MS-CFB]). */
export const wrapped = (streams: Readonly<Record<string, Buffer>>): Buffer => {
  const file = compoundFile.utils.cfb_new()
  for (const [name, bytes] of Object.entries(streams)) compoundFile.utils.cfb_add(file, `/${name}`, bytes)
  return Buffer.from(compoundFile.write(file, { type: 'buffer' }))
}

/** dBASE III: fields of characters, named by the first row. */
export const dbf = ([names = [], ...rows]: Rows): Buffer => {
  const width = 40
  const head = Buffer.alloc(32)
  Buffer.from([3, 125, 12, 31]).copy(head)
  head.writeUInt32LE(rows.length, 4)
  head.writeUInt16LE(33 + 32 * names.length, 8)
  head.writeUInt16LE(1 + width * names.length, 10)
  const fields = names.map((name) => {
    const field = Buffer.alloc(32)
    gbk(name).copy(field, 0, 0, 10)
    field.write('C', 11)
    field[16] = width
    return field
  })
  const lines = rows.flatMap((row) => [Buffer.from(' '), ...names.map((_, i) => Buffer.concat([gbk(row[i] ?? ''), Buffer.alloc(width, 0x20)]).subarray(0, width))])
  return Buffer.concat([head, ...fields, Buffer.from([0xd]), ...lines, Buffer.from([0x1a])])
}

export const mainNs = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const strictNs = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const relationsOf = (ns: string): string => (ns === strictNs ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships')

export type Part = { readonly name: string; readonly xml: string; readonly state?: 'hidden' | 'veryHidden' }
export type Book = { readonly sheets: readonly Part[]; readonly ns?: string; readonly styles?: string; readonly properties?: string }

/** The fewest parts a workbook can have: what some servers write. */
export const xlsx = ({ sheets, ns = mainNs, styles, properties = '' }: Book): Buffer => {
  const relations = relationsOf(ns)
  const package_ = 'http://schemas.openxmlformats.org/package/2006'
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const link = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${kind}.worksheet+xml"/>`).join('')}${styles === undefined ? '' : `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>`}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${package_}/relationships">${link('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${ns}" xmlns:r="${relations}">${properties}<sheets>${sheets.map(({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${package_}/relationships">${sheets.map((_, i) => link(`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${styles === undefined ? '' : link('st', 'styles', 'styles.xml')}</Relationships>`,
    ...Object.fromEntries(sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
    ...(styles === undefined ? {} : { 'xl/styles.xml': styles }),
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`)]))))
}

/** A sheet whose texts stand in the cells themselves. */
export const inlineSheet = (rows: Rows, ns = mainNs): string =>
  `<worksheet xmlns="${ns}"><sheetData>${rows.map((row, r) => `<row r="${r + 1}">${row.map((text, c) => `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`
