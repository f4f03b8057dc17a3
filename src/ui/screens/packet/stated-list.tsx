import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartyId } from '../../../core/model/ids.ts'
import type { PacketKind } from '../../../core/model/packet.ts'
import { useDecide } from '../../hooks/use-act.ts'
import { usePage } from '../../hooks/use-page.ts'

/** Sentences only the owner can say. None is ticked beforehand; an unticked one is not written. */
export const StatedList = ({ kind, party }: { readonly kind: PacketKind; readonly party?: PartyId }): ReactElement | null => {
  const { t } = useTranslation()
  const decide = useDecide()
  const sentences = usePage('stated', party === undefined ? { kind } : { kind, party })
  if (sentences === undefined || sentences.length === 0) return null
  return (
    <section className="stated">
      <h2 className="h">{t('stated.title')}</h2>
      <p className="cap">{t('stated.why')}</p>
      {sentences.map((s) => (
        <label key={s.id} className="choice">
          <input type="checkbox" checked={s.isStated} onChange={(e) => decide({ kind: 'state', sentence: s.id, stated: e.target.checked, ...(party === undefined ? {} : { party }) })} />
          <span>
            {s.sentence}
            <span className="cap block">{t('stated.check', { what: s.check })}</span>
          </span>
        </label>
      ))}
    </section>
  )
}
