import { useCallback, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentFilter, IncidentsPage } from '../../../app/queries/incidents.ts'
import type { IncidentId } from '../../../core/model/ids.ts'
import { forward, type Words } from '../../components/button.tsx'
import { CountLevels } from '../../components/count-levels.tsx'
import { Frame, type KeyHint } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { Pick } from '../../components/text-field.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { usePage } from '../../hooks/use-page.ts'
import { CallerPick } from './caller-pick.tsx'
import { IncidentChart } from './incident-chart.tsx'
import { IncidentTable } from './incident-table.tsx'
import { ProvenanceDrawer } from './provenance-drawer.tsx'
import { RecordingsDialog } from './recordings-dialog.tsx'
import './incidents.css'

const keys: readonly KeyHint[] = [
  { keys: ['↑', '↓'], what: 'incidents.keys.move' },
  { keys: ['Space'], what: 'incidents.keys.provenance' },
  { keys: ['[', ']'], what: 'incidents.keys.day' },
  { keys: ['M'], what: 'incidents.keys.merge' },
  { keys: ['S'], what: 'incidents.keys.split' },
]

/** 4 事件: the timeline, its hour map, and the table that is their twin. */
export const IncidentsScreen = (): ReactElement => {
  const { go, route } = useDesk()
  const [filter, setFilter] = useState<IncidentFilter>({})
  const [selected, setSelected] = useState<IncidentId | undefined>(route.id as IncidentId | undefined)
  const [isOpen, setOpen] = useState(false)
  const [isHearing, setHearing] = useState(false)
  const open = useCallback(() => setOpen(true), [])
  const page = usePage('incidents', { filter })
  if (page === undefined) return <Frame keys={keys}>{null}</Frame>
  if (page.counted + page.uncounted + page.messages === 0) return <NoIncidents />
  return (
    <Frame keys={keys} remark={remarkOf(page)} primary={forward('incidents.next', () => go({ screen: 'parties' }))}>
      <div className="incidents">
        <h1 className="state">
          <Rich code="incidents.at-least" params={{ n: page.counted }} />
          {page.uncounted > 0 ? <Rich code="incidents.uncounted" params={{ n: page.uncounted }} /> : null}
          <Rich code="sentence.stop" />
          {page.afterRefusal > 0 ? <Rich code="incidents.after" params={{ n: page.afterRefusal }} /> : null}
        </h1>
        <ShownBy page={page} />
        <Filters page={page} filter={filter} setFilter={setFilter} onRecordings={() => setHearing(true)} />
        <IncidentChart filter={filter} selected={selected} onPick={setSelected} />
        <IncidentTable total={page.lines} filter={filter} selected={selected} onSelect={setSelected} isDrawerOpen={isOpen} isCovered={isHearing} onOpen={open} onClose={() => setOpen(false)} />
      </div>
      {isOpen && selected !== undefined ? <ProvenanceDrawer id={selected} isOn={!isHearing} onClose={() => setOpen(false)} /> : null}
      {isHearing ? <RecordingsDialog onClose={() => setHearing(false)} /> : null}
    </Frame>
  )
}

const remarkOf = ({ conflicts, recordings }: IncidentsPage): Words => (conflicts > 0 ? { code: 'incidents.remark-conflicts', params: { n: conflicts } } : recordings > 0 ? { code: 'recordings.remark', params: { n: recordings } } : { code: 'incidents.remark' })

/** What the count rests on, what stands beside it, and the days no source speaks of. */
const ShownBy = ({ page }: { readonly page: IncidentsPage }): ReactElement => {
  const { t } = useTranslation()
  const [first] = page.gaps
  return (
    <div className="shown cap">
      <CountLevels levels={page.levels} />
      {page.messages > 0 ? <span>{t('incidents.messages', { n: page.messages })}</span> : null}
      {page.afterPleadable < page.afterRefusal ? <span className="exp">{t('incidents.after-pleadable', { n: page.afterPleadable })}</span> : null}
      {first === undefined ? null : <span>{t(page.gaps.length > 1 ? 'incidents.gaps' : 'incidents.gap', { from: first.from, to: first.to, n: page.gaps.length })}</span>}
    </div>
  )
}

const NoIncidents = (): ReactElement => {
  const { go } = useDesk()
  return (
    <Frame remark={{ code: 'incidents.none-remark' }} primary={forward('incidents.choose', () => go({ screen: 'scope' }))}>
      <div className="emp">
        <section>
          <h1>
            <Rich code="incidents.none" />
          </h1>
          <p className="two">
            <Rich code="incidents.none-why" />
          </p>
        </section>
      </div>
    </Frame>
  )
}

const withoutParty = ({ only, day }: IncidentFilter): IncidentFilter => ({ ...(only === undefined ? {} : { only }), ...(day === undefined ? {} : { day }) })

type FilterProps = { readonly page: IncidentsPage; readonly filter: IncidentFilter; readonly setFilter: (filter: IncidentFilter) => void; readonly onRecordings: () => void }

const Filters = ({ page, filter, setFilter, onRecordings }: FilterProps): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const chips = [
    ['after-refusal', page.afterRefusal],
    ['uncounted', page.uncounted],
    ['doubtful', page.doubtful],
    ['conflict', page.conflicts],
    ['message', page.messages],
  ] as const
  const toggle = (only: NonNullable<IncidentFilter['only']>): void => {
    const { only: before, ...rest } = filter
    setFilter(before === only ? rest : { ...rest, only })
  }
  return (
    <div className="fil">
      <Pick
        label={t('incidents.party')}
        isLabelHidden
        className="chip"
        value={filter.party ?? ''}
        choices={[{ value: '' as const, words: t('incidents.all-parties') }, ...page.parties.map((p) => ({ value: p.id, words: t('incidents.party-n', { name: p.name ?? t('unknown-party'), n: p.counted }) }))]}
        onChange={(party) => {
          setFilter(party === '' ? withoutParty(filter) : { ...withoutParty(filter), party })
        }}
      />
      <CallerPick callers={page.callers} filter={filter} setFilter={setFilter} />
      {chips.map(([only, n]) =>
        n === 0 ? null : (
          <button key={only} type="button" className="chip" aria-pressed={filter.only === only} onClick={() => toggle(only)}>
            {t(`incidents.only.${only}`, { n })}
          </button>
        ),
      )}
      {page.recordings === 0 ? null : (
        <button type="button" className="chip" onClick={onRecordings}>
          {t('recordings.open', { n: page.recordings })}
        </button>
      )}
      <button type="button" className="chip" onClick={() => go({ screen: 'scope' })}>
        {t('incidents.scope')}
      </button>
      <span className="sp" />
      <Legend />
    </div>
  )
}

const Legend = (): ReactElement => {
  const { t } = useTranslation()
  return (
    <div className="leg">
      {(['before', 'after', 'uncounted'] as const).map((state) => (
        <span key={state}>
          <svg width={11} height={11} viewBox="0 0 11 11" aria-hidden="true">
            <rect x={0.75} y={0.75} width={9.5} height={9.5} className={`sq-${state}`} />
          </svg>
          {t(`incidents.legend.${state}`)}
        </span>
      ))}
    </div>
  )
}
