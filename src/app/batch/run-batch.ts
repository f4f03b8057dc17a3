import { formatInstant, type EpochMs } from '../../core/kernel/instant.ts'
import type { Json } from '../../core/kernel/canonical-json.ts'
import { compareText } from '../../core/kernel/list.ts'
import type { Sha256 } from '../../core/kernel/sha256.ts'
import type { DecisionBody } from '../../core/model/decision.ts'
import type { Facts } from '../../core/model/facts.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { PacketKind, PacketPlan } from '../../core/model/packet.ts'
import type { PartyId } from '../../core/model/ids.ts'
import { collectFacts, type FactCollector } from '../collect-facts.ts'
import { importFiles, type FileReport } from '../import-files.ts'
import type { Ports } from '../ports.ts'
import { parseArguments, usage, type BatchAsk } from './arguments.ts'
import { dumpText, type Printed, type Say } from './dump.ts'
import { matterFileShape, type MatterFile } from './matter-file.ts'
import { publishedSchema } from './schema.ts'
import { screenFile, screenName } from './screen-file.ts'
import { toDecisions } from './to-decisions.ts'
import { writePacket } from '../write-packet.ts'

/** 0: all read. 2: something could not be read or needs an answer; the rest is done. 1: refused. */
export type ExitCode = 0 | 1 | 2

/** What the batch door needs beside the ports the window uses. */
export type BatchWorld = {
  readonly ports: Ports
  /** Every file below a folder, sorted. Rejects when the folder cannot be listed. */
  readonly listFiles: (folder: string) => Promise<readonly string[]>
  readonly readText: (path: string) => Promise<string>
  /** Writes the pieces one after another; the file is there whole or not at all. */
  readonly writeText: (path: string, pieces: Iterable<string>) => Promise<void>
  /** A path of the command line, from the folder it was typed in. */
  readonly absolute: (path: string) => string
  /** One JSON line on stdout. */
  readonly progress: (line: Json) => void
  /** Human words on stderr. */
  readonly tell: (words: string) => void
  readonly say: Say
  readonly derive: (facts: Facts, asOf: EpochMs) => MatterView
  readonly compose: (view: MatterView, facts: Facts, ask: PacketAsk) => PacketPlan
}
export type PacketAsk = { readonly kind: PacketKind; readonly respondent?: PartyId; readonly packetAt: EpochMs; readonly chainHead: string }

type Run = Extract<BatchAsk, { kind: 'run' }>

/** The same use cases as the window, without it. */
export const runBatch = async (argv: readonly string[], world: BatchWorld): Promise<ExitCode> => {
  const asked = parseArguments(argv)
  if (!asked.ok) return refuse(world, `${asked.error}\n${usage}`)
  if (asked.value.kind === 'schema') {
    world.progress(publishedSchema())
    return 0
  }
  const ask = absolutePaths(asked.value, world.absolute)
  const matter = await readMatterFile(world, ask)
  if (!matter.ok) return refuse(world, matter.words)
  const paths = await world.listFiles(ask.inFolder).catch(() => undefined)
  if (paths === undefined) return refuse(world, `${ask.inFolder} cannot be listed`)
  const now = ask.now ?? world.ports.clock.now()
  return runOn({ ...world, ports: { ...world.ports, clock: { now: () => now } } }, ask, matter.file, paths, now)
}

const absolutePaths = (ask: Run, absolute: BatchWorld['absolute']): Run => ({
  ...ask,
  inFolder: absolute(ask.inFolder),
  outFolder: absolute(ask.outFolder),
  ...(ask.matterFile === undefined ? {} : { matterFile: absolute(ask.matterFile) }),
  ...(ask.screensFolder === undefined ? {} : { screensFolder: absolute(ask.screensFolder) }),
})

const refuse = (world: BatchWorld, words: string): ExitCode => {
  world.tell(words)
  return 1
}

type ReadMatter = { readonly ok: true; readonly file: MatterFile } | { readonly ok: false; readonly words: string }

