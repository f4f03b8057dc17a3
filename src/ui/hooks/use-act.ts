import { useCallback, useState } from 'react'
import type { DecisionBody } from '../../core/model/decision.ts'
import { Refused } from './view-client.ts'
import { useDesk } from './desk-context.ts'

/** Runs something that may be refused; a refusal is told in words and never lost. */
export const useAct = (): { readonly isBusy: boolean; readonly run: (work: () => Promise<unknown>) => void } => {
  const { tell } = useDesk()
  const [busy, setBusy] = useState(0)
  const run = useCallback(
    (work: () => Promise<unknown>) => {
      setBusy((n) => n + 1)
      work()
        .catch((error: unknown) => tell(error instanceof Refused ? { code: error.issue.code, params: error.issue.params } : { code: 'unexpected', params: { text: error instanceof Error ? error.message : String(error) } }))
        .finally(() => setBusy((n) => n - 1))
    },
    [tell],
  )
  return { isBusy: busy > 0, run }
}

/** Lays decisions down. */
export const useDecide = (): ((...bodies: readonly DecisionBody[]) => void) => {
  const { client } = useDesk()
  const { run } = useAct()
  return useCallback((...bodies: readonly DecisionBody[]) => run(() => client.ask('decide', { bodies })), [client, run])
}
