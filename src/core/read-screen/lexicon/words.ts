import type { Direction } from '../../model/observation.ts'

/** Words that tell a direction, longest first where one begins another. */
export const directionByWord: Readonly<Record<string, Direction>> = {
  已取消的通话: 'outgoing',
  取消的通话: 'outgoing',
  未接来电: 'missed',
  未接电话: 'missed',
  未接听: 'missed',
  未接: 'missed',
  拒接来电: 'rejected',
  已拒接: 'rejected',
  拒接: 'rejected',
  已拒绝: 'rejected',
  已挂断: 'rejected',
  呼入电话: 'incoming',
  呼入: 'incoming',
  接入: 'incoming',
  已接来电: 'incoming',
  已接电话: 'incoming',
  已接听: 'incoming',
  已接: 'incoming',
  来电: 'incoming',
  打入: 'incoming',
  被叫: 'incoming',
  呼出电话: 'outgoing',
  呼出: 'outgoing',
  去电: 'outgoing',
  已拨电话: 'outgoing',
  已拨: 'outgoing',
  拨出: 'outgoing',
  打出: 'outgoing',
  主叫: 'outgoing',
  已拦截: 'blocked',
  已屏蔽: 'blocked',
  已封锁: 'blocked',
  自动拦截: 'blocked',
  黑名单拦截: 'blocked',
  拦截: 'blocked',
  呼叫转移: 'forwarded',
  呼转: 'forwarded',
  语音信箱: 'voicemail',
}
const longestFirst = (items: readonly string[]): readonly string[] => [...items].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
/** Bills say where from as well: 国内被叫, 本地主叫. */
export const billPrefix = '(?:(?:国内|本地|省内|省际|国际|漫游|长途|港澳台|市话|语音|普通|通话)+(?=主叫|被叫|呼转|呼叫转移))?'
export const directionPattern = `${billPrefix}(?:${longestFirst(Object.keys(directionByWord)).join('|')})`

export const englishDirections: readonly (readonly [pattern: RegExp, direction: Direction])[] = [
  [/^(?:missed(?:\s*calls?)?)$/i, 'missed'],
  [/^(?:incoming(?:\s*calls?)?|received|answered)$/i, 'incoming'],
  [/^(?:outgoing(?:\s*calls?)?|dial+ed|cancel+ed\s*call)$/i, 'outgoing'],
  [/^(?:rejected|declined)(?:\s*call)?$/i, 'rejected'],
  [/^blocked(?:\s*call)?$/i, 'blocked'],
  [/^voicemail$/i, 'voicemail'],
]

/** Words of the app itself: titles, tabs, buttons, kinds of number. Never a name, a mark or a place. */
export const chromeWords: ReadonlySet<string> = new Set(
  (
    '电话 通话 通话记录 全部通话 所有通话 全部 未接来电 未接 最近通话 最近 最近联系 通讯录 联系人 个人收藏 收藏 拨号键盘 拨号 键盘 语音留言 语音信箱 编辑 完成 返回 取消 确定 更多 设置 搜索 清空 删除 ' +
    '骚扰拦截 骚扰电话拦截 拦截记录 电话拦截 短信拦截 拦截规则 拦截电话 黑名单 白名单 今日拦截 陌生号码 陌生来电 拨打电话 发送信息 发送短信 视频通话 短信 信息 消息 呼叫 视频 邮件 拒绝 接听 挂断 提醒我 稍后提醒 ' +
    '免提 静音 添加通话 录音 保持 共享联系人 创建新联系人 新建联系人 添加到现有联系人 添加到紧急联系人 添加联系人 阻止此来电号码 加入黑名单 手机 工作 住宅 家庭 其他 主要 公司 iPhone 归属地 号码归属地 查看全部 ' +
    '搜索联系人 搜索联系人和地点 来电信息 来电号码 来电 标记 举报 复制 分享 群发 首页 我的 查询 详单 详单查询 语音详单 通话详单 账单 下载 导出 上一页 下一页 服务 营业厅 微信 发现 新的朋友 添加朋友 添加 已添加 已拒绝 ' +
    '按住说话 发送 短信/彩信 通知中心 免费 收起 展开 备注 生活 骚扰 通知 陌生人 通话详情 详情 号码标记 误报 反馈 恢复 标记为已读 一键清空 短信记录 通话记录详情 历史记录 通话历史 信号 运营商 高清通话 HD VoLTE ' +
    'Recents Recent Contacts Favorites Favourites Keypad Voicemail Edit All Missed Phone Dialer Dialpad Call History Logger Settings SMS Messages Search Block Blocked Done Cancel Back mobile work home other Mobile Work Home Other ' +
    '更早 更早以前 本周 上周 本月 上月 过去 全选 取消全选 问候语 Earlier Older Greeting Select ' +
    'Call Message Video Info Details More Today Android HISTORY MISSED ALL'
  ).split(' '),
)
export const englishChrome: ReadonlySet<string> = new Set(['call history', 'call log', 'view contact', 'report number', 'valid number', 'other spam', 'all calls', 'missed calls', 'recent calls', 'call details', 'block number', 'add contact', 'create new contact', 'share contact', 'block this caller', 'text message', 'blocked calls', 'add to contacts'])

