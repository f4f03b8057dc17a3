import { stepIds, type StepId } from '../../app/queries/rail.ts'
import type { ScreenId } from '../hooks/desk-context.ts'

/** Where a screen belongs on the rail. */
export const stepOf = (screen: ScreenId): StepId | undefined => {
  if (screen === 'scope') return 'incidents'
  if (screen === 'mapping') return 'import'
  if (screen === 'diary') return 'refusals'
  return stepIds.find((id) => id === screen)
}

export const previousOf = (screen: ScreenId): ScreenId => {
  if (screen === 'registry') return 'settings'
  const step = stepOf(screen)
  if (step === undefined) return screen === 'home' ? 'matters' : 'home'
  if (step !== screen) return step
  return stepIds[stepIds.indexOf(step) - 1] ?? 'home'
}
