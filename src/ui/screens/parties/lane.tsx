import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberLine } from '../../../app/queries/parties.ts'
import type { Channel } from '../../../core/model/party.ts'
import { Button } from '../../components/button.tsx'
import { FourStates } from '../../components/four-states.tsx'
import { groupedNumber } from '../../components/format.ts'

type LaneProps = { readonly channel: Channel; readonly lines: readonly NumberLine[]; readonly selected: NumberLine | undefined; readonly onSelect: (line: NumberLine) => void; readonly onAttribute: (line: NumberLine) => void }

/** A lane may hold thousands of numbers, and the window draws them in one task: those that called most stand first, more on request. */
const atFirst = 20
const perPress = 50

export const Lane = ({ channel, lines, selected, onSelect, onAttribute }: LaneProps): ReactElement => {
  const { t } = useTranslation()
  const [shown, setShown] = useState(atFirst)
  const more = Math.min(perPress, lines.length - shown)
  return (
    <div className="lane">
      <div>{t(`channel.${channel}`)}</div>
      <div>
        {lines.slice(0, shown).map((line) => (
          <div key={`${line.agent ?? ''}${line.number}`} className={selected?.number === line.number && selected.agent === line.agent ? 'ag sel' : 'ag'}>
            <button type="button" className="who" onClick={() => onSelect(line)} aria-label={t('parties.show-basis', { name: line.agentName ?? t('parties.no-name'), number: [groupedNumber(line.number), ...(line.numberClass === undefined ? [] : [t(`number-class.${line.numberClass}`)])].join(' ') })}>
              <b>{line.agentName ?? t('parties.no-name')}</b>
              <span className="ph num">
                {groupedNumber(line.number)}
                {line.numberClass === undefined ? null : <span className="cap block">{t(`number-class.${line.numberClass}`)}</span>}
              </span>
            </button>
            <FourStates known={line.bases} />
            <Button label={{ code: 'parties.attribute' }} kind="text" onPress={() => onAttribute(line)} />
            <span className="num r">{t('count.times', { n: line.counted })}</span>
          </div>
        ))}
        {more <= 0 ? null : <Button label={{ code: 'parties.more-numbers', params: { n: more, left: lines.length - shown } }} kind="text" onPress={() => setShown(shown + perPress)} />}
      </div>
    </div>
  )
}
