import type { Format } from './format.ts'
import { adbContentQuery } from './formats/adb-content-query.ts'
import { adbMessagesQuery } from './formats/adb-messages-query.ts'
import { androidCallsDatabase } from './formats/android-calls-database.ts'
import { androidCallsJson } from './formats/android-calls-json.ts'
import { androidMessagesDatabase } from './formats/android-messages-database.ts'
import { androidMessagesJson } from './formats/android-messages-json.ts'
import { appleCallHistoryOld } from './formats/apple-call-history-old.ts'
import { appleCallHistory } from './formats/apple-call-history.ts'
import { appleMessages } from './formats/apple-messages.ts'
import { callInfoDatabase } from './formats/call-info-database.ts'
import { chatText } from './formats/chat-text.ts'
import { chinaMobileBill } from './formats/china-mobile-bill.ts'
import { chinaTelecomBill } from './formats/china-telecom-bill.ts'
import { chinaUnicomBill } from './formats/china-unicom-bill.ts'
import { coolpadCalls } from './formats/coolpad-calls.ts'
import { datedSmsList } from './formats/dated-sms-list.ts'
import { forensicCalls } from './formats/forensic-calls.ts'
import { fossifyCalls } from './formats/fossify-calls.ts'
import { googleVoiceTakeout } from './formats/google-voice-takeout.ts'
import { huaweiCallsDatabase } from './formats/huawei-calls-database.ts'
import { iexplorerCalls } from './formats/iexplorer-calls.ts'
import { imazingCallsHeadless } from './formats/imazing-calls-headless.ts'
import { imazingCalls } from './formats/imazing-calls.ts'
import { imazingMessages } from './formats/imazing-messages.ts'
import { leappCallsJson } from './formats/leapp-calls-json.ts'
import { loggerCalls } from './formats/logger-calls.ts'
import { meizuCalls } from './formats/meizu-calls.ts'
import { oppoCalls } from './formats/oppo-calls.ts'
import { recording } from './formats/recording.ts'
import { samsungLogsDatabase } from './formats/samsung-logs-database.ts'
import { smsBackupRestoreCalls } from './formats/sms-backup-restore-calls.ts'
import { smsBackupRestoreMessages } from './formats/sms-backup-restore-messages.ts'
import { superBackupCalls } from './formats/super-backup-calls.ts'
import { superBackupMessages } from './formats/super-backup-messages.ts'
import { table } from './formats/table.ts'
import { typedCall } from './formats/typed-call.ts'
import { typedDocument } from './formats/typed-document.ts'
import { vmsgMessages } from './formats/vmsg-messages.ts'

/** Every format the program reads. One line each; the order means nothing. */
export const formats: readonly Format[] = [
  adbContentQuery,
  adbMessagesQuery,
  androidCallsDatabase,
  androidCallsJson,
  androidMessagesDatabase,
  androidMessagesJson,
  appleCallHistoryOld,
  appleCallHistory,
  appleMessages,
  callInfoDatabase,
  chatText,
  chinaMobileBill,
  chinaTelecomBill,
  chinaUnicomBill,
  coolpadCalls,
  datedSmsList,
  forensicCalls,
  fossifyCalls,
  googleVoiceTakeout,
  huaweiCallsDatabase,
  iexplorerCalls,
  imazingCallsHeadless,
  imazingCalls,
  imazingMessages,
  leappCallsJson,
  loggerCalls,
  meizuCalls,
  oppoCalls,
  recording,
  samsungLogsDatabase,
  smsBackupRestoreCalls,
  smsBackupRestoreMessages,
  superBackupCalls,
  superBackupMessages,
  table,
  typedCall,
  typedDocument,
  vmsgMessages,
]
