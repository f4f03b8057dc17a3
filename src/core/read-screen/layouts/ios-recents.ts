import { shareOf, type ScreenLayout } from '../layout.ts'

/** iPhone 电话 › 最近通话 (iOS 12–18): missed numbers in red, "(4)" after the name, an ⓘ at the right. English: Recents. */
export const iosRecents: ScreenLayout = {
  id: 'ios-recents',
  shape: 'list',
  recognise: (scene) => {
    const tabs = Math.max(shareOf(scene, ['个人收藏', '最近通话', '通讯录', '拨号键盘', '语音留言']), shareOf(scene, ['Favorites', 'Favourites', 'Recents', 'Contacts', 'Keypad', 'Voicemail']))
    const heads = scene.has('所有通话') && (scene.has('未接来电') || scene.has('编辑')) ? 0.7 : 0
    return Math.max(tabs >= 0.6 ? 0.95 : 0, heads)
  },
}
