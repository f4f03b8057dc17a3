import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScopeFilter, ScopeRow } from '../../../app/queries/scope.ts'
import type { DecisionBody } from '../../../core/model/decision.ts'
import { Button, forward } from '../../components/button.tsx'
import { groupedNumber, shortDay } from '../../components/format.ts'
import { Frame, type KeyHint } from '../../components/frame.tsx'
import { Rich } from '../../components/rich.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useDecide } from '../../hooks/use-act.ts'
import { useKeys } from '../../hooks/use-keys.ts'
import { usePage } from '../../hooks/use-page.ts'
import './scope.css'

const keys: readonly KeyHint[] = [
  { keys: ['↑', '↓'], what: 'incidents.keys.move' },
  { keys: ['1'], what: 'scope.in' },
  { keys: ['2'], what: 'scope.out' },
  { keys: ['Ctrl', 'Z'], what: 'undo' },
]
const pageSize = 60

/** Which numbers this matter is about. The only page that shows the owner's other calls. */
// eslint-disable-next-line complexity -- every branch is one absent value; there is no rule in it.
export const ScopeScreen = (): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const decide = useDecide()
  const [only, setOnly] = useState<NonNullable<ScopeFilter['only']>>()
  const [text, setText] = useState('')
  const [offset, setOffset] = useState(0)
  const [chosen, setChosen] = useState<string>()
  const page = usePage('scope', { ...(only === undefined ? {} : { only }), text, offset, limit: pageSize })
  const rows = page?.rows ?? []
  const at = Math.max(0, rows.findIndex((r) => r.number === chosen))
  const choose = (index: number): void => setChosen(rows[Math.max(0, Math.min(rows.length - 1, index))]?.number)
  const rule = (scope: 'in' | 'out', row: ScopeRow | undefined): void => {
    if (row === undefined) return
    decide(scopeDecision(scope, [row]))
    // The list is sorted anew by what was ruled: the next is a number, not a place.
    choose(rows.indexOf(row) + 1)
  }
  useKeys({ ArrowDown: () => choose(at + 1), ArrowUp: () => choose(at - 1), '1': () => rule('in', rows[at]), '2': () => rule('out', rows[at]) })
  const narrow = (to: typeof only): void => {
    setOnly(to === only ? undefined : to)
    setOffset(0)
    setChosen(undefined)
  }
  const proposed = rows.filter((r) => r.scope === 'proposed')
  return (
    <Frame keys={keys} remark={{ code: 'scope.remark' }} primary={forward('scope.next', () => go({ screen: 'incidents' }), {}, (page?.in ?? 0) === 0 ? { code: 'scope.one-first' } : undefined)}>
      <h1 className="state">
        <Rich code={page !== undefined && page.proposed > 0 ? 'scope.head-proposed' : 'scope.head'} params={{ n: page?.proposed ?? 0, in: page?.in ?? 0, out: page?.out ?? 0 }} />
      </h1>
      <p className="cap">{t('scope.private')}</p>
      <div className="fil">
        {(['proposed', 'in', 'out'] as const).map((scope) => (
          <button key={scope} type="button" className="chip" aria-pressed={only === scope} onClick={() => narrow(scope)}>
            {t(`scope.only.${scope}`, { n: page?.[scope] ?? 0 })}
          </button>
        ))}
        <input
          className="box"
          value={text}
          aria-label={t('scope.find')}
          placeholder={t('scope.find')}
          onChange={(e) => {
            setText(e.target.value)
            setOffset(0)
          }}
        />
        <span className="sp" />
        {proposed.length === 0 ? null : <Button label={{ code: 'scope.take-proposed', params: { n: proposed.length } }} onPress={() => decide(scopeDecision('in', proposed))} />}
      </div>
      <div className="sheet scrolls">
        <table className="scopes">
          <thead>
            <tr>
              {['number', 'name', 'calls', 'dates', 'longest', 'scope'].map((col) => (
                <th key={col}>{t(`scope.col.${col}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Line key={row.number} row={row} isAt={i === at} onAt={() => choose(i)} onRule={(scope) => rule(scope, row)} />
            ))}
          </tbody>
        </table>
      </div>
      {page !== undefined && page.total > pageSize ? (
        <div className="line pager">
          <Button label={{ code: 'page.before' }} onPress={() => setOffset(Math.max(0, offset - pageSize))} {...(offset === 0 ? { blockedBy: { code: 'page.before' } } : {})} />
          <span className="cap">{t('page.of', { from: offset + 1, to: Math.min(page.total, offset + pageSize), of: page.total })}</span>
          <Button label={{ code: 'page.after' }} onPress={() => setOffset(offset + pageSize)} {...(offset + pageSize >= page.total ? { blockedBy: { code: 'page.after' } } : {})} />
        </div>
      ) : null}
    </Frame>
  )
}

/** By number where there is one: later calls of that number then follow. */
const scopeDecision = (scope: 'in' | 'out', rows: readonly ScopeRow[]): DecisionBody => {
  const numbers = rows.flatMap((r) => (r.number === '' ? [] : [r.number]))
  const observations = rows.flatMap((r) => r.observations)
  return { kind: 'set-scope', scope, ...(numbers.length === 0 ? {} : { numbers }), ...(observations.length === 0 ? {} : { observations }) }
}

const Line = ({ row, isAt, onAt, onRule }: { readonly row: ScopeRow; readonly isAt: boolean; readonly onAt: () => void; readonly onRule: (scope: 'in' | 'out') => void }): ReactElement => {
  const { t } = useTranslation()
  const name = row.number === '' ? t('incidents.no-number') : groupedNumber(row.number)
  return (
    <tr className={isAt ? 'sel' : ''} onClick={onAt}>
      <td className="ph num">{name}</td>
      <td>
        {row.name ?? ''} {row.label === undefined ? null : <span className="tag">{row.label}</span>}
      </td>
      <td className="num">{t('count.times', { n: row.incidents })}</td>
      <td className="num">{row.first === undefined ? '—' : row.first === row.last || row.last === undefined ? shortDay(row.first) : t('from-to', { from: shortDay(row.first), to: shortDay(row.last) })}</td>
      <td className="num">{row.longestSeconds === 0 ? '—' : t('seconds', { n: row.longestSeconds })}</td>
      <td>
        <span className="twin-choice" role="group" aria-label={t('scope.of', { number: name })}>
          {(['in', 'out'] as const).map((scope) => (
            <button key={scope} type="button" aria-pressed={row.scope === scope} onClick={() => onRule(scope)}>
              {t(`scope.${scope}`)}
            </button>
          ))}
          {row.scope === 'proposed' ? <span className="tag lk">{t('scope.proposed')}</span> : row.scope === 'mixed' ? <span className="tag lk">{t('scope.mixed')}</span> : null}
        </span>
      </td>
    </tr>
  )
}