/** What a heading or a key means. Table headings, bill columns and detail sheets share it. */
export type KeyMeaning = 'number' | 'name' | 'time' | 'date' | 'duration' | 'ring' | 'direction' | 'location' | 'carrier' | 'label' | 'sim' | 'own-number' | 'other'
export const keyMeanings: Readonly<Record<string, KeyMeaning>> = {
  对方号码: 'number', 来电号码: 'number', 电话号码: 'number', 对端号码: 'number', 对方电话: 'number', 手机号码: 'number', 主叫号码: 'number', 通话号码: 'number', 号码: 'number', 对方: 'number', 通信号码: 'number', 来电: 'number', 被叫号码: 'number', '号 码': 'number',
  本机号码: 'own-number', 我的号码: 'own-number', 查询号码: 'own-number', 用户号码: 'own-number', 客户号码: 'own-number', 业务号码: 'own-number',
  姓名: 'name', 联系人: 'name', 名称: 'name', 对方姓名: 'name', 昵称: 'name',
  通话时间: 'time', 起始时间: 'time', 开始时间: 'time', 呼叫时间: 'time', 来电时间: 'time', 通话开始时间: 'time', 通话起始时间: 'time', 拦截时间: 'time', 时间: 'time', 日期时间: 'time', 通信时间: 'time', 呼叫起始时间: 'time', 接听时间: 'time', 拨打时间: 'time', 日期: 'date', 通话日期: 'date',
  通话时长: 'duration', 时长: 'duration', '时长(秒)': 'duration', 通信时长: 'duration', 通话长度: 'duration', '通话时长(秒)': 'duration', 持续时间: 'duration',
  响铃时长: 'ring', 响铃时间: 'ring', 振铃时长: 'ring', 响铃: 'ring',
  呼叫类型: 'direction', 通话类型: 'direction', 通话状态: 'direction', 状态: 'direction', 主被叫: 'direction', '主/被叫': 'direction', 类型: 'direction', 通信方式: 'direction', 通话方式: 'direction', 呼叫方式: 'direction', 呼叫方向: 'direction', 方向: 'direction', 通信类型: 'other',
  归属地: 'location', 号码归属地: 'location', 号码归属: 'location', 对方归属地: 'location', 对方归属: 'location', 来电归属地: 'location', 地区: 'location', 归属: 'location', 所属地区: 'location',
  运营商: 'carrier', 所属运营商: 'carrier', 归属运营商: 'carrier',
  标记: 'label', 号码标记: 'label', 标记类型: 'label', 标签: 'label', 用户标记: 'label', 来电标记: 'label', 号码类型: 'label', 骚扰类型: 'label', 拦截原因: 'label',
  SIM卡: 'sim', 卡槽: 'sim', 通话卡: 'sim', 接听卡: 'sim',
  通话地: 'other', 通信地点: 'other', 通话地点: 'other', 费用: 'other', 通话费: 'other', '费用(元)': 'other', '通话费(元)': 'other', 实收费用: 'other', 序号: 'other', 套餐: 'other', 备注: 'other', 金额: 'other', 通话费用: 'other', 资费: 'other', '费用/元': 'other', 长途类型: 'other', 操作: 'other', 拦截方式: 'other', 拦截类型: 'other', 处理结果: 'other', 业务类型: 'other',
}
export const englishKeys: Readonly<Record<string, KeyMeaning>> = {
  number: 'number', 'phone number': 'number', phone: 'number', tel: 'number', name: 'name', contact: 'name', time: 'time', date: 'date', 'start time': 'time', 'date & time': 'time', duration: 'duration', 'call duration': 'duration', 'call type': 'direction', type: 'direction', direction: 'direction', status: 'direction',
  location: 'location', carrier: 'carrier', label: 'label', 'sim display name': 'sim', sim: 'sim', 'phone account id': 'other', notes: 'other',
}
