import type { PhoneNumber } from '../kernel/phone-number.ts'
import { shownNumber } from './words.ts'

/** Law README §7.3, from memory [M]: what kind of number is shown. A displayed number is not the caller. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/^95\d{3,}$/, '95 开头的客服号码'],
  [/^400\d{7}$/, '400 号码'],
  [/^1010\d{4}$/, '1010 开头的服务号码'],
  [/^106\d+$/, '106 短信端口号码'],
  [/^1(?:62|65|67|70|71)\d{8}$/, '虚拟运营商号段手机号码'],
  [/^1[3-9]\d{9}$/, '手机号码'],
  [/^0\d{9,11}$/, '固定电话号码'],
]

export const numberClassOf = (number: PhoneNumber): string => classes.find(([pattern]) => pattern.test(shownNumber(number)))?.[1] ?? '类别不详的号码'
