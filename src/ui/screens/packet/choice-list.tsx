import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartyId } from '../../../core/model/ids.ts'
import type { PacketChoice } from '../../../core/model/packet.ts'
import { useDecide } from '../../hooks/use-act.ts'
import { TickList } from './tick-list.tsx'

/** Requests, claims and authorities of this door: proposed, and taken in or left out here. */
export const ChoiceList = ({ choices, party }: { readonly choices: readonly PacketChoice[]; readonly party?: PartyId }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const whose = party === undefined ? {} : { party }
  return <TickList title={t('choices.title')} why={t('choices.why')} ticks={choices.map(({ name, isOn, meaning }) => ({ key: name, isOn, what: meaning, set: (on) => decide({ kind: 'set-filing', values: { [name]: String(on) }, ...whose }) }))} />
}
