import { copyFile, open, readFile, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { FileHead, FileRecord, TableRow } from '../../../core/import/format.ts'
import type { Issue } from '../../../core/kernel/issue.ts'
import { readAudio } from './audio/read-audio.ts'
import { openDatabase, type Database } from './database.ts'
import { decodeAll, guessEncoding, textDecoder, type EncodingGuess } from './encoding.ts'
import { itemRecords, parseJson, type JsonRead } from './json-file.ts'
import { htmlTables } from './markup-tables.ts'
import { guessSeparator, rowStream, type Separator } from './separated-text.ts'
import { binarySignatureOf, isBinary, signatureOf, sniffBytes, sniffText } from './sniff.ts'
import { hiddenNotes, readWorkbook, rowRecords, type Sheet } from './workbook.ts'
import { spreadsheetMl } from './spreadsheet-ml.ts'
import { isWebArchive, webArchiveHtml } from './web-archive.ts'
import { elementStream } from './xml-elements.ts'
import { openZip, type OpenZip } from './zip-file.ts'

export type SideFilePath = { readonly suffix: string; readonly path: string }
export type FileToOpen = { readonly path: string; readonly fileName: string; readonly sideFiles?: readonly SideFilePath[]; /** An empty folder of the job's own. */ readonly scratch: string }
export type RecordBatch = { readonly records: readonly FileRecord[]; readonly bytesRead: number }

/** A file opened by its content. `records` streams what the chosen format wants; it may be called once. */
export type OpenedFile = {
  readonly head: FileHead
  readonly issues: readonly Issue[]
  readonly zip?: OpenZip
  /** PDF: the pages that hold next to no text and perhaps a picture; all are known once the records were read. */
  readonly pagesWithoutText?: () => ReadonlySet<number>
  readonly records: (wants: FileRecord['kind']) => AsyncGenerator<RecordBatch>
  readonly close: () => Promise<void>
}

const sampleSize = 262_144
const headText = 65_536
const headRows = 40
/** Formats that must be held whole; the largest honest ones are a few MB. */
const largestWhole = 268_435_456

export const openFile = async (file: FileToOpen): Promise<OpenedFile> => {
  const handle = await open(file.path, 'r')
  const { size } = await handle.stat()
  const sample = Buffer.alloc(Math.min(size, sampleSize))
  await readFully(handle, sample)
  const base: Base = { file, handle, size, sample, close: async () => handle.close() }
  const container = sniffBytes(sample)
  const signature = container === undefined ? signatureOf(sample) : undefined
  if (signature !== undefined) return opened(base, { container: 'unknown', signature })
  if (container === undefined) return openText(base)
  if (container === 'sqlite') return openSqlite(base)
  if (container === 'xls') return openWorkbook(base, 'xls')
  if (container === 'audio') return openAudio(base)
  return container === 'zip' ? openArchive(base) : opened(base, { container })
}

type Base = { readonly file: FileToOpen; readonly handle: FileHandle; readonly size: number; readonly sample: Buffer; readonly close: () => Promise<void> }
type Streams = Readonly<Partial<Record<FileRecord['kind'], () => AsyncGenerator<RecordBatch> | Generator<RecordBatch>>>>

const opened = (base: Base, head: Omit<FileHead, 'fileName' | 'byteLength'>, streams: Streams = {}, extra: { readonly issues?: readonly Issue[]; readonly zip?: OpenZip; readonly close?: () => void } = {}): OpenedFile => ({
  head: { fileName: base.file.fileName, byteLength: base.size, ...head },
  issues: extra.issues ?? [],
  ...(extra.zip === undefined ? {} : { zip: extra.zip }),
  records: async function* (wants) {
    const stream = streams[wants]
    if (stream !== undefined) yield* stream()
  },
  close: async () => {
    extra.close?.()
    await base.close()
  },
})

const readFully = async (handle: FileHandle, into: Buffer): Promise<void> => {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await handle.read(into, at, into.length - at, at)
    if (bytesRead === 0) return
    at += bytesRead
  }
}

