import { addDays, type LocalDate } from '../../kernel/civil.ts'
import type { Deadline } from '../../model/deadlines.ts'

export type CalendarWords = { readonly summary: string; readonly description: string }

/** A calendar file of the clocks that still run: whole days, the same bytes for the same deadlines. RFC 5545. */
export const toIcs = (deadlines: readonly Deadline[], wordsOf: (deadline: Deadline) => CalendarWords): string => {
  const events = deadlines.filter((d) => d.state !== 'done').flatMap((d) => eventOf(d, wordsOf(d)))
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//RingProof//Deadlines//ZH', 'CALSCALE:GREGORIAN', ...events, 'END:VCALENDAR'].map(fold).join('\r\n').concat('\r\n')
}

const eventOf = (deadline: Deadline, { summary, description }: CalendarWords): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escape(deadline.key)}@ringproof`,
  // No clock in here: the stamp is the day the clock began.
  `DTSTAMP:${compact(deadline.startedOn)}T000000Z`,
  `DTSTART;VALUE=DATE:${compact(deadline.due.from)}`,
  `DTEND;VALUE=DATE:${compact(addDays(deadline.due.to, 1))}`,
  `SUMMARY:${escape(summary)}`,
  `DESCRIPTION:${escape(description)}`,
  'TRANSP:TRANSPARENT',
  // Three days before, at nine in the morning: the day itself begins at midnight.
  ...(deadline.whose === 'owner' ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escape(summary)}`, 'TRIGGER:-P2DT15H', 'END:VALARM'] : []),
  'END:VEVENT',
]

const compact = (day: LocalDate): string => day.replaceAll('-', '')
/** RFC 5545 §3.3.11; what cannot be printed has no place in a line. */
const escape = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r\n|\r|\n/g, '\\n').replaceAll(/\p{Cc}/gu, '')

/** At most 75 octets a line (RFC 5545 §3.1), never inside a character. */
const fold = (line: string): string => {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
