import type { ScreenLayout } from '../layout.ts'

/** The dialer of plain Android (AOSP, LineageOS): History with ALL and MISSED, "0 min. ago" below the name. */
export const aospDialer: ScreenLayout = {
  id: 'aosp-dialer',
  shape: 'list',
  recognise: (scene) => ((scene.has('ALL') && scene.has('MISSED')) || (scene.has('Call history') && scene.has('Contacts')) ? 0.8 : 0),
}
