import type { Direction } from '../../model/observation.ts'
import { parseTimeText, toWhen } from '../../kernel/time-text.ts'
import { wholeNumber } from '../android-call.ts'
import type { Format, Read, ReadContext, RecordReader } from '../format.ts'
import { epochMessage, messageDraft } from '../message.ts'
import { decodeQuotedPrintable } from '../quoted-printable.ts'
import { isPossible, issueAt, reading } from '../readings.ts'
import { zoneOf } from '../text-zone.ts'

/*
 * sms.vmsg of OPPO/ColorOS and Nokia-like phones: BEGIN:VMSG … TEL:, X-BOX:INBOX|SENDBOX, Date: (phone's wall clock), DateOrigin: (ms UTC,
 * authoritative where present), body after Subject…:, quoted-printable with soft breaks. Seen: one demo file. Nokia's .vmg: X-IRMC-BOX, X-NOK-DT (UTC),
 * the text below Date: as it stands.
 */
type Block = { readonly fields: Record<string, string>; body: string | undefined; isSoft: boolean; isQuoted: boolean; /** Inside VBODY, where Nokia's text stands without a heading. */ isInBody: boolean }

export const vmsgMessages: Format = {
  id: 'vmsg-messages',
  version: 1,
  wants: 'line',
  recognise: ({ text }) => (/^BEGIN:VMSG\s*$/m.test(text ?? '') ? { certainty: 'exact' } : null),
  open: (context): RecordReader => {
    let block: Block | undefined
    let ordinal = 0
    return {
      take: (record) => {
        if (record.kind !== 'line') return nothing
        const line = record.text
        if (line.trim() === 'BEGIN:VMSG') {
          const lost = block
          block = { fields: {}, body: undefined, isSoft: false, isQuoted: false, isInBody: false }
          ordinal++
          return lost === undefined ? nothing : { drafts: [], issues: [issueAt('record-cut', { row: ordinal - 1 })] }
        }
        if (block === undefined) return nothing
        if (line.trim() !== 'END:VMSG') {
          takeLine(block, line)
          return nothing
        }
        const done = block
        block = undefined
        return toMessage(done, ordinal, context)
      },
      end: () => ({ drafts: [], issues: block === undefined ? [] : [{ code: 'file-cut', severity: 'warn', place: { row: ordinal }, params: {} }], complete: block === undefined, log: { kind: 'messages' } }),
    }
  },
}

const nothing: Read = { drafts: [], issues: [] }

const takeLine = (block: Block, line: string): void => {
  if (block.isSoft) {
    block.isSoft = line.endsWith('=')
    block.body = (block.body ?? '') + (block.isSoft ? line.slice(0, -1) : line)
    return
  }
  const subject = /^Subject;?(.*?):(.*)$/.exec(line)
  if (subject !== null) {
    block.isQuoted = /QUOTED-PRINTABLE/i.test(subject[1] ?? '')
    const text = subject[2] ?? ''
    block.isSoft = block.isQuoted && text.endsWith('=')
    block.body = block.isSoft ? text.slice(0, -1) : text
    return
  }
  if (/^(?:BEGIN|END):VBODY\s*$/.test(line)) block.isInBody = line.startsWith('BEGIN')
  else takeField(block, line)
}

const takeField = (block: Block, line: string): void => {
  if (/^(?:BEGIN|END):/.test(line)) return
  const at = line.indexOf(':')
  // Nokia's .vmg: after Date: everything down to END:VBODY is the text.
  if (block.isInBody && block.fields['X-NOK-DT'] !== undefined && block.fields['DATE'] !== undefined) block.body = block.body === undefined ? line : `${block.body}\n${line}`
  else if (at > 0 && /^[A-Za-z-]+$/.test(line.slice(0, at))) block.fields[line.slice(0, at).toUpperCase()] ??= line.slice(at + 1).trim()
  else if (block.body !== undefined) block.body += `\n${line}`
}

const toMessage = ({ fields, body, isQuoted }: Block, row: number, { now, answers }: ReadContext): Read => {
  const box = fields['X-BOX'] ?? fields['X-IRMC-BOX'] ?? ''
  const direction: Direction = /^INBOX$/i.test(box) ? 'incoming' : /^(?:SENDBOX|SENT|OUTBOX)/i.test(box) ? 'outgoing' : 'unknown'
  const text = body === undefined || !isQuoted ? body : decodeQuotedPrintable(body).replaceAll('\r\n', '\n')
  const message = { address: fields['TEL'], direction, directionRaw: box, body: text, sim: fields['X-SIMID'] }
  const origin = fields['DATEORIGIN']
  const place = { row }
  if (origin !== undefined) return epochMessage(message, wholeNumber(origin), origin, place, now)
  const raw = utcOf(fields['X-NOK-DT']) ?? fields['DATE'] ?? ''
  const time = parseTimeText(raw)
  const when = time === null ? undefined : toWhen(time, zoneOf(answers))
  if (when?.ok !== true || !isPossible(when.value.from, now)) return { drafts: [messageDraft(message, place)], issues: [issueAt('time-unreadable', place, { raw })] }
  return { drafts: [messageDraft({ ...message, startedAt: reading(when.value, raw) }, place)], issues: [] }
}

/** 20260302T051440Z → 2026-03-02T05:14:40Z. */
const utcOf = (text: string | undefined): string | undefined => {
  const m = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text ?? '')
  return m === null ? undefined : `${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`
}
