import type { ScreenLayout } from '../layout.ts'

/** 魅族 Flyme 最近通话: number, place and carrier below, time at the right, often over the keypad. */
export const flymeList: ScreenLayout = {
  id: 'flyme-list',
  shape: 'list',
  recognise: (scene) => (scene.has('最近通话') && !scene.has('个人收藏') && !scene.has('编辑') && !/[<‹]最近通话/.test(scene.words) ? 0.6 : 0),
}
