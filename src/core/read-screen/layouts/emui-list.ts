import type { ScreenLayout } from '../layout.ts'

/** 华为 EMUI / HarmonyOS 电话 › 通话记录: filled mark badge behind the number, place and carrier below, 骚扰拦截 as a tab. */
export const emuiList: ScreenLayout = {
  id: 'emui-list',
  shape: 'list',
  recognise: (scene) => ((scene.has('骚扰拦截') || scene.has('拦截')) && scene.has('全部') && (scene.has('未接') || scene.has('未接来电')) ? 0.85 : scene.has('拨号') && scene.has('联系人') && scene.has('收藏') ? 0.5 : 0),
}
