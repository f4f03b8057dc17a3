import type { ScreenLayout } from './layout.ts'
import { aospDialer } from './layouts/aosp-dialer.ts'
import { keyValueSheet } from './layouts/key-value-sheet.ts'
import { billTable } from './layouts/bill-table.ts'
import { callScreen } from './layouts/call-screen.ts'
import { colorosList } from './layouts/coloros-list.ts'
import { emuiList } from './layouts/emui-list.ts'
import { flymeList } from './layouts/flyme-list.ts'
import { friendRequests } from './layouts/friend-requests.ts'
import { googleDialer } from './layouts/google-dialer.ts'
import { interceptions } from './layouts/interceptions.ts'
import { iosDetail } from './layouts/ios-detail.ts'
import { iosRecents } from './layouts/ios-recents.ts'
import { miuiDetail } from './layouts/miui-detail.ts'
import { miuiList } from './layouts/miui-list.ts'
import { oneuiList } from './layouts/oneui-list.ts'
import { originosList } from './layouts/originos-list.ts'
import { smsList } from './layouts/sms-list.ts'
import { smsThread } from './layouts/sms-thread.ts'
import { wechat } from './layouts/wechat.ts'

/** Every screen the program knows by name. Order does not matter: the best score wins. */
export const screenLayouts: readonly ScreenLayout[] = [
  aospDialer, billTable, callScreen, colorosList, emuiList, flymeList, friendRequests, googleDialer, interceptions, iosDetail, iosRecents, keyValueSheet, miuiDetail, miuiList, oneuiList, originosList, smsList, smsThread, wechat,
]
