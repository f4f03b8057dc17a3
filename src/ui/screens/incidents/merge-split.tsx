import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { isNonEmpty } from '../../../core/kernel/list.ts'
import type { DecisionBody } from '../../../core/model/decision.ts'
import type { IncidentId, ObservationId } from '../../../core/model/ids.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Rich } from '../../components/rich.tsx'
import { useDesk } from '../../hooks/desk-context.ts'
import { useAct, useDecide } from '../../hooks/use-act.ts'

type MergeSplit = { readonly marked: readonly IncidentId[]; readonly toggleMark: () => void; readonly merge: () => void; readonly split: () => void; readonly dialog: ReactElement | null }
type Plan = { readonly kind: 'same-incident' | 'separate-incidents' | 'mark-first' | 'one-proof'; readonly n: number; readonly body?: DecisionBody }

/** X marks, M joins what is marked with the selected, S takes the selected apart; each says first what will change, and can be undone. */
export const useMergeSplit = (selected: IncidentId | undefined): MergeSplit => {
  const { client } = useDesk()
  const { run } = useAct()
  const [marked, setMarked] = useState<readonly IncidentId[]>([])
  const [plan, setPlan] = useState<Plan>()
  const observationsOf = async (ids: readonly IncidentId[]): Promise<readonly ObservationId[]> => (await Promise.all(ids.map((id) => client.ask('incident', { id })))).flatMap((d) => d?.proofs.map((p) => p.observation) ?? [])
  const merge = (): void =>
    run(async () => {
      const ids = [...new Set(selected === undefined ? marked : [...marked, selected])]
      const observations = await observationsOf(ids)
      setPlan(ids.length < 2 || !isNonEmpty(observations) ? { kind: 'mark-first', n: ids.length } : { kind: 'same-incident', n: ids.length, body: { kind: 'same-incident', observations } })
    })
  const split = (): void =>
    run(async () => {
      const observations = await observationsOf(selected === undefined ? [] : [selected])
      setPlan(observations.length < 2 || !isNonEmpty(observations) ? { kind: 'one-proof', n: observations.length } : { kind: 'separate-incidents', n: observations.length, body: { kind: 'separate-incidents', observations } })
    })
  return {
    marked,
    toggleMark: () => {
      if (selected !== undefined) setMarked((m) => (m.includes(selected) ? m.filter((id) => id !== selected) : [...m, selected]))
    },
    merge,
    split,
    dialog: plan === undefined ? null : <PlanDialog plan={plan} onClose={() => setPlan(undefined)} onDone={() => setMarked([])} />,
  }
}

const PlanDialog = ({ plan, onClose, onDone }: { readonly plan: Plan; readonly onClose: () => void; readonly onDone: () => void }): ReactElement => {
  const { t } = useTranslation()
  const decide = useDecide()
  const { body } = plan
  return (
    <Dialog title={t(`merge.${plan.kind}`)} onClose={onClose}>
      <p className="two">
        <Rich code={`merge.${plan.kind}.means`} params={{ n: plan.n, fewer: plan.n - 1 }} />
      </p>
      <div className="acts">
        {body === undefined ? null : (
          <Button
            label={{ code: `merge.${plan.kind}.do` }}
            kind="primary"
            onPress={() => {
              decide(body)
              onDone()
              onClose()
            }}
          />
        )}
        <Button label={{ code: 'cancel' }} onPress={onClose} {...(body === undefined ? { kind: 'primary' as const } : {})} />
      </div>
    </Dialog>
  )
}
