import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { DeadlineLine, FollowupPage } from '../../../app/queries/followup.ts'
import { Button, forward } from '../../components/button.tsx'
import { fullDay, spokenDay, weekdayKey } from '../../components/format.ts'
import { Frame } from '../../components/frame.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Rich } from '../../components/rich.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { ActDialog } from '../refusals/act-dialog.tsx'
import { CourtFileSection } from './court-file.tsx'
import { DeadlineStrip } from './deadline-strip.tsx'
import { EventDialog } from './event-dialog.tsx'
import { FilingDialog } from './filing-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import './followup.css'

/** Which dialog is open; a line: what happened to that clock. */
type Open = 'event' | 'reply' | 'filing' | DeadlineLine

/** 10 跟进: every clock that runs, who has to do what by when, and what a reply means for the next letter. */
export const FollowupScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { client, bridge, go, look } = useDesk()
  const { run } = useAct()
  const page = usePage('followup', null)
  const matters = usePage('matters', null)
  const [open, setOpen] = useState<Open>()
  if (page === undefined || matters === undefined) return <Frame>{null}</Frame>
  const calendar = (): void => run(async () => bridge.saveText({ suggestedName: t('followup.file-name'), text: await client.ask('calendar', null) }))
  const overdue = page.deadlines.filter((d) => d.isOverdue).length
  const next = page.deadlines.find((d) => !d.isOverdue)
  return (
    <Frame remark={{ code: overdue > 0 ? 'followup.remark-overdue' : 'followup.remark', params: { n: page.deadlines.length, overdue } }} primary={forward(page.sinceLast > 0 ? 'followup.supplement' : 'followup.packet', () => go({ screen: 'packet' }))}>
      <div className="fu">
        <section>
          <h1 className="state">{next === undefined ? <Rich code="followup.none" /> : <Rich code="followup.next" params={{ day: spokenDay(next.last, look.language === 'zh-CN'), what: titleOf(t, next) }} />}</h1>
          {page.deadlines.length === 0 ? null : <DeadlineStrip deadlines={page.deadlines} today={matters.today} />}
          <p className="cap">{page.holidaysKnownThrough === undefined ? t('followup.legend') : t('followup.legend-known', { day: fullDay(page.holidaysKnownThrough, look.language === 'zh-CN') })}</p>
          <Deadlines page={page} onMove={setOpen} />
          <div className="line addbar">
            <Button label={{ code: 'followup.calendar' }} icon="clock" onPress={calendar} {...(page.deadlines.length === 0 ? { blockedBy: { code: 'followup.no-calendar' } } : {})} />
            <Button label={{ code: 'followup.add' }} icon="plus" onPress={() => setOpen('event')} />
            <Button label={{ code: 'followup.filing' }} icon="paper" onPress={() => setOpen('filing')} />
            <span className="cap">{t('followup.overdue-ground')}</span>
          </div>
          <CourtFileSection court={page.court} />
        </section>
        <aside>
          <h2 className="h lead">{t('followup.reply')}</h2>
          <p className="cap">{t('followup.reply-what')}</p>
          <Replies onReply={() => setOpen('reply')} />
          {page.sinceLast === 0 ? null : (
            <section className="sheet since">
              <h2 className="h">{t('followup.since', { n: page.sinceLast })}</h2>
              <p className="two">{t('followup.since-what')}</p>
            </section>
          )}
        </aside>
      </div>
      {open === undefined ? null : <OpenDialog open={open} page={page} onClose={() => setOpen(undefined)} />}
    </Frame>
  )
}

const OpenDialog = ({ open, page, onClose }: { readonly open: Open; readonly page: FollowupPage; readonly onClose: () => void }): ReactElement => {
  const refusals = usePage('refusals', null)
  switch (open) {
    case 'event':
      return <EventDialog onClose={onClose} />
    case 'filing':
      return <FilingDialog court={page.court} onClose={onClose} />
    case 'reply':
      return <ActDialog kind="reply" parties={refusals?.parties ?? []} onClose={onClose} />
    default:
      return <MoveDialog line={open} onClose={onClose} />
  }
}

const icons: Readonly<Record<string, IconName>> = { denies: 'cross', promises: 'tick', asks: 'paper', negotiates: 'message', silent: 'clock' }

const Replies = ({ onReply }: { readonly onReply: () => void }): ReactElement => {
  const { t } = useTranslation()
  return (
    <div>
      {Object.entries(icons).map(([reply, icon]) => (
        <button key={reply} type="button" className="re" onClick={onReply}>
          <Icon name={icon} />
          <span>
            <b>{t(`reply.${reply}`)}</b>
            <span className="block">{t(`reply.${reply}.then`)}</span>
          </span>
        </button>
      ))}
    </div>
  )
}

const Deadlines = ({ page, onMove }: { readonly page: FollowupPage; readonly onMove: (line: DeadlineLine) => void }): ReactElement | null => {
  const { t } = useTranslation()
  const { look } = useDesk()
  const matters = usePage('matters', null)
  if (page.deadlines.length === 0) return null
  // This year needs no saying; three years on it does.
  const yearOf = (day: string): string => (matters === undefined || day.slice(0, 4) === matters.today.slice(0, 4) ? '' : day.slice(0, 4))
  return (
    <ul className="sheet dl">
      {page.deadlines.map((d) => (
        <li key={d.id}>
          <div className="d">
            <b className="num">{spokenDay(d.last, look.language === 'zh-CN')}</b>
            <div className="cap">{[yearOf(d.last), d.lastLatest === undefined ? t(weekdayKey(d.last)) : t('followup.range', { day: d.lastLatest })].filter((x) => x !== '').join(' ')}</div>
          </div>
          <div>
            <b>{titleOf(t, d)}</b>
            <div className="cap">{d.detail.map((s) => t(s.code, { ...s.params })).join(t('list-semicolon'))}</div>
          </div>
          <LeftTag deadline={d} />
          {d.of === undefined ? null : (
            <Button label={{ code: 'move.button', params: { what: titleOf(t, d) } }} kind="quiet" onPress={() => onMove(d)} />
          )}
        </li>
      ))}
    </ul>
  )
}

const titleOf = (t: TFunction, d: DeadlineLine): string => (d.who === undefined ? t(d.title.code, { ...d.title.params }) : t('followup.of', { what: t(d.title.code, { ...d.title.params }), who: d.who }))

const soon = 7

const LeftTag = ({ deadline }: { readonly deadline: DeadlineLine }): ReactElement => {
  const { t } = useTranslation()
  const isNear = deadline.daysLeft <= soon
  const parts = [t(deadline.isOverdue ? 'followup.overdue' : deadline.mayBeOverdue ? 'followup.may-be-overdue' : 'days-left', { n: Math.abs(deadline.daysLeft) }), deadline.kind === 'mine' || deadline.kind === 'expiry' ? '' : t(`unit.${deadline.unit}`), deadline.isExtendable ? t('followup.extendable') : '', deadline.kind === 'own' ? t('followup.own') : '', deadline.kind === 'reminder' ? t('deadline.kind.reminder-not-law') : ''].filter((p) => p !== '')
  return (
    <span className={isNear ? 'tag exp' : 'tag'}>
      {isNear ? <Icon name="clock" size={12} /> : null}
      {parts.join(t('comma'))}
    </span>
  )
}
