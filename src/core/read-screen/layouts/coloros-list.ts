import type { ScreenLayout } from '../layout.ts'

/** OPPO / realme / OnePlus ColorOS 电话: 全部通话 and 未接来电 above the list; time, place and ring time in the second line. */
export const colorosList: ScreenLayout = {
  id: 'coloros-list',
  shape: 'list',
  recognise: (scene) => (scene.has('全部通话') && (scene.has('未接来电') || scene.has('未接')) ? 0.85 : 0),
}
