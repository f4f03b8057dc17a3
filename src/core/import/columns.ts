import { simplified } from './simplified.ts'

/** What a column can mean. Decided by its values as well as its heading: 通话类型 is a direction in one bill and a tariff in another. */
export type ColumnMeaning =
  | 'otherNumber' | 'ownNumber' | 'callingNumber' | 'calledNumber' | 'otherName' | 'otherLabel' | 'dateTime' | 'date' | 'time' | 'duration' | 'durationMinutes'
  | 'durationSeconds' | 'ring' | 'direction' | 'incomingFlag' | 'missedFlag' | 'answeredFlag' | 'sim' | 'service' | 'location' | 'text' | 'keep'

export const columnMeanings: readonly ColumnMeaning[] = [
  'otherNumber', 'ownNumber', 'callingNumber', 'calledNumber', 'otherName', 'otherLabel', 'dateTime', 'date', 'time', 'duration', 'durationMinutes',
  'durationSeconds', 'ring', 'direction', 'incomingFlag', 'missedFlag', 'answeredFlag', 'sim', 'service', 'location', 'text', 'keep',
]

export type DurationUnit = 'second' | 'minute' | 'hour'

export type Heading = { readonly text: string; readonly unit?: DurationUnit; readonly isUtc: boolean }

/** NFKC, lower case, without spaces, quotes and colons; a bracketed or slashed unit is taken off and remembered. */
export const normaliseHeading = (raw: string): Heading => {
  const text = simplified(raw.normalize('NFKC').toLowerCase()).replace(/[\s"'“”‘’::*_]/g, '')
  const unit = unitOf(text)
  const bare = text.replace(/\((?:utc|gmt|utc\+0)\)/, '').replace(/\([^)]*\)|\[[^\]]*\]|\/(?:秒|分钟?|元|小时)$|insecs?$|inseconds?$/g, '')
  return { text: bare, isUtc: (text.includes('utc') || text.includes('gmt')), ...(unit === undefined ? {} : { unit }) }
}

