import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PacketGap } from '../../../core/model/packet.ts'
import { Button } from '../../components/button.tsx'
import { StepMark } from '../../components/step-mark.tsx'
import { useDesk, type ScreenId } from '../../hooks/desk-context.ts'

/** Where a missing value is filled in. */
const screenOf = (slot: string): ScreenId => (slot.startsWith('respondent') ? 'parties' : slot.startsWith('damages') ? 'damages' : slot.startsWith('filing') ? 'followup' : slot.startsWith('refusal') || slot.startsWith('complaint') ? 'refusals' : 'profile')

/** 签发前还差: what stops the packet, and what would only make it a draft. */
export const GapList = ({ gaps, doubtful }: { readonly gaps: readonly PacketGap[]; readonly doubtful: number }): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const once = gaps.filter((gap, i) => gaps.findIndex((g) => g.slot === gap.slot) === i)
  return (
    <section>
      <h2 className="h lead">{t('packet.before-issue')}</h2>
      {doubtful === 0 ? null : (
        <div className="gap">
          <StepMark state="need" number={3} />
          <span>
            {t('packet.doubtful', { n: doubtful })}
            <Button label={{ code: 'packet.go-review' }} kind="text" onPress={() => go({ screen: 'review' })} />
          </span>
        </div>
      )}
      {once.length === 0 ? <p className="ok">{t('packet.nothing-missing')}</p> : null}
      <ul>
        {once.map((gap) => (
          <li key={gap.slot} className="gap">
            <span className={gap.stops ? 'tag lk' : 'tag'}>{t(gap.stops ? 'packet.tag.stops' : 'packet.tag.draft')}</span>
            <span>
              {gap.meaning}
              <Button label={{ code: 'packet.fill' }} kind="text" onPress={() => go({ screen: screenOf(gap.slot) })} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
