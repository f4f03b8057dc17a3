import { parseDurationText } from '../../kernel/duration-text.ts'
import { parsePhoneNumber } from '../../kernel/phone-number.ts'
import type { Reading } from '../../kernel/reading.ts'
import { parseTimeText, toWhen } from '../../kernel/time-text.ts'
import type { Direction } from '../../model/observation.ts'
import { typedCallHeading, typedCallLabels, type TypedCallLabel } from '../../model/typed-source.ts'
import { directionOfWords } from '../direction-words.ts'
import type { Format, Read, ReadContext, RecordReader } from '../format.ts'
import { isPossible, issueAt, present } from '../readings.ts'
import { zoneOf } from '../text-zone.ts'

/*
 * The owner's own line about a call that left no trace: written by this program's form (model/typed-source.ts), one field a line, or by hand in the
 * same shape. The lowest rung of proof; every reading is typed.
 */
export const typedCall: Format = {
  id: 'typed-call',
  version: 1,
  wants: 'line',
  recognise: ({ text }) => ((text ?? '').replace(/^\ufeff/, '').trimStart().startsWith(typedCallHeading) ? { certainty: 'exact' } : null),
  open: (context): RecordReader => {
    const fields = new Map<string, string>()
    let last: string | undefined
    return {
      take: (record) => {
        if (record.kind !== 'line') return { drafts: [], issues: [] }
        const match = /^([^：:]{1,8})[：:](.*)$/.exec(record.text)
        const label = match === null ? undefined : Object.values(typedCallLabels).find((l) => l === match[1]?.trim())
        if (label !== undefined) {
          last = label
          fields.set(label, (match?.[2] ?? '').trim())
        } else if (last !== undefined && !/^——.*写于 /.test(record.text)) fields.set(last, `${fields.get(last) ?? ''}\n${record.text}`.trim())
        return { drafts: [], issues: [] }
      },
      end: () => ({ ...toCall((name) => fields.get(typedCallLabels[name]) ?? '', context), complete: true, log: { kind: 'diary' } }),
    }
  },
}

const place = { row: 1 }

const typed = <T>(value: T, raw: string): Reading<T> => ({ value, raw, confidence: 'likely', method: 'typed' })

const toCall = (field: (name: TypedCallLabel) => string, { answers, now }: ReadContext): Read => {
  const raw = field('time')
  const time = parseTimeText(raw)
  const when = time === null ? undefined : toWhen(time, zoneOf(answers))
  const good = when?.ok === true && isPossible(when.value.from, now)
  const direction = directionOfWords(field('direction'))
  const length = parseDurationText(field('length'))
  const words = (name: TypedCallLabel): Reading<string> | undefined => (field(name) === '' ? undefined : typed(field(name), field(name)))
  const readings = present({
    otherNumber: field('number') === '' ? undefined : typed(parsePhoneNumber(field('number')), field('number')),
    startedAt: good ? typed(when.value, raw) : undefined,
    direction: direction === undefined ? undefined : typed<Direction>(direction, field('direction')),
    durationSeconds: length?.kind === 'seconds' ? typed(length.seconds, field('length')) : undefined,
    otherName: words('name'),
    text: words('words'),
  })
  return { drafts: [{ place, kind: 'call', ...readings }], issues: good ? [] : [issueAt(raw === '' ? 'time-missing' : 'time-unreadable', place, { raw })] }
}
