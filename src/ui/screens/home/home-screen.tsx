import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { HomePage, Milestone, Waiting } from '../../../app/queries/home.ts'
import { forward } from '../../components/button.tsx'
import { fullDay, shortDay, weekdayKey } from '../../components/format.ts'
import { CountLevels } from '../../components/count-levels.tsx'
import { Frame } from '../../components/frame.tsx'
import { Icon } from '../../components/icon.tsx'
import { Rich, Sentence } from '../../components/rich.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { usePage } from '../../hooks/use-page.ts'
import './home.css'

/** Where things stand, in one sentence; what waits; and the story so far. */
export const HomeScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go, look } = useDesk()
  const page = usePage('home', null)
  if (page === undefined) return <Frame>{null}</Frame>
  const isChinese = look.language === 'zh-CN'
  return (
    <Frame remark={{ code: page.nextCount > 0 ? 'home.remark-review' : 'home.remark' }} primary={forward(page.next === 'review' ? 'home.go-on-review' : 'home.go-on', () => go({ screen: page.next }), { n: page.nextCount, step: t(`step.${page.next}`) })}>
      <div className="home">
        <section>
          {page.threatened ? <p className="look block">{t('safety.threatened')}</p> : null}
          <p className="cap">{t('home.so-far', { day: fullDay(page.today, isChinese), weekday: t(weekdayKey(page.today)) })}</p>
          <h1 className="bigst">
            <Sentence parts={page.sentence} />
          </h1>
          <div className="shown cap">
            <CountLevels levels={page.levels} />
          </div>
          <GoOn page={page} />
          {page.waiting.length === 0 ? null : <WaitingList waiting={page.waiting} />}
        </section>
        <Chronology page={page} />
      </div>
    </Frame>
  )
}

const GoOn = ({ page }: { readonly page: HomePage }): ReactElement | null => {
  const { go } = useDesk()
  const last = page.lastReview
  if (last === undefined) return null
  return (
    <button type="button" className="goon" onClick={() => go({ screen: 'review', id: `${last.entry.observation}:${last.entry.field}` })}>
      <Icon name="picture" size={24} />
      <span>
        <span className="h lead">
          <Rich code="home.stopped-at" params={{ n: last.nth }} />
          <Rich code={`review.what.${last.entry.what}`} />
        </span>
        <span className="two">
          <Rich code="home.left" params={{ n: last.open }} />
        </span>
      </span>
    </button>
  )
}

const WaitingList = ({ waiting }: { readonly waiting: readonly Waiting[] }): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  return (
    <div className="wait">
      <h2 className="h">{t('home.also')}</h2>
      <ul>
        {waiting.map((item) => (
          <li key={`${item.step}${item.title.code}${JSON.stringify(item.title.params ?? {})}`}>
            <button type="button" onClick={() => go({ screen: item.step })}>
              <span className={item.tagKind === 'expiry' ? 'exp' : ''}>
                <Icon name={item.icon} size={18} />
              </span>
              <span>
                <Rich code={item.title.code} {...(item.title.params === undefined ? {} : { params: item.title.params })} />
                <span className="cap">
                  <Rich code={item.detail.code} {...(item.detail.params === undefined ? {} : { params: item.detail.params })} />
                </span>
              </span>
              <span className="end">
                {item.tag === undefined ? null : (
                  <span className={item.tagKind === 'expiry' ? 'tag exp' : 'tag lk'}>
                    {item.tagKind === 'expiry' ? <Icon name="clock" size={12} /> : null}
                    <Rich code={item.tag.code} {...(item.tag.params === undefined ? {} : { params: item.tag.params })} />
                  </span>
                )}
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Chronology = ({ page }: { readonly page: HomePage }): ReactElement | null => {
  const { t } = useTranslation()
  const { go } = useDesk()
  if (page.chronology.length === 0) return null
  return (
    <aside className="sheet chron" aria-label={t('home.chronology')}>
      <div className="line">
        <h2 className="h">{t('home.chronology')}</h2>
        <span className="sp" />
        <button type="button" className="lnk" onClick={() => go({ screen: 'incidents' })}>
          {t('home.all', { n: page.chronologyTotal })}
        </button>
      </div>
      <ol>
        {page.chronology.map((m) => (
          <MilestoneLine key={`${m.on}${m.title.code}${JSON.stringify(m.title.params ?? {})}`} milestone={m} />
        ))}
      </ol>
    </aside>
  )
}

const MilestoneLine = ({ milestone }: { readonly milestone: Milestone }): ReactElement => (
  <li>
    <span className="d num">{shortDay(milestone.on)}</span>
    <MilestoneMark mark={milestone.mark} />
    <span>
      <Rich code={milestone.title.code} {...(milestone.title.params === undefined ? {} : { params: milestone.title.params })} />
      {milestone.detail === undefined ? null : (
        <span className="cap">
          <Rich code={milestone.detail.code} {...(milestone.detail.params === undefined ? {} : { params: milestone.detail.params })} />
        </span>
      )}
    </span>
  </li>
)

const marks: Readonly<Record<Milestone['mark'], ReactElement>> = {
  call: <circle cx={7} cy={7} r={4} fill="var(--surface)" stroke="var(--ink)" strokeWidth={1.5} />,
  peak: <circle cx={7} cy={7} r={4.6} fill="var(--ink)" />,
  refusal: <path d="M3 14V1h9l-2.400 3L12 7H3" fill="var(--refusal)" stroke="var(--refusal)" strokeWidth={1.5} />,
  quote: <rect x={3.2} y={3.2} width={7.6} height={7.6} fill="var(--surface)" stroke="var(--ink)" strokeWidth={1.5} />,
  letter: <path d="M2 3h10v8H2zM2 3l5 4.500L12 3" fill="var(--surface)" stroke="var(--action)" strokeWidth={1.5} />,
  expiry: <path d="m7 1 6 6-6 6-6-6z" fill="var(--expiry)" />,
}

const MilestoneMark = ({ mark }: { readonly mark: Milestone['mark'] }): ReactElement => (
  <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true">
    {marks[mark]}
  </svg>
)
