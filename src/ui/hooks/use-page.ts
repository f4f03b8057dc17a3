import { useEffect, useState } from 'react'
import type { ViewCall, ViewCalls } from '../../app/view-protocol.ts'
import { useDesk } from './desk-context.ts'

/** The page the view worker answers with, asked again whenever the view changes. undefined until the first answer; the last answer stays until the next. */
export const usePage = <C extends ViewCall>(call: C, ask: ViewCalls[C]['ask']): ViewCalls[C]['answer'] | undefined => {
  const { client } = useDesk()
  const key = JSON.stringify([call, ask])
  const [held, setHeld] = useState<{ readonly call: C; readonly answer: ViewCalls[C]['answer'] }>()
  useEffect(() => {
    let isCurrent = true
    const [what, about] = JSON.parse(key) as [C, ViewCalls[C]['ask']]
    const load = (): void => {
      client.ask(what, about).then(
        (answer) => isCurrent && setHeld({ call: what, answer }),
        // A page that cannot be worked out is a bug: the error screen shows it, the last page stays.
        (error: unknown) => isCurrent && reportError(error),
      )
    }
    load()
    const stop = client.onPush((push) => push.kind === 'changed' && load())
    return () => {
      isCurrent = false
      stop()
    }
  }, [client, key])
  return held?.call === call ? held.answer : undefined
}
