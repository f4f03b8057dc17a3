import type { ScreenLayout } from '../layout.ts'

/** vivo / iQOO OriginOS 电话 › 通话记录: 全部 未接 陌生 tabs, or the list under the keypad. */
export const originosList: ScreenLayout = {
  id: 'originos-list',
  shape: 'list',
  recognise: (scene) => (scene.has('陌生') && scene.has('未接') ? 0.8 : scene.has('通话记录') && scene.has('联系人') && scene.has('收藏') ? 0.6 : 0),
}
