import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { startWords, type Language } from './i18n/words.ts'
import { startViewWorker } from './shell/window/bridge/start-view-worker.ts'
import { App } from './ui/app.tsx'
import { clientOver } from './ui/hooks/view-client.ts'
import { applyTheme } from './ui/theme/apply-theme.ts'
import { loadFonts } from './ui/theme/fonts.ts'
import { nonceEveryStyle } from './ui/theme/nonce-styles.ts'

z.config({ jitless: true })

/** The window's entry: words and look first, then the view worker, then the screens. */
const start = async (): Promise<void> => {
  const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
  nonceEveryStyle(nonce)
  const preferences = await window.bridge.preferences(null)
  const language: Language = preferences.language ?? 'zh-CN'
  const look = { theme: preferences.theme ?? 'light', size: preferences.size ?? 'desk', language, operator: preferences.operator } as const
  applyTheme(document.documentElement, look.theme, look.size)
  await startWords(language)
  loadFonts()
  const worker = new Worker(new URL('./view-worker.ts', import.meta.url), { type: 'module' })
  const client = clientOver(worker)
  await startViewWorker(worker)
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <StrictMode>
      <App client={client} bridge={window.bridge} startLook={look} nonce={nonce} />
    </StrictMode>,
  )
}

void start()
