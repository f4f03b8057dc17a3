import type { Issue } from '../../core/kernel/issue.ts'
import type { FromView, ToView, ViewCall, ViewCalls, ViewPush } from '../../app/view-protocol.ts'

/** A call was refused as a whole; the words stand under `issue.<code>`. */
export class Refused extends Error {
  readonly issue: Issue
  constructor(issue: Issue) {
    super(issue.code)
    this.issue = issue
  }
}

/** The window's end: asks the view worker, and hears when the view has changed. */
export type ViewClient = {
  readonly ask: <C extends ViewCall>(call: C, ask: ViewCalls[C]['ask']) => Promise<ViewCalls[C]['answer']>
  readonly onPush: (listener: (push: ViewPush) => void) => () => void
}

/** The part of a Worker that is needed: a test gives its own. */
export type Postbox = { readonly postMessage: (message: ToView) => void; onmessage: ((event: MessageEvent<FromView>) => void) | null }

export const clientOver = (box: Postbox): ViewClient => {
  const waiting = new Map<number, { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }>()
  const listeners = new Set<(push: ViewPush) => void>()
  let lastId = 0
  box.onmessage = ({ data }: MessageEvent<FromView>) => {
    if (data.kind !== 'answer' && data.kind !== 'refused') return listeners.forEach((listener) => listener(data))
    const call = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.kind === 'answer') call?.resolve(data.answer)
    else call?.reject(new Refused(data.issue))
  }
  return {
    ask: <C extends ViewCall>(call: C, ask: ViewCalls[C]['ask']) =>
      new Promise<ViewCalls[C]['answer']>((resolve, reject) => {
        const id = (lastId += 1)
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject })
        box.postMessage({ kind: 'ask', id, call, ask })
      }),
    onPush: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
