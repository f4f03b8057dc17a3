import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PacketAsk, PacketPage, StretchPlace } from '../../../app/queries/packet.ts'
import type { PartyId } from '../../../core/model/ids.ts'
import type { PacketKind } from '../../../core/model/packet.ts'
import { forward } from '../../components/button.tsx'
import { Frame, type KeyHint } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { Pick } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { ChoiceList } from './choice-list.tsx'
import { GapList } from './gap-list.tsx'
import { useDoors } from './use-doors.ts'
import { PagePreview } from './page-preview.tsx'
import { StatedList } from './stated-list.tsx'
import { StretchDrawer } from './stretch-drawer.tsx'
import { WrittenDialog, type Written } from './written-dialog.tsx'
import './packet.css'

const keys: readonly KeyHint[] = [
  { keys: ['↑', '↓'], what: 'packet.keys.sentence' },
  { keys: ['Space'], what: 'packet.keys.provenance' },
  { keys: ['F'], what: 'packet.keys.fill' },
]

/** 9 材料包: choose the door and the respondent, see what is missing, read it as it prints, write it. */
export const PacketScreen = (): ReactElement => {
  const [ask, setAsk] = useState<PacketAsk>({ kind: 'nfra' })
  const page = usePage('packet', ask)
  if (page === undefined) return <Frame keys={keys}>{null}</Frame>
  return <Packet page={page} setAsk={setAsk} />
}

const Packet = ({ page, setAsk }: { readonly page: PacketPage; readonly setAsk: (ask: PacketAsk) => void }): ReactElement => {
  const { client, bridge, go } = useDesk()
  const { t } = useTranslation()
  const { run, isBusy } = useAct()
  const [document, setDocument] = useState<string>()
  const [stretch, setStretch] = useState<StretchPlace>()
  const [written, setWritten] = useState<Written>()
  const ask = askOf(page)
  const shown = page.documents.find((d) => d.id === document) ?? page.documents[0]
  const stops = page.gaps.filter((g) => g.stops).length
  // A place in one paper is no place in another.
  const choose = (to: PacketAsk): void => {
    setStretch(undefined)
    setAsk(to)
  }
  const read = (id: string): void => {
    setStretch(undefined)
    setDocument(id)
  }
  const write = (): void =>
    run(async () => {
      const folder = await bridge.chooseFolder({ purpose: 'packet' })
      if (folder !== null) setWritten(await client.ask('writePacket', { ...ask, folder }))
    })
  const blocked = stops > 0 ? { code: 'packet.stops', params: { n: stops } } : isBusy ? { code: 'packet.writing' } : undefined
  return (
    <Frame isFlush keys={keys} remark={{ code: page.isDraft ? 'packet.remark-draft' : 'packet.remark', params: { documents: page.documents.length } }} primary={page.doubtful > 0 && !page.isDraft ? forward('packet.review-first', () => go({ screen: 'review' }), { n: page.doubtful }) : forward(page.isDraft ? 'packet.write-draft' : 'packet.write', write, {}, blocked)}>
      <div className="pk">
        <section className="left">
          <h1 className="unseen">{t('step.packet')}</h1>
          <Doors page={page} setAsk={choose} />
          <Papers papers={page.documents} shown={shown} onRead={read} />
          {shown === undefined ? <NoPage stops={stops} /> : <PagePreview key={`${page.kind} ${page.respondent ?? ''} ${shown.id}`} ask={ask} document={shown} selected={stretch} onSelect={setStretch} />}
        </section>
        <aside className="dr" aria-label={t('packet.beside')}>
          {stretch === undefined ? <ToIssue page={page} /> : <StretchDrawer ask={ask} place={stretch} onClose={() => setStretch(undefined)} />}
        </aside>
      </div>
      {written === undefined ? null : <WrittenDialog written={written} onClose={() => setWritten(undefined)} />}
    </Frame>
  )
}

