/* How the record of what was read and joined is written for people who know no format or rule by its code. Documents are always Chinese. */

const readerNames: Readonly<Record<string, string>> = {
  screen: '图片文字识别', recording: '录音文件信息', archive: '压缩包', table: '表格按列读取',
  'adb-content-query': 'adb导出的通话列表', 'android-calls-database': '安卓通话数据库', 'android-calls-json': '安卓通话JSON', 'android-messages-database': '安卓短信数据库',
  'apple-call-history': 'iPhone通话数据库', 'apple-call-history-old': 'iPhone旧通话数据库', 'apple-messages': 'iPhone短信数据库',
  'china-mobile-bill': '中国移动通话详单', 'china-telecom-bill': '中国电信通话详单', 'china-unicom-bill': '中国联通通话详单',
  'coolpad-calls': '酷派通话备份', 'dated-sms-list': '按日期分组的短信列表', 'forensic-calls': 'ALEAPP/iLEAPP通话报告', 'fossify-calls': 'Fossify通话导出', 'google-voice-takeout': 'Google Voice导出',
  'huawei-calls-database': '华为通话备份', 'iexplorer-calls': 'iExplorer通话列表', 'imazing-calls': 'iMazing通话列表', 'imazing-calls-headless': 'iMazing通话列表（无表头）', 'imazing-messages': 'iMazing短信列表',
  'leapp-calls-json': 'iLEAPP结果JSON', 'logger-calls': 'Logger通话列表', 'meizu-calls': '魅族通话备份', 'oppo-calls': 'OPPO通话备份',
  'sms-backup-restore-calls': 'SMS Backup & Restore通话备份', 'sms-backup-restore-messages': 'SMS Backup & Restore短信备份', 'super-backup-calls': 'Super Backup通话备份', 'super-backup-messages': 'Super Backup短信备份', 'adb-messages-query': 'adb导出的短信列表', 'android-messages-json': '安卓短信JSON', 'chat-text': '聊天文字', 'samsung-logs-database': '三星通话短信数据库', 'typed-call': '本人自述来电', 'typed-document': '本人抄录文件',
  'vmsg-messages': 'vmsg短信备份',
}

export const readerName = (reader: string): string => readerNames[reader] ?? reader

const logWords: Readonly<Record<string, string>> = { phone: '手机通话记录', bill: '运营商通话详单', screenshot: '截图', recording: '录音', messages: '短信记录', chat: '聊天记录', diary: '自行记录', table: '表格' }
const ruleWords: Readonly<Record<string, string>> = { decision: '由提交人确认为同一次', duplicate: '同一文件中重复的行', 'same-record': '多份导出中的同一条记录', 'forwarded-leg': '同一次转接的两段' }

/** phone-bill: a record of the phone and one of the carrier, joined one to one. */
export const ruleName = (rule: string): string => {
  const [a = '', b = ''] = rule.split('-').map((kind) => logWords[kind])
  if (ruleWords[rule] !== undefined) return ruleWords[rule]
  if (a === '' || b === '') return rule
  return a === b ? `两份${a}的记录，号码一致、时间在允许范围之内` : `${a}与${b}的记录，号码一致、时间在允许范围之内`
}
