import { viewLinkMessage, type Bridge } from '../../../ipc/contract.ts'

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a global can only be extended as an interface.
  interface Window {
    readonly bridge: Bridge
  }
}

/** The first message the view worker gets: its port to main. */
const linkMessage = 'ringproof:link'

/** Gives the view worker its port to main. The window never keeps it: what it wants to know it asks the worker. */
export const startViewWorker = async (worker: Worker): Promise<void> => {
  const port = new Promise<MessagePort>((resolve) => {
    const take = (event: MessageEvent<unknown>): void => {
      const [first] = event.ports
      if (event.source !== window || event.origin !== location.origin || event.data !== viewLinkMessage || first === undefined) return
      window.removeEventListener('message', take)
      resolve(first)
    }
    window.addEventListener('message', take)
  })
  await window.bridge.linkView(null)
  const toMain = await port
  worker.postMessage(linkMessage, [toMain])
}
