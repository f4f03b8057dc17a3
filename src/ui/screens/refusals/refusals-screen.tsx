import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActKind, ActLine, ConsentLine, RefusalsPage } from '../../../app/queries/refusals.ts'
import { beijingDateOf } from '../../../core/kernel/instant.ts'
import { Button, forward } from '../../components/button.tsx'
import { clockOf, spokenDay } from '../../components/format.ts'
import { CountLevels } from '../../components/count-levels.tsx'
import { Frame } from '../../components/frame.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Rich } from '../../components/rich.tsx'
import { Strength } from '../../components/strength.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useDecide } from '../../hooks/use-act.ts'
import { useKeys } from '../../hooks/use-keys.ts'
import { usePage } from '../../hooks/use-page.ts'
import { ActDialog } from './act-dialog.tsx'
import { ElderRefusal } from './elder-refusal.tsx'
import { FlagDrawing } from './flag-drawing.tsx'
import './refusals.css'

/** 6 拒绝与投诉: the register the whole claim turns on. */
export const RefusalsScreen = (): ReactElement => {
  const { go, look } = useDesk()
  const page = usePage('refusals', null)
  const [adding, setAdding] = useState<ActKind>()
  const [changing, setChanging] = useState<ActLine>()
  useKeys({ R: () => setAdding('refusal'), C: () => setAdding('complaint') }, adding === undefined && changing === undefined)
  if (page === undefined) return <Frame>{null}</Frame>
  const isEmpty = page.acts.length === 0
  const dialog =
    changing !== undefined ? <ActDialog kind={changing.kind} parties={page.parties} before={changing} onClose={() => setChanging(undefined)} /> : adding === undefined ? null : <ActDialog kind={adding} parties={page.parties} onClose={() => setAdding(undefined)} />
  if (look.size === 'elder' && isEmpty) return <ElderRefusal onRefused={() => setAdding('refusal')} dialog={dialog} />
  const next = isEmpty ? { ...forward('refusals.skip', () => go({ screen: 'elements' })), kind: 'plain' as const } : forward('refusals.next', () => go({ screen: 'elements' }))
  return (
    <Frame remark={{ code: isEmpty ? 'refusals.remark-empty' : 'refusals.remark' }} primary={next} keys={[{ keys: ['R'], what: 'refusals.keys.refusal' }, { keys: ['C'], what: 'refusals.keys.complaint' }]}>
      {isEmpty ? <Empty page={page} onAdd={() => setAdding('refusal')} /> : <Register page={page} onAdd={setAdding} onChange={setChanging} />}
      {dialog}
    </Frame>
  )
}

const Empty = ({ page, onAdd }: { readonly page: RefusalsPage; readonly onAdd: () => void }): ReactElement => {
  const { go } = useDesk()
  return (
    <>
      <div className="emp">
        <section>
          <h1>
            <Rich code="refusals.empty" />
          </h1>
          <p className="two">
            <Rich code="refusals.empty-why" />
          </p>
          <p className="two">
            <Rich code="refusals.empty-next-time" />
          </p>
          <p className="serif saythis">
            <Rich code="refusals.say-this" />
          </p>
          <div className="line">
            <Button label={{ code: 'refusals.add' }} kind="primary" isBig icon="flag" onPress={onAdd} autoFocus />
            <Button label={{ code: 'refusals.diary' }} kind="text" onPress={() => go({ screen: 'diary' })} />
          </div>
        </section>
        <FlagDrawing />
      </div>
      {page.consent.length === 0 ? null : <Consent lines={page.consent} />}
    </>
  )
}

const iconByKind: Readonly<Record<ActKind, IconName>> = { refusal: 'flag', complaint: 'message', promise: 'confirmed', reply: 'paper' }

const Register = ({ page, onAdd, onChange }: { readonly page: RefusalsPage; readonly onAdd: (kind: ActKind) => void; readonly onChange: (act: ActLine) => void }): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  return (
    <>
      <h1 className="state">
        <Rich code={page.refusals === 0 ? 'refusals.head-none' : page.withoutProof > 0 ? 'refusals.head-unproved' : 'refusals.head'} params={{ n: page.refusals, after: page.after, unproved: page.withoutProof }} />
      </h1>
      {page.after === 0 ? null : (
        <div className="shown cap">
          <CountLevels levels={page.levels} />
          {page.afterPleadable < page.after ? <span className="exp">{t('refusals.after-pleadable', { n: page.afterPleadable })}</span> : null}
        </div>
      )}
      {page.threatened ? <p className="look block">{t('safety.threatened')}</p> : null}
      <div className="line addbar">
        {(['refusal', 'complaint', 'promise', 'reply'] as const).map((kind) => (
          <Button key={kind} label={{ code: `act.add.${kind}` }} icon={iconByKind[kind]} onPress={() => onAdd(kind)} />
        ))}
        <Button label={{ code: 'refusals.diary' }} kind="text" onPress={() => go({ screen: 'diary' })} />
      </div>
      <ol className="sheet acts-list">
        {page.acts.map((act) => (
          <Act key={act.id} act={act} onChange={() => onChange(act)} />
        ))}
      </ol>
      {page.consent.length === 0 ? null : <Consent lines={page.consent} />}
    </>
  )
}