const readMatterFile = async (world: BatchWorld, ask: Run): Promise<ReadMatter> => {
  if (ask.matterFile === undefined) return { ok: true, file: matterFileShape.parse({ v: 1 }) }
  const text = await world.readText(ask.matterFile).catch(() => undefined)
  if (text === undefined) return { ok: false, words: `${ask.matterFile} cannot be read` }
  const parsed = parseJson(text)
  if (parsed === undefined) return { ok: false, words: `${ask.matterFile} is not JSON` }
  const checked = matterFileShape.safeParse(parsed)
  if (checked.success) return { ok: true, file: checked.data }
  return { ok: false, words: checked.error.issues.map((i) => `${ask.matterFile ?? ''}: ${i.path.join('.')}: ${i.message}`).join('\n') }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

const runOn = async (world: BatchWorld, ask: Run, matter: MatterFile, paths: readonly string[], now: EpochMs): Promise<ExitCode> => {
  const collector = collectFacts()
  await world.ports.matters.open((await world.ports.matters.create(matter.title ?? 'batch')).id)
  const reports = await bringIn(world, ask, matter, paths, collector)
  const problems = await decide(world, ask, matter, collector)
  const { stopped, drafts } = await printPackets(world, ask, collector, now)
  const view = world.derive(collector.facts(), now)
  await world.writeText(`${ask.outFolder}/dump.json`, dumpText(view, { now, omitPrivate: ask.omitPrivate, say: world.say, drafts }))
  world.progress({ event: 'done', sources: view.sources.length, observations: view.observations.size, incidents: view.incidents.length, packets: view.packets.length + drafts.length, now: formatInstant(now) })
  const isWhole = problems === 0 && stopped === 0 && reports.every((r) => r.outcome === 'read' || r.outcome === 'already-read')
  return isWhole ? 0 : 2
}

const bringIn = async (world: BatchWorld, ask: Run, matter: MatterFile, paths: readonly string[], collector: FactCollector): Promise<readonly FileReport[]> => {
  const screens: Promise<void>[] = []
  const screenNames = new Set<string>()
  const reports = await importFiles(
    world.ports,
    {
      paths: [...paths].sort(compareText),
      ownNumbers: matter.ownNumbers.map((n) => n.number),
      answersFor: (sha256) => matter.answers[sha256] ?? {},
      known: collector.sourceOf,
      isCancelled: () => false,
    },
    {
      facts: collector.take,
      file: (report) => tellFile(world, report),
      progress: (p) => world.progress({ event: 'progress', file: p.path, stage: p.stage, done: p.done, total: p.total }),
      screen: (_sha256, fileName, answer) => {
        if (ask.screensFolder !== undefined) screens.push(world.writeText(`${ask.screensFolder}/${screenName(fileName, screenNames)}.json`, [screenFile(answer)]))
      },
    },
  )
  await Promise.all(screens)
  return reports
}

const tellFile = (world: BatchWorld, report: FileReport): void => {
  world.progress({ event: 'file', file: report.path, outcome: report.outcome, sha256: report.sha256, format: report.run?.reader ?? null, observations: report.observations })
  for (const issue of report.issues) if (issue.severity !== 'note') world.tell(`${report.path}: ${world.say(issue)}`)
}

/** The matter file's entries become decisions in the record, as the screens would have made them. Answers how many could not. */
const decide = async (world: BatchWorld, ask: Run, matter: MatterFile, collector: FactCollector): Promise<number> => {
  const { sources } = collector.facts()
  const known = { byName: new Map<string, Sha256>(sources.map((s) => [s.fileName, s.sha256])), hashes: new Set<string>(sources.map((s) => s.sha256)) }
  const { decisions, problems } = toDecisions(matter, known)
  const scope: DecisionBody = { kind: 'set-setting', name: 'scope.default', value: ask.scope }
  const { facts } = await world.ports.record.append([scope, ...decisions].map((body) => ({ kind: 'decision', body })))
  collector.take(facts)
  for (const problem of problems) world.tell(problem)
  return problems.length
}

const printPackets = async (world: BatchWorld, ask: Run, collector: FactCollector, now: EpochMs): Promise<{ readonly stopped: number; readonly drafts: readonly Printed[] }> => {
  let stopped = 0
  const drafts: Printed[] = []
  for (const kind of ask.packetKinds) {
    const facts = collector.facts()
    const view = world.derive(facts, now)
    const respondents = respondentsFor(view, kind)
    if (respondents.length === 0) {
      stopped++
      world.progress({ event: 'packet', kind, outcome: 'no-respondent' })
    }
    for (const respondent of respondents) {
      const chainHead = await world.ports.record.head()
      const plan = world.compose(view, facts, { kind, respondent, packetAt: now, chainHead })
      const packet = await writePacket(world.ports, plan, ask.outFolder, { progress: (done, total) => world.progress({ event: 'printing', kind, done, total }) })
      collector.take(packet.facts)
      if (packet.outcome !== 'issued') stopped++
      if (packet.outcome === 'draft') drafts.push({ packetKind: kind, folder: plan.folderName, chainHead, files: packet.files })
      world.progress({ event: 'packet', kind, outcome: packet.outcome, folder: packet.folder, gaps: plan.gaps.map((g) => g.slot) })
      for (const gap of plan.gaps) world.tell(`${kind}: ${gap.meaning}（${gap.slot}）${gap.stops ? ' — stops the packet' : ''}`)
    }
  }
  return { stopped, drafts }
}

/** Every declared organisation with calls in scope; the financial regulator hears of insurers and intermediaries only. */
const respondentsFor = (view: MatterView, kind: PacketKind): readonly PartyId[] => {
  const named = new Set(view.incidents.filter((i) => i.scope === 'in').map((i) => i.respondent))
  return view.parties
    .filter((p) => p.role === 'organisation' && named.has(p.id) && (kind === 'pipl69' || p.kind === 'insurer' || p.kind === 'intermediary'))
    .map((p) => p.id)
    .sort(compareText)
}