const unitOf = (text: string): DurationUnit | undefined => {
  if (/(?:\(|\/|\[)(?:单位[::]?)?(?:秒|s|sec|secs|seconds)\b|秒[)数]|insecs?|inseconds?|秒$/.test(text) && !text.includes('时分秒')) return 'second'
  if (/(?:\(|\/|\[)(?:单位[::]?)?(?:分|min|mins|minutes)|分钟/.test(text) && !/时分秒|分秒/.test(text)) return 'minute'
  return /(?:\(|\/)(?:小时|hours?)/.test(text) ? 'hour' : undefined
}

/** 流量 and 上网: what a phone's data connection did; its lists have times and lengths, too, and are no calls. */
export const isTraffic = (heading: Heading): boolean => /流量|上网|^apn$|gprs|datausage|volume/.test(heading.text)

/** 来电时间, 通话内容: said of calls, whatever text stands beside them. */
export const isCallWord = (text: string): boolean => /来电|去电|通话|呼叫|骚扰电话|电话记录|主叫|被叫|说了?什么|\bcall/i.test(text)

/** 短信详单: its rows are messages, though no text stands in them. */
export const isMessageHeading = (heading: Heading): boolean => /^(?:信息类型|短信类型|短信内容|信息内容|消息内容|发送类型|收发类型|短信中心号码)$/.test(heading.text)

/** formats/README §10. A heading with several meanings lists them in the order to try; values decide. */
const meaningsTable: readonly (readonly [ColumnMeaning | readonly ColumnMeaning[], string])[] = [
  ['otherNumber', '对方号码 对端号码 号码 anothernm othernum accnbr otherpartynumber otherpartyno othernumber phoneno phoneno. telno contactno 对方号 对端电话 对方手机 通话对方号码 来去电号码 被叫/主叫号码 主叫/被叫号码 counternumber dialnumber targetparty number phone phonenumber partner otherparty unformattednumber formattednumber matchednumber address remoteparty 对方电话 对方手机号码 对方手机号 通话号码 来电号码 电话 电话号码 手机号 手机号码 联系电话 骚扰号码 caller callerid tel 相手 对方 来电电话 呼叫号码 联系号码 contactnumber calledparty mobile msisdn 发件人id'],
  [['callingNumber', 'otherNumber'], '主叫号码 主叫 calling callingnumber fromnumber from caller 主叫方 a-number anumber src'],
  [['calledNumber', 'otherNumber'], '被叫号码 被叫 callednum called callednumber tonumber to 被叫方 b-number bnumber dst'],
  ['ownNumber', '本端号码 本机号码 mobilenum phoneaccountaddress 我的号码 计费号码 用户号码 本机 手机号(本机)'],
  ['otherName', 'name contactname contact displayname cachedname 姓名 联系人 联络人 名称 备注名 cname'],
  ['otherLabel', '标记 标签 label 骚扰标记 标记类型'],
  [['dateTime', 'date', 'time'], '消息日期 起始时间 通话起始时间 通话开始时间 开始时间 通话日期起始时间 呼叫时间 时间 starttime begintime timestamp startedat startingtimestamp calldate calldatetime calldate&time date&time startdatetime starttime(beijing) callstarttime 起始日期时间 通话日期时间 发送时间 收发时间 接收时间 时间日期 日期和时间 通信时间 通信起始时间 开始通话时间 来电时间 拨打时间 发生时间 接听时间 datetime 日期时间 通话开始 呼叫开始时间 setuptime answertime connecttime startdate 开始日期 date(utc) dateandtime 通话时刻'],
  [['duration', 'dateTime', 'time'], '通话时间 calltime'],
  [['date', 'dateTime'], '日期 通话日期 date startdatenew 来电日期 呼叫日期 起始日期 发生日期'],
  [['time', 'dateTime'], '通话时分秒 time starttimenew 时刻 开始时刻'],
  ['duration', '通话时长 通信时长 通话时长2 时长 commtime calllonghour duration dur callduration 持续时间 计费时长 通话秒数 callduriation talktime 呼叫时长 通话持续时间 通话时长时分秒 通话时长(时:分) 总时长 时长合计 计费秒数 使用时长 calllength minutes seconds billsec billsecs'],
  ['ring', 'ringtime ringtimes ringing recordduration 响铃时长 振铃 响铃 振铃时长'],
  [['direction', 'service'], '呼叫类型 通信方式 通话类型 类型 主被叫 commmode calltype calldirection direction type 呼叫方向 方向 来去电 主叫/被叫 来电/去电 calltypename 通话方式 状态 接听状态 通话状态 status 类型主叫/被叫 主被叫标识 主被叫类型 发送类型 收发类型 收发方式 接收/发送 主叫被叫 呼入/呼出 呼入呼出 传送方式'],
  ['incomingFlag', 'incomingcall isincoming incoming'],
  ['missedFlag', 'missedcall ismissed missed'],
  ['answeredFlag', 'answered isanswered 是否接听 是否接通'],
  ['sim', 'simdisplayname simslot simid sim sim卡 卡槽 手机卡 所用卡'],
  ['service', '服务 信息类型 业务名称 短信类型 通信类型 业务类型 长途类型 漫游类型 网络 commtype longdistancetype service serviceprovider 产品 费用类型 landtype'],
  ['location', '位置 通信地点 通话地点 通话地 通话地区 话单位置 本机通话地 主叫通话地 主叫位置 对方地点 对方区号 commplac location geo partnerlocation geocodedlocation numbergeodescription 归属地 地区 城市 被叫所在城市 homearea calledhome 对方归属地'],
  ['text', '内容 文本 短信内容 body text message 信息内容 消息内容 短信正文 骚扰内容 通话内容 说了什么 说什么 对方说 对方说了什么 说的内容 通话要点'],
  ['keep', '序号 id index xuhao 编号 备注 remark note 说明 通话费 总话费 小计 费用小计 实收通信费 基本费 长途费 其他费 其它费 套餐优惠 减免 费用 commfee totalfee 金额 总计费用 优惠减免 基本通话费 长途通话费 通话费用 话费 通话结束时间 结束时间 挂断时间 endingtimestamp enddate endtime 是否新通话 优惠费 其他费用 主叫区号 被叫区号 deleted transcription readabledate cellid countryiso isocountrycode'],
]

const meanings: ReadonlyMap<string, readonly ColumnMeaning[]> = new Map(
  meaningsTable.flatMap(([meaning, words]) => words.split(' ').map((word) => [word, typeof meaning === 'string' ? [meaning] : meaning] as const)),
)

export const meaningsOf = (heading: Heading): readonly ColumnMeaning[] => meanings.get(heading.text) ?? []