const chunkSize = 1_048_576

async function* chunksOf(base: Base, from = 0): AsyncGenerator<{ readonly chunk: Buffer; readonly bytesRead: number }> {
  const buffer = Buffer.allocUnsafe(chunkSize)
  for (let at = from; ; ) {
    const { bytesRead } = await base.handle.read(buffer, 0, chunkSize, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield { chunk: buffer.subarray(0, bytesRead), bytesRead: at }
  }
}

const refusal = (code: string, params: Issue['params'] = {}): Issue => ({ code, severity: 'refuse', params })

const openSqlite = async (base: Base): Promise<OpenedFile> => {
  const copy = path.join(base.file.scratch, `copy-${String(process.hrtime.bigint())}.db`)
  await copyFile(base.file.path, copy)
  for (const side of base.file.sideFiles ?? []) await copyFile(side.path, copy + side.suffix)
  const database = openDatabase(copy)
  if ('code' in database) return opened(base, { container: 'sqlite', tables: [] }, {}, { issues: [database] })
  return opened(base, { container: 'sqlite', tables: database.tables }, { 'database-row': () => databaseBatches(base, database) }, { issues: withoutLog(base), close: () => database.close() })
}

/** Byte 18 of a database: 2 says that its newest rows are written to a -wal first. Apple puts them in before it backs up. */
const withoutLog = ({ sample, file }: Base): readonly Issue[] =>
  sample[18] !== 2 || file.sideFiles?.some((side) => side.suffix === '-wal') === true || /(?:^|\/)(?:Home|Wireless)Domain\//.test(file.fileName) ? [] : [{ code: 'database-without-wal', severity: 'note', params: {} }]

const databaseTables = /call|sms|message|handle|chat|logs/i

function* databaseBatches(base: Base, database: Database): Generator<RecordBatch> {
  let records: FileRecord[] = []
  for (const record of database.rows(database.tables.map((t) => t.name).filter((name) => databaseTables.test(name)))) {
    records.push(record)
    if (records.length >= 2000) {
      yield { records, bytesRead: base.size }
      records = []
    }
  }
  yield { records, bytesRead: base.size }
}

const wholeBytes = async (base: Base): Promise<Buffer | undefined> => (base.size > largestWhole ? undefined : readFile(base.file.path))

const openWorkbook = async (base: Base, container: 'xls' | 'xlsx' | 'ods', zip?: OpenZip): Promise<OpenedFile> => {
  zip?.close()
  const unpacked = zip?.members.reduce((sum, m) => sum + m.byteLength, 0) ?? base.size
  const bytes = unpacked > largestWhole ? undefined : await wholeBytes(base)
  if (bytes === undefined) return opened(base, { container }, {}, { issues: [refusal('file-too-large')] })
  const sheets = readWorkbook(bytes)
  if (sheets !== undefined) return openSheets(base, container, sheets)
  return opened(base, { container }, {}, { issues: [refusal(bytes.includes(encryptedStream) ? 'workbook-encrypted' : 'workbook-damaged')] })
}

/** [MS-OFFCRYPTO] 2.3.4.4: a packed workbook with a password lies in a stream of this name. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')

const openSheets = (base: Base, container: FileHead['container'], sheets: readonly Sheet[], more: readonly FileRecord[] = [], text?: string): OpenedFile =>
  opened(
    base,
    { container, sheets: sheets.map((s) => ({ name: s.name, rows: s.rows.slice(0, headRows) })), ...(text === undefined ? {} : { text: text.slice(0, headText) }) },
    { row: () => once({ records: [...rowRecords(sheets), ...more], bytesRead: base.size }) },
    { issues: hiddenNotes(sheets) },
  )

function* once(batch: RecordBatch): Generator<RecordBatch> {
  yield batch
}

const openArchive = async (base: Base): Promise<OpenedFile> => {
  const zip = await openZip(base.file.path)
  if (zip === undefined) return opened(base, { container: 'zip' }, {}, { issues: [refusal('archive-damaged')] })
  const names = zip.members.map((m) => m.name)
  if (names.includes('xl/workbook.xml') || names.includes('xl/workbook.bin')) return openWorkbook(base, 'xlsx', zip)
  if (names.includes('content.xml') && names.includes('mimetype')) return openWorkbook(base, 'ods', zip)
  return opened(base, { container: 'zip', members: names }, {}, { zip, close: () => zip.close() })
}

const openAudio = async (base: Base): Promise<OpenedFile> => {
  const audio = await readAudio(base.size, async (at, length) => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, base.size - at)))
    const { bytesRead } = await base.handle.read(bytes, 0, bytes.length, at)
    return bytes.subarray(0, bytesRead)
  })
  if (audio?.hasPicture === true) return opened(base, { container: 'video' })
  return opened(base, { container: 'audio', ...(audio === undefined ? {} : { audio }) })
}

const openText = async (base: Base): Promise<OpenedFile> => {
  const guess = guessEncoding(base.sample)
  const text = decodeAll(base.sample.subarray(guess.bomLength), guess.encoding)
  const whole = base.sample.length === base.size
  const head = text.slice(0, headText)
  if (isBinary(head)) return openUnknown(base)
  const container = sniffText(text)
  if (container === 'xml') return openXml(base, guess, head)
  const archived = isWebArchive(head) ? webArchiveHtml((await wholeBytes(base)) ?? Buffer.alloc(0)) : undefined
  if (archived !== undefined) return openSheets(base, 'html', htmlTables(archived), [], archived)
  if (container === 'html' || container === 'spreadsheetml') return openMarkup(base, guess, container)
  if (container === 'ods') return openWorkbook(base, container)
  if (container === 'json') return openJson(base, guess, head)
  return openRows(base, await guessOfAll(base, guess), text, whole)
}

const openUnknown = (base: Base): OpenedFile => {
  const signature = binarySignatureOf(base.sample)
  return opened(base, { container: 'unknown', ...(signature === undefined ? {} : { signature }) })
}

/** A file whose first 256 KiB are ASCII may hold Chinese later: separated text is checked to its end. */
const guessOfAll = async (base: Base, guess: EncodingGuess): Promise<EncodingGuess> => {
  if (base.sample.length === base.size || guess.bomLength > 0 || guess.encoding !== 'utf8' || base.size > largestWhole) return guess
  return guessEncoding(await readFile(base.file.path))
}

const openXml = (base: Base, guess: EncodingGuess, text: string): OpenedFile => {
  const probe = elementStream(guess.encoding)
  probe.write(base.sample.subarray(guess.bomLength))
  const xmlRoot = probe.root()
  const stream = async function* (): AsyncGenerator<RecordBatch> {
    const elements = elementStream(guess.encoding)
    for await (const { chunk, bytesRead } of chunksOf(base, guess.bomLength)) yield { records: elements.write(chunk), bytesRead }
    yield { records: elements.end(), bytesRead: base.size }
  }
  return opened(base, { container: 'xml', text, encoding: guess.encoding, ...(xmlRoot === undefined ? {} : { xmlRoot }) }, { element: stream, line: () => lineBatches(base, guess) })
}

const openMarkup = async (base: Base, guess: EncodingGuess, container: 'html' | 'spreadsheetml'): Promise<OpenedFile> => {
  const bytes = await wholeBytes(base)
  if (bytes === undefined) return opened(base, { container }, {}, { issues: [refusal('file-too-large')] })
  const text = decodeAll(bytes.subarray(guess.bomLength), guess.encoding)
  if (container === 'html') return openSheets(base, container, htmlTables(text), (/<table\b/i.test(text) ? /<\/(?:table|html)>\s*$/i : /<\/(?:tr|tbody|html)>\s*$/i).test(text) ? [] : [cut()], text)
  const { sheets, isWhole } = spreadsheetMl(text)
  return openSheets(base, container, sheets, isWhole ? [] : [cut()], text)
}

const cut = (): FileRecord => ({ kind: 'damage', issue: { code: 'file-cut', severity: 'warn', params: {} } })

const openJson = async (base: Base, guess: EncodingGuess, text: string): Promise<OpenedFile> => {
  const bytes = await wholeBytes(base)
  if (bytes === undefined) return opened(base, { container: 'json', text }, {}, { issues: [refusal('file-too-large')] })
  const all = decodeAll(bytes.subarray(guess.bomLength), guess.encoding)
  const read = jsonLines(all) ?? parseJson(all)
  if (read === undefined) return openRows(base, guess, text, false)
  return opened(base, { container: 'json', text, encoding: guess.encoding, json: read.value }, { item: () => once({ records: itemRecords(read), bytesRead: base.size }), line: () => lineBatches(base, guess) })
}

/** One JSON object per line (ndjson). */
const jsonLines = (text: string): JsonRead | undefined => {
  if (!/^\s*\{[^\n]*\}\s*\r?\n\s*\{/.test(text)) return undefined
  const values: unknown[] = []
  let isWhole = true
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const read = parseJson(line.trim())
    if (read?.isWhole === true) values.push(read.value)
    else isWhole = false
  }
  return { value: values, isWhole }
}

const openRows = (base: Base, guess: EncodingGuess, text: string, whole: boolean): OpenedFile => {
  const separator = guessSeparator(text)
  const issues: Issue[] = guess.badCharacters > 0 ? [{ code: 'characters-damaged', severity: 'warn', params: { count: guess.badCharacters } }] : []
  const head = { text: text.slice(0, headText), encoding: guess.encoding }
  const line = (): AsyncGenerator<RecordBatch> => lineBatches(base, guess)
  if (separator === undefined) return opened(base, { container: 'text', ...head }, { line }, { issues })
  return opened(base, { container: 'csv', ...head, sheets: [{ name: '', rows: firstRows(text, separator, whole) }] }, { line, row: () => csvBatches(base, guess, separator) }, { issues })
}

const firstRows = (text: string, separator: Separator, whole: boolean): readonly TableRow[] => {
  const stream = rowStream(separator)
  const records = [...stream.write(text), ...(whole ? stream.end() : [])]
  return records.flatMap((r) => (r.kind === 'row' ? [r.row] : [])).slice(0, headRows)
}

async function* csvBatches(base: Base, guess: EncodingGuess, separator: Separator): AsyncGenerator<RecordBatch> {
  const decoder = textDecoder(guess.encoding)
  const rows = rowStream(separator)
  for await (const { chunk, bytesRead } of chunksOf(base, guess.bomLength)) yield { records: rows.write(decoder.write(chunk)), bytesRead }
  yield { records: [...rows.write(decoder.end()), ...rows.end()], bytesRead: base.size }
}

async function* lineBatches(base: Base, guess: EncodingGuess): AsyncGenerator<RecordBatch> {
  const decoder = textDecoder(guess.encoding)
  let pending = ''
  let line = 0
  const cutLines = (text: string, isEnd: boolean): readonly FileRecord[] => {
    const parts = (pending + text).split(/\r\n|\n|\r(?!$)/)
    pending = isEnd ? '' : (parts.pop() ?? '')
    return parts.map((part): FileRecord => ({ kind: 'line', line: ++line, text: part }))
  }
  for await (const { chunk, bytesRead } of chunksOf(base, guess.bomLength)) yield { records: cutLines(decoder.write(chunk), false), bytesRead }
  yield { records: cutLines(decoder.end(), true), bytesRead: base.size }
}
