import { beijingDateOf } from '../../core/kernel/instant.ts'
import { chartPage, dayOnAxis } from '../queries/incident-chart.ts'
import { custodyPage } from '../queries/custody.ts'
import { damagesPage } from '../queries/damages.ts'
import { followupPage } from '../queries/followup.ts'
import { homePage } from '../queries/home.ts'
import { importPage } from '../queries/import-report.ts'
import { incidentDetail } from '../queries/incident-detail.ts'
import { incidentIndex, incidentLines, incidentsPage } from '../queries/incidents.ts'
import { basisLines, lineRecords, partiesPage } from '../queries/parties.ts'
import { railPage, type RailCounts } from '../queries/rail.ts'
import { recordingsPage } from '../queries/recording-links.ts'
import { refusalsPage } from '../queries/refusals.ts'
import { registryPage, withNumberClasses } from '../queries/registry.ts'
import { reviewItem, reviewPage } from '../queries/review.ts'
import { scopePage } from '../queries/scope.ts'
import { sentencesOf, statedLines } from '../queries/stated.ts'
import { searchMatter } from '../queries/search.ts'
import type { ViewCall, ViewCalls } from '../view-protocol.ts'
import { originalsPage, pathPage, saidSuggestions } from './case-acts.ts'
import type { Desk } from './desk-state.ts'
import { answerQuestions, importPaths, keepPasted, keepTyped, previewTable } from './import-acts.ts'
import { closeMatter, createMatter, destroyMatter, exportCopy, openMatter, restoreCopy, verifyMatter } from './matter-acts.ts'
import { doorLine, packetBlocks, packetPage, stretchDetail, writeChosenPacket, writePictureRows } from './packet-acts.ts'
import { recordDecisions, undoLast } from './record-decisions.ts'

type Servants = { readonly [C in ViewCall]: (desk: Desk, ask: ViewCalls[C]['ask']) => ViewCalls[C]['answer'] | Promise<ViewCalls[C]['answer']> }

const railCounts = (desk: Desk): RailCounts => {
  const { all, missing } = desk.derivation.elementCounts(desk.look().view)
  return { hasElements: all > 0, missingElements: missing, runningDeadlines: desk.deadlines().filter((d) => !d.isOverdue).length }
}

const servants: Servants = {
  matters: async (desk) => ({ matters: await desk.ports.matters.list(), operator: desk.operator, today: beijingDateOf(desk.ports.clock.now()), ...(desk.state.matter === undefined ? {} : { open: desk.state.matter.id }) }),
  rail: (desk) =>
    desk.state.matter === undefined
      ? null
      : {
          ...railPage(desk.look(), desk.state.matter.title, railCounts(desk)),
          ...(desk.state.savedAt === undefined ? {} : { savedAt: desk.state.savedAt }),
        },
  home: (desk) => homePage(desk.look(), { deadlines: desk.deadlines(), next: desk.elements().next }),
  profile: (desk) => desk.look().view.profile,
  import: (desk) => importPage(desk.look().view, desk.state.reports, desk.state.running),
  review: (desk) => reviewPage(desk.look().view),
  reviewItem: (desk, ask) => reviewItem(desk.look().view, ask.observation, ask.field),
  incidents: (desk, { filter }) => incidentsPage(desk.look(), filter),
  incidentLines: (desk, { filter, offset, limit }) => incidentLines(desk.look(), filter, offset, limit),
  incidentIndex: (desk, { filter, id }) => incidentIndex(desk.look(), filter, id),
  incident: (desk, { id }) => incidentDetail(desk.look().view, id),
  recordings: (desk) => recordingsPage(desk.look().view),
  chart: (desk, ask) => chartPage(desk.look(), ask),
  dayOnAxis: (desk, { id }) => dayOnAxis(desk.look().view, id),
  scope: (desk, filter) => scopePage(desk.look().view, filter),
  parties: (desk) => withNumberClasses(partiesPage(desk.look().view), desk.derivation.names(desk.look().view)),
  lineRecords: (desk, line) => lineRecords(desk.look().view, line),
  bases: (desk, { numbers }) => basisLines(desk.look().view, numbers),
  refusals: (desk) => refusalsPage(desk.look().view),
  elements: (desk, { respondent }) => desk.elements(respondent),
  path: pathPage,
  originals: originalsPage,
  suggestions: saidSuggestions,
  damages: (desk) => damagesPage(desk.look().view, desk.derivation.restHours),
  packet: packetPage,
  door: doorLine,
  packetBlocks,
  stretch: stretchDetail,
  stated: (desk, { party, kind }) => statedLines(desk.look().view, kind === undefined ? desk.derivation.stated : sentencesOf(desk.derivation.stated, kind), party),
  mapping: previewTable,
  followup: (desk) => followupPage(desk.look().view, desk.deadlines(), desk.derivation.holidaysKnownThrough),
  calendar: (desk) => desk.derivation.calendar(desk.look().view, desk.look().today),
  custody: (desk) => custodyPage(desk.look().view, desk.state.head),
  registry: (desk) => registryPage(desk.derivation.registry, desk.look().view),
  search: (desk, { text }) => searchMatter(desk.look().view, text),
  createMatter: (desk, { title }) => createMatter(desk, title),
  openMatter: (desk, { id }) => openMatter(desk, id),
  closeMatter,
  destroyMatter: (desk, { id, reason }) => destroyMatter(desk, id, reason),
  exportCopy: (desk, { path }) => exportCopy(desk, path),
  restoreCopy: (desk, { path }) => restoreCopy(desk, path),
  decide: (desk, { bodies }) => recordDecisions(desk, bodies),
  undo: undoLast,
  importFiles: (desk, { paths }) => importPaths(desk, paths),
  typeSource: keepTyped,
  pastePicture: keepPasted,
  cancelImport: (desk) => {
    desk.state.isCancelled = true
    return null
  },
  answer: (desk, { sha256, answers }) => answerQuestions(desk, sha256, answers),
  verify: verifyMatter,
  writeRows: writePictureRows,
  writePacket: writeChosenPacket,
}

/** Answers one call of the window. A refusal as a whole is thrown with its issue and told as such. */
export const serveDesk = async <C extends ViewCall>(desk: Desk, call: C, ask: ViewCalls[C]['ask']): Promise<ViewCalls[C]['answer']> => servants[call](desk, ask)
