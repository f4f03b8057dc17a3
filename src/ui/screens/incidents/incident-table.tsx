import { memo, useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentFilter, IncidentLine, IncidentRow } from '../../../app/queries/incidents.ts'
import type { IncidentId } from '../../../core/model/ids.ts'
import { BasisTag } from '../../components/four-states.tsx'
import { groupedNumber, spokenDay, timeInDay, weekdayKey } from '../../components/format.ts'
import { Icon } from '../../components/icon.tsx'
import { Strength } from '../../components/strength.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useKeys } from '../../hooks/use-keys.ts'
import { useMergeSplit } from './merge-split.tsx'
import { useJump } from './use-jump.ts'
import { useLines } from './use-lines.ts'

type TableProps = {
  readonly total: number
  readonly filter: IncidentFilter
  readonly selected: IncidentId | undefined
  readonly onSelect: (id: IncidentId) => void
  readonly isDrawerOpen: boolean
  /** Something lies over the list and takes the keys. */
  readonly isCovered: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
}

const lineHeight = 30
const elderLineHeight = 60
const spare = 12

/** The table twin of the pictures: only the lines in sight are asked for and drawn, however many there are. */
export const IncidentTable = ({ total, filter, selected, onSelect, isDrawerOpen, isCovered, onOpen, onClose }: TableProps): ReactElement => {
  const { t } = useTranslation()
  const { look } = useDesk()
  const height = look.size === 'elder' ? elderLineHeight : lineHeight
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const seen = Math.ceil((box.current?.clientHeight ?? 400) / height)
  const first = Math.max(0, Math.floor(top / height) - spare)
  const { from, lines } = useLines(filter, first, seen + spare * 2)
  const merge = useMergeSplit(selected)
  const at = lines.findIndex((l) => l.kind === 'incident' && l.row.id === selected)
  const move = (by: number, toDay = false): void => {
    const rest = by > 0 ? lines.slice(at + 1) : at < 0 ? [] : lines.slice(0, at).reverse()
    const start = toDay ? rest.findIndex((l) => l.kind === 'day') : 0
    const next = (toDay && by > 0 ? rest.slice(Math.max(0, start)) : toDay ? rest.slice(start + 1) : rest).find((l) => l.kind === 'incident')
    if (next?.kind === 'incident') {
      onSelect(next.row.id)
      scrollTo(lines.indexOf(next) + from)
    }
  }
  const scrollTo = (index: number): void => {
    const list = box.current
    if (list === null) return
    const [above, below] = [index * height - list.scrollTop, (index + 2) * height - list.scrollTop - list.clientHeight]
    // Only as far as needed: a list that jumps under every key cannot be read.
    if (above < height || below > 0) list.scrollTo({ top: Math.max(0, index * height - (list.clientHeight - height) / 2) })
  }
  useJump({ filter, selected, isHere: at >= 0, scrollTo })
  useKeys({
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ']': () => move(-1, true),
    '[': () => move(1, true),
    Space: selected === undefined ? undefined : isDrawerOpen ? onClose : onOpen,
    Escape: isDrawerOpen ? onClose : undefined,
    X: merge.toggleMark,
    M: merge.merge,
    S: merge.split,
  }, !isCovered)
  useEffect(() => {
    box.current?.scrollTo({ top: 0 })
  }, [filter])
  return (
    <div className="sheet twin" ref={box} tabIndex={0} onScroll={(e) => setTop(e.currentTarget.scrollTop)} role="region" aria-label={t('incidents.table')}>
      <table className="inc" aria-rowcount={total}>
        <thead>
          <tr>
            {['number', 'time', 'caller-number', 'party', 'name', 'answered', 'knew', 'strength', 'refusal'].map((col) => (
              <th key={col} className={col === 'number' ? 'r' : ''}>
                {t(`incidents.col.${col}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from > 0 ? <Gap height={from * height} /> : null}
          {lines.map((line, i) => (
            <LineRow key={line.kind === 'day' ? `day${line.day ?? '?'}` : line.row.id} line={line} index={from + i} isSelected={line.kind === 'incident' && line.row.id === selected} isMarked={line.kind === 'incident' && merge.marked.includes(line.row.id)} onSelect={onSelect} onOpen={onOpen} />
          ))}
          {total > from + lines.length ? <Gap height={(total - from - lines.length) * height} /> : null}
        </tbody>
      </table>
      {merge.dialog}
    </div>
  )
}

const Gap = ({ height }: { readonly height: number }): ReactElement => (
  <tr aria-hidden="true">
    <td colSpan={9} className="gap" style={{ height }} />
  </tr>
)

type LineProps = { readonly line: IncidentLine; readonly index: number; readonly isSelected: boolean; readonly isMarked: boolean; readonly onSelect: (id: IncidentId) => void; readonly onOpen: () => void }

/** Drawn again only when its own line changes: a scroll draws what comes into sight. */
const LineRow = memo(function LineRow({ line, index, isSelected, isMarked, onSelect, onOpen }: LineProps): ReactElement {
  const { t } = useTranslation()
  const { look } = useDesk()
  if (line.kind === 'day')
    return (
      <tr className="day" aria-rowindex={index + 1}>
        <td colSpan={9}>
          <b>{line.day === null ? t('incidents.no-day') : `${spokenDay(line.day, look.language === 'zh-CN')} ${t(weekdayKey(line.day))}`}</b>
          <span>
            {t('incidents.day-count', { n: line.counted })}
            {line.messages > 0 ? t('incidents.day-messages', { n: line.messages }) : ''}
            {line.after > 0 ? t('incidents.day-after', { n: line.after }) : ''}
            {line.daysToExpiry !== undefined && line.daysToExpiry >= 0 ? t('incidents.day-expiry', { n: line.daysToExpiry }) : ''}
          </span>
        </td>
      </tr>
    )
  const { row } = line
  return (
    <tr className={`${row.afterRefusal === undefined ? '' : 'af'}${isSelected ? ' sel' : ''}${row.counted ? '' : ' unc'}`} aria-rowindex={index + 1} aria-selected={isSelected} onClick={() => onSelect(row.id)} onDoubleClick={onOpen}>
      <Cells row={row} isMarked={isMarked} />
    </tr>
  )
})

const Cells = ({ row, isMarked }: { readonly row: IncidentRow; readonly isMarked: boolean }): ReactElement => {
  const { t } = useTranslation()
  return (
    <>
      <td className="num r">
        {isMarked ? <Icon name="tick" size={12} /> : null}
        {row.number ?? '—'}
      </td>
      <td className="num">
        <b>{timeInDay(row.when)}</b>
      </td>
      <td className="ph num">{row.otherNumber === '' ? t('incidents.no-number') : groupedNumber(row.otherNumber)}</td>
      <td>
        <span className="line">
          {row.party ?? <span className="dim">{t('unknown-party')}</span>}
          {row.identity === undefined ? null : <BasisTag basis={row.identity} />}
        </span>
      </td>
      <td>{row.callerName ?? '—'}</td>
      <td className="num">{answeredText(t, row)}</td>
      <td>{row.knew.length === 0 ? <span className="dim">{t('incidents.knew-nothing')}</span> : row.knew.map((k) => t(`knew.${k}`)).join(t('list-comma'))}</td>
      <td>
        <span className="line">
          <Strength level={row.strength} word={t(`log.${row.proofs[0] ?? 'table'}`)} />
          <span className="pf">
            {row.proofs.map((kind) => (
              <i key={kind} title={t(`log.${kind}`)}>
                {t(`log.short.${kind}`)}
              </i>
            ))}
          </span>
        </span>
      </td>
      <td>
        {row.afterRefusal === undefined ? (
          <span className="dim">{'—'}</span>
        ) : (
          <span className="tag ref">
            <Icon name="flag" size={12} />
            {t('incidents.after-nth', { n: t(`nth.${String(Math.min(10, row.afterRefusal))}`) })}
          </span>
        )}
        {row.counted ? null : <span className="tag unc">{t('incidents.not-counted')}</span>}
        {row.hasConflict ? <span className="tag lk">{t('incidents.conflict')}</span> : null}
      </td>
    </>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

const answeredText = (t: Translate, row: IncidentRow): string => {
  if (row.kind === 'message') return t('incidents.message')
  if (row.wasAnswered === true) return row.durationSeconds === undefined ? t('incidents.answered') : t('incidents.answered-for', { n: row.durationSeconds })
  if (row.ringSeconds !== undefined) return t('incidents.rang-for', { n: row.ringSeconds })
  return t(`direction.${row.direction}`)
}
