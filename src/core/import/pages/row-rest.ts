import { parsePhoneNumber } from '../../kernel/phone-number.ts'
import { meaningsOf, normaliseHeading, type ColumnMeaning } from '../columns.ts'
import { directionOfWords } from '../direction-words.ts'
import type { Column } from './columns.ts'
import { joinLines } from './lines.ts'
import { isTimeHeading, timeKind } from './rows.ts'

/**
 * A row cut by the end of a page: its cells with what stands of it on the next page. undefined: that is a row of its own, or none. Nothing is
 * overwritten: a cell that says something on both pages is joined only where a part of a date, a number or a place was missing.
 */
export const withRest = (columns: readonly Column[], cells: readonly string[], rest: readonly string[]): readonly string[] | undefined => {
  if (cells.length !== columns.length || rest.length !== columns.length || rest.every((c) => c === '')) return undefined
  const timeOf = (row: readonly string[]): string => columns.flatMap((c, i) => (isTimeHeading(c) && row[i] !== '' ? [row[i] ?? ''] : [])).join(' ')
  const [above, below] = [timeKind(timeOf(cells)), timeKind(timeOf(rest))]
  // A whole time of its own, or a clock below a row that has one: another call.
  if (below === 'whole' || (below !== 'none' && above === 'whole') || (below === above && below !== 'none') || (above === 'none' && below === 'none')) return undefined
  if (/^(?:合计|总计|小计|共计)/.test(rest.find((c) => c !== '') ?? '')) return undefined
  const joined = columns.map((column, i) => joinCell(column, cells[i] ?? '', rest[i] ?? ''))
  return joined.some((cell) => cell === undefined) ? undefined : joined.map((cell) => cell ?? '')
}

const joinCell = (column: Column, above: string, below: string): string | undefined => {
  if (above === '' || below === '') return above + below
  const both = joinLines([above, below])
  const meanings = meaningsOf(normaliseHeading(column.heading))
  if (isTimeHeading(column)) return timeKind(both) === 'whole' ? both : undefined
  if (meanings.some((m) => numbers.has(m))) return isWholeOnlyTogether(above, below) ? above + below : undefined
  if (meanings[0] === 'direction') return directionOfWords(above) === undefined && directionOfWords(below) === undefined ? both : undefined
  const isText = meanings[0] === undefined || words.has(meanings[0])
  return isText && !(isAmount.test(above) && isAmount.test(below)) ? both : undefined
}

const isAmount = /^-?\d+(?:\.\d+)?元?$/

const numbers: ReadonlySet<ColumnMeaning> = new Set(['otherNumber', 'callingNumber', 'calledNumber', 'ownNumber'])
const words: ReadonlySet<ColumnMeaning> = new Set(['location', 'service', 'text', 'otherName', 'otherLabel', 'keep'])

const isWholeOnlyTogether = (above: string, below: string): boolean => /^\+?\d+$/.test(above + below) && parsePhoneNumber(above + below).kind !== 'unknown' && [above, below].some((part) => parsePhoneNumber(part).kind === 'unknown')