type PapersProps = { readonly papers: PacketPage['documents']; readonly shown: PacketPage['documents'][number] | undefined; readonly onRead: (id: string) => void }

/** Which paper of the packet is read: a choice only where there are several. */
const Papers = ({ papers, shown, onRead }: PapersProps): ReactElement | null =>
  papers.length < 2 ? null : (
    <div className="fil">
      {papers.map((d) => (
        <button key={d.id} type="button" className="chip" aria-pressed={d.id === shown?.id} onClick={() => onRead(d.id)}>
          {d.title}
        </button>
      ))}
    </div>
  )

/** Before it is issued: what is missing, what the papers ask for, what only the owner can say. */
const ToIssue = ({ page: { kind, gaps, doubtful, choices, respondent } }: { readonly page: PacketPage }): ReactElement => (
  <>
    <GapList door={kind} gaps={gaps} doubtful={doubtful} {...(respondent === undefined ? {} : { respondent })} />
    <ChoiceList choices={choices} {...(respondent === undefined ? {} : { party: respondent })} />
    <StatedList key={`${kind} ${respondent ?? ''}`} kind={kind} {...(respondent === undefined ? {} : { party: respondent })} />
  </>
)

const askOf = (page: PacketPage): PacketAsk => (page.respondent === undefined ? { kind: page.kind } : { kind: page.kind, respondent: page.respondent })

const NoPage = ({ stops }: { readonly stops: number }): ReactElement => (
  <div className="emp short">
    <section>
      <h2 className="state">
        <Rich code="packet.no-page" params={{ n: stops }} />
      </h2>
      <p className="two">
        <Rich code="packet.no-page-why" />
      </p>
    </section>
  </div>
)

/** The five doors most people take; the rest are in the list beside them. */
const main: readonly PacketKind[] = ['stop-letter', 'nfra', 'report-12321', 'cac', 'pipl69']
const more: readonly PacketKind[] = ['rights-request', 'hotline-12378', 'consumer-complaint', 'samr-complaint', 'samr-report', 'carrier-appeal', 'production-order', 'court-inquiry', 'preservation', 'public-interest', 'association', 'mandate-court', 'mandate-complaint', 'reconsideration', 'delivery-record']

const Doors = ({ page, setAsk }: { readonly page: PacketPage; readonly setAsk: (ask: PacketAsk) => void }): ReactElement => {
  const { t } = useTranslation()
  const ask = askOf(page)
  const asked = useDoors(page, main)
  const choose = (kind: PacketKind): void => setAsk({ ...ask, kind })
  return (
    <div className="doorbar">
      <div className="doors" role="group" aria-label={t('packet.doors')}>
        {main.map((kind) => {
          const door = [...page.doors, ...asked].find((d) => d.kind === kind)
          return (
            <button key={kind} type="button" aria-pressed={kind === page.kind} className={kind === page.kind ? 'on' : ''} onClick={() => choose(kind)}>
              <b>{t(`door.${kind}`)}</b>
              <span className="cap">{door === undefined || door.stops === 0 ? t(`door.${kind}.document`) : t('packet.door-stops', { document: t(`door.${kind}.document`), n: door.stops })}</span>
            </button>
          )
        })}
      </div>
      <div className="twocol">
        <Pick label={t('packet.respondent')} value={page.respondent ?? ''} choices={page.respondents.length === 0 ? [{ value: '' as const, words: t('packet.no-respondent') }] : page.respondents.map((r) => ({ value: r.id, words: t('incidents.party-n', { name: r.name, n: r.counted }) }))} onChange={(id: PartyId | '') => id !== '' && setAsk({ ...ask, respondent: id })} />
        <Pick label={t('packet.other-doors')} value={more.includes(page.kind) ? page.kind : ''} choices={[{ value: '' as const, words: t('choose') }, ...more.map((kind) => ({ value: kind, words: t(`door.${kind}`) }))]} onChange={(kind: PacketKind | '') => kind !== '' && choose(kind)} />
      </div>
    </div>
  )
}
