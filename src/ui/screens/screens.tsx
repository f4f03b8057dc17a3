import type { ComponentType, ReactElement } from 'react'
import { useDesk, type ScreenId } from '../hooks/desk-context.ts'
import { RailProvider } from '../hooks/rail-context.ts'
import { usePage } from '../hooks/use-page.ts'
import { CustodyScreen } from './custody/custody-screen.tsx'
import { DamagesScreen } from './damages/damages-screen.tsx'
import { DiaryScreen } from './refusals/diary-screen.tsx'
import { ElementsScreen } from './elements/elements-screen.tsx'
import { FollowupScreen } from './followup/followup-screen.tsx'
import { HomeScreen } from './home/home-screen.tsx'
import { ImportScreen } from './import/import-screen.tsx'
import { IncidentsScreen } from './incidents/incidents-screen.tsx'
import { MappingScreen } from './import/mapping-screen.tsx'
import { MattersScreen } from './matters/matters-screen.tsx'
import { NoFilesYet } from './no-files-yet.tsx'
import { PacketScreen } from './packet/packet-screen.tsx'
import { PartiesScreen } from './parties/parties-screen.tsx'
import { ProfileScreen } from './profile/profile-screen.tsx'
import { RefusalsScreen } from './refusals/refusals-screen.tsx'
import { RegistryScreen } from './settings/registry-screen.tsx'
import { ReviewScreen } from './review/review-screen.tsx'
import { ScopeScreen } from './scope/scope-screen.tsx'
import { SettingsScreen } from './settings/settings-screen.tsx'

const screens: Readonly<Record<ScreenId, ComponentType>> = {
  matters: MattersScreen,
  home: HomeScreen,
  profile: ProfileScreen,
  import: ImportScreen,
  mapping: MappingScreen,
  review: ReviewScreen,
  incidents: IncidentsScreen,
  scope: ScopeScreen,
  parties: PartiesScreen,
  refusals: RefusalsScreen,
  diary: DiaryScreen,
  elements: ElementsScreen,
  damages: DamagesScreen,
  packet: PacketScreen,
  followup: FollowupScreen,
  custody: CustodyScreen,
  settings: SettingsScreen,
  registry: RegistryScreen,
}

/** Without a file there is nothing to review, choose, lay at a door or show. */
const needFiles: ReadonlySet<ScreenId> = new Set(['review', 'incidents', 'scope', 'parties', 'elements'])

export const Screens = (): ReactElement => {
  const { route } = useDesk()
  // Another matter is reached by the list of matters alone: its rail is asked for anew.
  return <WithRail key={route.screen === 'matters' ? 'none' : 'one'} />
}

const WithRail = (): ReactElement => {
  const { route } = useDesk()
  const rail = usePage('rail', null)
  const isEmpty = rail?.steps.some((step) => step.id === 'import' && step.status?.code === 'rail.start-here') === true
  const Screen = isEmpty && needFiles.has(route.screen) ? NoFilesYet : screens[route.screen]
  return (
    <RailProvider value={rail}>
      <Screen key={route.screen} />
    </RailProvider>
  )
}
