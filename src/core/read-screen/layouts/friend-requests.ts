import { shareOf, type ScreenLayout } from '../layout.ts'

/** 微信 › 新的朋友, 企业微信 › 新的客户: a name, what they say of themselves (我是平安车险小李), 接受 or 已添加. */
export const friendRequests: ScreenLayout = {
  id: 'friend-requests',
  shape: 'requests',
  kind: 'chat',
  recognise: (scene) => (scene.has('新的朋友') || scene.has('新的客户') || scene.has('好友申请') ? 0.6 + 0.3 * shareOf(scene, ['接受', '已添加', '添加']) : 0),
}
