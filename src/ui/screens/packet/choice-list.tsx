import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartyId } from '../../../core/model/ids.ts'
import type { PacketChoice } from '../../../core/model/packet.ts'
import { useDecide } from '../../hooks/use-act.ts'

/** Requests, claims and authorities of this door: proposed, and taken in or left out here. */
export const ChoiceList = ({ choices, party }: { readonly choices: readonly PacketChoice[]; readonly party?: PartyId }): ReactElement | null => {
  const { t } = useTranslation()
  const decide = useDecide()
  if (choices.length === 0) return null
  return (
    <section className="stated">
      <h2 className="h">{t('choices.title')}</h2>
      <p className="cap">{t('choices.why')}</p>
      {choices.map((choice) => (
        <label key={choice.name} className="choice">
          <input type="checkbox" checked={choice.isOn} onChange={(e) => decide({ kind: 'set-filing', values: { [choice.name]: String(e.target.checked) }, ...(party === undefined ? {} : { party }) })} />
          <span>{choice.meaning}</span>
        </label>
      ))}
    </section>
  )
}
