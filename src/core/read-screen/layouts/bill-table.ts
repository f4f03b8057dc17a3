import type { ScreenLayout } from '../layout.ts'
import { tableOf } from '../tables.ts'

/** 语音详单 of 移动, 联通, 电信, 广电 and any page with a line of headings; cells may wrap. */
export const billTable: ScreenLayout = { id: 'bill-table', shape: 'table', recognise: (scene) => (tableOf(scene) === undefined ? 0 : 0.93) }
