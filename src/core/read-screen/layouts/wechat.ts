import { chatScore } from '../chat-rows.ts'
import type { ScreenLayout } from '../layout.ts'

/** 微信 and 企业微信, one talk: name on top, grey times in the middle, own bubbles green (blue in 企业微信) at the right. */
export const wechat: ScreenLayout = {
  id: 'wechat',
  shape: 'chat',
  kind: 'chat',
  recognise: (scene) => (chatScore(scene) >= 4 && (scene.lines.some(({ line: { paper: [r, g, b] } }) => g - r > 35 && g - b > 35) || /按住说话|企业微信|@微信|微信/.test(scene.words)) ? 0.85 : chatScore(scene) >= 4 ? 0.6 : 0),
}
