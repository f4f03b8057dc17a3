import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { draftMark } from '../../src/core/compose/compose-packet.ts'
import { resolvePages, type PageMap } from '../../src/core/compose/resolve-pages.ts'
import { runsOf } from '../../src/core/compose/unproven-facts.ts'
import type { Issue } from '../../src/core/kernel/issue.ts'
import type { PacketDocument } from '../../src/core/model/document.ts'
import type { PacketPlan } from '../../src/core/model/packet.ts'
import type { PrintJobAnswer } from '../../src/ipc/jobs.ts'
import { printDocx } from '../../src/shell/engine/docx/print-docx.ts'
import { findFonts, type FontSet } from '../../src/shell/engine/pdf/font-set.ts'
import { maskedPng } from '../../src/shell/engine/pdf/masked-picture.ts'
import { missingGlyphs } from '../../src/shell/engine/pdf/missing-glyphs.ts'
import { printPdf } from '../../src/shell/engine/pdf/print-pdf.ts'
import { decodePicture } from '../../src/shell/engine/pictures/decode-picture.ts'
import type { Emit } from './job-loop.ts'
import { originalPath } from './originals.ts'
import { withPaperPages } from './paper-pages.ts'
import type { PictureBlock, PrintedPicture } from './printed-picture.ts'

type Context = Emit['context']
type Written = { name: string; pages?: number }

type Press = { readonly plan: PacketPlan; readonly stage: string; readonly fonts: FontSet; readonly pictures: ReadonlyMap<PictureBlock, PrintedPicture>; readonly files: Written[]; readonly step: () => void; readonly signal: AbortSignal }

/**
 * Prints a packet into an empty folder: the exhibits first, since every other document cites their pages; then each document as PDF and Word;
 * papers handed in whole; where every printed fact comes from; the manifest. Nothing is written when a character cannot be drawn.
 */
export const printPacket = async ({ plan, stage }: { readonly plan: PacketPlan; readonly stage: string }, emit: Pick<Emit, 'progress' | 'context'>, signal: AbortSignal): Promise<PrintJobAnswer> => {
  const fonts = findFonts(emit.context.resources)
  const missing = plan.documents.flatMap((document) => missingGlyphs(document, fonts))
  if (plan.documents.length === 0) return { files: [], issues: [issueOf('packet-empty', {})] }
  if (missing.length > 0) return { files: [], issues: missing.map((m) => issueOf('packet-missing-glyph', { character: m.character, codePoint: `U+${(m.character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`, document: m.document, near: m.near })) }
  const issues: Issue[] = []
  const pictures = await preparePictures(plan, emit.context, issues, signal)
  let done = 0
  const press: Press = { plan, stage, fonts, pictures, files: [], signal, step: () => emit.progress((done += 1), plan.documents.length * 2 + 2) }
  const bound = plan.documents.find((document) => document.id === 'exhibits')
  const volume = bound === undefined ? undefined : await withPaperPages(bound, { context: emit.context, fonts, pictures, issues, signal })
  const pages: PageMap = volume === undefined ? noPages : await printAsPdf(press, volume)
  for (const document of plan.documents.filter((d) => d !== bound).map((d) => resolvePages(d, pages))) {
    await printAsPdf(press, document)
    await printAsWord(press, document, pages)
  }
  if (volume !== undefined) await printAsWord(press, volume, pages)
  await copyPapers(press, emit.context)
  press.step()
  await writeFile(path.join(stage, indexName), indexOf(plan))
  press.files.push({ name: indexName })
  await writeManifest(press)
  press.step()
  return { files: press.files.toSorted((a, b) => (a.name < b.name ? -1 : 1)), issues }
}

const noPages: PageMap = { total: 0, exhibits: new Map(), records: new Map() }
const indexName = '出处索引.jsonl'
const manifestName = 'manifest-sha256.txt'

const issueOf = (code: string, params: Issue['params'], severity: Issue['severity'] = 'refuse'): Issue => ({ code, severity, params })

/** Masked copies in this job's own folder; the originals are only read. */
const preparePictures = async (plan: PacketPlan, context: Context, issues: Issue[], signal: AbortSignal): Promise<Map<PictureBlock, PrintedPicture>> => {
  const pictures = new Map<PictureBlock, PrintedPicture>()
  for (const block of plan.documents.flatMap((d) => d.blocks)) {
    if (block.kind !== 'picture') continue
    signal.throwIfAborted()
    const { raster } = await decodePicture(await readFile(originalPath(context, block.source)))
    if (raster === undefined) {
      issues.push(issueOf('packet-picture', { exhibit: block.exhibit, fileName: block.fileName }, 'warn'))
      continue
    }
    const png = maskedPng(raster, block.masks)
    const file = path.join(context.scratch, `picture-${String(pictures.size + 1)}.png`)
    await writeFile(file, png)
    pictures.set(block, { png, path: file, width: raster.width, height: raster.height })
  }
  return pictures
}

const printAsPdf = async (press: Press, document: PacketDocument): Promise<PageMap> => {
  press.signal.throwIfAborted()
  const name = `${document.fileName}.pdf`
  const pages = await printPdf({ document, path: path.join(press.stage, name), packetAt: press.plan.packetAt, fonts: press.fonts, pictureOf: (block) => press.pictures.get(block)?.path, ...(press.plan.isDraft ? { draftMark } : {}) })
  press.files.push({ name, pages: pages.total })
  press.step()
  return pages
}

const printAsWord = async (press: Press, document: PacketDocument, pages: PageMap): Promise<void> => {
  press.signal.throwIfAborted()
  const name = `${document.fileName}.docx`
  const bytes = await printDocx({ document, packetAt: press.plan.packetAt, pictureOf: (block) => press.pictures.get(block), firstPageOf: (exhibit) => pages.exhibits.get(exhibit)?.first, ...(press.plan.isDraft ? { draftMark } : {}) })
  await writeFile(path.join(press.stage, name), bytes)
  press.files.push({ name })
  press.step()
}

const copyPapers = async (press: Press, context: Context): Promise<void> => {
  const papers = press.plan.sources.flatMap((source) => (source.copyAs === undefined ? [] : [{ sha256: source.sha256, name: `exhibits/${source.copyAs}` }]))
  if (papers.length > 0) await mkdir(path.join(press.stage, 'exhibits'), { recursive: true })
  for (const { sha256, name } of papers) {
    press.signal.throwIfAborted()
    await copyFile(originalPath(context, sha256), path.join(press.stage, name))
    press.files.push({ name })
  }
}

/** One line a fact: where it is printed, what it says, what it rests on. Ids are those of dump.json and of the record. */
const indexOf = (plan: PacketPlan): string =>
  plan.documents
    .flatMap((document) => document.blocks.flatMap(runsOf).flatMap((run) => (run.fact === undefined || run.fact.kind === 'packet' || run.fact.kind === 'nothing' ? [] : [JSON.stringify({ document: document.fileName, text: run.text, rests: run.fact })])))
    .map((line) => `${line}\n`)
    .join('')

/** As `sha256sum -c` reads it; names with forward slashes, sorted by code unit. */
const writeManifest = async (press: Press): Promise<void> => {
  const lines: string[] = []
  for (const { name } of press.files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) lines.push(`${createHash('sha256').update(await readFile(path.join(press.stage, name))).digest('hex')}  ${name}\n`)
  await writeFile(path.join(press.stage, manifestName), lines.join(''))
  press.files.push({ name: manifestName })
}
