import type { Brand } from './brand.ts'
import { err, ok, type Result } from './result.ts'

/** Money in 分: an integer, never a float of 元. */
export type Fen = Brand<number, 'Fen'>

/** Reads 元 as typed: '128', '128.5', '1,280.50'. Errors: anything else. */
export const parseYuan = (text: string): Result<Fen, 'not-an-amount'> => {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').trim())
  if (match === null) return err('not-an-amount')
  const whole = Number((match[1] ?? '').replaceAll(',', ''))
  return ok((whole * 100 + Number((match[2] ?? '').padEnd(2, '0'))) as Fen)
}

export const isFen = (value: number): value is Fen => Number.isSafeInteger(value)

/** '1280.50' without the unit. */
export const formatYuan = (amount: Fen): string => {
  const whole = Math.trunc(Math.abs(amount) / 100)
  const rest = String(Math.abs(amount) % 100).padStart(2, '0')
  return `${amount < 0 ? '-' : ''}${String(whole)}.${rest}`
}
