import { startOfBeijingDay, type EpochMs } from '../../kernel/instant.ts'
import type { ActRecord } from '../../model/acts.ts'
import { toGroundId } from '../../model/ids.ts'
import type { CaseFile, Dated, Dossier, Heard } from '../case-file.ts'
import type { Ground, MissingCode, Showing } from '../ground.ts'
import { byWords, lacking, proofOfWords, provable } from '../ground-parts.ts'
import { textOf } from '../message-text.ts'
import { actDate, longDate, modeText } from '../words.ts'

/** Did a quote link or poster leave out company, name or licence number, or come after a refusal? A plain call is outside ONLINE-*: there must be a link, a mini-program, a page. */
export const unsignedLink: Ground = {
  id: toGroundId('RF24'),
  aspects: ['said'],
  per: 'incidents',
  test: (dossier, file) => [...inMessages(dossier, file), ...asRecorded(dossier)],
}

const inMessages = (dossier: Dossier, file: CaseFile): readonly Showing[] => {
  const rows = dossier.messages.filter((incident) => hasLink(incident, file)).flatMap((incident): readonly Page[] => {
    const heard = file.heardIn(incident)
    // Of a message nobody spoke of only the text tells whether it sells: notices of a policy are none of this.
    if (heard.length === 0 && !isOffer(incident, file)) return []
    return (heard.length === 0 ? [{ left: '', heard }] : heard.map((h) => ({ left: leftOut(h), heard: [h] }))).map((page) => ({ ...page, incident, ...laterThan(dossier, incident.startedAt.from) }))
  })
  return byWords(rows.filter(isWrong), ({ left, refusal }) => `${left}|${refusal?.decision ?? ''}`).flatMap(({ rows: of, incidents, dates }) =>
    of.slice(0, 1).map((page) => showingOf(page, dossier, { shownBy: incidents, proofs: proofOfWords(of.flatMap((p) => p.heard.map((heard) => ({ heard })))), values: { date: dates(), kind: '含链接的信息' } })),
  )
}

/** What one page leaves out, and the refusal it came after, if any. */
type Page = { readonly incident: Dated; readonly left: string; readonly heard: readonly Heard[]; readonly refusal?: ActRecord }
type Wrong = Pick<Page, 'left' | 'refusal'>

const isWrong = ({ left, refusal }: Wrong): boolean => left !== '' || refusal !== undefined

const laterThan = (dossier: Dossier, at: EpochMs): Pick<Page, 'refusal'> => {
  const first = provable(dossier.refusals)[0]
  return first !== undefined && at >= first.at.to ? { refusal: first } : {}
}

/** Refusals that the owner has not ticked are not spoken of. SALES-18 and 24 ask for names: a page that bears them all is outside. */
const showingOf = ({ left, refusal }: Wrong, dossier: Dossier, showing: Showing): Showing => {
  const isTicked = dossier.isStated('stated.refusedAsListed')
  const told = left === '' || isTicked ? refusal : undefined
  const afterRefusal = told === undefined ? '' : `该信息系在${actDate(told.at)}以${modeText[told.mode]}方式拒绝之后发送`
  const only = left === '' ? { only: (id: string) => id.startsWith('ONLINE-') } : {}
  return lacking({ ...showing, ...only, ...(told === undefined ? {} : { acts: [told] }), values: { ...showing.values, facts: left === '' ? '' : `，其中没有标明${left}`, afterRefusal } }, left === '' && !isTicked ? ['stated.refusedAsListed'] : [])
}

const leftOut = ({ said }: Heard): string => [...(said.gaveFullCompanyName === false ? ['机构全称'] : []), ...(said.gaveName === false ? ['姓名'] : []), ...(said.gaveLicence === false ? ['执业证编号'] : [])].join('、')

const hasLink = (incident: Dated, file: CaseFile): boolean => /https?:\/\/|[a-z0-9-]+\.(?:cn|com|net|top|vip|link)(?:\/|\b)|小程序|公众号|朋友圈/i.test(textOf(incident, file)?.value ?? '')

const isOffer = (incident: Dated, file: CaseFile): boolean => /报价|续保|投保|比价|优惠|礼品|返现|油卡|锁单/.test(textOf(incident, file)?.value ?? '')

/** A poster or mini-program captured by the user: event `link`, fields `kind` and `missing` (nothing left out: '无'). */
const asRecorded = (dossier: Dossier): readonly Showing[] =>
  dossier.events
    .filter((event) => event.kind === 'link')
    .flatMap((event) => {
      const [kind, missing] = [event.fields?.['kind'], event.fields?.['missing']]
      const page: Wrong = { left: missing === undefined || missing === '无' ? '' : missing, ...laterThan(dossier, startOfBeijingDay(event.on)) }
      const shown: Showing = { shownBy: [], proofs: event.proofs, on: event.on, values: { date: longDate(event.on), kind: kind ?? '链接' } }
      const unproved: readonly MissingCode[] = event.proofs.length === 0 ? ['captured-page'] : []
      if (isWrong(page)) return [lacking(showingOf(page, dossier, shown), unproved)]
      return missing === undefined ? [lacking(shown, ['words', ...unproved])] : []
    })
