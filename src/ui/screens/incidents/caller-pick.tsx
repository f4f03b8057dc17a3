import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Callers } from '../../../app/queries/callers.ts'
import type { IncidentFilter } from '../../../app/queries/incidents.ts'
import { groupedNumber } from '../../components/format.ts'
import { Pick } from '../../components/text-field.tsx'

const withoutCaller = ({ only, party, day }: IncidentFilter): IncidentFilter => ({ ...(only === undefined ? {} : { only }), ...(party === undefined ? {} : { party }), ...(day === undefined ? {} : { day }) })

type CallerPickProps = { readonly callers: Callers; readonly filter: IncidentFilter; readonly setFilter: (filter: IncidentFilter) => void }

/** One person, or one number shown. */
export const CallerPick = ({ callers, filter, setFilter }: CallerPickProps): ReactElement | null => {
  const { t } = useTranslation()
  const chosen = filter.agent !== undefined ? `agent:${filter.agent}` : filter.number !== undefined ? `number:${filter.number}` : ''
  const choices = [
    { value: '', words: t('incidents.all-callers') },
    ...callers.agents.map(({ id, name, counted }) => ({ value: `agent:${id}`, words: t('incidents.party-n', { name: name === '' ? t('parties.no-name') : name, n: counted }) })),
    ...callers.numbers.map(({ number, counted }) => ({ value: `number:${number}`, words: t('incidents.party-n', { name: groupedNumber(number), n: counted }) })),
  ]
  const choose = (value: string): void => {
    const agent = callers.agents.find((a) => value === `agent:${a.id}`)
    const number = callers.numbers.find((n) => value === `number:${n.number}`)
    setFilter({ ...withoutCaller(filter), ...(agent === undefined ? {} : { agent: agent.id }), ...(number === undefined ? {} : { number: number.number }) })
  }
  if (callers.agents.length + callers.numbers.length === 0) return null
  return (
    <>
      <Pick label={t('incidents.caller')} isLabelHidden className="chip" value={chosen} choices={choices} onChange={choose} />
      {callers.restNumbers === 0 ? null : <span className="cap">{t('incidents.rest-numbers', { n: callers.restNumbers })}</span>}
    </>
  )
}
