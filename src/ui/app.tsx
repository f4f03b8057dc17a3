import { App as AntApp, ConfigProvider } from 'antd'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { switchLanguage } from '../i18n/words.ts'
import { ProblemDialog, type Problem } from './components/problem-dialog.tsx'
import { KeyHelp } from './components/key-help.tsx'
import type { WindowBridge } from './hooks/bridge.ts'
import { DeskProvider, type DeskContext, type Look, type Route } from './hooks/desk-context.ts'
import type { ViewClient } from './hooks/view-client.ts'
import { antdTheme } from './theme/antd-theme.ts'
import { applyTheme } from './theme/apply-theme.ts'
import { Screens } from './screens/screens.tsx'
import './theme/base.css'
import './theme/elder.css'

type AppProps = { readonly client: ViewClient; readonly bridge: WindowBridge; readonly startLook: Look; readonly startRoute?: Route; readonly nonce: string }

/** The window: one theme, one language, one screen at a time. */
export const App = ({ client, bridge, startLook, startRoute = { screen: 'matters' }, nonce }: AppProps): ReactElement => {
  const [look, setLookState] = useState(startLook)
  const [route, setRoute] = useState<Route>(startRoute)
  const [problem, setProblem] = useState<Problem>()
  const { i18n } = useTranslation()
  useEffect(() => applyTheme(document.documentElement, look.theme, look.size), [look.theme, look.size])

  const setLook = useCallback(
    (change: Partial<Look>) => {
      setLookState((now) => ({ ...now, ...change }))
      if (change.language !== undefined && change.language !== i18n.language) void switchLanguage(change.language)
      void bridge.setPreferences(change)
    },
    [bridge, i18n.language],
  )
  const go = useCallback((to: Route) => {
    setRoute(to)
    // The next screen is read from its first sentence.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#page')?.focus())
  }, [])
  const desk = useMemo<DeskContext>(() => ({ client, bridge, route, go, look, setLook, tell: setProblem }), [client, bridge, route, go, look, setLook])
  return (
    <ConfigProvider theme={antdTheme(look.theme, look.size)} csp={{ nonce }} wave={{ disabled: true }}>
      <AntApp component={false}>
        <DeskProvider value={desk}>
          <Screens />
          <KeyHelp />
          {problem === undefined ? null : <ProblemDialog problem={problem} onClose={() => setProblem(undefined)} />}
        </DeskProvider>
      </AntApp>
    </ConfigProvider>
  )
}
