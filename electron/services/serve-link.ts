import type { ZodType } from 'zod'
import type { LinkCall, LinkCalls, LinkPush, FromMain, ToMain } from '../../src/ipc/link.ts'
import { batchesAhead } from '../../src/ipc/link.ts'
import { issueOf, refusal } from './issue-error.ts'

/** What a service may tell before it answers. */
export type Tell<C extends LinkCall> = {
  readonly progress: (done: number, total: number) => void
  /** Answers when the view worker has room for another. */
  readonly batch: (batch: LinkCalls[C]['batch']) => Promise<void>
  /** Called once when the view worker cancels. */
  readonly onCancel: (listener: () => void) => void
}
export type LinkServices = { readonly [C in LinkCall]: (ask: LinkCalls[C]['ask'], tell: Tell<C>) => Promise<LinkCalls[C]['answer']> }
export type LinkChecks = Readonly<Record<LinkCall, ZodType>>

/** Electron's MessagePortMain, as far as it is needed. */
export type MainPort = { readonly postMessage: (message: FromMain) => void; readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => unknown; readonly start: () => void }

type Open = { onWay: number; wake: () => void; cancel: () => void }

/** Answers the view worker: an unknown call or an argument that fails its check is refused before any service sees it. */
export const serveLink = (port: MainPort, services: LinkServices, checks: LinkChecks): { readonly push: (message: LinkPush) => void } => {
  const open = new Map<number, Open>()
  port.on('message', ({ data }) => {
    const message = data as ToMain
    if (!Number.isSafeInteger(message.id)) return
    if (message.kind === 'ask') return void answer(port, open, services, checks, message)
    const call = open.get(message.id)
    if (call === undefined) return
    if (message.kind === 'cancel') return call.cancel()
    call.onWay -= 1
    call.wake()
  })
  port.start()
  return { push: (message) => port.postMessage(message) }
}

const answer = async (port: MainPort, open: Map<number, Open>, services: LinkServices, checks: LinkChecks, { id, call, ask }: Extract<ToMain, { kind: 'ask' }>): Promise<void> => {
  const state: Open = { onWay: 0, wake: () => undefined, cancel: () => undefined }
  open.set(id, state)
  try {
    if (!Object.hasOwn(services, call)) throw refusal('call-refused', { call })
    const checked = checks[call].safeParse(ask)
    if (!checked.success) throw refusal('argument-refused', { call, words: checked.error.issues[0]?.message ?? '' })
    const service = services[call] as (ask: unknown, tell: Tell<LinkCall>) => Promise<unknown>
    const value = await service(checked.data, tellOf(port, id, state))
    port.postMessage({ kind: 'answer', id, answer: value })
  } catch (error) {
    port.postMessage({ kind: 'refused', id, issue: issueOf(error) })
  }
  open.delete(id)
}

const tellOf = (port: MainPort, id: number, state: Open): Tell<LinkCall> => ({
  progress: (done, total) => port.postMessage({ kind: 'progress', id, done, total }),
  batch: async (batch) => {
    port.postMessage({ kind: 'batch', id, batch })
    state.onWay += 1
    while (state.onWay >= batchesAhead) await new Promise<void>((wake) => (state.wake = wake))
  },
  onCancel: (listener) => {
    state.cancel = listener
  },
})
