import { shareOf, type ScreenLayout } from '../layout.ts'

/** 小米 MIUI / HyperOS, one number: 拨打电话 发送信息 视频通话, then 通话记录 with day and clock, direction below, duration at the right. */
export const miuiDetail: ScreenLayout = {
  id: 'miui-detail',
  shape: 'detail',
  recognise: (scene) => (scene.has('通话记录') && shareOf(scene, ['拨打电话', '发送信息', '视频通话']) >= 0.66 ? 0.9 : 0),
}
