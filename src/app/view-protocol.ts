import type { EpochMs } from '../core/kernel/instant.ts'
import type { LocalDate } from '../core/kernel/civil.ts'
import type { Issue } from '../core/kernel/issue.ts'
import type { Sha256 } from '../core/kernel/sha256.ts'
import type { DecisionBody } from '../core/model/decision.ts'
import type { FactId, IncidentId, ObservationId, PartyId } from '../core/model/ids.ts'
import type { ReadingField } from '../core/model/observation.ts'
import type { Block } from '../core/model/document.ts'
import type { TablePreview } from '../core/model/table-preview.ts'
import type { PacketKind } from '../core/model/packet.ts'
import type { Profile } from '../core/model/profile.ts'
import type { Answers } from '../core/model/reading-run.ts'
import type { FileProgress } from './import-files.ts'
import type { MatterSummary } from './ports.ts'
import type { PastedPicture, TypedSource } from './typed-source.ts'
import type { SaidSuggestion } from '../core/model/said-suggestion.ts'
import type { OriginalsAsk, OriginalsPage, PathPage } from './queries/case-pages.ts'
import type { CustodyPage } from './queries/custody.ts'
import type { DamagesPage } from './queries/damages.ts'
import type { ElementsPage } from './queries/elements.ts'
import type { FollowupPage } from './queries/followup.ts'
import type { HomePage } from './queries/home.ts'
import type { ImportPage } from './queries/import-report.ts'
import type { ChartAsk, ChartPage } from './queries/incident-chart.ts'
import type { IncidentDetail } from './queries/incident-detail.ts'
import type { IncidentFilter, IncidentLine, IncidentsPage } from './queries/incidents.ts'
import type { DoorLine, FactDetail, PacketAsk, PacketPage, StretchPlace } from './queries/packet.ts'
import type { BasisLine, LineAsk, PartiesPage } from './queries/parties.ts'
import type { RailPage } from './queries/rail.ts'
import type { RecordingsPage } from './queries/recording-links.ts'
import type { RefusalsPage } from './queries/refusals.ts'
import type { RegistryPage } from './queries/registry.ts'
import type { ReviewItem, ReviewPage } from './queries/review.ts'
import type { ScopeFilter, ScopePage } from './queries/scope.ts'
import type { StatedLine } from './queries/stated.ts'
import type { Hit } from './queries/search.ts'
import type { PacketOutcome } from './write-packet.ts'

/*
 * Window ↔ view worker. The window asks for a page, a count or a detail, or for something to be done; nothing large is ever answered.
 * “changed” tells that view n is ready: what is on the screen is asked for again.
 */

type Call<Ask, Answer> = { readonly ask: Ask; readonly answer: Answer }

export type MattersPage = { readonly matters: readonly MatterSummary[]; readonly open?: string; readonly operator: string; readonly today: LocalDate }
export type Done = { readonly issues: readonly Issue[] }

