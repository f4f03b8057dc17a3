/*
 * Traditional characters of the words phones and apps in Taiwan and Hong Kong write for calls, and their simplified forms: enough to know a heading or a
 * direction by. What a person wrote is never changed by it.
 */
const pairs = '話话電电號号碼码時时間间長长來来撥拨類类開开對对聯联絡络繫系機机備备註注標标記记訊讯內内聽听絕绝攔拦狀状態态響响鈴铃歸归屬属區区費费單单轉转語语郵邮鐘钟點点週周從从為为這这個个說说騷骚擾扰詐诈騙骗銷销應应門门結结終终數数總总計计種种別别動动發发傳传轄辖顯显簡简訂订戶户筆笔錄录'
const simple: ReadonlyMap<string, string> = new Map(Array.from(pairs).flatMap((c, i, all) => (i % 2 === 0 ? [[c, all[i + 1] ?? c] as const] : [])))

/** 通話類型 → 通话类型; 簡訊 → 短信. */
export const simplified = (text: string): string => (/[\u3400-\u9fff]/.test(text) ? Array.from(text, (c) => simple.get(c) ?? c).join('').replaceAll('简讯', '短信').replaceAll('行动电话', '手机号') : text)