const Act = ({ act, onChange }: { readonly act: ActLine; readonly onChange: () => void }): ReactElement => {
  const { t } = useTranslation()
  const { look } = useDesk()
  const decide = useDecide()
  const day = spokenDay(beijingDateOf(act.at.from), look.language === 'zh-CN')
  const detail = [act.party ?? act.toWhom, act.body === undefined ? undefined : t(`authority.${act.body}`, { defaultValue: act.body }), act.words === undefined ? undefined : `“${act.words}”`, act.reference === undefined ? undefined : t('act.reference', { text: act.reference }), act.outcome].filter((p) => p !== undefined)
  return (
    <li className={act.kind === 'refusal' ? 'refusal' : ''}>
      <div className="d serif">
        {day}
        <div className="cap">{act.at.precision === 'minute' || act.at.precision === 'second' ? clockOf(act.at.from) : t('act.no-clock')}</div>
      </div>
      <span className={act.kind === 'refusal' ? 'ref' : ''}>
        <Icon name={iconByKind[act.kind]} size={18} />
      </span>
      <div>
        <b className={act.kind === 'refusal' ? 'ref' : ''}>{t(`act.nth.${act.kind}`, { n: act.nth })}</b>
        {t('comma')}
        {t(`mode.${act.mode}`)}
        <div className="cap">{detail.join(t('comma'))}</div>
        <Shown act={act} />
      </div>
      <span className="line">
        <Followed act={act} />
        <Button label={{ code: 'act.change', params: { what: detail[0] === undefined ? day : `${day} ${detail[0]}` } }} kind="text" onPress={onChange} />
        <Button label={{ code: 'act.remove', params: { what: detail[0] === undefined ? day : `${day} ${detail[0]}` } }} kind="quiet" onPress={() => decide({ kind: 'undo', decision: act.id })} />
      </span>
    </li>
  )
}

/** What shows the act, and whether a packet may rely on it. */
const Shown = ({ act }: { readonly act: ActLine }): ReactElement => {
  const { t } = useTranslation()
  if (act.proofs.length === 0) return <div className="cap exp">{t('act.no-proof')}</div>
  return (
    <div className="cap line">
      {act.strength === undefined ? null : <Strength level={act.strength} />}
      {t('act.proofs', { files: act.proofs.map((p) => p.fileName).join(t('list-comma')) })}
      {act.kind === 'refusal' && !act.isPleadable ? t('act.not-ticked') : ''}
    </div>
  )
}

const Followed = ({ act }: { readonly act: ActLine }): ReactElement => {
  const { t } = useTranslation()
  if (act.kind !== 'refusal') return <span />
  return (
    <span className="tag ref">
      {t('act.followed', { n: act.followed })}
      {act.followedSameWay < act.followed ? t('act.followed-same-way', { n: act.followedSameWay }) : ''}
    </span>
  )
}

/** Asked before a refusal is relied on: might there have been a consent? */
const Consent = ({ lines }: { readonly lines: readonly ConsentLine[] }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  return (
    <section className="consent">
      <h2 className="h">{t('consent.title')}</h2>
      <p className="cap">{t('consent.why')}</p>
      <table>
        <tbody>
          {lines.map((line) => (
            <tr key={line.party}>
              <th scope="row">{line.name}</th>
              <td>
                <span className="twin-choice" role="group" aria-label={line.name}>
                  {(['none', 'possible', 'given'] as const).map((answer) => (
                    <button key={answer} type="button" aria-pressed={line.answer === answer} onClick={() => decide({ kind: 'consent-check', party: line.party, answer })}>
                      {t(`consent.${answer}`)}
                    </button>
                  ))}
                </span>
              </td>
              <td className="dim wrap">{line.answer === undefined ? t('consent.unanswered') : t(`consent.${line.answer}.means`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