export type ViewCalls = {
  readonly matters: Call<null, MattersPage>
  readonly rail: Call<null, RailPage | null>
  readonly home: Call<null, HomePage>
  readonly profile: Call<null, Profile>
  readonly import: Call<null, ImportPage>
  readonly review: Call<null, ReviewPage>
  readonly reviewItem: Call<{ readonly observation: ObservationId; readonly field: ReadingField }, ReviewItem | null>
  readonly incidents: Call<{ readonly filter: IncidentFilter }, IncidentsPage>
  readonly incidentLines: Call<{ readonly filter: IncidentFilter; readonly offset: number; readonly limit: number }, readonly IncidentLine[]>
  /** Where an incident stands among the lines; −1: not in this list. */
  readonly incidentIndex: Call<{ readonly filter: IncidentFilter; readonly id: IncidentId }, number>
  readonly incident: Call<{ readonly id: IncidentId }, IncidentDetail | null>
  /** Recordings that wait for the owner's word, and what was said of the others. */
  readonly recordings: Call<null, RecordingsPage>
  readonly chart: Call<ChartAsk, ChartPage>
  readonly dayOnAxis: Call<{ readonly id: IncidentId }, number | null>
  readonly scope: Call<ScopeFilter, ScopePage>
  readonly parties: Call<null, PartiesPage>
  readonly lineRecords: Call<LineAsk, readonly ObservationId[]>
  readonly bases: Call<{ readonly numbers: readonly string[] }, readonly BasisLine[]>
  readonly refusals: Call<null, RefusalsPage>
  /** Of one respondent; absent: of the one most calls are laid at. */
  readonly elements: Call<{ readonly respondent?: PartyId }, ElementsPage>
  readonly path: Call<{ readonly respondent?: PartyId }, PathPage>
  readonly originals: Call<OriginalsAsk, OriginalsPage>
  /** Words of this incident's messages, notes and transcripts worth a tick. */
  readonly suggestions: Call<{ readonly id: IncidentId }, readonly SaidSuggestion[]>
  readonly damages: Call<null, DamagesPage>
  readonly packet: Call<PacketAsk, PacketPage>
  readonly door: Call<PacketAsk, DoorLine | null>
  /** Blocks of one document of the packet in preview. */
  readonly packetBlocks: Call<PacketAsk & { readonly document: string; readonly offset: number; readonly limit: number }, readonly Block[]>
  /** What one stretch of the preview rests on. */
  readonly stretch: Call<PacketAsk & StretchPlace, FactDetail | null>
  readonly stated: Call<{ readonly party?: PartyId; readonly kind?: PacketKind }, readonly StatedLine[]>
  /** null: not a table. */
  readonly mapping: Call<{ readonly sha256: Sha256; readonly answers: Answers }, TablePreview | null>
  readonly followup: Call<null, FollowupPage>
  readonly calendar: Call<null, string>
  readonly custody: Call<null, CustodyPage>
  /** Insurers, kinds of numbers and label words that hints are taken from. */
  readonly registry: Call<null, RegistryPage>
  readonly search: Call<{ readonly text: string }, readonly Hit[]>

  readonly createMatter: Call<{ readonly title: string }, MatterSummary>
  readonly openMatter: Call<{ readonly id: string }, Done>
  readonly closeMatter: Call<null, null>
  readonly destroyMatter: Call<{ readonly id: string; readonly reason: string }, null>
  readonly exportCopy: Call<{ readonly path: string }, Done>
  readonly restoreCopy: Call<{ readonly path: string }, { readonly matter: MatterSummary } & Done>
  readonly decide: Call<{ readonly bodies: readonly DecisionBody[] }, readonly FactId[]>
  readonly undo: Call<null, { readonly undone: number; readonly touchesPacket: boolean }>
  readonly importFiles: Call<{ readonly paths: readonly string[] }, Done>
  /** What the owner typed or pasted becomes a source of its own. */
  readonly typeSource: Call<TypedSource, Done & { readonly sha256?: Sha256 }>
  readonly pastePicture: Call<PastedPicture, Done & { readonly sha256?: Sha256 }>
  readonly cancelImport: Call<null, null>
  readonly answer: Call<{ readonly sha256: Sha256; readonly answers: Answers }, Done>
  readonly verify: Call<null, Done>
  /** Rows read from pictures as a workbook in a folder the person chose. */
  readonly writeRows: Call<{ readonly folder: string }, { readonly rows: number; readonly folder: string } & Done>
  readonly writePacket: Call<PacketAsk & { readonly folder: string }, { readonly outcome: PacketOutcome; readonly folder: string } & Done>
}
export type ViewCall = keyof ViewCalls

export type ToView = { readonly kind: 'ask'; readonly id: number; readonly call: ViewCall; readonly ask: unknown }

export type FromView =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly issue: Issue }
  | ViewPush

export type ViewPush =
  | { readonly kind: 'changed'; readonly version: number }
  | { readonly kind: 'progress'; readonly what: 'import' | 'verify' | 'print' | 'open'; readonly done: number; readonly total: number; readonly file?: FileProgress }
  | { readonly kind: 'saved'; readonly at: EpochMs }
