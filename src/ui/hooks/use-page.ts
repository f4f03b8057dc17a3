import { startTransition, useEffect, useState } from 'react'
import type { ViewCall, ViewCalls } from '../../app/view-protocol.ts'
import { useDesk } from './desk-context.ts'

/** An answer with what it answers: until the next one comes it is that of an earlier ask. */
export type Answered<C extends ViewCall> = { readonly call: C; readonly ask: ViewCalls[C]['ask']; readonly answer: ViewCalls[C]['answer'] }

/** What the view worker answers, asked again whenever the view changes. undefined until the first answer; the last stays until the next. */
export const useAnswer = <C extends ViewCall>(call: C, ask: ViewCalls[C]['ask']): Answered<C> | undefined => {
  const { client } = useDesk()
  const key = JSON.stringify([call, ask])
  const [held, setHeld] = useState<Answered<C>>()
  useEffect(() => {
    let isCurrent = true
    const [what, about] = JSON.parse(key) as [C, ViewCalls[C]['ask']]
    const load = (): void => {
      client.ask(what, about).then(
        // Drawn in slices: a large page never holds up a key.
        (answer) => startTransition(() => {
          if (isCurrent) setHeld({ call: what, ask: about, answer })
        }),
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
  return held?.call === call ? held : undefined
}

/** For a screen that only shows: whoever acts on what an answer shows must know what was asked. */
export const usePage = <C extends ViewCall>(call: C, ask: ViewCalls[C]['ask']): ViewCalls[C]['answer'] | undefined => useAnswer(call, ask)?.answer
