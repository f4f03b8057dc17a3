/*
 * How to get the records off a phone or out of a carrier: content per phone and per carrier, the words in guides.json of either language. What is said of
 * private or encrypted backups is formats/README §7; of carriers §6.
 */
export const guideGroups = {
  phones: ['xiaomi', 'huawei', 'oppo', 'vivo', 'samsung', 'meizu', 'android', 'iphone'],
  carriers: ['china-mobile', 'china-unicom', 'china-telecom', 'other-carrier'],
  others: ['screenshot', 'recordings', 'wechat-chat', 'wechat-file'],
} as const
export type GuideId = (typeof guideGroups)[keyof typeof guideGroups][number]

/** Beside each format, the guide that tells how its file is made again. */
const guideByFormat: Readonly<Record<string, GuideId>> = {
  'adb-content-query': 'android',
  'adb-messages-query': 'android',
  'android-calls-database': 'android',
  'android-calls-json': 'android',
  'android-messages-database': 'android',
  'android-messages-json': 'android',
  'apple-call-history': 'iphone',
  'apple-call-history-old': 'iphone',
  'apple-messages': 'iphone',
  'call-info-database': 'android',
  'chat-text': 'wechat-chat',
  'china-mobile-bill': 'china-mobile',
  'china-telecom-bill': 'china-telecom',
  'china-unicom-bill': 'china-unicom',
  'coolpad-calls': 'android',
  'dated-sms-list': 'android',
  'fossify-calls': 'android',
  'google-voice-takeout': 'android',
  'huawei-calls-database': 'huawei',
  'iexplorer-calls': 'iphone',
  'imazing-calls': 'iphone',
  'imazing-calls-headless': 'iphone',
  'imazing-messages': 'iphone',
  'iphone-backup': 'iphone',
  'logger-calls': 'android',
  'meizu-calls': 'meizu',
  'oppo-calls': 'oppo',
  recording: 'recordings',
  'samsung-logs-database': 'samsung',
  screen: 'screenshot',
  'sms-backup-restore-calls': 'android',
  'sms-backup-restore-messages': 'android',
  'super-backup-calls': 'android',
  'super-backup-messages': 'android',
  'vmsg-messages': 'oppo',
}

/** undefined: made by hand or by a tool for specialists; whoever made it knows how. */
export const guideOf = (format: string | undefined): GuideId | undefined => (format === undefined ? undefined : guideByFormat[format])
