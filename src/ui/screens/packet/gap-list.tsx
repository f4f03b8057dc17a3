import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { GapLine } from '../../../app/queries/packet.ts'
import type { PacketKind } from '../../../core/model/packet.ts'
import type { PartyId } from '../../../core/model/ids.ts'
import { Button } from '../../components/button.tsx'
import { StepMark } from '../../components/step-mark.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useKeys } from '../../hooks/use-keys.ts'
import { GapDialog } from './gap-dialog.tsx'

type GapListProps = { readonly door: PacketKind; readonly gaps: readonly GapLine[]; readonly doubtful: number; readonly respondent?: PartyId }

/** 签发前还差: what stops the packet and what would only make it a draft, each filled where it is named. */
export const GapList = ({ door, gaps, doubtful, respondent }: GapListProps): ReactElement => {
  const { t } = useTranslation()
  const { go } = useDesk()
  const [open, setOpen] = useState<string>()
  const at = gaps.findIndex((gap) => keyOf(gap) === open)
  const fill = (gap: GapLine | undefined): void => {
    if (gap === undefined) setOpen(undefined)
    else if (gap.home.kind === 'screen') go({ screen: gap.home.screen })
    else setOpen(keyOf(gap))
  }
  const onTheSpot = gaps.filter((gap) => gap.home.kind !== 'none' && gap.home.kind !== 'screen')
  const next = onTheSpot[onTheSpot.findIndex((gap) => keyOf(gap) === open) + 1]
  const shown = gaps[at]
  useKeys({ F: () => fill(onTheSpot[0] ?? gaps.find((gap) => gap.home.kind === 'screen')) }, shown === undefined)
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
      {gaps.length === 0 ? <p className="ok">{t('packet.nothing-missing')}</p> : null}
      <ul>
        {gaps.map((gap) => (
          <li key={keyOf(gap)} className="gap">
            <span className={gap.stops ? 'tag lk' : 'tag'}>{t(gap.stops ? 'packet.tag.stops' : 'packet.tag.draft')}</span>
            <span>
              {t(gapWords[gap.kind], { what: gap.meaning })}
              {gap.home.kind === 'none' ? null : <Button label={{ code: gap.home.kind === 'screen' ? 'packet.fill-there' : 'packet.fill', params: { what: gap.meaning } }} kind="text" onPress={() => fill(gap)} />}
            </span>
          </li>
        ))}
      </ul>
      {shown === undefined ? null : <GapDialog key={keyOf(shown)} gap={shown} door={door} {...(respondent === undefined ? {} : { respondent })} onClose={() => setOpen(undefined)} onNext={() => fill(next)} hasNext={next !== undefined} />}
    </section>
  )
}

const gapWords: Readonly<Record<GapLine['kind'], string>> = { proof: 'packet.gap-proof', choice: 'packet.gap-choice', slot: 'packet.gap-value', list: 'packet.gap-value', issue: 'packet.gap-value' }

const keyOf = (gap: GapLine): string => `${gap.kind} ${gap.slot}`
