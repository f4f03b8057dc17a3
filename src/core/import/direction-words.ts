import type { Direction } from '../model/observation.ts'
import { simplified } from './simplified.ts'

const words: Readonly<Record<Exclude<Direction, 'unknown'>, string>> = {
  outgoing: '主叫 拨出 呼出 去电 打出 已拨 已拨电话 outgoing placed o out dialed dialled calltype.outgoing 主叫通话 outgoingcall 已拨出 outbound calltype.wifioutgoing 发送 发出 已发送 sent 主叫方 去电已接 mo moc 拨打 打电话 传出 cancelled canceled cancelledcall 已取消 已取消通话',
  incoming: '被叫 呼入 来电 已接 接听 已接来电 已接听 incoming received i in answered calltype.incoming 被叫通话 incomingcall inbound calltype.answeredexternally calltype.wifiincoming 接收 收到 已接收 被叫方 来电已接 mt mtc 接电话 传入 answeredelsewhere answeredexternally',
  missed: '未接 未接来电 漏接 未接听 missed missedcall calltype.missed 未接电话 未接通 未接/拒接 noanswer',
  rejected: '拒接 已拒接 挂断 已挂断 rejected declined calltype.rejected 拒绝',
  blocked: '拦截 已拦截 黑名单 blocked calltype.blocked 骚扰拦截 已屏蔽',
  forwarded: '呼转 呼叫转移 前转 无条件转移 遇忙转移 无应答转移 forwarded cf cfu cfb cfnr cfnry cfnrc',
  voicemail: '语音信箱 voicemail calltype.voicemail 语音留言 语音邮件',
}

const byWord: ReadonlyMap<string, Direction> = new Map(
  Object.entries(words).flatMap(([direction, list]) => list.split(' ').map((word) => [word, direction as Direction] as const)),
)

/** The direction a cell names in words. undefined: it names none (国内通话 is a tariff, 1 a code). */
export const directionOfWords = (raw: string): Direction | undefined => {
  // A report's icon (<i data-feather=…></i> Incoming) says nothing of its own.
  const text = simplified(raw.normalize('NFKC').toLowerCase().replace(/<[^>]*>/g, '')).replace(/[\s_-]/g, '')
  return byWord.get(text.replace(/\(.*\)$/, '')) ?? (text.length <= longest ? directionInside(text) : undefined)
}

/** 国内长途主叫(VoLTE): carriers put the tariff around the direction. */
const longest = 20

/** A forwarded leg is one whoever paid for it; 主叫 and 被叫 in one cell name both sides and say nothing. */
const directionInside = (text: string): Direction | undefined => {
  if (/呼转|前转|呼叫转移|来电转移|转移呼叫/.test(text)) return 'forwarded'
  const [calls, isCalled] = [/主叫|呼出|拨出|去电/.test(text), /被叫|呼入|来电/.test(text)]
  if (calls === isCalled || /号码|时间|时长|次数/.test(text)) return undefined
  return calls ? 'outgoing' : /未接|漏接|无应答/.test(text) ? 'missed' : /拒接|挂断/.test(text) ? 'rejected' : text.includes('拦截') ? 'blocked' : 'incoming'
}

/** Bare numbers mean opposite things: a carrier's 1 is 主叫, Android's 1 is incoming. */
export type DirectionCode = 'carrier' | 'android'
const codes: Readonly<Record<DirectionCode, Readonly<Record<string, Direction>>>> = {
  carrier: { '1': 'outgoing', '2': 'incoming', '3': 'forwarded' },
  android: { '1': 'incoming', '2': 'outgoing', '3': 'missed', '4': 'voicemail', '5': 'rejected', '6': 'blocked', '7': 'incoming' },
}
export const directionOfCode = (raw: string, kind: DirectionCode): Direction | undefined => codes[kind][raw.trim()]
