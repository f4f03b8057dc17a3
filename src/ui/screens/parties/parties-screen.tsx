import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberLine, OrganisationBoard, PartiesPage } from '../../../app/queries/parties.ts'
import { forward } from '../../components/button.tsx'
import { CountLevels } from '../../components/count-levels.tsx'
import { Frame, type KeyHint } from '../../components/frame.tsx'
import { Icon } from '../../components/icon.tsx'
import { Rich } from '../../components/rich.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { usePage } from '../../hooks/use-page.ts'
import { AttributeDialog } from './attribute-dialog.tsx'
import { BasisTable } from './basis-table.tsx'
import { Lane } from './lane.tsx'
import { PairPanel } from './pair-panel.tsx'
import './parties.css'

const keys: readonly KeyHint[] = [
  { keys: ['1', '2', '3'], what: 'parties.keys.judge' },
  { keys: ['J'], what: 'parties.keys.next' },
  { keys: ['Ctrl', 'Z'], what: 'undo' },
]

/** 5 对象: insurers, agents, channels; claimed, labelled, published and confirmed never collapsed. */
export const PartiesScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const page = usePage('parties', null)
  const [selected, setSelected] = useState<NumberLine>()
  const [attributing, setAttributing] = useState<NumberLine>()
  if (page === undefined) return <Frame keys={keys}>{null}</Frame>
  const open = page.questions.filter((q) => q.answered === undefined || q.answered === 'unsure')
  return (
    <Frame keys={keys} remark={open.length > 0 ? { code: 'parties.remark-open', params: { n: open.length, pair: `${open[0]?.a.name ?? ''}、${open[0]?.b.name ?? ''}` } } : { code: 'parties.remark' }} primary={forward('parties.next', () => go({ screen: 'refusals' }))}>
      <div className="pt">
        <section>
          <Head page={page} />
          <p className="cap">{t('parties.not-who')}</p>
          {page.conflicts.map((c) => (
            <p key={`${c.code}${c.about}`} className="look block">
              {t(c.code, { about: c.about, between: c.between.join(t('list-comma')) })}
            </p>
          ))}
          {page.organisations.map((board) => (
            <Organisation key={board.id ?? 'unknown'} board={board} selected={selected} onSelect={setSelected} onAttribute={setAttributing} />
          ))}
          {selected === undefined ? null : <BasisTable key={selected.number} line={selected} onAttribute={() => setAttributing(selected)} />}
        </section>
        <PairPanel questions={page.questions} />
      </div>
      {attributing === undefined ? null : <AttributeDialog line={attributing} parties={page.parties} onClose={() => setAttributing(undefined)} />}
    </Frame>
  )
}

const Head = ({ page }: { readonly page: PartiesPage }): ReactElement => {
  const known = page.organisations.filter((o) => o.id !== undefined)
  const [first, second] = known
  return (
    <h1 className="state">
      {page.counted === 0 ? (
        <Rich code="parties.none" />
      ) : (
        <>
          <Rich code="parties.total" params={{ n: page.counted }} />
          {first === undefined ? null : <Rich code="parties.first" params={{ n: first.counted, name: first.name ?? '' }} />}
          {second === undefined ? null : <Rich code="parties.second" params={{ n: second.counted, name: second.name ?? '' }} />}
          {known.length > 2 ? <Rich code="parties.others" params={{ n: known.slice(2).reduce((sum, o) => sum + o.counted, 0), parties: known.length - 2 }} /> : null}
          {page.unknown > 0 ? <Rich code={first === undefined ? 'parties.unknown-all' : 'parties.unknown-n'} params={{ n: page.unknown }} /> : null}
          <Rich code="sentence.stop" />
        </>
      )}
    </h1>
  )
}

type BoardProps = { readonly board: OrganisationBoard; readonly selected: NumberLine | undefined; readonly onSelect: (line: NumberLine) => void; readonly onAttribute: (line: NumberLine) => void }

const Organisation = ({ board, selected, onSelect, onAttribute }: BoardProps): ReactElement => {
  const { t } = useTranslation()
  const channels = [...new Set(board.lines.map((l) => l.channel))]
  return (
    <section className={board.id === undefined ? 'sheet org nobody' : 'sheet org'}>
      <header>
        <h2>{board.name ?? t('unknown-party')}</h2>
        {board.fullName === undefined ? null : <span className="cap">{board.fullName}</span>}
        {board.isCurrentInsurer ? <span className="tag">{t('parties.current-insurer')}</span> : null}
        {board.isCurrentInsurer ? <span className="cap">{t('parties.current-insurer-why')}</span> : null}
        {board.id === undefined ? <span className="cap">{t('parties.unknown-why')}</span> : null}
        <span className="sp" />
        {board.afterRefusal === 0 ? null : (
          <span className="tag ref">
            <Icon name="flag" size={12} />
            {t('parties.after', { n: board.afterRefusal })}
          </span>
        )}
        <b className="num">{t('count.times', { n: board.counted })}</b>
      </header>
      <div className="shown cap">
        <CountLevels levels={board.levels} />
        {board.uncounted > 0 ? <span>{t('parties.uncounted', { n: board.uncounted })}</span> : null}
        {board.messages > 0 ? <span>{t('incidents.messages', { n: board.messages })}</span> : null}
      </div>
      {channels.map((channel) => (
        <Lane key={channel} channel={channel} lines={board.lines.filter((l) => l.channel === channel)} selected={selected} onSelect={onSelect} onAttribute={onAttribute} />
      ))}
    </section>
  )
}
