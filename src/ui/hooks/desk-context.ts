import { createContext, useContext } from 'react'
import type { StepId } from '../../app/queries/rail.ts'
import type { Language } from '../../i18n/words.ts'
import type { Size, Theme } from '../theme/tokens.ts'
import type { WindowBridge } from './bridge.ts'
import type { ViewClient } from './view-client.ts'

export type ScreenId = StepId | 'matters' | 'home' | 'scope' | 'mapping' | 'custody' | 'settings' | 'registry' | 'diary'
export type Route = { readonly screen: ScreenId; readonly id?: string }

export type Look = { readonly theme: Theme; readonly size: Size; readonly language: Language; readonly operator: string }

/** What every screen is handed: whom to ask, where to go, how it looks. */
export type DeskContext = {
  readonly client: ViewClient
  readonly bridge: WindowBridge
  readonly route: Route
  readonly go: (route: Route) => void
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  /** An error that must be read; stays until it is put away. */
  readonly tell: (problem: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }) => void
}

const context = createContext<DeskContext | null>(null)
export const DeskProvider = context.Provider

export const useDesk = (): DeskContext => {
  const desk = useContext(context)
  if (desk === null) throw new Error('a screen stands outside the desk')
  return desk
}
