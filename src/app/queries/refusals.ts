import { groupsOf } from '../../core/kernel/list.ts'
import type { Place } from '../../core/kernel/place.ts'
import type { When } from '../../core/kernel/when.ts'
import type { ContactMode, DatedAct, Proof } from '../../core/model/decision.ts'
import type { FactId, PartyId } from '../../core/model/ids.ts'
import type { RefusalRecord } from '../../core/model/acts.ts'
import { isCountedCall, type AttributedIncident } from '../../core/model/incident.ts'
import type { MatterView } from '../../core/model/matter-view.ts'
import type { Party } from '../../core/model/party.ts'
import { afterPleadable, afterRefusal, refusalsOf } from './after-refusal.ts'
import { levelsOf, type LevelCount } from './levels.ts'
import { partyNameOf, standingOf } from './matter-page.ts'

export type ActKind = 'refusal' | 'complaint' | 'promise' | 'reply'
export type ProofShown = { readonly fileName: string; readonly place?: Place }

/** A dated record of the register, with how it is proved and what followed. */
export type ActLine = {
  readonly id: FactId
  readonly kind: ActKind
  readonly nth: number
  readonly at: When
  readonly mode: ContactMode
  readonly party?: string
  readonly partyId?: PartyId
  readonly toWhom?: string
  readonly words?: string
  readonly body?: string
  readonly reference?: string
  readonly outcome?: string
  readonly denies?: boolean
  readonly proofs: readonly ProofShown[]
  readonly proofsKept: readonly Proof[]
  /** Refusals: counted calls after this one and before the next, and those of them that came the way that was refused. */
  readonly followed: number
  readonly followedSameWay: number
  /** A packet may rely on it. */
  readonly isPleadable: boolean
  /** How strongly the act itself is shown. */
  readonly strength?: number
}

export type ConsentLine = { readonly party: PartyId; readonly name: string; readonly answer?: 'none' | 'possible' | 'given'; readonly where?: string }

export type RefusalsPage = { readonly acts: readonly ActLine[]; readonly refusals: number; readonly after: number; /** What a packet prints: after the first refusal that can be shown. */ readonly afterPleadable: number; readonly levels: readonly LevelCount[]; readonly withoutProof: number; readonly consent: readonly ConsentLine[]; readonly parties: readonly Party[]; readonly threatened: boolean }

export const refusalsPage = (view: MatterView): RefusalsPage => {
  const after = afterRefusal(view)
  const counted = view.incidents.filter((i) => after.has(i.id) && isCountedCall(i))
  const pleadable = afterPleadable(view)
  const followed = groupsOf(counted, (i) => after.get(i.id)?.decision)
  const refusals = refusalsOf(view).map((r) => refusalLine(view, r, followed.get(r.decision) ?? []))
  const acts = [...refusals, ...complaintsOf(view), ...promisesOf(view), ...repliesOf(view)].sort((a, b) => a.at.from - b.at.from || (a.id < b.id ? -1 : 1))
  return {
    acts,
    refusals: refusals.length,
    after: counted.length,
    afterPleadable: counted.filter((i) => pleadable.has(i.id)).length,
    levels: levelsOf(counted),
    withoutProof: refusals.filter((r) => r.proofs.length === 0).length,
    consent: consentOf(view),
    parties: view.parties,
    threatened: view.threatened.length > 0,
  }
}

const refusalLine = (view: MatterView, refusal: RefusalRecord, followed: readonly AttributedIncident[]): ActLine => {
  const sameWay = new Set(refusal.afterSameWay)
  return { ...lineOf(view, refusal.decision, 'refusal', refusal, refusal.n), followed: followed.length, followedSameWay: followed.filter((i) => sameWay.has(i.id)).length, isPleadable: refusal.isPleadable, strength: refusal.strength }
}

const lineOf = (view: MatterView, id: FactId, kind: ActKind, act: Pick<DatedAct, 'at' | 'mode' | 'party' | 'toWhom' | 'words' | 'proofs'>, nth: number): ActLine => {
  const party = partyNameOf(view, act.party)
  return {
    id,
    kind,
    nth,
    at: act.at,
    mode: act.mode,
    ...(party === undefined ? {} : { party }),
    ...(act.party === undefined ? {} : { partyId: act.party }),
    ...(act.toWhom === undefined ? {} : { toWhom: act.toWhom }),
    ...(act.words === undefined ? {} : { words: act.words }),
    proofs: act.proofs.flatMap((p) => proofShown(view, p)),
    proofsKept: act.proofs,
    followed: 0,
    followedSameWay: 0,
    isPleadable: false,
  }
}

export const proofShown = (view: MatterView, proof: Proof): readonly ProofShown[] => {
  const observation = 'observation' in proof ? view.observations.get(proof.observation) : undefined
  const sha256 = 'source' in proof ? proof.source : observation?.source
  const fileName = view.sources.find((s) => s.source.sha256 === sha256)?.fileNames[0]
  const place = 'source' in proof ? proof.place : observation?.place
  return fileName === undefined ? [] : [{ fileName, ...(place === undefined ? {} : { place }) }]
}

const complaintsOf = (view: MatterView): readonly ActLine[] =>
  standingOf(view, 'record-complaint').map(({ id, body }, i) => ({
    ...lineOf(view, id, 'complaint', body.act, i + 1),
    body: body.body,
    ...(body.reference === undefined ? {} : { reference: body.reference }),
    ...(body.outcome === undefined ? {} : { outcome: body.outcome }),
  }))

const promisesOf = (view: MatterView): readonly ActLine[] => standingOf(view, 'record-promise').map(({ id, body }, i) => lineOf(view, id, 'promise', body.act, i + 1))

const repliesOf = (view: MatterView): readonly ActLine[] =>
  standingOf(view, 'record-reply').map(({ id, body }, i) => ({ ...lineOf(view, id, 'reply', body.act, i + 1), ...deniesOf(body) }))

/** false: the company says the caller is its own. */
const deniesOf = ({ denies, confirms }: { readonly denies?: boolean; readonly confirms?: boolean }): Pick<ActLine, 'denies'> => (denies === true ? { denies } : confirms === true ? { denies: false } : {})

/** “Might you have agreed in an app or on a form?” is asked of every organisation before a refusal is relied on. */
const consentOf = (view: MatterView): readonly ConsentLine[] =>
  view.parties
    .filter((p) => p.role === 'organisation')
    .map((p) => {
      const last = standingOf(view, 'consent-check').findLast((d) => d.body.party === p.id)?.body
      return { party: p.id, name: p.name, ...(last === undefined ? {} : { answer: last.answer, ...(last.where === undefined ? {} : { where: last.where }) }) }
    })
