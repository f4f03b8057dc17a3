/**
 * What caller-ID services call a number. The class is how the lexicon files it; the text a screen shows is kept beside it.
 * A mark is an opinion of an app or its users, never an identity.
 */
export type MarkClass = 'nuisance' | 'insurance' | 'sales' | 'loan' | 'fraud' | 'agent' | 'delivery' | 'service' | 'rings-once' | 'other'

const wordsByClass: Readonly<Record<MarkClass, string>> = {
  nuisance: '骚扰 骚扰拦截 高频骚扰 高频呼叫 恶意骚扰 垃圾 恶意 轰炸 呼死你 可疑 高风险 响一声骚扰',
  insurance: '保险推销 保险理财 保险营销 车险推销 车险营销 保险 车险 车险续保 续保推销 保险业务 保险销售 保险公司 车险理财',
  sales: '推销 广告 广告推销 广告营销 商业营销 商业推销 营销 营销推广 电话营销 电销 推广 业务推销 教育培训 招聘猎头 招聘 猎头 培训 装修推销 装修 股票推销 股票 博彩 违法 反动谣言 调查 促销 业务推广',
  loan: '贷款 贷款理财 贷款推销 金融理财 理财 理财推销 金融推销 金融 投资理财 催收 信用卡 信用卡推销 网贷',
  fraud: '诈骗 欺诈 电信诈骗 网络诈骗 冒充公检法 钓鱼 违规',
  agent: '中介 房产中介 房地产中介 房产 地产 二手房 房产推销 房屋中介 楼盘',
  delivery: '快递 快递送餐 快递外卖 外卖 送餐 快递物流 外卖送餐 送货',
  service: '出租车 出租专车 网约车 客服 服务热线 客服热线 客服电话 银行客服 官方 公共服务 出行',
  'rings-once': '响一声 响一声挂断 一声响',
  other: '标记号码 标记',
}

const classOf: ReadonlyMap<string, MarkClass> = new Map(
  (Object.keys(wordsByClass) as MarkClass[]).flatMap((markClass) => wordsByClass[markClass].split(' ').map((word) => [word, markClass] as const)),
)
const words = [...classOf.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

const doubt = '(?:高度疑似|疑似|涉嫌|可能是|可能为|可能|潜在|高频|恶意|确认)?'
const ending = '(?:类?电话|来电|号码|呼叫|短信|人员|风险|类)?'
export const markWordPattern = `(?:${doubt}(?:${words.join('|')})${ending})`
const english = '(?:(?:suspected|likely|potential|possible)\\s*)?(?:spam|scam|fraud|telemarket(?:er|ing)|robocall|nuisance|junk)(?:\\s*(?:calls?|callers?|risk|likely|number|suspected))?'
const many = '(?:\\d[\\d,.]*\\s*万?\\+?)'
const people = '(?:人次|人|个人|个?用户|位用户|名用户|位网友|个网友|次|位)'
const quote = '["“”「」\'‘’]?'
export const markCountPattern = `(?:已?被)?\\s*(?:超过|约)?${many}\\s*${people}\\s*标[记注](?:为|过|成|了)?`
export const markPattern = [
  `${markCountPattern}[:\\s]*${quote}${markWordPattern}${quote}`,
  `(?:已?被)?(?:用户|网友|大家|多人|他人)?标[记注]?[为:]\\s*${quote}${markWordPattern}${quote}`,
  `${markWordPattern}[\\s,|·:(]{0,2}${markCountPattern}\\)?`,
  `${markWordPattern}[\\s,|·:(]{0,2}${many}\\s*人\\)?`,
  markCountPattern,
  markWordPattern,
].join('|')
export const englishMarkPattern = `${english}(?:[\\s,|·(]{0,3}(?:reported by\\s*)?${many}\\s*(?:reports?|users?)\\)?)?|reported by\\s*${many}\\s*users?`

/** Marks as screens show them whole: 骚扰电话, 疑似诈骗, 保险推销. */
export const fullMarks: readonly string[] = [...new Set(['', '疑似', '涉嫌'].flatMap((before) => ['', '电话', '来电', '号码'].flatMap((after) => words.map((word) => before + word + after))))].filter((mark) => Array.from(mark).length >= 4)

/** The class a mark's words fall in; undefined: no word of the lexicon. */
export const markClassOf = (text: string): MarkClass | undefined => {
  const hit = words.find((word) => classOf.get(word) !== 'other' && text.includes(word))
  if (hit !== undefined) return classOf.get(hit)
  return /spam|nuisance|junk|robo/i.test(text) ? 'nuisance' : /scam|fraud/i.test(text) ? 'fraud' : /telemarket/i.test(text) ? 'sales' : undefined
}

/** How many people marked it, where the text says so. '3.7万人' is 37000. */
export const markCountOf = (text: string): number | undefined => {
  const found = /(\d[\d,]*(?:\.\d+)?)\s*(万?)\+?\s*(?:人|个|位|名|次|用户|reports?|users?)/i.exec(text)
  if (found === null) return undefined
  const value = Number(found[1]!.replaceAll(',', '')) * (found[2] === '万' ? 10_000 : 1)
  return Number.isFinite(value) ? Math.round(value) : undefined
}
