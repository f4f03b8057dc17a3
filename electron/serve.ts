import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { contract, type Answer, type Ask, type Channel } from '../src/ipc/contract.ts'

export type Services = { readonly [C in Channel]: (ask: Ask<C>, event: IpcMainInvokeEvent) => Promise<Answer<C>> | Answer<C> }

/** One door for all calls of the window: sender trusted? argument checked? then the service. */
export const serve = (ipcMain: IpcMain, services: Services, isTrusted: (event: IpcMainInvokeEvent) => boolean): void => {
  const serveOne = (channel: Channel): void => {
    ipcMain.handle(channel, (event, ask: unknown) => {
      if (!isTrusted(event)) throw new Error(`${channel}: call from an untrusted frame`)
      const checked = contract[channel].safeParse(ask)
      if (!checked.success) throw new Error(`${channel}: argument refused`)
      const service = services[channel] as (ask: unknown, event: IpcMainInvokeEvent) => unknown
      return service(checked.data, event)
    })
  }
  for (const channel of Object.keys(contract) as readonly Channel[]) serveOne(channel)
}
