import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ElementLine, ElementsPage, GroundLine } from '../../../app/queries/elements.ts'
import type { PartyId } from '../../../core/model/ids.ts'
import { forward } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { Pick } from '../../components/text-field.tsx'
import { Strength } from '../../components/strength.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { usePage } from '../../hooks/use-page.ts'
import { BoardTable } from './board-table.tsx'
import { Leaks } from './leaks.tsx'
import { Originals } from './originals.tsx'
import { Path } from './path.tsx'
import { NextProofSheet } from './next-proof.tsx'
import { Rehearsal } from './rehearsal.tsx'
import './elements.css'

const tabs = ['elements', 'grounds', 'path', 'originals', 'leaks'] as const
type TabName = (typeof tabs)[number]

const states: readonly ElementLine['state'][] = ['enough', 'part', 'missing', 'presumed']

/** 7 要件: what must be shown to be paid, how it stands, and what would fall if the other side were right. */
export const ElementsScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const [respondent, setRespondent] = useState<PartyId>()
  const page = usePage('elements', respondent === undefined ? {} : { respondent })
  const [tab, setTab] = useState<TabName>('elements')
  if (page === undefined) return <Frame>{null}</Frame>
  const missing = page.elements.filter((e) => e.state === 'missing').length
  return (
    <Frame remark={{ code: missing > 0 ? 'elements.remark-missing' : 'elements.remark', params: { n: missing } }} primary={forward('elements.next', () => go({ screen: 'damages' }))}>
      <div className="el">
        <section>
          <h1 className="state">
            <Head page={page} />
          </h1>
          {page.respondents.length < 2 ? null : <Pick label={t('packet.respondent')} value={page.respondent ?? ''} choices={page.respondents.map((r) => ({ value: r.id, words: r.name }))} onChange={(id: PartyId | '') => id !== '' && setRespondent(id)} />}
          <div className="fil">
            {tabs.map((name) => (
              <button key={name} type="button" className="chip" aria-pressed={tab === name} onClick={() => setTab(name)}>
                {t(`elements.tab.${name}`, { n: name === 'path' || name === 'originals' ? 0 : page[name].length })}
              </button>
            ))}
          </div>
          <Tab tab={tab} page={page} />
          {page.basis === '' ? null : <p className="cap basis-line">{t('elements.basis', { name: page.basis })}</p>}
        </section>
        <aside>
          {page.next.map((proof) => (
            <NextProofSheet key={`${proof.what}${proof.holder}`} proof={proof} />
          ))}
          <Rehearsal attacks={page.attacks} />
        </aside>
      </div>
    </Frame>
  )
}

const Tab = ({ tab, page }: { readonly tab: TabName; readonly page: ElementsPage }): ReactElement => {
  const { t } = useTranslation()
  switch (tab) {
    case 'elements':
      return (
        <>
          <Elements elements={page.elements} />
          {page.tranquillity.length === 0 ? null : (
            <>
              <h2 className="h lead">{t('elements.tranquillity')}</h2>
              <p className="cap">{t('elements.tranquillity-what')}</p>
              <Elements elements={page.tranquillity} />
            </>
          )}
        </>
      )
    case 'grounds':
      return <Grounds grounds={page.grounds} />
    case 'path':
      return <Path />
    case 'originals':
      return <Originals />
    case 'leaks':
      return <Leaks page={page} />
  }
}

const Head = ({ page }: { readonly page: ElementsPage }): ReactElement => {
  const { t } = useTranslation()
  if (page.elements.length === 0) return <Rich code="elements.none" />
  const counts = states.map((state) => ({ state, n: page.elements.filter((e) => e.state === state).length })).filter((c) => c.n > 0)
  return (
    <>
      <Rich code="elements.head" params={{ n: page.elements.length }} />
      <b>{counts.map((c) => t(`elements.n.${c.state}`, { n: c.n })).join(t('comma'))}</b>
      <Rich code="sentence.stop" />
    </>
  )
}

/** 充分 full square, 部分 half, 缺失 dashed, 推定 slashed, each with its word. */
export const ElementMark = ({ state }: { readonly state: ElementLine['state'] }): ReactElement => {
  const { t } = useTranslation()
  const tone = state === 'enough' ? 'ok' : state === 'missing' ? 'ref' : 'two'
  return (
    <span className={`fs ${tone}`}>
      <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true">
        <rect x={1} y={1} width={12} height={12} fill={state === 'enough' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth={1.3} {...(state === 'missing' ? { strokeDasharray: '2.5 2' } : {})} />
        {state === 'part' ? <rect x={1} y={1} width={6} height={12} fill="currentColor" /> : null}
        {state === 'presumed' ? <path d="M3 11 11 3" stroke="currentColor" strokeWidth={1.3} /> : null}
      </svg>
      {t(`elements.state.${state}`)}
    </span>
  )
}

const Elements = ({ elements }: { readonly elements: readonly ElementLine[] }): ReactElement => {
  const { t } = useTranslation()
  const said = (list: ElementLine['strongest']): string => list.map((s) => t(s.code, { ...s.params })).join(t('list-semicolon'))
  return (
    <BoardTable
      columns={['what', 'now', 'strongest', 'gap']}
      rows={elements.map((e) => ({
        key: e.id,
        cells: [<b key="what">{`${String(e.no)}　${e.title}`}</b>, <ElementMark key="now" state={e.state} />, e.strongest.length === 0 ? t('elements.nothing-yet') : said(e.strongest), e.gaps.length === 0 ? '—' : said(e.gaps)],
      }))}
    />
  )
}

const Grounds = ({ grounds }: { readonly grounds: readonly GroundLine[] }): ReactElement => {
  const { t } = useTranslation()
  return (
    <BoardTable
      columns={['ground', 'kind', 'shown', 'cautions']}
      rows={grounds.map((g) => ({
        key: g.id,
        cells: [
          <b key="ground">{g.title}</b>,
          <span key="kind">
            {t(`ground.${g.kind}`)}
            {g.laws.length === 0 ? null : <span className="cap block">{g.laws.join(t('list-semicolon'))}</span>}
          </span>,
          <span key="shown">
            <Strength level={g.strength} /> {t('count.times', { n: g.shownBy })}
          </span>,
          [...g.missing.map((code) => t(`finding.missing.${code}`)), ...g.cautions.map((code) => t(`finding.caution.${code}`, { defaultValue: code }))].join(t('list-semicolon')) || '—',
        ],
      }))}
    />
  )
}
