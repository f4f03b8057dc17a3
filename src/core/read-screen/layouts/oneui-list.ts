import { shareOf, type ScreenLayout } from '../layout.ts'

/** Samsung One UI 电话 › 最近: days as headings, the clock at the right; 键盘 最近 联系人 at the foot. */
export const oneuiList: ScreenLayout = {
  id: 'oneui-list',
  shape: 'list',
  recognise: (scene) => Math.max(shareOf(scene, ['键盘', '最近', '联系人']) === 1 || shareOf(scene, ['键盘', '最近记录', '联系人']) === 1 ? 0.85 : 0, shareOf(scene, ['Keypad', 'Recents', 'Contacts']) === 1 && !scene.has('Voicemail') && !scene.has('Favorites') ? 0.8 : 0),
}
