import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartyId } from '../../../core/model/ids.ts'
import type { PacketKind } from '../../../core/model/packet.ts'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'
import { TickList } from './tick-list.tsx'

/** Sentences only the owner can say. None is ticked beforehand; an unticked one is not written. */
export const StatedList = ({ kind, party }: { readonly kind: PacketKind; readonly party?: PartyId }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const whose = party === undefined ? {} : { party }
  const sentences = usePage('stated', { kind, ...whose }) ?? []
  const ticks = sentences.map(({ id, isStated, sentence, check }) => ({
    key: id,
    isOn: isStated,
    set: (stated: boolean) => decide({ kind: 'state', sentence: id, stated, ...whose }),
    what: <>{sentence}<span className="cap block">{t('stated.check', { what: check })}</span></>,
  }))
  return <TickList title={t('stated.title')} why={t('stated.why')} ticks={ticks} />
}
