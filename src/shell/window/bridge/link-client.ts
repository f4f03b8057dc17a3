import type { Issue } from '../../../core/kernel/issue.ts'
import type { StoredFact } from '../../../core/model/facts.ts'
import type { FromMain, LinkCall, LinkCalls, ToMain } from '../../../ipc/link.ts'

/** Main refused a call as a whole: `issue` says why, in the words of src/i18n. */
export class IssueError extends Error {
  readonly issue: Issue
  constructor(issue: Issue) {
    super(`${issue.code} ${JSON.stringify(issue.params)}`)
    this.issue = issue
  }
}

export type LinkEvents<C extends LinkCall> = { readonly progress?: (done: number, total: number) => void; readonly batch?: (batch: LinkCalls[C]['batch']) => void }
export type Asked<C extends LinkCall> = { readonly done: Promise<LinkCalls[C]['answer']>; readonly cancel: () => void }

/** The view worker's end of the port to main. */
export type Link = {
  readonly start: <C extends LinkCall>(call: C, ask: LinkCalls[C]['ask'], events?: LinkEvents<C>) => Asked<C>
  readonly ask: <C extends LinkCall>(call: C, ask: LinkCalls[C]['ask'], events?: LinkEvents<C>) => Promise<LinkCalls[C]['answer']>
  readonly onLaidDown: (listener: LaidDown) => void
}

type LaidDown = (facts: readonly StoredFact[], head?: string) => void
type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void; readonly progress?: ((done: number, total: number) => void) | undefined; readonly batch?: ((batch: unknown) => void) | undefined }

export const linkOver = (port: MessagePort): Link => {
  const waiting = new Map<number, Waiting>()
  const listeners: LaidDown[] = []
  let lastId = 0
  const post = (message: ToMain): void => port.postMessage(message)

  port.onmessage = (event: MessageEvent<FromMain>) => {
    const message = event.data
    if (message.kind === 'laid-down') for (const listener of listeners) listener(message.facts, message.head)
    else takeAnswer(waiting, message, post)
  }
  const start = <C extends LinkCall>(call: C, ask: LinkCalls[C]['ask'], events: LinkEvents<C> = {}): Asked<C> => {
    const id = (lastId += 1)
    const done = new Promise<LinkCalls[C]['answer']>((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject, progress: events.progress, batch: events.batch as ((batch: unknown) => void) | undefined })
    })
    post({ kind: 'ask', id, call, ask })
    return { done, cancel: () => post({ kind: 'cancel', id }) }
  }
  return { start, ask: (call, ask, events) => start(call, ask, events).done, onLaidDown: (listener) => void listeners.push(listener) }
}

const takeAnswer = (waiting: Map<number, Waiting>, message: Exclude<FromMain, { kind: 'laid-down' }>, post: (message: ToMain) => void): void => {
  const call = waiting.get(message.id)
  if (call === undefined) return
  switch (message.kind) {
    case 'progress':
      call.progress?.(message.done, message.total)
      return
    case 'batch':
      call.batch?.(message.batch)
      post({ kind: 'taken', id: message.id })
      return
    case 'answer':
      waiting.delete(message.id)
      call.resolve(message.answer)
      return
    case 'refused':
      waiting.delete(message.id)
      call.reject(new IssueError(message.issue))
  }
}
