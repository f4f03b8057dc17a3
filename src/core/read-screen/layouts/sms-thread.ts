import { chatScore } from '../chat-rows.ts'
import type { ScreenLayout } from '../layout.ts'

/** One sender's text messages, on any phone: bubbles under centred times, the sender on top. */
export const smsThread: ScreenLayout = { id: 'sms-thread', shape: 'chat', kind: 'sms', recognise: (scene) => (chatScore(scene) >= 4 && !/按住说话|微信|企业微信/.test(scene.words) && isFromNumber(scene.words) ? 0.75 : 0) }

const isFromNumber = (words: string): boolean => /短信|信息|退订|iMessage|Textmessage/i.test(words) || /^\+?\d{5,}/m.test(words)
