import { shareOf, type ScreenLayout } from '../layout.ts'

/** iPhone, the sheet behind ⓘ: number on top, 今天 / 11月5日 over its calls, 阻止此来电号码 at the foot. */
export const iosDetail: ScreenLayout = {
  id: 'ios-detail',
  shape: 'detail',
  recognise: (scene) => Math.max(shareOf(scene, ['共享联系人', '创建新联系人', '添加到现有联系人', '添加到紧急联系人', '阻止此来电号码']) >= 0.4 ? 0.95 : 0, shareOf(scene, ['Share Contact', 'Create New Contact', 'Add to Existing Contact', 'Block this Caller']) >= 0.5 ? 0.95 : 0),
}
