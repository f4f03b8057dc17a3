import { createContext, useContext } from 'react'
import type { ViewCalls } from '../../app/view-protocol.ts'

type RailPage = ViewCalls['rail']['answer']

/** Asked for once for all screens: from one to the next it stands still. */
const context = createContext<RailPage | undefined>(undefined)
export const RailProvider = context.Provider

/** undefined until it is known, null where no matter is open. */
export const useRail = (): RailPage | undefined => useContext(context)
