import { err, ok, type Result } from '../core/kernel/result.ts'
import type { Said } from '../core/model/decision.ts'

type Line = NonNullable<Said['transcript']>[number]

const timeCode = /^\s*[[【(（]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2})[\]】)）]?[\s，,、]*(.*)$/

/**
 * A recording typed out, each utterance behind its time code: 00:12 您的车险…, [1:02:03] …. A line without one goes on with the line above. The error
 * is the number of the first line that belongs to no time: nobody invents one.
 */
export const parseTranscript = (text: string): Result<readonly Line[], number> => {
  const lines: { atSeconds: number; text: string }[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.normalize('NFKC').trim()
    if (line === '') continue
    const match = timeCode.exec(line)
    const last = lines.at(-1)
    if (match !== null) lines.push({ atSeconds: Number(match[1] ?? '0') * 3600 + Number(match[2]) * 60 + Number(match[3]), text: raw.trim().slice(raw.trim().length - (match[4] ?? '').length) })
    else if (last === undefined) return err(index + 1)
    else last.text = `${last.text}\n${raw.trim()}`
  }
  return ok(lines)
}
