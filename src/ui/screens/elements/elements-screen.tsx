import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ElementLine, ElementsPage, GroundLine, LeakLine } from '../../../app/queries/elements.ts'
import { forward } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { Strength } from '../../components/strength.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { usePage } from '../../hooks/use-page.ts'
import { NextProofSheet } from './next-proof.tsx'
import { Rehearsal } from './rehearsal.tsx'
import './elements.css'

const states: readonly ElementLine['state'][] = ['enough', 'part', 'missing', 'presumed']

/** 7 要件: what must be shown to be paid, how it stands, and what would fall if the other side were right. */
export const ElementsScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const page = usePage('elements', null)
  const [tab, setTab] = useState<'elements' | 'grounds' | 'leaks'>('elements')
  if (page === undefined) return <Frame>{null}</Frame>
  const missing = page.elements.filter((e) => e.state === 'missing').length
  return (
    <Frame remark={{ code: missing > 0 ? 'elements.remark-missing' : 'elements.remark', params: { n: missing } }} primary={forward('elements.next', () => go({ screen: 'damages' }))}>
      <div className="el">
        <section>
          <h1 className="state">
            <Head page={page} />
          </h1>
          <div className="fil">
            {(['elements', 'grounds', 'leaks'] as const).map((name) => (
              <button key={name} type="button" className="chip" aria-pressed={tab === name} onClick={() => setTab(name)}>
                {t(`elements.tab.${name}`, { n: page[name].length })}
              </button>
            ))}
          </div>
          {tab === 'elements' ? <Board elements={page.elements} /> : tab === 'grounds' ? <Grounds grounds={page.grounds} /> : <Leaks leaks={page.leaks} request={page.leakRequest} />}
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

const Board = ({ elements }: { readonly elements: readonly ElementLine[] }): ReactElement => {
  const { t } = useTranslation()
  return (
    <div className="sheet scrolls">
      <table className="elt">
        <thead>
          <tr>
            {['what', 'now', 'strongest', 'gap'].map((col) => (
              <th key={col}>{t(`elements.col.${col}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {elements.map((e) => (
            <tr key={e.id}>
              <td>
                <b>
                  {e.no}
                  {'　'}
                  {e.title}
                </b>
              </td>
              <td>
                <ElementMark state={e.state} />
              </td>
              <td>{e.strongest.length === 0 ? t('elements.nothing-yet') : e.strongest.map((s) => t(s.code, { ...s.params })).join(t('list-semicolon'))}</td>
              <td className="two">{e.gaps.length === 0 ? '—' : e.gaps.map((s) => t(s.code, { ...s.params })).join(t('list-semicolon'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Grounds = ({ grounds }: { readonly grounds: readonly GroundLine[] }): ReactElement => {
  const { t } = useTranslation()
  return (
    <div className="sheet scrolls">
      <table className="elt">
        <thead>
          <tr>
            {['ground', 'kind', 'shown', 'cautions'].map((col) => (
              <th key={col}>{t(`elements.col.${col}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grounds.map((g) => (
            <tr key={g.id}>
              <td>
                <b>{g.title}</b>
              </td>
              <td>{t(`ground.${g.kind}`)}</td>
              <td>
                <Strength level={g.strength} /> {t('count.times', { n: g.shownBy })}
              </td>
              <td className="two">{[...g.cautions, ...g.missing].map((code) => t(`caution.${code}`, { defaultValue: code })).join(t('list-semicolon')) || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** 与现有证据相容的来源: compatible with the record, never 泄露方. */
const Leaks = ({ leaks, request }: { readonly leaks: readonly LeakLine[]; readonly request: string | undefined }): ReactElement => {
  const { t } = useTranslation()
  return (
    <div className="sheet leaks">
      <p className="cap">{t('leaks.what')}</p>
      {leaks.length === 0 ? <p>{t('leaks.none')}</p> : null}
      <ol>
        {leaks.map((leak) => (
          <li key={leak.holder}>
            <b>{leak.holder}</b> {t(leak.isCompatible ? 'leaks.fits' : 'leaks.fits-not', { n: leak.fits, of: leak.of })}
            <div className="cap">{leak.reasons.map((s) => t(s.code, { ...s.params })).join(t('list-semicolon'))}</div>
          </li>
        ))}
      </ol>
      {request === undefined ? null : <p>{t('leaks.request', { text: request })}</p>}
    </div>
  )
}
